"""How each follow-up stands on a day: overdue, stale, how often it slipped, what replaced it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from jakres_cli.model.base import Value, replace_fields
from jakres_cli.model.meeting import AFTER, ONGOING
from jakres_cli.model.records import Records, full_ref
from jakres_cli.model.words import INTERNAL, OPEN_STATUSES, SUPERSEDED
from jakres_cli.query.belonging import effective_pillar, events_of
from jakres_cli.query.dues import (
    DueStep,
    count_slips,
    due_history,
    event_span,
    first_day,
    is_cancelled,
)
from jakres_cli.query.openness import follow_up_visibility
from jakres_cli.query.replacing import Replacements, TakenOver
from jakres_cli.query.reporters import folded_follow_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.meeting import FollowUp
    from jakres_cli.query.folded import FoldedState, FoldStep


_SOON = re.compile(
    r"\b(?:sesegera|segera|secepat|immediately|as soon as possible|(?-i:ASAP)\b)", re.IGNORECASE
)
"""Words that ask for something at once without naming a day."""


class Standing(Value):
    """A follow-up on a day.

    ``due_latest`` is the last day on which it is kept; ``days_late`` counts from the day after it,
    until it ended or until the day asked about; ``history`` is how that day changed, also by moves
    of what it hangs on. ``waits`` tells that what it comes after hasn't happened; ``called_off`` is
    an event that was cancelled and that it belongs to or is due by. ``superseded_by`` took its
    place; ``replaces`` and ``replaced_by`` are the whole chain, the nearest first, from which age,
    first due and slips are taken over. ``pillar`` is its own, else its meeting's. ``visibility`` is
    no more open than the meeting.
    """

    follow_up: FollowUp
    folded: FoldedState
    status: str
    age_days: int
    due_latest: date | None = None
    first_due: date | None = None
    slips: int = 0
    history: tuple[DueStep, ...] = ()
    overdue: bool = False
    days_late: int = 0
    stale: bool = False
    waits: bool = False
    called_off: str | None = None
    superseded_by: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    pillar: tuple[str, ...] = ()
    visibility: str = INTERNAL

    @property
    def finished(self) -> date | None:
        """The day on which it ended, if it did."""
        return self.folded.ended_on

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
        self._replacements = Replacements(self._follow_ups(), records)
        self._standings: dict[str, Standing] = {}
        self._all: list[Standing] | None = None

    @property
    def all_records(self) -> Records:
        """All records, also those that an answer may not show."""
        return self.records

    def shows(self, visibility: str) -> bool:
        """Tell whether something as open as that is shown."""
        del visibility
        return True

    def name(self, ref: str) -> str:
        """Return what a record or an item is called in answers."""
        return ref

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
        return folded_follow_up(follow_up, entries, self.records).steps

    def _follow_ups(self) -> list[FollowUp]:
        return [item for item in self.records.follow_ups() if item.date <= self.day]

    def _stand(self, follow_up: FollowUp) -> Standing:
        replaced = self._replacements
        superseded_by = replaced.superseded_by(follow_up.ref)
        folded = self._folded(follow_up, self.day)
        is_open = folded.status in OPEN_STATUSES and not superseded_by
        status = SUPERSEDED if superseded_by and folded.status in OPEN_STATUSES else folded.status
        end = self.day if is_open else folded.ended_on or self.day
        taken = self.taken_over(follow_up)
        until = end if status != SUPERSEDED else replaced.superseded_on(follow_up.ref) or end
        history = due_history(follow_up, folded.dues, self.records, until)
        latest = history[-1].latest if history else None
        late = (end - latest).days if latest and status != SUPERSEDED else 0
        waits, stale = self._is_quiet(follow_up, folded)
        own = _own_terms(follow_up, history, taken)
        return Standing(
            follow_up=follow_up,
            folded=folded,
            status=status,
            age_days=max((end - own.since).days, 0),
            due_latest=latest,
            first_due=own.first_due,
            slips=own.slips,
            history=history,
            overdue=is_open and late > 0,
            days_late=max(late, 0),
            stale=is_open and latest is None and stale,
            waits=waits,
            called_off=self._called_off(follow_up, folded),
            superseded_by=superseded_by,
            replaces=replaced.older(follow_up.ref),
            replaced_by=replaced.newer(follow_up.ref),
            pillar=effective_pillar(follow_up, self.records),
            visibility=follow_up_visibility(follow_up, self.records),
        )

    def taken_over(self, follow_up: FollowUp) -> TakenOver | None:
        """Return the terms that ``follow_up`` took over from those that it replaces, if any."""
        return self._replacements.taken_over(follow_up.ref, self._on_the_day)

    def _folded(self, follow_up: FollowUp, day: date) -> FoldedState:
        entries = self.records.progress.get(follow_up.ref, ())
        until_then = (entry for entry in entries if entry.date <= day)
        return folded_follow_up(follow_up, until_then, self.records)

    def _on_the_day(self, ref: str, newer: FollowUp, taken: TakenOver | None) -> TakenOver:
        """Return how ``ref``, which had ``taken`` over something itself, stood for ``newer``."""
        older = self.records.follow_up(ref)
        assert older is not None  # noqa: S101  it is one that was found
        folded = self._folded(older, newer.date)
        until = min(newer.date, folded.ended_on or newer.date)
        terms = _own_terms(older, due_history(older, folded.dues, self.records, until), taken)
        return replace_fields(terms, last_due=folded.due)

    def _is_quiet(self, follow_up: FollowUp, folded: FoldedState) -> tuple[bool, bool]:
        """Return whether it waits for something, and whether it has been quiet for too long."""
        waits, since = self._waits(folded, follow_up)
        if waits or (folded.due is not None and folded.due.form == ONGOING):
            return waits, False
        settings, words = self.records.settings, follow_up.due_text or ""
        soon = folded.due is None and _SOON.search(words) is not None
        patience = timedelta(days=settings.chase_soon_days if soon else settings.chase_after_days)
        return False, self.day - max(since, folded.last_entry or since) > patience

    def _called_off(self, follow_up: FollowUp, folded: FoldedState) -> str | None:
        """Return the event that it belongs to or is due by, if that was cancelled."""
        events = events_of(follow_up, folded.due, self.records)
        cancelled = (name for name in events if is_cancelled(self.records.events[name], self.day))
        return next(cancelled, None)

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
        return self._folded(item, self.day).ended_on


def _own_terms(
    follow_up: FollowUp, history: tuple[DueStep, ...], taken: TakenOver | None
) -> TakenOver:
    """Return the terms of a follow-up with what it took over from those that it replaces."""
    first = first_day(history)
    last = history[-1].latest if history else None
    slips = count_slips(history)
    if taken is None:
        return TakenOver(since=follow_up.date, first_due=first, last_day=last, slips=slips)
    later = first is not None and taken.last_day is not None and first > taken.last_day
    return TakenOver(
        since=min(taken.since, follow_up.date),
        first_due=taken.first_due or first,
        last_day=last,
        slips=slips + taken.slips + later,
    )
