"""``jakres cancel``: a planned meeting or an event is called off."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import CONFIDENTIAL, DRY_RUN, ON, REASON, Options, optional_argument
from jakres_cli.model.base import Message
from jakres_cli.operations.cancellation import NewCancellation, plan_cancellation
from jakres_cli.operations.plan import write_and_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class CancelOptions(Options):
    """The options of ``jakres cancel``."""

    ref: str | None = optional_argument(
        "REF", "The planned meeting or the event, or any part that means only one."
    )
    reason: str | None = REASON
    on: str | None = ON
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: CancelOptions) -> int:
    """Note in its record that it was called off, when and why."""
    cancellation = NewCancellation(
        ref=session.require(options.ref, "REF", Message("Which meeting, or event?")),
        reason=session.require(options.reason, "--reason", Message("Why?")),
        on=options.on,
    )
    return write_and_account(session, plan_cancellation, cancellation, dry_run=options.dry_run)


COMMAND = Command("cancel", "Call a planned meeting or an event off.", run, CancelOptions)
