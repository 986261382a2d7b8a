"""One run of ``jakres render``: its options, and the records that answer what was asked."""

from __future__ import annotations

from functools import cached_property

from jakres_cli.cli.dates import parse_period_options
from jakres_cli.cli.follow_up_selection import SelectionOptions, selection_from_options
from jakres_cli.cli.options import AT, EXCEL, Options, argument, flag, option, optional_argument
from jakres_cli.cli.resolve import (
    resolve_party,
    resolve_reference,
    resolve_scopes,
    resolve_somebody,
)
from jakres_cli.cli.selection import DecisionSelectionOptions, decision_selection_from_options
from jakres_cli.documents.table import all_formats, documents_words
from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
from jakres_cli.model.base import Message, replace_fields
from jakres_cli.model.words import DECISION_KINDS, FOLLOW_UP_KINDS
from jakres_cli.operations.document_origin import load_with_origin
from jakres_cli.operations.rendering.filters import narrowing_words, selection_words
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeVar

    from jakres_cli.cli.session import Session
    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.model.source import Tree
    from jakres_cli.query.meetings import DecisionSelection
    from jakres_cli.query.scope import Scope
    from jakres_cli.query.selection import Selection

    T = TypeVar("T", Meeting, Event)


class PaperOptions(Options):
    """Which document, in which form, and where to."""

    document: str = argument(
        "DOCUMENT", Message("One of: {documents}.", documents=documents_words())
    )
    ref: str | None = optional_argument(
        "REF", "The meeting, agency or event, or any part that means only one."
    )
    format: str | None = option(
        "--format",
        "FORMAT",
        "md (a page on a terminal), html, docx or pdf, else by the ending of -o; what else "
        "a document can be, an error tells.",
        choices=all_formats(),
    )
    excel: bool = EXCEL
    output: str | None = option(
        "--output", "PATH", "Write to that file, with --all into that folder.", short="-o"
    )
    template: str | None = option(
        "--template",
        "FILE",
        "Use that template (.md.j2, or .docx from Word) instead of the usual one.",
    )
    fields: bool = flag("--fields", "List what a template of the document may use.")
    starter: bool = flag(
        "--starter", "Write a Word file with the fields in it, to begin an own template with."
    )
    confidential: bool = flag("--confidential", "Show what is confidential too.")
    incomplete: bool = flag(
        "--incomplete", "To others: although something that may change it was not counted."
    )
    at: str | None = AT
    all: bool = flag(
        "--all", "One of every meeting or agency, into the folder -o. Matrix: any status."
    )
    for_signature: bool = flag(
        "--for-signature",
        "Without the word draft; minutes print the hash of their text instead.",
    )
    rows: str | None = option(
        "--rows", "N", "Attendance: so many empty rows for others who come; 5 unless said."
    )


class LetterOptions(Options):
    """What stands on a letter and is enclosed."""

    number: str | None = option("--number", "NUMBER", "Reminder: the number of the letter.")
    on: str | None = option("--on", "DATE", "Reminder: the day that stands on the letter.")
    by: str | None = option("--by", "WHO", "Reminder: the post that signs it.")
    reply_by: str | None = option(
        "--reply-by", "DATE", "Reminder: the day by which an answer is awaited."
    )
    sheet: bool = flag(
        "--sheet", "Reminder as eml: enclose the sheet that the agency is to fill in."
    )


class RenderOptions(DecisionSelectionOptions, LetterOptions, SelectionOptions, PaperOptions):
    """All of them. The help page lists the bases from the last to the first."""

    internal: bool = flag("--internal", "News: show what is not public too.")

    # where follow-ups and decisions share an option, it is described for follow-ups
    all: bool = PaperOptions.all
    agency: tuple[str, ...] = SelectionOptions.agency
    kind: str | None = option(
        "--kind",
        "KIND",
        "commitment, instruction, request, expectation or need.",
        choices=dict.fromkeys((*FOLLOW_UP_KINDS, *DECISION_KINDS)),
    )
    pillar: str | None = SelectionOptions.pillar
    meeting: str | None = SelectionOptions.meeting


class RenderRequest:
    """What documents are made from (``documents.maker.Request``), out of a session and its options.

    ``every`` tells that a folder of documents is made, ``internal`` that their readers may see what
    is internal.
    """

    def __init__(
        self, session: Session, options: RenderOptions, *, every: bool, internal: bool
    ) -> None:
        self.session = session
        # “all” of the documents says nothing about the status of follow-ups
        self.options = replace_fields(options, all=options.all and not every)
        self.every = every
        self.internal = internal
        self.day = session.day(options.as_of)
        self.tree: Tree = session.tree_at(options.at)
        as_of = self.day if options.as_of else None
        loaded, self.origin = load_with_origin(session, self.tree, as_of)
        self.loaded = session.quotable(loaded, self.tree, confidential=options.confidential)

    @property
    def records(self) -> Records:
        """All records."""
        return self.loaded.records

    @cached_property
    def ledger(self) -> Ledger:
        """The follow-ups as they stand on the day asked about."""
        return Ledger(self.records, self.day)

    @cached_property
    def selection(self) -> Selection:
        """The follow-ups that the filters describe; raises ``AskedWrongly``."""
        return selection_from_options(self.session, self.options, self.records, self.day)

    @cached_property
    def on(self) -> datetime.date | None:
        """The day that stands on a letter, if one was given."""
        return self.session.day(self.options.on) if self.options.on else None

    def discretion(self) -> VisibilityFilter:
        """Return what may be shown, with nothing left out yet."""
        return VisibilityFilter(confidential=self.options.confidential, internal=self.internal)

    def display_names(self) -> DisplayNames:
        """Return the names of everything for one document."""
        return DisplayNames(self.records, self.session.t, self.discretion())

    def meeting(self, ref: str) -> Meeting:
        """Return the meeting that ``ref`` means; raises ``AskedWrongly`` for none or several."""
        return self._resolved(ref, self.records.meetings)

    def meetings(self, keep: Callable[[Meeting], bool], discretion: VisibilityFilter) -> list[str]:
        """Return the ids of the meetings to ``keep`` that ``discretion`` shows."""
        meetings = [self.records.meetings[name] for name in sorted(self.records.meetings)]
        shown = discretion.keep(
            filter(keep, meetings), lambda it: (it.visibility,), lambda it: it.id
        )
        return [meeting.id for meeting in shown]

    def event(self, ref: str) -> Event:
        """Return the event that ``ref`` means; raises ``AskedWrongly`` for none or several."""
        return self._resolved(ref, self.records.events)

    def party(self, text: str) -> str:
        """Return the code of the party that ``text`` names; raises ``AskedWrongly``."""
        return resolve_party(text, self.records)

    @property
    def reply_by(self) -> datetime.date | None:
        """The day by which a letter awaits its answer; raises ``AskedWrongly``."""
        return self.session.day(self.options.reply_by) if self.options.reply_by else None

    def signer(self) -> str | None:
        """Return who signs a letter, if somebody was named; raises ``AskedWrongly``."""
        return resolve_somebody(self.options.by, self.records) if self.options.by else None

    def scopes(self, agencies: Sequence[str]) -> tuple[Scope, ...]:
        """Return whose follow-ups ``agencies`` are asked about; raises ``AskedWrongly``."""
        return resolve_scopes(agencies, self.records, self.day, exact=self.options.exact)

    def decisions(self) -> tuple[DecisionSelection, datetime.date]:
        """Return the decisions that the filters describe, and the day they are asked about."""
        options, as_of = self.options, self.day.isoformat() if self.options.as_of else None
        period, day = parse_period_options(self.session, options.since, options.until, as_of)
        return decision_selection_from_options(options, period, self.records, day), day

    def selection_words(self, scopes: tuple[Scope, ...], display: DisplayNames) -> list[str]:
        """Return what was asked for, one filter after the other."""
        return list(selection_words(self.options, self.selection, scopes, display))

    def narrowing_words(self, display: DisplayNames) -> list[str]:
        """Return what narrows a document that is about an agency anyway."""
        return list(narrowing_words(self.options, self.selection, display))

    def note(self, message: Message) -> None:
        """Say something beside the document."""
        self.session.note(message)

    def _resolved(self, ref: str, known: Mapping[str, T]) -> T:
        if ref in known:  # each of a whole folder is asked for by its id
            return known[ref]
        return known[resolve_reference(ref, known, self.records.unread) or ""]
