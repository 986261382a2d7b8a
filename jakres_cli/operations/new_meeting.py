"""The file of a meeting, planned or just held."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_time
from jakres_cli.cli.resolve import (
    choice,
    resolve_codes,
    resolve_meeting,
    resolve_reference,
    resolve_somebody,
)
from jakres_cli.locale import catalogue
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value, replace_fields
from jakres_cli.model.words import MEETING_KINDS, short_slug, slug_from
from jakres_cli.operations.drafts import attendee_item, choose_id, filled_fields
from jakres_cli.operations.plan import Plan, first_fault, new_file
from jakres_cli.output.follow_up import pending_lines
from jakres_cli.query.meetings import open_points
from jakres_cli.query.standing import Ledger
from jakres_cli.query.visible import VisibleLedger
from jakres_cli.records.editing.yaml_text import yaml_lines
from jakres_cli.records.layout import meeting_path
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.schema.shared import ATTENDEE
from jakres_cli.records.syntax.prose import fold_blanks
from jakres_cli.templating import SKELETON, own_skeleton, render_skeleton

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from jakres_cli.cli.session import Session
    from jakres_cli.model.event import Series
    from jakres_cli.model.meeting import Attendee
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.yaml_text import Written

_SLUG_WORDS = 6
_LONG_SLUG = 40
_WHO_CAME = Message("Who was in the room?")


class NewMeeting(Value):
    """A meeting as it was typed; ``name`` is what its file is called behind the day."""

    title: str
    name: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    kind: str | None = None
    series: str | None = None
    follows: tuple[str, ...] = ()
    event: str | None = None
    holds: str | None = None
    attendees: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    chair: str | None = None
    pillar: tuple[str, ...] = ()


def ask_what_is_missing(new: NewMeeting, session: Session) -> NewMeeting:
    """Return ``new`` with the day, and who came or is invited, as answered at the terminal."""
    if not session.interactive:
        return new
    today = session.today.isoformat()
    if new.date is None:
        answer = session.ask.text(Message("On which day? (empty: {today})", today=today))
        new = replace_fields(new, date=answer or today)
    records = session.load().records
    day = _day(new, session)
    new = replace_fields(new, date=day.isoformat())
    planned = day > session.today
    series = _series(new, records)
    if new.attendees or (planned and new.invited) or (series and series.attendees):
        return new
    choices = [
        (code, f"{code} · {agency.name.in_language(session.t.lang)}")
        for code, agency in records.agencies.items()
    ]
    question = Message("Who is invited?") if planned else _WHO_CAME
    picked = tuple(session.ask.several(question, choices))
    return replace_fields(new, **{"invited" if planned else "attendees": picked})


def plan_meeting(new: NewMeeting, session: Session) -> Plan:
    """Return the plan that makes the file of a meeting, with what is still open to look at.

    Raises ``AskedWrongly`` for names that mean nothing or when nobody came, ``CannotDo`` when the
    meeting was called so before, or the office's template makes what isn't a record.
    """
    loaded = session.load()
    records = loaded.records
    new = replace_fields(new, title=fold_blanks(new.title))
    day = _day(new, session)
    fields = _meeting_fields(new, day, records, session)
    stem = _free_stem(new, day, _texts(fields, "time"), records)
    path = meeting_path(stem)
    return Plan(
        what=f"jakres new-meeting {stem}",
        steps=(new_file(path, _text(path, day, fields, records, session)),),
        loaded=loaded,
    )


def _day(new: NewMeeting, session: Session) -> datetime.date:
    # who came is told of a day that has been
    return session.day(new.date, past=bool(new.attendees))


def _free_stem(new: NewMeeting, day: datetime.date, time: Sequence[str], records: Records) -> str:
    """Return what the meeting is called: as was asked for, else by its title, else by its time too.

    Raises ``CannotDo`` for a name that a meeting has or had.
    """
    slug = _slug(new.title) if new.name is None else choose_id(new.name, ())
    usual = f"{day.isoformat()}-{slug}"
    by_time = [f"{usual}-{begins.replace(':', '')}" for begins in time if new.name is None]
    free = next((stem for stem in (usual, *by_time) if records.meeting(stem) is None), None)
    if free is not None:
        return free
    earlier = records.meeting(usual)
    assert earlier is not None  # noqa: S101  else it were free
    raise CannotDo(
        Message("there is a meeting {stem} already", stem=usual)
        if earlier.id == usual
        else Message("{stem} was the name of {meeting}", stem=usual, meeting=earlier.id),
        Message("tell the two apart by --time, or by a name of its own: --name NAME"),
    )


def _slug(title: str) -> str:
    whole = slug_from(title)
    return whole if 0 < len(whole) <= _LONG_SLUG else short_slug(title, (), "rapat", _SLUG_WORDS)


def _text(
    path: str,
    day: datetime.date,
    fields: Mapping[str, Written],
    records: Records,
    session: Session,
) -> str:
    """Return the text of the new file, as the office's skeleton or ours makes it."""
    waiting = open_points(
        # the file is for everybody who has the folder, whoever made it
        VisibleLedger(Ledger(records, max(day, session.today))),
        series=next(iter(_texts(fields, "series")), None),
        follows=_texts(fields, "follows"),
        events=(*_texts(fields, "events"), *_texts(fields, "holds")),
        pillars=_texts(fields, "pillar"),
    )
    # the file speaks the language of the records, whatever this run speaks
    t = catalogue(records.settings.lang or session.t.lang)
    front_matter = "\n".join(yaml_lines(fields))
    text = render_skeleton(
        session.tree.root,
        {
            "title": fields["title"],
            "front_matter": front_matter,
            "look_at": pending_lines(waiting, records, t),
            "lang": t.lang,
        },
    )
    if first_fault(path, f"---\n{front_matter}\n---\n") is None:
        _require_readable(path, text, session.tree.root)
    return text


def _texts(fields: Mapping[str, Written], name: str) -> list[str]:
    """Return the one text or the texts that the field ``name`` has, if any."""
    value = fields.get(name)
    if isinstance(value, list):
        return [str(text) for text in value]
    return [str(value)] if value else []


def _require_readable(path: str, text: str, root: str) -> None:
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


def _meeting_fields(
    new: NewMeeting, day: datetime.date, records: Records, session: Session
) -> dict[str, Written]:
    series = _series(new, records)
    planned = day > session.today
    invited, came = _invited_and_came(new, series, records, planned=planned)
    event = resolve_reference(new.event, records.events)
    kinds = (*MEETING_KINDS, *records.settings.kinds)
    return filled_fields(
        MEETING,
        title=new.title,
        date=day.isoformat(),
        time=parse_time(new.time),
        place=new.place,
        record="planned" if planned else None,
        kind=choice(new.kind, kinds, Message("kind")),
        chair=_chair(new, series, records),
        invited=invited,
        attendees=came,
        pillar=_pillars(new.pillar, records) or (list(series.pillar) if series else None),
        series=series.id if series else None,
        follows=[resolve_meeting(name, records).id for name in new.follows],
        events=[event] if event else None,
        holds=resolve_reference(new.holds, records.events),
    )


def _chair(new: NewMeeting, series: Series | None, records: Records) -> str | None:
    if new.chair:
        return resolve_somebody(new.chair, records)
    return series.chair if series else None


def _series(new: NewMeeting, records: Records) -> Series | None:
    return records.series.get(resolve_reference(new.series, records.series) or "")


def _invited_and_came(
    new: NewMeeting, series: Series | None, records: Records, *, planned: bool
) -> tuple[list[Written], list[Written]]:
    """Return those invited and those who came as they are written; usually those of the series."""
    usual = [_usual_item(attendee) for attendee in series.attendees] if series else []
    came, invited = _items(new.attendees, records), _items(new.invited, records)
    if planned:
        return invited or came or usual, []
    if not (came or usual):
        raise AskedWrongly(
            Message("{name} is missing: {what}", name="--attendees", what=_WHO_CAME),
            Message("for a meeting that is still to come, give its day with --date"),
        )
    return invited, came or usual


def _items(names: tuple[str, ...], records: Records) -> list[Written]:
    return [attendee_item(code, records) for code in resolve_codes(names, records)]


def _usual_item(attendee: Attendee) -> Written:
    """Return a usual attendee of a series as it is written."""
    given = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in attendee.__dict__.items()
    }
    names = [
        {"name": who.name} | ({"position": who.position} if who.position else {})
        for who in attendee.names
    ]
    item = filled_fields(ATTENDEE, **{**given, "names": names})
    return item["agency"] if list(item) == ["agency"] else item


def _pillars(given: tuple[str, ...], records: Records) -> list[str]:
    names = [name for text in given for name in text.replace(",", " ").split()]
    pillars = records.settings.pillar
    return [name for name in names if choice(name, pillars, Message("pillar"))]
