"""``jakres add decision``: what the meeting decided."""

from __future__ import annotations

from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN, ID, MEETING_ARGUMENT
from jakres_cli.cli.resolve import require_sentence, resolve_somebody
from jakres_cli.model.message import Message
from jakres_cli.model.words import DECISION_KINDS
from jakres_cli.operations.drafts import (
    FIELD_ORDER,
    filled_fields,
    find_draft,
    new_id,
    require_draft,
)
from jakres_cli.operations.writing import change_file
from jakres_cli.records.editing.edits import append_item
from jakres_cli.records.schema.meeting import DECISION
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.records.syntax.document import Document


def run(session: Session, *, meeting: str | None, text: str | None, **asked: Any) -> int:  # noqa: ANN401
    """Add a decision to a draft; its words become the quote when they stand in the prose."""
    loaded = session.load()
    found = find_draft(
        session.wanted(meeting, "MEETING", Message("Which meeting?")), loaded.records
    )
    words = require_sentence(session.wanted(text, "TEXT", Message("What was decided?")))
    made: list[str] = []

    def edit(document: Document) -> str:
        require_draft(document)
        made.append(new_id(asked["id"], words, "keputusan", document))
        stands_there = normalise_prose(words) in normalise_prose(document.prose)
        item = filled_fields(
            DECISION,
            id=made[-1],
            text=words,
            kind=asked["kind"],
            by=resolve_somebody(asked["by"], loaded.records),
            quote=words if stands_there else None,
        )
        return append_item(document, "decisions", item, FIELD_ORDER)

    change_file(session, found.path, edit, dry_run=asked["dry_run"])
    session.note(Message("decision {ref}", ref=f"{found.id}/{made[-1]}"))
    return session.account(loaded)


COMMAND = Command(
    name="add decision",
    help=Message("Add a decision to a meeting that isn't approved yet."),
    run=run,
    arguments=(
        MEETING_ARGUMENT,
        Argument(
            name="text",
            metavar="TEXT",
            required=False,
            help=Message("What was decided, in a sentence."),
        ),
    ),
    options=(
        Option(
            names=("--kind",),
            metavar="KIND",
            choices=DECISION_KINDS,
            help=Message("decision, agreement, noted, position or postponed."),
        ),
        Option(names=("--by",), metavar="WHO", help=Message("Who decided it.")),
        ID,
        DRY_RUN,
    ),
)
