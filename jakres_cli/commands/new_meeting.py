"""``jakres new-meeting``: the file of a meeting, planned or just held."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, Options, flag, option, optional_argument, repeatable
from jakres_cli.model.base import Message
from jakres_cli.operations.new_meeting import NewMeeting, ask_what_is_missing, plan_meeting
from jakres_cli.operations.plan import records_after, write_plan
from jakres_cli.store.surroundings import open_in_editor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class NewMeetingOptions(Options):
    """The options of ``jakres new-meeting``."""

    title: str | None = optional_argument("TITLE", "What the meeting is called.")
    name: str | None = option("--name", "NAME", "What its file is called behind the day.")
    date: str | None = option("--date", "DATE", "The day, as people say it; today when left out.")
    time: str | None = option("--time", "TIME", "When it begins: 09:00 or 9.00.")
    place: str | None = option("--place", "PLACE", "Where.")
    kind: str | None = option("--kind", "KIND", "What kind of meeting.")
    series: str | None = option("--series", "SERIES", "Its series; brings who usually comes.")
    follows: tuple[str, ...] = repeatable("--follows", "MEETING", "A meeting that it continues.")
    event: str | None = option("--event", "EVENT", "An event it is about.")
    holds: str | None = option("--holds", "EVENT", "The event that it is, held.")
    attendees: tuple[str, ...] = repeatable("--attendees", "A,B", "Who was in the room.")
    invited: tuple[str, ...] = repeatable("--invited", "A,B", "Who is invited.")
    chair: str | None = option("--chair", "WHO", "Who leads it.")
    pillar: tuple[str, ...] = repeatable("--pillar", "A,B", "Its pillars.")
    edit: bool = flag("--edit", "Open it in your editor.")
    dry_run: bool = DRY_RUN


def run(session: Session, options: NewMeetingOptions) -> int:
    """Create the file and print its path; what is missing is asked for on a terminal."""
    new = NewMeeting(
        title=session.require(options.title, "TITLE", Message("What is the meeting called?")),
        name=options.name,
        date=options.date,
        time=options.time,
        place=options.place,
        kind=options.kind,
        series=options.series,
        follows=options.follows,
        event=options.event,
        holds=options.holds,
        attendees=options.attendees,
        invited=options.invited,
        chair=options.chair,
        pillar=options.pillar,
    )
    new = ask_what_is_missing(new, session)
    outcome = write_plan(
        session, lambda: plan_meeting(new, session), dry_run=options.dry_run, announce=False
    )
    if not options.dry_run:
        path = outcome.plan.steps[0].new
        session.say(f"{path}\n")
        if options.edit:
            open_in_editor(session.tree.root, path)
    return session.account(records_after(outcome, session))


COMMAND = Command(
    "new-meeting", "Create the file of a meeting, planned or just held.", run, NewMeetingOptions
)
