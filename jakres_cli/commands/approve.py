"""``jakres approve``: the minutes are as they should be; from then on they are sealed."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, MEETING_ARGUMENT, Options, option
from jakres_cli.model.base import Message
from jakres_cli.operations.approval import ApprovalRequest, plan_approval
from jakres_cli.operations.plan import write_and_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class ApproveOptions(Options):
    """The options of ``jakres approve``."""

    meeting: str | None = MEETING_ARGUMENT
    by: str | None = option("--by", "POST", "Who approves them.")
    on: str | None = option("--on", "DATE", "The day; today when left out.")
    at: str | None = option("--at", "MEETING", "The meeting that approved them.")
    number: str | None = option("--number", "NUMBER", "The minutes' number.")
    signed: str | None = option(
        "--signed", "FILE", "The scan with the signatures; it is copied to records/files/."
    )
    dry_run: bool = DRY_RUN


def run(session: Session, options: ApproveOptions) -> int:
    """Approve and seal the minutes of a meeting that ``check`` finds nothing wrong with."""
    approval = ApprovalRequest(
        meeting=session.require_meeting(options.meeting),
        by=session.require(options.by, "--by", Message("Who approves them?")),
        on=options.on,
        at=options.at,
        number=options.number,
        signed=options.signed,
    )
    return write_and_account(session, plan_approval, approval, dry_run=options.dry_run)


COMMAND = Command(
    "approve", "Approve the minutes of a meeting, and seal them.", run, ApproveOptions
)
