"""``jakres approve``: the minutes are as they should be; from then on they are sealed."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    CONFIDENTIAL,
    DRY_RUN,
    MEETING_ARGUMENT,
    Options,
    option,
    repeatable,
)
from jakres_cli.model.base import Message
from jakres_cli.model.words import WAYS_OF_APPROVAL
from jakres_cli.operations.approval import ApprovalRequest, plan_approval
from jakres_cli.operations.plan import write_and_account
from jakres_cli.operations.supplement import SupplementRequest, is_approved, plan_supplement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class ApproveOptions(Options):
    """The options of ``jakres approve``."""

    meeting: str | None = MEETING_ARGUMENT
    by: tuple[str, ...] = repeatable("--by", "POST", "Who approves them.")
    on: str | None = option("--on", "DATE", "The day; today when left out.")
    at: str | None = option("--at", "MEETING", "The meeting that approved them.")
    how: str | None = option(
        "--how", "HOW", "meeting, circulation or signature.", choices=WAYS_OF_APPROVAL
    )
    number: str | None = option(
        "--number", "NUMBER", "The minutes' number; also for approved ones that have none."
    )
    signed: str | None = option(
        "--signed", "FILE", "The scan with the signatures; it is copied to records/files/."
    )
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: ApproveOptions) -> int:
    """Approve and seal minutes that ``check`` finds nothing wrong with, or give them a number."""
    meeting = session.require_meeting(options.meeting)
    approves = options.by or options.on or options.at or options.how
    if (options.number or options.signed) and not approves and is_approved(meeting, session):
        supplement = SupplementRequest(
            meeting=meeting, number=options.number, signed=options.signed
        )
        return write_and_account(session, plan_supplement, supplement, dry_run=options.dry_run)
    approval = ApprovalRequest(
        meeting=meeting,
        by=options.by or (session.require(None, "--by", Message("Who approves them?")),),
        on=options.on,
        at=options.at,
        how=options.how,
        number=options.number,
        signed=options.signed,
    )
    return write_and_account(session, plan_approval, approval, dry_run=options.dry_run)


COMMAND = Command(
    "approve", "Approve the minutes of a meeting, and seal them.", run, ApproveOptions
)
