"""``jakres add follow-up``: what was promised, into the minutes."""

from __future__ import annotations

from jakres_cli.cli.due_words import due_fields
from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN, ID, MEETING_ARGUMENT
from jakres_cli.cli.resolve import asked_codes, asked_reference, asked_sentence
from jakres_cli.model.message import Message
from jakres_cli.model.words import FOLLOW_UP_KINDS, kind_by_words
from jakres_cli.operations.drafts import FIELD_ORDER, draft, filled_in, must_be_draft, new_id
from jakres_cli.operations.writing import change
from jakres_cli.records.editing.edits import append_item, then
from jakres_cli.records.editing.prose import append_prose, has_heading
from jakres_cli.records.schema.follow_up import FOLLOW_UP
from jakres_cli.records.syntax.prose import plain_words

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
    found = draft(session.wanted(meeting, "MEETING", Message("Which meeting?")), records)
    what = asked_sentence(session.wanted(text, "TEXT", Message("What is to be done?")))
    owners = asked_codes(asked["owner"], records)
    kind = asked["kind"] or kind_by_words(what)
    if kind and not asked["kind"]:
        session.note(Message("kind: {kind}, by its words", kind=kind))
    supporters = asked_codes(asked["with"], records)
    to = asked_codes(asked["to"], records)
    due = due_fields(asked["due"], found, records, session)
    event = asked_reference(asked["event"], records.events)
    made: list[str] = []

    def edit(document: Document) -> str:
        must_be_draft(document)
        item = filled_in(
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
        if plain_words(what) in plain_words(document.prose):
            return new
        heading = _heading(document, records.settings.lang)
        return then(document, new, lambda again: append_prose(again, heading, f"- {what}"))

    change(session, found.path, edit, dry_run=asked["dry_run"])
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
