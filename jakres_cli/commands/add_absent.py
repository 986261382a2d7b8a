"""``jakres add absent``: who was expected and did not come."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    CONFIDENTIAL,
    DRY_RUN,
    MEETING_ARGUMENT,
    Options,
    flag,
    option,
    optional_argument,
)
from jakres_cli.model.base import Message
from jakres_cli.operations.additions import NewAbsence, plan_absence
from jakres_cli.operations.plan import write_and_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class AddAbsentOptions(Options):
    """The options of ``jakres add absent``."""

    meeting: str | None = MEETING_ARGUMENT
    agency: str | None = optional_argument("AGENCY", "The agency.")
    excused: bool = flag("--excused", "They let it be known.")
    reason: str | None = option("--reason", "TEXT", "Why they did not come.")
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: AddAbsentOptions) -> int:
    """Add an absent agency to a draft."""
    new = NewAbsence(
        meeting=session.require_meeting(options.meeting),
        agency=session.require(options.agency, "AGENCY", Message("Which agency?")),
        excused=options.excused,
        reason=options.reason,
    )
    return write_and_account(session, plan_absence, new, dry_run=options.dry_run)


COMMAND = Command(
    "add absent", "Add who was expected at a meeting and did not come.", run, AddAbsentOptions
)
