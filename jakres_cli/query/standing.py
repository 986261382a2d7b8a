"""How each follow-up stands on a day: status, overdue, stale, how late, how often it slipped."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from jakres_cli.model import follow_up as forms
from jakres_cli.model.records import Records, full_ref
from jakres_cli.model.value import Value
from jakres_cli.model.words import OPEN_STATUSES, SUPERSEDED
from jakres_cli.query.days import circles, event_span, latest_day
from jakres_cli.query.fold import FoldedState, FoldStep, fold_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.model.event import EventMove
    from jakres_cli.model.follow_up import FollowUp


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
    due_latest: datetime.date | None = None
    first_due: datetime.date | None = None
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

    def __init__(self, records: Records, day: datetime.date) -> None:
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
                found.ref
                for older in newer.replaces
                if (found := self.records.follow_up(full_ref(older, newer.meeting)))
            ]
            for newer in self._follow_ups()
            if newer.replaces
        }
        circle = {ref: at for at, group in enumerate(circles(replaces)) for ref in group}
        found_by: dict[str, list[str]] = {}
        for newer_ref, olders in replaces.items():
            for older_ref in olders:
                if newer_ref not in circle or circle[newer_ref] != circle.get(older_ref):
                    found_by.setdefault(older_ref, []).append(newer_ref)
        return found_by

    def _follow_ups(self) -> list[FollowUp]:
        return [item for item in self.records.follow_ups() if item.date <= self.day]

    def _stand(self, follow_up: FollowUp) -> Standing:
        entries = self.records.progress.get(follow_up.ref, ())
        folded = fold_entries(
            follow_up,
            (entry for entry in entries if entry.date <= self.day),
            self.records.agencies,
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

    def _is_stale(self, folded: FoldedState, since: datetime.date) -> bool:
        if folded.due is not None and folded.due.form == forms.ONGOING:
            return False
        quiet = timedelta(days=self.records.settings.chase_after_days)
        return self.day - max(since, folded.last_entry or since) > quiet

    def _waits(self, folded: FoldedState, follow_up: FollowUp) -> tuple[bool, datetime.date]:
        """Return whether it waits for something, and the day from which it can be chased."""
        due = folded.due
        if due is None or due.form != forms.AFTER:
            return False, follow_up.date
        happened = due.last
        if due.anchor:
            happened = self._happened(due.anchor, due.home or follow_up.meeting)
        if happened is None or happened > self.day:
            return True, follow_up.date
        return False, max(happened, follow_up.date)

    def _happened(self, anchor: str, home: str) -> datetime.date | None:
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

    def _first_due(self, folded: FoldedState, follow_up: FollowUp) -> datetime.date | None:
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
