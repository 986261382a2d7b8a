"""The one place where an answer is reduced to what may go further than a terminal.

How things stand is worked out from all records, so that what is withheld misleads nobody about the
rest: a follow-up that a confidential report ended is done, it only isn't told by what.
"""

from __future__ import annotations

from jakres_cli.model.base import Value, replace_fields
from jakres_cli.model.event import Event, EventSession, Series, WorkingGroup
from jakres_cli.model.meeting import Decision, Due, FollowUp, Meeting, Progress
from jakres_cli.model.records import full_ref
from jakres_cli.model.words import CONFIDENTIAL, HELD
from jakres_cli.query.folded import FoldedState
from jakres_cli.query.openness import (
    hidden_texts,
    refuse_confidential,
    report_visibility,
    secret_names,
    visibility_in,
)
from jakres_cli.query.standing import Ledger, Standing
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeVar

    from jakres_cli.model.paperwork import Correction
    from jakres_cli.model.records import Records
    from jakres_cli.query.folded import FoldStep
    from jakres_cli.query.openness import Item
    from jakres_cli.query.references import Found

    V = TypeVar("V", bound=Value)
    T = TypeVar("T", bound=Item)
    R = TypeVar("R", Meeting, Event, WorkingGroup)

WITHHELD = "…"
"""What stands for the name of something confidential."""
_NAMES: dict[type[Value], tuple[str, ...]] = {
    Meeting: ("follows", "events", "holds"),
    Decision: ("supersedes", "by"),
    FollowUp: ("event", "replaces", "owners", "supporters", "to"),
    Progress: ("evidence", "owner", "owners", "by"),
    Event: ("planned_in", "hosts", "partners"),
    EventSession: ("working_group", "by", "speakers"),
    WorkingGroup: ("proposed_in", "to_be_formed_at", "formed_by"),
    Standing: ("superseded_by", "replaces", "replaced_by", "called_off"),
    FoldedState: ("owners", "evidence"),
}
"""The fields that may name something confidential."""


class VisibleLedger(Ledger):
    """The follow-ups of ``whole`` as they stand there, as far as they may be shown."""

    def __init__(self, whole: Ledger) -> None:
        self._whole = whole
        self._reduction = _Reduction(whole)
        super().__init__(self._reduction.records(), whole.day)

    @property
    def all_records(self) -> Records:
        """All records, confidential ones too."""
        return self._whole.records

    def all_steps(self, follow_up: FollowUp) -> tuple[FoldStep, ...]:
        """Return what the fold made of every entry on ``follow_up`` that may be shown."""
        return self._reduction.steps(self._whole.all_steps(self._known(follow_up)))

    def shows(self, visibility: str) -> bool:
        """Tell whether something as open as that is shown."""
        return visibility != CONFIDENTIAL

    def name(self, ref: str) -> str:
        """Return what a record or an item is called, if its name may be shown."""
        return self._reduction.name(ref)

    def shows_entry(self, entry: Progress) -> bool:
        """Tell whether a report may be shown."""
        return self._reduction.shows_entry(entry)

    def _stand(self, follow_up: FollowUp) -> Standing:
        return self._reduction.standing(self._whole.standing(self._known(follow_up)), follow_up)

    def _known(self, follow_up: FollowUp) -> FollowUp:
        known = self.all_records.follow_up(follow_up.ref)
        assert known is not None  # noqa: S101  the records shown are some of all
        return known


def require_visible(found: Found, ledger: Ledger) -> Found:
    """Return ``found`` as far as ``ledger`` shows it; raises ``CannotDo`` for what it doesn't."""
    shown = _found_in(ledger, found)
    if shown is None:
        raise refuse_confidential()
    return shown


def _found_in(ledger: Ledger, found: Found) -> Found | None:
    records = ledger.records
    if isinstance(found, Standing):
        follow_up = records.follow_up(found.ref)
        return ledger.standing(follow_up) if follow_up else None
    if isinstance(found, Meeting):
        return records.meetings.get(found.id)
    if isinstance(found, Event):
        return records.events.get(found.id)
    if isinstance(found, WorkingGroup):
        return records.working_groups.get(found.id)
    if isinstance(found, Series):
        return found
    is_group = found.kind == "working-group"
    return None if is_group and found.code not in records.working_groups else found


class _Reduction:
    """Takes out of records and standings what is confidential, and the names of it."""

    def __init__(self, ledger: Ledger) -> None:
        self.whole = ledger.records
        self.day = ledger.day
        self.secret = secret_names(self.whole)

    def records(self) -> Records:
        """Return all records as far as they may be shown."""
        whole = self.whole
        groups = self._shown(whole.working_groups)
        return replace_fields(
            whole,
            meetings={name: self._meeting(m) for name, m in self._shown(whole.meetings).items()},
            events={name: self._event(e) for name, e in self._shown(whole.events).items()},
            working_groups={name: self._unnamed(group) for name, group in groups.items()},
            proposals=tuple(each for each in whole.proposals if each.event not in self.secret),
            progress={
                ref: tuple(map(self._entry, filter(self.shows_entry, entries)))
                for ref, entries in whole.progress.items()
                if ref not in self.secret
            },
        )

    def standing(self, known: Standing, follow_up: FollowUp) -> Standing:
        """Return how ``follow_up``, which ``known`` is about, stands."""
        folded = known.folded
        steps = self.steps(folded.steps)
        told = {name for step in steps for name in step.entry.evidence}
        return replace_fields(
            self._unnamed(known, follow_up.meeting),
            follow_up=follow_up,
            folded=replace_fields(
                self._unnamed(folded),
                steps=steps,
                evidence=tuple(name for name in map(self.name, folded.evidence) if name in told),
                by_owner={self.name(who): how for who, how in folded.by_owner.items()},
                due=self._due(folded.due, follow_up.meeting),
                asked=self._due(folded.asked, follow_up.meeting),
            ),
            history=tuple(
                step
                if step.event is None or step.event not in self.secret
                else replace_fields(step, event=WITHHELD, move=None)
                for step in known.history
            ),
        )

    def steps(self, steps: Iterable[FoldStep]) -> tuple[FoldStep, ...]:
        """Return those of ``steps`` whose entries may be shown."""
        return tuple(
            replace_fields(step, entry=self._entry(step.entry))
            for step in steps
            if self.shows_entry(step.entry)
        )

    def shows_entry(self, entry: Progress) -> bool:
        """Tell whether a report may be shown."""
        return report_visibility(entry, self.whole) != CONFIDENTIAL

    def _shown(self, records: Mapping[str, R]) -> dict[str, R]:
        return {name: record for name, record in records.items() if name not in self.secret}

    def _meeting(self, meeting: Meeting) -> Meeting:
        follow_ups = self._items(meeting.follow_ups, meeting)
        hidden = hidden_texts(meeting)
        return replace_fields(
            self._unnamed(meeting),
            decisions=self._items(meeting.decisions, meeting),
            follow_ups=tuple(
                replace_fields(item, due=self._due(item.due, meeting.id)) for item in follow_ups
            ),
            updates=tuple(map(self._entry, filter(self.shows_entry, meeting.updates))),
            documents=self._items(meeting.documents, meeting),
            corrections=tuple(
                each for each in meeting.corrections if not self._is_about(each, meeting, hidden)
            ),
            accept=tuple(
                each
                for each in meeting.accept
                if each.item is None or f"{meeting.id}/{each.item}" not in self.secret
            ),
        )

    def _items(self, items: Iterable[T], meeting: Meeting) -> tuple[T, ...]:
        return tuple(
            self._unnamed(item, meeting.id)
            for item in items
            if visibility_in(item, meeting) != CONFIDENTIAL
        )

    def _is_about(self, correction: Correction, meeting: Meeting, hidden: frozenset[str]) -> bool:
        """Tell whether a correction is about an item that is confidential, or tells its text."""
        parts = correction.where.replace("/", " ").replace(".", " ").split()
        told = normalise_prose(f"{correction.was} {correction.now}")
        return any(f"{meeting.id}/{part}" in self.secret for part in parts) or any(
            text in told for text in hidden
        )

    def _event(self, event: Event) -> Event:
        held = self.whole.holding(event.id)
        call = event.proposals
        if call is not None and call.follow_up in self.secret:
            call = replace_fields(call, follow_up=None)
        shown = replace_fields(
            self._unnamed(event),
            sessions=tuple(map(self._unnamed, event.sessions)),
            proposals=call,
        )
        if held is None or held.id not in self.secret or held.date > self.day:
            return shown
        return replace_fields(shown, status=HELD, date=held.date, end_date=held.last_day, moved=())

    def _entry(self, entry: Progress) -> Progress:
        home = full_ref(entry.item, entry.meeting or "").partition("/")[0]
        asked = entry.asked if isinstance(entry.asked, str) else self._due(entry.asked, home)
        return replace_fields(self._unnamed(entry), due=self._due(entry.due, home), asked=asked)

    def _due(self, due: Due | None, home: str) -> Due | None:
        anchor = due.anchor if due else None
        if due is None or anchor is None:
            return due
        if not {anchor, full_ref(anchor, due.home or home)} & self.secret:
            return due
        return replace_fields(due, anchor=WITHHELD, text=due.text.replace(anchor, WITHHELD))

    def _unnamed(self, value: V, home: str = "") -> V:
        """Return ``value`` without the names of what is confidential."""
        fields: dict[str, object] = {}
        for field in _NAMES.get(type(value), ()):
            given = getattr(value, field)
            if isinstance(given, str):
                fields[field] = self.name(given, home)
            elif given:
                fields[field] = tuple(self.name(name, home) for name in given)
        return replace_fields(value, **fields)

    def name(self, name: str, home: str = "") -> str:
        """Return ``name``, as it is called in the meeting ``home``, if it may be shown."""
        return WITHHELD if {name, full_ref(name, home)} & self.secret else name
