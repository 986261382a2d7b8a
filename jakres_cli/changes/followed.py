"""Follow-ups through two states: as promised, what was reported on them, and how they stand."""

from __future__ import annotations

from functools import cached_property

from jakres_cli.changes.change import EVENT, MEETING, About, new_change
from jakres_cli.changes.meetings import about_meeting, follow_up_changes, pair_follow_ups
from jakres_cli.changes.progress import NewNames, entries_in, progress_changes
from jakres_cli.changes.standings import all_dues, is_dependent, standing_changes
from jakres_cli.model.message import Message
from jakres_cli.model.records import full_ref
from jakres_cli.records.reading.layout import Slot, meeting_path, slot_of
from jakres_cli.records.schema.kinds import EVENT_KIND, MEETING_KIND, PROGRESS_KIND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.change import Change
    from jakres_cli.changes.matching import Matching
    from jakres_cli.changes.side import Side
    from jakres_cli.model.follow_up import FollowUp, Progress
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.query.standing import Standing


class ComparedFollowUps:
    """The follow-ups that may have changed: those of changed meetings, and what hangs on them."""

    def __init__(
        self, before: Side, after: Side, meetings: Matching, changed: frozenset[str]
    ) -> None:
        self._before = before
        self._after = after
        self._changed = changed
        self._pairs = [(old, new, pair_follow_ups(old, new)) for old, new in meetings.sides()]
        stems = {old.id: new.id for old, new in meetings.both}
        both = [pair for _, _, items in self._pairs for pair in items.both]
        self._promised: dict[str, tuple[FollowUp, FollowUp]] = {
            new.ref: (old, new) for old, new in both
        }
        refs = {old.ref: new.ref for old, new in both}
        for old, new in both:
            if old.ref != new.ref:  # whatever mixes older and newer names means it, too
                refs.setdefault(f"{new.meeting}/{old.id}", new.ref)
                refs.setdefault(f"{old.meeting}/{new.id}", new.ref)
        known = {one.ref for one in after.loaded.records.follow_ups()}
        self._new_names = NewNames(stems, refs, known)
        self._old_stems = {new: old for old, new in stems.items()}
        self._entries = (
            entries_in(before.loaded.records, changed),
            entries_in(after.loaded.records, changed),
        )

    def written(self) -> Iterator[Change]:
        """Yield what was promised and reported differently, each in the file where it stands."""
        for old, new, items in self._pairs:
            yield from self._of_meeting(old, new, items)
        yield from progress_changes(*self._entries, self._new_names, self._about, self._refusal)

    def standing(self) -> Iterator[Change]:
        """Yield how follow-ups stand differently because of that, or of something else."""
        for ref in sorted(self._candidates() - self._unsure):
            yield from self._standing(ref)

    def _of_meeting(
        self, old: Meeting | None, new: Meeting | None, items: Matching
    ) -> Iterator[Change]:
        about = about_meeting(old, new)
        for was, now in items.both:
            yield from follow_up_changes(about, was, now)
        for one in items.added:
            standing = self._after.ledger.standing(one)
            due, status = standing.due_latest, standing.status
            spot = about.item(one.id)
            yield new_change(spot, "follow-up-added", None, one, latest=due, status=status)
        for one in items.removed:
            spot = about.item(one.id)
            yield new_change(spot, "follow-up-removed", one, None, warning=new is not None)

    def _about(self, ref: str) -> About:
        """Return the meeting of a follow-up, by its reference in the newer state."""
        stem = ref.partition("/")[0]
        old = self._old_stems.get(stem, stem)
        before = self._before.loaded.records.meetings.get(old)
        after = self._after.loaded.records.meetings.get(stem)
        if before is not None or after is not None:
            return about_meeting(before, after)
        path = meeting_path(stem)
        return About(kind=MEETING, id=stem, path=path, old_id=old, old_path=path)

    def _candidates(self) -> set[str]:
        """Return the references, in the newer state, of whatever may stand differently."""
        old, new = self._entries
        found = {*self._promised}
        found |= {self._new_names.ref(ref) for ref, _ in old} | {ref for ref, _ in new}
        found |= self._replaced(self._before, newer=False) | self._replaced(self._after, newer=True)
        if self._calendar_changed:
            found |= {
                self._new_names.ref(ref)
                for ref, due in all_dues(self._before.ledger)
                if is_dependent(due)
            }
            found |= {ref for ref, due in all_dues(self._after.ledger) if is_dependent(due)}
        if self._umbrellas_changed:
            found |= {one.ref for one in self._after.loaded.records.follow_ups()}
        return found

    @property
    def _calendar_changed(self) -> bool:
        slots = (slot_of(path) for path in self._changed if path.endswith(".md"))
        return any(
            isinstance(slot, Slot) and slot.kind in {EVENT_KIND, MEETING_KIND} for slot in slots
        )

    @property
    def _umbrellas_changed(self) -> bool:
        old, new = self._before.loaded.records.agencies, self._after.loaded.records.agencies
        return {code: (one.kind, one.parent) for code, one in old.items()} != {
            code: (one.kind, one.parent) for code, one in new.items()
        }

    def _replaced(self, side: Side, *, newer: bool) -> set[str]:
        records = side.loaded.records
        found = {
            older.ref
            for meeting in records.meetings.values()
            if meeting.path in self._changed
            for item in meeting.follow_ups
            for name in item.replaces
            if (older := records.follow_up(full_ref(name, item.meeting))) is not None
        }
        return found if newer else {self._new_names.ref(ref) for ref in found}

    @cached_property
    def _unsure(self) -> set[str]:
        """What can't be said to stand differently, as something on it couldn't be read."""
        broken = (self._before.incomplete.keys() | self._after.incomplete.keys()) & self._changed
        found: set[str] = set()
        for path in broken:
            slot = slot_of(path)
            if isinstance(slot, Slot) and slot.kind == PROGRESS_KIND:
                _, stem, item, _ = slot.id.split("/")
                found |= {f"{stem}/{item}", self._new_names.ref(f"{stem}/{item}")}
        old, new = self._entries
        found |= {self._new_names.ref(ref) for ref, entry in old if entry.path in broken}
        found |= {ref for ref, entry in new if entry.path in broken}
        return found | {
            ref for ref, (old, new) in self._promised.items() if {old.path, new.path} & broken
        }

    def _standing(self, ref: str) -> Iterator[Change]:
        pair = self._promised.get(ref) or self._unchanged(ref)
        if pair is None:
            return
        old, new = self._before.ledger.standing(pair[0]), self._after.ledger.standing(pair[1])
        about = self._about(ref)
        yield from standing_changes(about, old, new, self._reported(new), self._anchor(new))

    def _unchanged(self, ref: str) -> tuple[FollowUp, FollowUp] | None:
        """Return a follow-up whose meeting is the same on both sides."""
        new = self._after.loaded.records.follow_up(ref)
        old = self._before.loaded.records.follow_up(ref)
        return (old, new) if old and new and old.path not in self._changed else None

    def _reported(self, standing: Standing) -> list[Progress]:
        """Return the entries that count and that the older state hasn't, in order."""
        steps = (step for step in standing.folded.steps if step.refused is None and step.counted)
        return [step.entry for step in steps if repr(step.entry) in self._new_entries]

    @cached_property
    def _new_entries(self) -> set[str]:
        old, new = ({repr(entry) for _, entry in entries} for entries in self._entries)
        return new - old

    def _refusal(self, ref: str, entry: Progress) -> Message | None:
        """Return why an entry of the newer state doesn't count."""
        item = self._after.loaded.records.follow_up(ref)
        if item is None:
            return Message("there is no follow-up {ref}", ref=ref)
        steps = self._after.ledger.standing(item).folded.steps
        return next((step.refused for step in steps if step.entry is entry), None)

    def _anchor(self, standing: Standing) -> About | None:
        """Return the event that its due hangs on."""
        due = standing.folded.due
        event = self._after.loaded.records.event(due.anchor) if due and due.anchor else None
        if event is None:
            return None
        return About(kind=EVENT, id=event.id, path=event.path)
