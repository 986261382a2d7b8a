"""``jakres add attendee``: who else was in the room, or is invited."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    CONFIDENTIAL,
    DRY_RUN,
    MEETING_ARGUMENT,
    Options,
    option,
    optional_argument,
    repeatable,
)
from jakres_cli.model.base import Message
from jakres_cli.model.words import ATTENDEE_ROLES
from jakres_cli.operations.additions import NewAttendee, plan_attendee
from jakres_cli.operations.plan import write_and_account

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class AddAttendeeOptions(Options):
    """The options of ``jakres add attendee``."""

    meeting: str | None = MEETING_ARGUMENT
    agency: str | None = optional_argument(
        "AGENCY", "The agency; may be left out for people whose agency isn't known."
    )
    post: tuple[str, ...] = repeatable("--post", "POST", "A post of it.")
    person: tuple[str, ...] = repeatable("--person", "PERSON", "Somebody registered.")
    name: tuple[str, ...] = repeatable("--name", "NAME", "Somebody by name only.")
    role: str | None = option(
        "--role", "ROLE", "Their part in the meeting.", choices=ATTENDEE_ROLES
    )
    on_behalf_of: str | None = option("--on-behalf-of", "WHO", "Whom they stood in for.")
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: AddAttendeeOptions) -> int:
    """Add an attendee to a draft; to those invited while the meeting is only planned."""
    meeting = session.require_meeting(options.meeting)
    agency = options.agency
    if not (options.person or options.post or options.name):
        agency = session.require(agency, "AGENCY", Message("Which agency?"))
    new = NewAttendee(
        meeting=meeting,
        agency=agency,
        posts=options.post,
        people=options.person,
        names=options.name,
        role=options.role,
        on_behalf_of=options.on_behalf_of,
    )
    return write_and_account(session, plan_attendee, new, dry_run=options.dry_run)


COMMAND = Command(
    "add attendee",
    "Add who was in the room, or who is invited to a planned meeting.",
    run,
    AddAttendeeOptions,
)
