"""``jakres add follow-up``: what was promised, into the minutes."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    CONFIDENTIAL,
    DRY_RUN,
    ID,
    KIND,
    MEETING_ARGUMENT,
    Options,
    option,
    optional_argument,
    repeatable,
)
from jakres_cli.model.base import Message
from jakres_cli.operations.additions import NewFollowUp, plan_follow_up
from jakres_cli.operations.plan import write_and_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class AddFollowUpOptions(Options):
    """The options of ``jakres add follow-up``."""

    meeting: str | None = MEETING_ARGUMENT
    text: str | None = optional_argument(
        "TEXT", "What is to be done, as a sentence of the minutes."
    )
    owner: tuple[str, ...] = repeatable(
        "--owner", "AGENCY", "Who owes it; without this, nobody was named."
    )
    with_: tuple[str, ...] = repeatable("--with", "AGENCY", "Who supports the owner.")
    to: tuple[str, ...] = repeatable("--to", "AGENCY", "Who is to receive it.")
    due: str | None = option(
        "--due", "DUE", "When: a day as people say it, a due form, or words that stay words."
    )
    kind: str | None = KIND
    event: str | None = option("--event", "EVENT", "The event that it belongs to.")
    id: str | None = ID
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: AddFollowUpOptions) -> int:
    """Add a follow-up to a draft, and its sentence to the prose unless it stands there."""
    new = NewFollowUp(
        meeting=session.require_meeting(options.meeting),
        what=session.require(options.text, "TEXT", Message("What is to be done?")),
        owners=options.owner,
        supporters=options.with_,
        to=options.to,
        due=options.due,
        kind=options.kind,
        event=options.event,
        id=options.id,
    )
    return write_and_account(session, plan_follow_up, new, dry_run=options.dry_run)


COMMAND = Command(
    "add follow-up",
    "Add a follow-up to a meeting that isn't approved yet.",
    run,
    AddFollowUpOptions,
)
