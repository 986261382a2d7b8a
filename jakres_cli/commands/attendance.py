"""``jakres attendance``: a planned meeting took place; who came."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    CONFIDENTIAL,
    DRY_RUN,
    MEETING_ARGUMENT,
    Options,
    flag,
    repeatable,
)
from jakres_cli.operations.attendance import Turnout, ask_who_came, plan_attendance
from jakres_cli.operations.plan import write_and_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class AttendanceOptions(Options):
    """The options of ``jakres attendance``."""

    meeting: str | None = MEETING_ARGUMENT
    all_invited: bool = flag("--all-invited", "All who were invited came.")
    absent: tuple[str, ...] = repeatable(
        "--absent", "AGENCY", "All who were invited came, but this one."
    )
    present: tuple[str, ...] = repeatable("--present", "AGENCY", "This one came, invited or not.")
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: AttendanceOptions) -> int:
    """Turn a planned meeting into minutes with its attendees."""
    turnout = Turnout(
        meeting=session.require_meeting(options.meeting),
        all_invited=options.all_invited,
        absent=options.absent,
        present=options.present,
    )
    turnout = ask_who_came(turnout, session)
    return write_and_account(session, plan_attendance, turnout, dry_run=options.dry_run)


COMMAND = Command(
    "attendance",
    "Record who came to a planned meeting; it becomes minutes.",
    run,
    AttendanceOptions,
)
