"""``jakres add follow-up``: what was promised, into the minutes."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_due_fields
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    DRY_RUN,
    ID,
    MEETING_ARGUMENT,
    Options,
    option,
    optional_argument,
    repeatable,
)
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
from jakres_cli.records.schema.shared import FOLLOW_UP
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.records.syntax.document import Document

_HEADINGS = {"id": "Tindak lanjut", "en": "Follow-ups"}
"""What the section of the prose is called: in the language of the records, not of the run."""


class AddFollowUpOptions(Options):
    """The options of ``jakres add follow-up``."""

    meeting: str | None = MEETING_ARGUMENT
    text: str | None = optional_argument(
        "TEXT", "What is to be done, as a sentence of the minutes."
    )
    owner: tuple[str, ...] = repeatable(
        "--owner", "AGENCY", "Who owes it; without this, nobody was named."
    )
    with_: tuple[str, ...] = repeatable("--with", "AGENCY", "Who supports the owner.")
    to: tuple[str, ...] = repeatable("--to", "AGENCY", "Who is to receive it.")
    due: str | None = option(
        "--due", "DUE", "When: a day as people say it, a due form, or words that stay words."
    )
    kind: str | None = option(
        "--kind", "KIND", "commitment, request, expectation or need.", choices=FOLLOW_UP_KINDS
    )
    event: str | None = option("--event", "EVENT", "The event that it belongs to.")
    id: str | None = ID
    dry_run: bool = DRY_RUN


def run(session: Session, options: AddFollowUpOptions) -> int:
    """Add a follow-up to a draft, and its sentence to the prose unless it stands there."""
    loaded = session.load()
    records = loaded.records
    found = find_draft(
        session.wanted(options.meeting, "MEETING", Message("Which meeting?")), records
    )
    what = require_sentence(session.wanted(options.text, "TEXT", Message("What is to be done?")))
    owners = resolve_codes(options.owner, records)
    kind = options.kind or guess_kind(what)
    if kind and not options.kind:
        session.note(Message("kind: {kind}, by its words", kind=kind))
    supporters = resolve_codes(options.with_, records)
    to = resolve_codes(options.to, records)
    due = parse_due_fields(options.due, found, records, session)
    event = resolve_reference(options.event, records.events)
    made: list[str] = []

    def edit(document: Document) -> str:
        require_draft(document)
        item = filled_fields(
            FOLLOW_UP,
            id=new_id(options.id, what, "tindak-lanjut", document, *owners),
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

    change_file(session, found.path, edit, dry_run=options.dry_run)
    if found.date > session.today:
        session.note(Message("note: the meeting is still to come, on {date}", date=str(found.date)))
    session.note(Message("follow-up {ref}", ref=f"{found.id}/{made[-1]}"))
    return session.account(loaded)


def _heading(document: Document, lang: str | None) -> str:
    there = (name for name in _HEADINGS.values() if has_heading(document, name))
    return next(there, _HEADINGS[lang or "id"])


COMMAND = Command(
    "add follow-up",
    "Add a follow-up to a meeting that isn't approved yet.",
    run,
    AddFollowUpOptions,
)
