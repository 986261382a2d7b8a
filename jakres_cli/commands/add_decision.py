"""``jakres add decision``: what the meeting decided."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, ID, MEETING_ARGUMENT, Options, option, optional_argument
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
    from jakres_cli.cli.session import Session
    from jakres_cli.records.syntax.document import Document


class AddDecisionOptions(Options):
    """The options of ``jakres add decision``."""

    meeting: str | None = MEETING_ARGUMENT
    text: str | None = optional_argument("TEXT", "What was decided, in a sentence.")
    kind: str | None = option(
        "--kind",
        "KIND",
        "decision, agreement, noted, position or postponed.",
        choices=DECISION_KINDS,
    )
    by: str | None = option("--by", "WHO", "Who decided it.")
    id: str | None = ID
    dry_run: bool = DRY_RUN


def run(session: Session, options: AddDecisionOptions) -> int:
    """Add a decision to a draft; its words become the quote when they stand in the prose."""
    loaded = session.load()
    found = find_draft(
        session.wanted(options.meeting, "MEETING", Message("Which meeting?")), loaded.records
    )
    words = require_sentence(session.wanted(options.text, "TEXT", Message("What was decided?")))
    made: list[str] = []

    def edit(document: Document) -> str:
        require_draft(document)
        made.append(new_id(options.id, words, "keputusan", document))
        stands_there = normalise_prose(words) in normalise_prose(document.prose)
        item = filled_fields(
            DECISION,
            id=made[-1],
            text=words,
            kind=options.kind,
            by=resolve_somebody(options.by, loaded.records),
            quote=words if stands_there else None,
        )
        return append_item(document, "decisions", item, FIELD_ORDER)

    change_file(session, found.path, edit, dry_run=options.dry_run)
    session.note(Message("decision {ref}", ref=f"{found.id}/{made[-1]}"))
    return session.account(loaded)


COMMAND = Command(
    "add decision", "Add a decision to a meeting that isn't approved yet.", run, AddDecisionOptions
)
