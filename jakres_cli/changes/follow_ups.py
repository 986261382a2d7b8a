"""Follow-ups through two states: as promised, what was reported on them, and how they stand."""

from __future__ import annotations

import datetime
from functools import cached_property

from jakres_cli.changes.answering import answering_changes
from jakres_cli.changes.change import EVENT, MEETING, About, AnyChange, Change, NewFollowUpChange
from jakres_cli.changes.meetings import (
    about_meeting,
    decision_changes,
    follow_up_changes,
    match_follow_ups,
    match_meetings,
)
from jakres_cli.changes.progress import NewNames, entries_in, progress_changes
from jakres_cli.changes.standings import (
    all_dues,
    is_dependent,
    replaced_due,
    standing_changes,
)
from jakres_cli.model.base import Message
from jakres_cli.model.records import Records, full_ref
from jakres_cli.query.standing import Ledger, Standing
from jakres_cli.records.layout import Slot, meeting_path, slot_of
from jakres_cli.records.schema.kinds import (
    EVENT_KIND,
    MEETING_KIND,
    PEOPLE_KIND,
    PROGRESS_KIND,
    WORKING_GROUP_KIND,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jakres_cli.changes.items import Matching
    from jakres_cli.model.meeting import FollowUp, Meeting, Progress


def changes_of_duties(before: Records, after: Records) -> list[AnyChange]:
    """Return what was promised, reported and decided differently, whatever the files say besides.

    A merge is judged by it: neither how things stand nor how a record is worded counts there.
    """
    older, newer = (Ledger(records, datetime.date.max) for records in (before, after))
    meetings = match_meetings(before.meetings.values(), after.meetings.values(), lambda _: None)
    paths = {
        entry.path
        for records in (before, after)
        for entries in records.progress.values()
        for entry in entries
    }
    changes = [*FollowUpComparison(older, newer, meetings, paths).written_changes()]
    for old, new in meetings.both:
        changes += decision_changes(about_meeting(old, new), old, new)
    for new in meetings.added:
        changes += decision_changes(about_meeting(None, new), None, new)
    return changes


class FollowUpComparison:
    """The follow-ups that may have changed: those of changed meetings, and what hangs on them.

    ``meetings`` are those whose files differ, ``changed`` the paths of all files that do.
    """

    def __init__(
        self, before: Ledger, after: Ledger, meetings: Matching[Meeting], changed: Collection[str]
    ) -> None:
        self._before = before
        self._after = after
        self._changed = changed
        self._matched = [(old, new, match_follow_ups(old, new)) for old, new in meetings.sides()]
        stems = {old.id: new.id for old, new in meetings.both}
        both = [pair for _, _, items in self._matched for pair in items.both]
        self._promised: dict[str, tuple[FollowUp, FollowUp]] = {
            new.ref: (old, new) for old, new in both
        }
        refs = {old.ref: new.ref for old, new in both}
        for old, new in both:
            if old.ref != new.ref:  # whatever mixes older and newer names means it, too
                refs.setdefault(f"{new.meeting}/{old.id}", new.ref)
                refs.setdefault(f"{old.meeting}/{new.id}", new.ref)
        known = {item.ref for item in after.records.follow_ups()}
        self._new_names = NewNames(stems, refs, known)
        self._old_stems = {new: old for old, new in stems.items()}
        self._old_entries = entries_in(before.records, changed)
        self._new_entries = entries_in(after.records, changed)

    def written_changes(self) -> Iterator[AnyChange]:
        """Yield what was promised and reported differently, each in the file where it stands."""
        for old, new, items in self._matched:
            yield from self._changes_of_meeting(old, new, items)
        yield from progress_changes(
            self._old_entries, self._new_entries, self._new_names, self._about, self._refusal
        )

    def standing_changes(self, broken: Collection[str]) -> Iterator[AnyChange]:
        """Yield how follow-ups stand differently because of that, or of something else.

        Of those that hang on the ``broken`` files nothing can be said.
        """
        unsure = self._unsure(broken)
        for ref in sorted(self._candidates() - unsure):
            pair = self._promised.get(ref) or self._unchanged(ref)
            if pair is not None:
                old, new = self._before.standing(pair[0]), self._after.standing(pair[1])
                reported, anchor = self._reported(new), self._anchor(new)
                yield from standing_changes(self._about(ref), old, new, reported, anchor)

    def answering_changes(self, broken: Collection[str]) -> Iterator[AnyChange]:
        """Yield which follow-ups other agencies answer for, as people, posts or groups changed.

        With one of the ``broken`` files that say so, nothing can be said.
        """
        homes = {path for path in self._changed if _says_homes(path)}
        if not homes or homes & {*broken}:
            return
        refs = [item.ref for item in self._after.records.follow_ups()]
        pairs = (self._promised.get(ref) or self._unchanged(ref) for ref in refs)
        standings = (
            (self._before.standing(pair[0]), self._after.standing(pair[1]))
            for pair in pairs
            if pair is not None
        )
        yield from answering_changes(standings, self._before, self._after)

    def _changes_of_meeting(
        self, old: Meeting | None, new: Meeting | None, items: Matching[FollowUp]
    ) -> Iterator[AnyChange]:
        about = about_meeting(old, new)
        for was, now in items.both:
            yield from follow_up_changes(about, was, now)
        for item in items.added:
            standing = self._after.standing(item)
            earlier = replaced_due(standing, self._after.taken_over(item))
            yield NewFollowUpChange(
                kind="follow-up-added",
                at=about.item(item.id),
                after=item,
                warning=earlier is not None,
                replaced=earlier,
                latest=standing.due_latest,
                status=standing.status,
            )
        for item in items.removed:
            at = about.item(item.id)
            yield Change(kind="follow-up-removed", at=at, before=item, warning=new is not None)

    def _about(self, ref: str) -> About:
        """Return the meeting of a follow-up, by its reference in the newer state."""
        stem = ref.partition("/")[0]
        old = self._old_stems.get(stem, stem)
        before = self._before.records.meetings.get(old)
        after = self._after.records.meetings.get(stem)
        if before is not None or after is not None:
            return about_meeting(before, after)
        path = meeting_path(stem)
        return About(kind=MEETING, id=stem, path=path, old_id=old, old_path=path)

    def _candidates(self) -> set[str]:
        """Return the references, in the newer state, of whatever may stand differently."""
        refs = {*self._promised, *(ref for ref, _ in self._new_entries)}
        refs |= {self._new_names.ref(ref) for ref, _ in self._old_entries}
        refs |= {self._new_names.ref(ref) for ref in self._replaced(self._before)}
        refs |= self._replaced(self._after)
        if self._calendar_changed:
            refs |= {self._new_names.ref(ref) for ref in _dependent(self._before)}
            refs |= _dependent(self._after)
        if self._umbrellas_changed:
            refs |= {item.ref for item in self._after.records.follow_ups()}
        return refs

    @property
    def _calendar_changed(self) -> bool:
        slots = (slot_of(path) for path in self._changed if path.endswith(".md"))
        return any(
            isinstance(slot, Slot) and slot.kind in {EVENT_KIND, MEETING_KIND} for slot in slots
        )

    @property
    def _umbrellas_changed(self) -> bool:
        old, new = (
            {code: (agency.kind, agency.parent) for code, agency in each.records.agencies.items()}
            for each in (self._before, self._after)
        )
        return old != new

    def _replaced(self, ledger: Ledger) -> set[str]:
        return {
            older.ref
            for meeting in ledger.records.meetings.values()
            if meeting.path in self._changed
            for item in meeting.follow_ups
            for name in item.replaces
            if (older := ledger.records.follow_up(full_ref(name, item.meeting))) is not None
        }

    def _unsure(self, broken: Collection[str]) -> set[str]:
        """Return what can't be said to stand differently, as a file on it couldn't be read."""
        refs: set[str] = set()
        for path in broken:
            slot = slot_of(path)
            if isinstance(slot, Slot) and slot.kind == PROGRESS_KIND:
                _, stem, item, _ = slot.id.split("/")
                refs |= {f"{stem}/{item}", self._new_names.ref(f"{stem}/{item}")}
        refs |= {
            self._new_names.ref(ref) for ref, entry in self._old_entries if entry.path in broken
        }
        refs |= {ref for ref, entry in self._new_entries if entry.path in broken}
        promised = self._promised.items()
        return refs | {ref for ref, (old, new) in promised if {old.path, new.path} & {*broken}}

    def _unchanged(self, ref: str) -> tuple[FollowUp, FollowUp] | None:
        """Return a follow-up whose meeting is the same on both sides."""
        new = self._after.records.follow_up(ref)
        old = self._before.records.follow_up(ref)
        return (old, new) if old and new and old.path not in self._changed else None

    def _reported(self, standing: Standing) -> list[Progress]:
        """Return the entries that count and that the older state hasn't, in order."""
        steps = (step for step in standing.folded.steps if step.refused is None and step.counted)
        return [step.entry for step in steps if repr(step.entry) in self._unknown_before]

    @cached_property
    def _unknown_before(self) -> set[str]:
        old, new = (
            {repr(entry) for _, entry in entries}
            for entries in (self._old_entries, self._new_entries)
        )
        return new - old

    def _refusal(self, ref: str, entry: Progress) -> Message | None:
        """Return why an entry of the newer state doesn't count."""
        item = self._after.records.follow_up(ref)
        if item is None:
            return Message("there is no follow-up {ref}", ref=ref)
        steps = self._after.standing(item).folded.steps
        return next((step.refused for step in steps if step.entry is entry), None)

    def _anchor(self, standing: Standing) -> About | None:
        """Return the event that its due hangs on."""
        due = standing.folded.due
        event = self._after.records.event(due.anchor) if due and due.anchor else None
        return About(kind=EVENT, id=event.id, path=event.path) if event else None


def _says_homes(path: str) -> bool:
    """Tell whether the file at ``path`` says of which agency a person, a post or a group is."""
    slot = slot_of(path)
    return isinstance(slot, Slot) and slot.kind in {PEOPLE_KIND, WORKING_GROUP_KIND}


def _dependent(ledger: Ledger) -> set[str]:
    return {ref for ref, due in all_dues(ledger) if is_dependent(due)}
