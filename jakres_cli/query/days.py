"""When a due form falls due by what it hangs on, and what hangs on itself."""

from __future__ import annotations

from datetime import date, timedelta

from jakres_cli.model import follow_up as forms
from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jakres_cli.model.event import Event
    from jakres_cli.model.follow_up import Due, FollowUp
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records


_WEEK = 7


class Span(Value):
    """The first and last day of something that has days."""

    first: date
    last: date


def event_span(event: Event, records: Records, as_of: date) -> Span | None:
    """Return the days of ``event`` as they were known on ``as_of``; None when none were set.

    An event that was held took place when its meeting did.
    """
    held = records.holding(event.id)
    if held is not None and held.date <= as_of:
        return Span(first=held.date, last=held.last_day)
    if event.date is None:
        return None
    length = (event.end_date or event.date) - event.date
    first = event.date
    for move in sorted(event.moved, key=lambda move: move.on, reverse=True):
        if move.on > as_of:
            first = move.was
    return Span(first=first, last=_shift(first, days=length.days) or first)


def latest_day(
    due: Due | None,
    follow_up: FollowUp,
    records: Records,
    as_of: date,
    events_as_of: date | None = None,
) -> date | None:
    """Return the last day on which ``due`` is kept, or None when it has no day (yet).

    ``events_as_of`` asks for the days of events as they were known then, if that is another day.
    """
    if due is None:
        return None
    if due.form == forms.NEXT_MEETING:
        meeting = next_meeting(follow_up, records, as_of)
        return meeting.date if meeting else None
    if due.anchor is None or due.form == forms.AFTER:
        return fixed_day(due)
    span = _anchor_span(due.anchor, records, events_as_of or as_of)
    if span is None:
        return None
    if due.form == forms.BEFORE:
        return _shift(span.first, days=-1)
    return _later(span.last, due.count, due.unit)


def fixed_day(due: Due) -> date | None:
    """Return the last day on which ``due`` is kept where the form alone tells it."""
    if due.first is None or due.last is None or due.form == forms.AFTER:
        return None
    if due.form == forms.BEFORE:
        return _shift(due.first, days=-1)
    return _later(due.last, due.count, due.unit) if due.form == forms.WITHIN else due.last


def next_meeting(follow_up: FollowUp, records: Records, as_of: date) -> Meeting | None:
    """Return the first later meeting that follows the one of ``follow_up``, or its series.

    A meeting that is planned counts too; one that was cancelled doesn't.
    """
    meeting = records.meeting(follow_up.meeting)
    if meeting is None:
        return None
    return next(
        (
            later
            for later in records.later_meetings(meeting)
            if later.record == "planned" or (later.record != "cancelled" and later.date <= as_of)
        ),
        None,
    )


def _anchor_span(anchor: str, records: Records, as_of: date) -> Span | None:
    event = records.event(anchor)
    if event is not None:
        return event_span(event, records, as_of)
    meeting = records.meeting(anchor)
    return Span(first=meeting.date, last=meeting.last_day) if meeting else None


def _later(day: date, count: int, unit: str) -> date | None:
    if unit == "m":
        return forms.add_months(day, count)
    return _shift(day, days=count * (_WEEK if unit == "w" else 1))


def _shift(day: date, *, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def circles(depends: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Return every group of names that depend on each other, or the one that does on itself.

    ``depends`` tells what each name depends on. Each group is sorted, and so are the groups. The
    way is Tarjan's (1972, “Depth-first search and linear graph algorithms”), without recursion.
    """
    edges = {name: [target for target in on if target in depends] for name, on in depends.items()}
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    rings: list[tuple[str, ...]] = []
    for start, leads in edges.items():
        pending = [(start, iter(leads))] if start not in number else []
        while pending:
            name, rest = pending[-1]
            if name not in number:
                number[name] = lowest[name] = len(number)
                path.append(name)
                on_path.add(name)
            following = next(
                (target for target in rest if _leads_on(target, number, on_path)), None
            )
            if following is not None and following not in number:
                pending.append((following, iter(edges[following])))
                continue
            if following is not None:
                lowest[name] = min(lowest[name], number[following])
                continue
            pending.pop()
            if pending:
                above = pending[-1][0]
                lowest[above] = min(lowest[above], lowest[name])
            if lowest[name] == number[name]:
                group = _taken_from(path, on_path, name)
                if len(group) > 1 or name in edges[name]:
                    rings.append(group)
    return sorted(rings)


def _leads_on(name: str, number: Mapping[str, int], on_path: set[str]) -> bool:
    return name not in number or name in on_path


def _taken_from(path: list[str], on_path: set[str], until: str) -> tuple[str, ...]:
    group = [path.pop()]
    while group[-1] != until:
        group.append(path.pop())
    on_path.difference_update(group)
    return tuple(sorted(group))
