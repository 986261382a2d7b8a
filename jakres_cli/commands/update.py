"""``jakres update``: what was reported on a follow-up since it was promised."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    BY,
    DRY_RUN,
    EVIDENCE,
    FOLLOW_UP_ARGUMENT,
    NOTE,
    ON,
    OWNER,
    REASON,
    Options,
    option,
    repeatable,
)
from jakres_cli.model.base import Message
from jakres_cli.model.words import PROGRESS_STATUSES
from jakres_cli.operations.plan import write_and_account
from jakres_cli.operations.progress import ProgressReport, plan_progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class UpdateOptions(Options):
    """The options of ``jakres update``."""

    ref: str | None = FOLLOW_UP_ARGUMENT
    status: str | None = option(
        "--status", "STATUS", "The status from then on.", choices=PROGRESS_STATUSES
    )
    note: str | None = NOTE
    by: str | None = BY
    owner: str | None = OWNER
    owners: tuple[str, ...] = repeatable(
        "--owners", "A,B", "Who owes it from then on: it is handed over."
    )
    evidence: tuple[str, ...] = EVIDENCE
    due: str | None = option("--due", "DUE", "When it is due from then on.")
    asked: str | None = option(
        "--asked", "DUE", "An extension that is asked for; refused when it is turned down."
    )
    reason: str | None = REASON
    on: str | None = ON
    dry_run: bool = DRY_RUN


def run(session: Session, options: UpdateOptions) -> int:
    """Write one progress entry."""
    report = ProgressReport(
        ref=session.require(options.ref, "REF", Message("Which follow-up?")),
        status=options.status,
        note=options.note,
        by=options.by,
        owner=options.owner,
        owners=options.owners,
        evidence=options.evidence,
        due=options.due,
        extension=options.asked,
        reason=options.reason,
        on=options.on,
    )
    return write_and_account(session, plan_progress, report, dry_run=options.dry_run)


COMMAND = Command("update", "Report progress on a follow-up.", run, UpdateOptions)
