"""Until when something is due: the last day of a due form, and how that day changed in time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from jakres_cli.model.base import Value
from jakres_cli.model.meeting import AFTER, BEFORE, NEXT_MEETING, WITHIN, add_months
from jakres_cli.model.words import CANCELLED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Due, FollowUp, Meeting
    from jakres_cli.model.paperwork import Move
    from jakres_cli.model.records import Records
    from jakres_cli.query.folded import GivenDue

_WEEK = 7


class Span(Value):
    """The first and last day of something that has days."""

    first: date
    last: date


def event_span(event: Event, records: Records, as_of: date) -> Span | None:
    """Return the days of ``event`` as they were known on ``as_of``; None when none were set.

    An event that was held took place when its meeting did. Before a move it had the day that the
    move took from it, and was as long as it is now.
    """
    held = records.holding(event.id)
    if held is not None and held.date <= as_of:
        return Span(first=held.date, last=held.last_day)
    first = _first_day(event.date, event.moved, as_of)
    if first is None:
        return None
    length = event.end_date - event.date if event.end_date and event.date else timedelta()
    return Span(first=first, last=_shift(first, days=length.days) or first)


def is_cancelled(event: Event, as_of: date) -> bool:
    """Tell whether ``event`` was called off by ``as_of``; without a day it always was."""
    on = event.cancelled.on if event.cancelled else None
    return event.status == CANCELLED and (on is None or on <= as_of)


def _first_day(now: date | None, moves: Iterable[Move], as_of: date) -> date | None:
    """Return the first day of something as it was known on ``as_of``."""
    later = sorted((move for move in moves if move.on > as_of), key=lambda move: move.on)
    return later[0].was if later else now


def latest_day(due: Due | None, follow_up: FollowUp, records: Records, as_of: date) -> date | None:
    """Return the last day on which ``due`` is kept, as it was known on ``as_of``.

    None when it has no day (yet).
    """
    if due is None:
        return None
    if due.form == NEXT_MEETING:
        meeting = next_meeting(follow_up, records, as_of)
        return _meeting_span(meeting, as_of).first if meeting else None
    if due.anchor is None or due.form == AFTER:
        return fixed_day(due)
    span = _anchor_span(due.anchor, records, as_of)
    return _last_of(due, span) if span else None


def fixed_day(due: Due) -> date | None:
    """Return the last day on which ``due`` is kept where the form alone tells it."""
    if due.first is None or due.last is None or due.form == AFTER:
        return None
    return _last_of(due, Span(first=due.first, last=due.last))


def _last_of(due: Due, span: Span) -> date | None:
    """Return the last day on which a ``due`` that counts from ``span`` is kept."""
    if due.form == BEFORE:
        return _earlier(span.first, due.count, due.unit)
    return _later(span.last, due.count, due.unit) if due.form == WITHIN else span.last


def next_meeting(follow_up: FollowUp, records: Records, as_of: date) -> Meeting | None:
    """Return the first later meeting that follows the one of ``follow_up``, or its series.

    A meeting that is planned counts too; one that was cancelled doesn't.
    """
    meeting = records.meeting(follow_up.meeting)
    if meeting is None:
        return None
    return next(
        (later for later in records.later_meetings(meeting) if _is_known(later, as_of)),
        None,
    )


def _anchor_span(anchor: str, records: Records, as_of: date) -> Span | None:
    event = records.event(anchor)
    if event is not None:
        return event_span(event, records, as_of)
    meeting = records.meeting(anchor)
    return _meeting_span(meeting, as_of) if meeting else None


def _meeting_span(meeting: Meeting, as_of: date) -> Span:
    """Return the days of ``meeting`` as they were known on ``as_of``."""
    first = _first_day(meeting.date, meeting.moved, as_of) or meeting.date
    length = meeting.last_day - meeting.date
    return Span(first=first, last=_shift(first, days=length.days) or first)


def _is_known(meeting: Meeting, as_of: date) -> bool:
    """Tell whether ``meeting`` was held or planned by ``as_of``; what moved had been planned."""
    if not meeting.was_held:
        called_off = meeting.cancelled.on if meeting.cancelled else None
        return meeting.record == "planned" or (called_off is not None and called_off > as_of)
    return meeting.date <= as_of or bool(meeting.moved)


def _earlier(day: date, count: int, unit: str) -> date | None:
    """Return the last day that is ``count`` before ``day``; the day before it without a count."""
    return _later(day, -count, unit) if unit else _shift(day, days=-1)


def _later(day: date, count: int, unit: str) -> date | None:
    if unit == "m":
        return add_months(day, count)
    return _shift(day, days=count * (_WEEK if unit == "w" else 1))


def _shift(day: date, *, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


class DueStep(Value):
    """The latest day from a day on; ``move`` is that of the ``event`` by which it was changed."""

    on: date
    latest: date | None
    event: str | None = None
    move: Move | None = None


def due_history(
    follow_up: FollowUp, given: Sequence[GivenDue], records: Records, until: date
) -> tuple[DueStep, ...]:
    """Return the latest day through time, up to ``until``, as it was known on each day.

    It changes by the dues that were ``given``, and while one of them hangs on something with a day
    of its own, by what became of that.
    """
    counted = [each for each in given if each.on <= until]
    ends = [*(each.on for each in counted[1:]), until]
    return tuple(
        step
        for each, end in zip(counted, ends, strict=False)
        for step in _steps_of(each, follow_up, records, end)
    )


def _steps_of(
    given: GivenDue, follow_up: FollowUp, records: Records, end: date
) -> Iterator[DueStep]:
    """Yield the latest day of one due, from the day it was given until ``end``."""

    def known(on: date) -> date | None:
        return latest_day(given.due, follow_up, records, on)

    yield DueStep(on=given.on, latest=known(given.on))
    moves = _moves(given.due, follow_up, records)
    for name, move in sorted(moves, key=lambda named: named[1].on):
        if given.on < move.on <= end:
            yield DueStep(on=move.on, latest=known(move.on), event=name, move=move)
    if given.due.anchor or given.due.form == NEXT_MEETING:
        yield DueStep(on=end, latest=known(end))  # by then it was held, perhaps on another day


def _moves(due: Due, follow_up: FollowUp, records: Records) -> Iterator[tuple[str, Move]]:
    """Yield the moves of what ``due`` hangs on, each with its name."""
    if due.form == NEXT_MEETING:
        meeting = records.meeting(follow_up.meeting)
        for later in records.later_meetings(meeting) if meeting else ():
            yield from ((later.id, move) for move in later.moved)
    elif due.anchor:
        anchor = records.event(due.anchor) or records.meeting(due.anchor)
        if anchor is not None:
            yield from ((anchor.id, move) for move in anchor.moved)


def first_day(steps: Iterable[DueStep]) -> date | None:
    """Return the latest day as it was known at first."""
    return next((step.latest for step in steps if step.latest is not None), None)


def count_slips(steps: Iterable[DueStep]) -> int:
    """Return how often the latest day became a later one, or none; a first day is no slip."""
    days = [step.latest for step in steps]
    return sum(
        before is not None and (after is None or after > before) for before, after in pairwise(days)
    )
