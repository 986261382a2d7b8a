"""``jakres add decision``: what the meeting decided."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    CONFIDENTIAL,
    DRY_RUN,
    ID,
    MEETING_ARGUMENT,
    Options,
    option,
    optional_argument,
)
from jakres_cli.model.base import Message
from jakres_cli.model.words import DECISION_KINDS
from jakres_cli.operations.additions import NewDecision, plan_decision
from jakres_cli.operations.plan import write_and_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


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
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: AddDecisionOptions) -> int:
    """Add a decision to a draft; its words become the quote when they stand in the prose."""
    new = NewDecision(
        meeting=session.require_meeting(options.meeting),
        text=session.require(options.text, "TEXT", Message("What was decided?")),
        kind=options.kind,
        by=options.by,
        id=options.id,
    )
    return write_and_account(session, plan_decision, new, dry_run=options.dry_run)


COMMAND = Command(
    "add decision", "Add a decision to a meeting that isn't approved yet.", run, AddDecisionOptions
)
