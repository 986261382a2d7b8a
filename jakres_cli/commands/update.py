"""``jakres update``: what was reported on a follow-up since it was promised."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    ASKED,
    BY,
    CONFIDENTIAL,
    DRY_RUN,
    EVIDENCE,
    FOLLOW_UP_ARGUMENT,
    NOTE,
    OBJECTION,
    ON,
    OWNER,
    OWNERS,
    REASON,
    STATUS,
    Options,
    option,
)
from jakres_cli.model.base import Message
from jakres_cli.operations.plan import write_and_account
from jakres_cli.operations.progress import ProgressReport, plan_progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class UpdateOptions(Options):
    """The options of ``jakres update``."""

    ref: str | None = FOLLOW_UP_ARGUMENT
    status: str | None = STATUS
    note: str | None = NOTE
    by: str | None = BY
    owner: str | None = OWNER
    owners: tuple[str, ...] = OWNERS
    evidence: tuple[str, ...] = EVIDENCE
    due: str | None = option("--due", "DUE", "When it is due from then on.")
    asked: str | None = ASKED
    objection: str | None = OBJECTION
    reason: str | None = REASON
    on: str | None = ON
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


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
        objection=options.objection,
        reason=options.reason,
        on=options.on,
    )
    return write_and_account(session, plan_progress, report, dry_run=options.dry_run)


COMMAND = Command("update", "Report progress on a follow-up.", run, UpdateOptions)
