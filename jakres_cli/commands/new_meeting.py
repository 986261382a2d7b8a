"""``jakres new-meeting``: the file of a meeting, planned or just held."""

from __future__ import annotations

from jakres_cli.cli.dates import day_or_today, parse_time
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, Options, flag, option, optional_argument, repeatable
from jakres_cli.cli.resolve import (
    choice,
    resolve_codes,
    resolve_meeting,
    resolve_reference,
    resolve_somebody,
)
from jakres_cli.locale import catalogue
from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.model.spelling import short_slug, slug_from
from jakres_cli.model.words import MEETING_KINDS
from jakres_cli.operations.drafts import attendee_item, filled_fields
from jakres_cli.operations.writing import create_new_file, first_fault
from jakres_cli.output.follow_up import pending_lines
from jakres_cli.query.meetings import open_points
from jakres_cli.query.standing import Ledger
from jakres_cli.records.editing.yaml_text import yaml_lines
from jakres_cli.records.reading.layout import meeting_path
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.schema.shared import ATTENDEE
from jakres_cli.records.syntax.prose import fold_blanks
from jakres_cli.templating import SKELETON, own_skeleton, render_skeleton

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Attendee
    from jakres_cli.model.records import Records

_SLUG_WORDS = 6
_LONG_SLUG = 40


class NewMeetingOptions(Options):
    """The options of ``jakres new-meeting``."""

    title: str | None = optional_argument("TITLE", "What the meeting is called.")
    date: str | None = option("--date", "DATE", "The day, as people say it; today when left out.")
    time: str | None = option("--time", "TIME", "When it begins: 09:00 or 9.00.")
    place: str | None = option("--place", "PLACE", "Where.")
    kind: str | None = option("--kind", "KIND", "What kind of meeting.")
    series: str | None = option(
        "--series", "SERIES", "The series it is one of; brings its usual attendees, chair, pillar."
    )
    follows: tuple[str, ...] = repeatable(
        "--follows", "MEETING", "An earlier meeting that it continues."
    )
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
    loaded = session.load()
    records = loaded.records
    title = fold_blanks(
        session.wanted(options.title, "TITLE", Message("What is the meeting called?"))
    )
    # who came is told of a day that has been
    day = _day(options.date, session, past=bool(options.attendees))
    fields = _fields(title, day, options, records, session)
    stem = f"{day.isoformat()}-{_slug(title)}"
    path = meeting_path(stem)
    earlier = records.meeting(stem)
    if earlier is not None and earlier.id != stem:
        raise CannotDo(Message("{stem} was the name of {meeting}", stem=stem, meeting=earlier.id))
    waiting = open_points(
        Ledger(records, max(day, session.today)),
        series=fields.get("series"),
        follows=fields.get("follows", ()),
        events=(*fields.get("events", ()), fields.get("holds")),
        pillars=fields.get("pillar", ()),
    )
    # the file speaks the language of the records, whatever this run speaks
    t = catalogue(records.settings.lang or session.t.lang)
    front_matter = "\n".join(yaml_lines(fields))
    text = render_skeleton(
        session.tree.root,
        {
            "title": title,
            "front_matter": front_matter,
            "look_at": pending_lines(waiting, records, t),
            "lang": t.lang,
        },
    )
    if first_fault(path, f"---\n{front_matter}\n---\n") is None:
        _must_be_readable(path, text, session.tree.root)
    create_new_file(session, path, text, dry_run=options.dry_run)
    if not options.dry_run:
        session.say(f"{path}\n")
        if options.edit:
            from jakres_cli.store.editor import open_in_editor

            open_in_editor(session.tree.root, path)
    return session.account(loaded)


def _must_be_readable(path: str, text: str, root: str) -> None:
    """Name the template when what it makes of sound fields can't be read."""
    fault = first_fault(path, text)
    if fault is not None:
        raise CannotDo(
            Message(
                "the template {place}: {problem}",
                place=own_skeleton(root) or SKELETON,
                problem=Message("its result is not a record: {reason}", reason=fault.message),
            ),
            fault.hint,
        )


def _slug(title: str) -> str:
    whole = slug_from(title)
    return whole if 0 < len(whole) <= _LONG_SLUG else short_slug(title, (), "rapat", _SLUG_WORDS)


def _day(said: str | None, session: Session, *, past: bool) -> datetime.date:
    if said is None and session.interactive:
        said = session.ask.text(
            Message("On which day? (empty: {today})", today=session.today.isoformat())
        )
    return day_or_today(said, session, past=past)


def _fields(
    title: str, day: datetime.date, options: NewMeetingOptions, records: Records, session: Session
) -> dict[str, Any]:
    series = records.series.get(resolve_reference(options.series, records.series) or "")
    planned = day > session.today
    usual = [_usual(one) for one in series.attendees] if series else []
    came = _listed(options.attendees, records)
    invited = _listed(options.invited, records)
    if planned:
        invited, came = invited or came or usual, []
        if not invited and session.interactive:
            invited = [*_picked(Message("Who is invited?"), records, session)]
    else:
        came = came or usual
        if not came:
            came = [*_wanted_attendees(records, session)]
    holds = resolve_reference(options.holds, records.events)
    event = resolve_reference(options.event, records.events)
    return filled_fields(
        MEETING,
        title=title,
        date=day.isoformat(),
        time=parse_time(options.time),
        place=options.place,
        record="planned" if planned else None,
        kind=_kind(options.kind, records),
        chair=resolve_somebody(options.chair, records) or (series.chair if series else None),
        invited=invited,
        attendees=came,
        pillar=_pillars(options.pillar, records) or (list(series.pillar) if series else None),
        series=series.id if series else None,
        follows=[resolve_meeting(one, records).id for one in options.follows],
        events=[event] if event else None,
        holds=holds,
    )


def _wanted_attendees(records: Records, session: Session) -> list[str]:
    question = Message("Who was in the room?")
    if session.interactive:
        picked = _picked(question, records, session)
        if picked:
            return picked
    raise AskedWrongly(
        Message("{name} is missing: {what}", name="--attendees", what=question),
        Message("for a meeting that is still to come, give its day with --date"),
    )


def _picked(question: Message, records: Records, session: Session) -> list[str]:
    choices = [
        (code, f"{code} · {agency.name.in_language(session.t.lang)}")
        for code, agency in records.agencies.items()
    ]
    return session.ask.several(question, choices)


def _listed(names: tuple[str, ...], records: Records) -> list[Any]:
    return [attendee_item(code, records) for code in resolve_codes(names, records)]


def _usual(one: Attendee) -> Any:  # noqa: ANN401  a code, or fields
    """Return a usual attendee of a series as it is written."""
    given = {name: list(v) if isinstance(v, tuple) else v for name, v in one.__dict__.items()}
    names = [
        {"name": who.name} | ({"position": who.position} if who.position else {})
        for who in one.names
    ]
    item = filled_fields(ATTENDEE, **{**given, "names": names})
    return one.agency if list(item) == ["agency"] else item


def _kind(kind: str | None, records: Records) -> str | None:
    return choice(kind, (*MEETING_KINDS, *records.settings.kinds), Message("kind"))


def _pillars(given: tuple[str, ...], records: Records) -> list[str]:
    names = [name for one in given for name in one.replace(",", " ").split()]
    known = records.settings.pillar
    return [one for name in names if (one := choice(name, known, Message("pillar")))]


COMMAND = Command(
    "new-meeting", "Create the file of a meeting, planned or just held.", run, NewMeetingOptions
)
