"""``jakres add follow-up``: what was promised, into the minutes."""

from __future__ import annotations

from jakres_cli.cli.due_words import parse_due_fields
from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN, ID, MEETING_ARGUMENT
from jakres_cli.cli.resolve import require_sentence, resolve_codes, resolve_reference
from jakres_cli.model.message import Message
from jakres_cli.model.words import FOLLOW_UP_KINDS, guess_kind
from jakres_cli.operations.drafts import (
    FIELD_ORDER,
    filled_fields,
    find_draft,
    new_id,
    require_draft,
)
from jakres_cli.operations.writing import change_file
from jakres_cli.records.editing.edits import append_item, append_prose, chain_edit, has_heading
from jakres_cli.records.schema.follow_up import FOLLOW_UP
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.records.syntax.document import Document

_HEADINGS = {"id": "Tindak lanjut", "en": "Follow-ups"}
"""What the section of the prose is called: in the language of the records, not of the run."""


def run(session: Session, *, meeting: str | None, text: str | None, **asked: Any) -> int:  # noqa: ANN401
    """Add a follow-up to a draft, and its sentence to the prose unless it stands there."""
    loaded = session.load()
    records = loaded.records
    found = find_draft(session.wanted(meeting, "MEETING", Message("Which meeting?")), records)
    what = require_sentence(session.wanted(text, "TEXT", Message("What is to be done?")))
    owners = resolve_codes(asked["owner"], records)
    kind = asked["kind"] or guess_kind(what)
    if kind and not asked["kind"]:
        session.note(Message("kind: {kind}, by its words", kind=kind))
    supporters = resolve_codes(asked["with"], records)
    to = resolve_codes(asked["to"], records)
    due = parse_due_fields(asked["due"], found, records, session)
    event = resolve_reference(asked["event"], records.events)
    made: list[str] = []

    def edit(document: Document) -> str:
        require_draft(document)
        item = filled_fields(
            FOLLOW_UP,
            id=new_id(asked["id"], what, "tindak-lanjut", document, *owners),
            what=what,
            kind=kind,
            **{"with": supporters},
            to=to,
            **due,
            event=event,
            quote=what,
        )
        # an empty list says that nobody was named, which is not the same as saying nothing
        item["owners"] = owners
        made.append(str(item["id"]))
        in_order = {name: item[name] for name in FOLLOW_UP.by_name if name in item}
        new = append_item(document, "follow-ups", in_order, FIELD_ORDER)
        if normalise_prose(what) in normalise_prose(document.prose):
            return new
        heading = _heading(document, records.settings.lang)
        return chain_edit(document, new, lambda again: append_prose(again, heading, f"- {what}"))

    change_file(session, found.path, edit, dry_run=asked["dry_run"])
    if found.date > session.today:
        session.note(Message("note: the meeting is still to come, on {date}", date=str(found.date)))
    session.note(Message("follow-up {ref}", ref=f"{found.id}/{made[-1]}"))
    return session.account(loaded)


def _heading(document: Document, lang: str | None) -> str:
    there = (name for name in _HEADINGS.values() if has_heading(document, name))
    return next(there, _HEADINGS[lang or "id"])


COMMAND = Command(
    name="add follow-up",
    help=Message("Add a follow-up to a meeting that isn't approved yet."),
    run=run,
    arguments=(
        MEETING_ARGUMENT,
        Argument(
            name="text",
            metavar="TEXT",
            required=False,
            help=Message("What is to be done, as a sentence of the minutes."),
        ),
    ),
    options=(
        Option(
            names=("--owner",),
            metavar="AGENCY",
            many=True,
            help=Message("Who owes it; without this, nobody was named."),
        ),
        Option(
            names=("--with",), metavar="AGENCY", many=True, help=Message("Who supports the owner.")
        ),
        Option(names=("--to",), metavar="AGENCY", many=True, help=Message("Who is to receive it.")),
        Option(
            names=("--due",),
            metavar="DUE",
            help=Message("When: a day as people say it, a due form, or words that stay words."),
        ),
        Option(
            names=("--kind",),
            metavar="KIND",
            choices=FOLLOW_UP_KINDS,
            help=Message("commitment, request, expectation or need."),
        ),
        Option(names=("--event",), metavar="EVENT", help=Message("The event that it belongs to.")),
        ID,
        DRY_RUN,
    ),
)
