"""``jakres render DOCUMENT [REF]``: minutes, the matrix of follow-ups, an agency's page."""

from __future__ import annotations

import os

from jakres_cli.cli.asked import asked_reference, asked_scopes
from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.origin import load_with_origin
from jakres_cli.cli.selecting import SELECTING, matrix_of
from jakres_cli.documents.agency import agency_view
from jakres_cli.documents.coverage import coverage, left_out_words
from jakres_cli.documents.discretion import Discretion
from jakres_cli.documents.matrix import matrix_table
from jakres_cli.documents.minutes import has_minutes, minutes_view
from jakres_cli.documents.parties import Called
from jakres_cli.documents.prose import read_prose, read_seal
from jakres_cli.errors import AskedWrongly, CannotDo
from jakres_cli.message import Message, Plural
from jakres_cli.nearest import nearest
from jakres_cli.query.party import account
from jakres_cli.state.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.templating.render import Templates

FORMATS = ("md", "csv")
DOCUMENTS = {"minutes": "notula", "actions": "matriks", "agency": "instansi"}
"""The documents and their Indonesian names."""


def run(session: Session, *, document: str, ref: str | None, **asked: Any) -> int:  # noqa: ANN401
    """Render the document; exit 1 when records were not read whole."""
    name = _document(document)
    _must_fit(name, ref, asked)
    if asked["output"]:
        session.must_not_hit_records(asked["output"])
    rendering = _Rendering(session, asked)
    if name == "actions":
        rendering.matrix()
    elif name == "agency":
        rendering.agency(ref or "")
    elif asked["all"]:
        rendering.every_minutes(asked["output"])
    else:
        rendering.minutes(ref or "")
    return rendering.account()


class _Rendering:
    """One run: the records, the templates, and how much was left out so far."""

    def __init__(self, session: Session, asked: dict[str, Any]) -> None:
        self.session = session
        self.asked = asked
        self.day = session.day(asked["as_of"]) if asked["as_of"] else session.today
        self.tree = session.tree_at(asked["at"])
        self.loaded, self.origin = load_with_origin(session, self.tree)
        self.left_out = 0
        self._templates: Templates | None = None

    def minutes(self, ref: str) -> None:
        """Render the minutes of one meeting."""
        records = self.loaded.records
        stem = asked_reference(ref, records.meetings)
        assert stem is not None  # noqa: S101  nothing was asked with nothing
        self._deliver(self._minutes_of(records.meetings[stem]))

    def every_minutes(self, folder: str) -> None:
        """Render the minutes of every meeting that has some; all of them before one is written."""
        from jakres_cli.store.write import replace_file

        made: dict[str, str] = {}
        for stem, meeting in sorted(self.loaded.records.meetings.items()):
            if not has_minutes(meeting):
                continue
            if Discretion(confidential=self.asked["confidential"]).shows(meeting.visibility):
                made[stem] = self._minutes_of(meeting)
            else:
                self.left_out += 1
        if os.path.lexists(folder) and not os.path.isdir(folder):
            raise CannotDo(Message("{path} is not a folder", path=folder))
        os.makedirs(folder, exist_ok=True)
        for stem, text in made.items():
            replace_file(os.path.join(folder, f"{stem}.md"), text.encode())
        self.session.note(
            Plural(
                "wrote 1 document into {path}",
                "wrote {n} documents into {path}",
                n=len(made),
                path=folder,
            )
        )

    def matrix(self) -> None:
        """Render the matrix of follow-ups."""
        called = self._called()
        ledger = Ledger(self.loaded.records, self.day)
        is_csv = self.asked["format"] == "csv"
        group = self.asked["group"] or ("" if is_csv else "agency")
        view = matrix_of(self.session, self.asked, ledger, called, group=group)
        if not is_csv:
            self._deliver(self._filled("actions", view, called.discretion))
            return
        from jakres_cli.output.report import Column, Report, Section
        from jakres_cli.output.separated import as_csv

        columns, rows = matrix_table(view)
        section = Section(
            columns=tuple(Column(title=title) for title in columns),
            rows=tuple(map(tuple, rows)),
        )
        self.left_out += called.discretion.left_out
        self.session.deliver(as_csv(Report(sections=(section,))), self.asked["output"])

    def agency(self, name: str) -> None:
        """Render an agency's page."""
        called = self._called()
        (scope,) = asked_scopes([name], self.loaded.records)
        ledger = Ledger(self.loaded.records, self.day)
        view = agency_view(scope.code, account(ledger, scope.code), called)
        self._deliver(self._filled("agency", view, called.discretion))

    def account(self) -> int:
        """Say what the answer rests on and what was left out; return the exit code."""
        if self.left_out:
            self.session.note(left_out_words(self.left_out))
            self.session.note(Message("--confidential shows them"))
        return self.session.account(self.loaded)

    def _minutes_of(self, meeting: Meeting) -> str:
        called = self._called()
        prose = read_prose(self.tree, meeting.path)
        view = minutes_view(meeting, prose, called)
        if self.asked["for_signature"]:
            text_hash = read_seal(self.tree, meeting.path)
            view = {**view, "minutes": {**view["minutes"], "text_hash": text_hash}}  # type: ignore[dict-item]
        return self._filled("minutes", view, called.discretion)

    def _called(self) -> Called:
        discretion = Discretion(confidential=self.asked["confidential"])
        return Called(self.loaded.records, self.session.t, discretion)

    def _filled(self, name: str, view: dict[str, Any], discretion: Discretion) -> str:
        if self._templates is None:
            from jakres_cli.templating.render import Templates

            self._templates = Templates(self.session.tree.root, self.asked["template"])
        covers = coverage(self.loaded, self.day, discretion, self.session.t, self.origin)
        view = {**view, "coverage": covers}
        self.left_out += discretion.left_out
        return self._templates.render(f"{name}.md.j2", view)

    def _deliver(self, text: str) -> None:
        session, output = self.session, self.asked["output"]
        if output is None and self.asked["format"] is None and session.terminal:
            from jakres_cli.output.page import page

            text = page(text, session.width, color=session.color)
        session.deliver(text, output)


def _document(text: str) -> str:
    by_name = {name: name for name in DOCUMENTS} | {id_: en for en, id_ in DOCUMENTS.items()}
    if text in by_name:
        return by_name[text]
    guess = nearest(text, by_name)
    known = ", ".join(by_name)
    raise AskedWrongly(
        Message("there is no document {name}", name=text),
        Message("did you mean {guess}?", guess=guess)
        if guess
        else Message("known: {known}", known=known),
    )


def _must_fit(name: str, ref: str | None, asked: dict[str, Any]) -> None:
    """Refuse what the document has no use for, rather than overlook it."""
    if name == "actions" and ref is not None:
        raise AskedWrongly(
            Message("the matrix takes no reference"),
            Message("narrow it with --agency {ref} or --meeting {ref}", ref=ref),
        )
    if name == "agency" and ref is None:
        raise AskedWrongly(Message("which agency?"), Message("jakres render agency BPBD"))
    if name == "minutes":
        _must_fit_minutes(ref, asked)
    if asked["format"] == "csv" and name != "actions":
        raise AskedWrongly(Message("only the matrix can be csv"), Message("jakres render actions"))
    allowed = {
        "actions": {one.key for one in SELECTING},
        "agency": {"as_of", "at"},
        "minutes": {"at"},
    }
    for option in SELECTING:
        if asked[option.key] and option.key not in allowed[name]:
            raise AskedWrongly(
                Message("{option} means nothing for {name}", option=option.names[0], name=name)
            )
    if asked["all"] and name == "agency":
        raise AskedWrongly(Message("{option} means nothing for {name}", option="--all", name=name))


def _must_fit_minutes(ref: str | None, asked: dict[str, Any]) -> None:
    if asked["all"] and ref is not None:
        raise AskedWrongly(Message("either one meeting or --all"))
    if asked["all"] and asked["output"] in {None, "-"}:
        raise AskedWrongly(Message("into which folder?"), Message("name it with -o DIR"))
    if not asked["all"] and ref is None:
        raise AskedWrongly(Message("which meeting?"), Message("name one, or all with --all -o DIR"))


COMMAND = Command(
    name="render",
    help=Message("Make a document: minutes, the matrix of follow-ups, an agency's page."),
    run=run,
    arguments=(
        Argument(
            name="document",
            metavar="DOCUMENT",
            help=Message("minutes (notula), actions (matriks) or agency (instansi)."),
        ),
        Argument(
            name="ref",
            metavar="REF",
            required=False,
            help=Message("The meeting or the agency, or any part that means only one."),
        ),
    ),
    options=(
        Option(
            names=("--all",),
            flag=True,
            help=Message("Minutes: of every meeting, into the folder -o. Matrix: any status."),
        ),
        Option(
            names=("--for-signature",),
            flag=True,
            help=Message("Minutes: the hash of the text instead of the word draft."),
        ),
        Option(
            names=("--confidential",),
            flag=True,
            help=Message("Show what is confidential too."),
        ),
        Option(
            names=("--template",),
            metavar="FILE",
            help=Message("Use that template instead of the workspace's or the usual one."),
        ),
        Option(
            names=("--format",),
            metavar="FORMAT",
            choices=FORMATS,
            help=Message("md (a page on a terminal), for the matrix also csv."),
        ),
        Option(
            names=("--output", "-o"),
            metavar="PATH",
            help=Message("Write to that file, with --all into that folder."),
        ),
        *SELECTING,
    ),
)
