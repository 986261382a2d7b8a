"""When follow-ups fall due and how each stands on a day: overdue, stale, how often it slipped."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from jakres_cli.model.base import Value
from jakres_cli.model.meeting import AFTER, BEFORE, NEXT_MEETING, ONGOING, WITHIN, add_months
from jakres_cli.model.records import Records, full_ref
from jakres_cli.model.words import OPEN_STATUSES, SUPERSEDED
from jakres_cli.query.fold import FoldedState, FoldStep, fold_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jakres_cli.model.event import Event, EventMove
    from jakres_cli.model.meeting import Due, FollowUp, Meeting


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
    if due.form == NEXT_MEETING:
        meeting = next_meeting(follow_up, records, as_of)
        return meeting.date if meeting else None
    if due.anchor is None or due.form == AFTER:
        return fixed_day(due)
    span = _anchor_span(due.anchor, records, events_as_of or as_of)
    if span is None:
        return None
    if due.form == BEFORE:
        return _shift(span.first, days=-1)
    return _later(span.last, due.count, due.unit)


def fixed_day(due: Due) -> date | None:
    """Return the last day on which ``due`` is kept where the form alone tells it."""
    if due.first is None or due.last is None or due.form == AFTER:
        return None
    if due.form == BEFORE:
        return _shift(due.first, days=-1)
    return _later(due.last, due.count, due.unit) if due.form == WITHIN else due.last


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
        return add_months(day, count)
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


class Standing(Value):
    """A follow-up on a day.

    ``due_latest`` is the last day on which it is kept; ``days_late`` counts from the day after it,
    until it ended or until the day asked about. ``moves`` are those of the event that it hangs on.
    ``waits`` tells that what it comes after hasn't happened.
    """

    follow_up: FollowUp
    folded: FoldedState
    status: str
    age_days: int
    due_latest: date | None = None
    first_due: date | None = None
    slips: int = 0
    moves: tuple[EventMove, ...] = ()
    overdue: bool = False
    days_late: int = 0
    stale: bool = False
    waits: bool = False
    superseded_by: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """The full reference of the follow-up."""
        return self.follow_up.ref

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done, or reported done and not looked at."""
        return self.status in OPEN_STATUSES


class Ledger:
    """All follow-ups as they stand on ``day``: later meetings and entries are hidden."""

    def __init__(self, records: Records, day: date) -> None:
        self.records = records
        self.day = day
        self._replaced_by = self._who_replaces()
        self._standings: dict[str, Standing] = {}
        self._all: list[Standing] | None = None

    def standings(self) -> list[Standing]:
        """Return how every follow-up promised up to the day stands, in order of references."""
        if self._all is None:
            self._all = [self.standing(item) for item in self._follow_ups()]
        return list(self._all)

    def standing(self, follow_up: FollowUp) -> Standing:
        """Return how ``follow_up`` stands."""
        if follow_up.ref not in self._standings:
            self._standings[follow_up.ref] = self._stand(follow_up)
        return self._standings[follow_up.ref]

    def all_steps(self, follow_up: FollowUp) -> tuple[FoldStep, ...]:
        """Return what the fold made of every entry on ``follow_up``, those after the day too."""
        entries = self.records.progress.get(follow_up.ref, ())
        return fold_entries(follow_up, entries, self.records.agencies).steps

    def _who_replaces(self) -> dict[str, list[str]]:
        """Return what replaces each follow-up; those that replace each other stay as they are."""
        replaces = {
            newer.ref: [
                known.ref
                for older in newer.replaces
                if (known := self.records.follow_up(full_ref(older, newer.meeting)))
            ]
            for newer in self._follow_ups()
            if newer.replaces
        }
        circle = {ref: at for at, group in enumerate(circles(replaces)) for ref in group}
        replaced_by: dict[str, list[str]] = {}
        for newer_ref, olders in replaces.items():
            for older_ref in olders:
                if newer_ref not in circle or circle[newer_ref] != circle.get(older_ref):
                    replaced_by.setdefault(older_ref, []).append(newer_ref)
        return replaced_by

    def _follow_ups(self) -> list[FollowUp]:
        return [item for item in self.records.follow_ups() if item.date <= self.day]

    def _stand(self, follow_up: FollowUp) -> Standing:
        entries = self.records.progress.get(follow_up.ref, ())
        folded = fold_entries(
            follow_up, (entry for entry in entries if entry.date <= self.day), self.records.agencies
        )
        superseded_by = tuple(sorted(self._replaced_by.get(follow_up.ref, ())))
        status = folded.status
        if superseded_by and status in OPEN_STATUSES:
            status = SUPERSEDED
        is_open = status in OPEN_STATUSES
        latest = latest_day(folded.due, follow_up, self.records, self.day)
        end = self.day if is_open else folded.ended_on or self.day
        late = (end - latest).days if latest and status != SUPERSEDED else 0
        waits, since = self._waits(folded, follow_up)
        return Standing(
            follow_up=follow_up,
            folded=folded,
            status=status,
            age_days=max((end - follow_up.date).days, 0),
            due_latest=latest,
            first_due=self._first_due(folded, follow_up),
            slips=self._slips(folded, follow_up),
            moves=self._moves(folded, follow_up),
            overdue=is_open and late > 0,
            days_late=max(late, 0),
            stale=is_open and latest is None and not waits and self._is_stale(folded, since),
            waits=waits,
            superseded_by=superseded_by,
        )

    def _is_stale(self, folded: FoldedState, since: date) -> bool:
        if folded.due is not None and folded.due.form == ONGOING:
            return False
        quiet = timedelta(days=self.records.settings.chase_after_days)
        return self.day - max(since, folded.last_entry or since) > quiet

    def _waits(self, folded: FoldedState, follow_up: FollowUp) -> tuple[bool, date]:
        """Return whether it waits for something, and the day from which it can be chased."""
        due = folded.due
        if due is None or due.form != AFTER:
            return False, follow_up.date
        happened = due.last
        if due.anchor:
            happened = self._happened(due.anchor, due.home or follow_up.meeting)
        if happened is None or happened > self.day:
            return True, follow_up.date
        return False, max(happened, follow_up.date)

    def _happened(self, anchor: str, home: str) -> date | None:
        event = self.records.event(anchor)
        if event is not None:
            span = event_span(event, self.records, self.day)
            return span.last if span else None
        meeting = self.records.meeting(anchor)
        if meeting is not None:
            return meeting.last_day
        item = self.records.follow_up(full_ref(anchor, home))
        if item is None or item.date > self.day:
            return None
        entries = self.records.progress.get(item.ref, ())
        until_now = (entry for entry in entries if entry.date <= self.day)
        return fold_entries(item, until_now, self.records.agencies).ended_on

    def _first_due(self, folded: FoldedState, follow_up: FollowUp) -> date | None:
        days = (
            latest_day(due, follow_up, self.records, self.day, events_as_of=follow_up.date)
            for due in folded.dues
        )
        return next((day for day in days if day is not None), None)

    def _slips(self, folded: FoldedState, follow_up: FollowUp) -> int:
        days = [latest_day(due, follow_up, self.records, self.day) for due in folded.dues]
        moved = sum(
            1
            for before, after in pairwise(days)
            # a first day is no slip, whatever it was to wait for before
            if before is not None and (after is None or after > before)
        )
        later = (move for move in self._moves(folded, follow_up) if move.now > move.was)
        return moved + sum(1 for _ in later)

    def _moves(self, folded: FoldedState, follow_up: FollowUp) -> tuple[EventMove, ...]:
        """Return the moves of the event that it hangs on, since it was promised."""
        due = folded.due
        event = self.records.event(due.anchor) if due and due.anchor else None
        moves = event.moved if event else ()
        return tuple(move for move in moves if follow_up.date <= move.on <= self.day)
