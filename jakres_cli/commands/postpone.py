"""``jakres postpone``: another day for a follow-up, an event or a planned meeting."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    BY,
    CONFIDENTIAL,
    DRY_RUN,
    EVIDENCE,
    NOTE,
    ON,
    REASON,
    Options,
    flag,
    option,
    optional_argument,
)
from jakres_cli.model.base import Message
from jakres_cli.operations.plan import write_and_account
from jakres_cli.operations.postponement import Postponement, plan_postponement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class PostponeOptions(Options):
    """The options of ``jakres postpone``."""

    ref: str | None = optional_argument(
        "REF", "The follow-up, event or planned meeting, or any part that means only one."
    )
    to: str | None = option("--to", "DUE", "The new day, or due form; unknown for an event.")
    time: str | None = option("--time", "HH:MM", "The new hour of a meeting.")
    reason: str | None = REASON
    asked: bool = flag("--asked", "It is only asked for, not granted yet.")
    note: str | None = NOTE
    by: str | None = BY
    evidence: tuple[str, ...] = EVIDENCE
    on: str | None = ON
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: PostponeOptions) -> int:
    """Write the entry that moves a due date, or asks for it; or move an event or a meeting."""
    postponement = Postponement(
        ref=session.require(options.ref, "REF", Message("Which follow-up, event or meeting?")),
        to=session.require(options.to, "--to", Message("To which day?")),
        reason=session.require(options.reason, "--reason", Message("Why?")),
        asked=options.asked,
        note=options.note,
        by=options.by,
        evidence=options.evidence,
        on=options.on,
        time=options.time,
    )
    return write_and_account(session, plan_postponement, postponement, dry_run=options.dry_run)


COMMAND = Command(
    "postpone",
    "Move a due date, ask for an extension, or move an event or a planned meeting.",
    run,
    PostponeOptions,
)
