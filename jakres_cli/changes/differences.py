"""Everything that changed between two states of the records, as a list of differences."""

from __future__ import annotations

from jakres_cli.changes import change as about_what
from jakres_cli.changes.change import ABOUT, About, AnyChange, Change
from jakres_cli.changes.events import (
    about_record,
    event_changes,
    match_named,
    proposal_changes,
    series_changes,
    working_group_changes,
)
from jakres_cli.changes.files import (
    Side,
    about_file,
    differing_paths,
    file_changes,
    is_record,
    wholeness_changes,
)
from jakres_cli.changes.follow_ups import FollowUpComparison
from jakres_cli.changes.items import match_items
from jakres_cli.changes.meetings import about_meeting, match_meetings, meeting_changes, seal_changes
from jakres_cli.changes.present_names import PresentNames
from jakres_cli.changes.registers import agency_changes, people_changes, settings_changes
from jakres_cli.changes.texts import text_changes
from jakres_cli.records.layout import (
    AGENCIES_PATH,
    PEOPLE_PATH,
    SETTINGS_PATH,
    Slot,
    meeting_path,
    slot_of,
)
from jakres_cli.records.schema import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


_NAMED = (
    (about_what.EVENT, "events", event_changes),
    (about_what.WORKING_GROUP, "working_groups", working_group_changes),
    (about_what.SERIES, "series", series_changes),
)
_REGISTERS = {
    AGENCIES_PATH: (about_what.AGENCIES, agency_changes),
    PEOPLE_PATH: (about_what.PEOPLE, people_changes),
}
_NOT_GIVEN = (
    None,
    (),
    (None, None),
    False,
    "internal",
    "coordination",
    "minutes",
    "commitment",
    "decision",
)
"""What the model holds where a record says nothing."""


def differences(before: Side, after: Side) -> list[AnyChange]:
    """Return what is different in ``after``, record by record; what reviewers miss is marked.

    Nothing is different between a state and itself. What a record that can't be read whole lacks
    is not taken for removed.
    """
    return _Comparison(before, after).changes()


class _Comparison:
    """Goes through the files that are not the same, and what hangs on them."""

    def __init__(self, before: Side, after: Side) -> None:
        self.registers = (before.loaded.records, after.loaded.records)
        self.names = PresentNames(*self.registers)
        before, after = self.names.in_state(before), self.names.in_state(after)
        self.before, self.after = before, after
        self.paths = differing_paths(before, after)
        self.changed = frozenset(self.paths)
        self.meetings = match_meetings(
            self._of(before, "meetings"),
            self._of(after, "meetings"),
            lambda meeting: before.ids.get(meeting.path) or after.ids.get(meeting.path),
        )
        self.abouts: dict[str, About] = {}
        for old, new in self.meetings.sides():
            self._remember(about_meeting(old, new))

    def changes(self) -> list[AnyChange]:
        """Return all changes, in the order in which they are told."""
        before, after = self.before, self.after
        changes = [*self._meetings(), *self._named(), *self._proposals(), *self._registers()]
        follow_ups = FollowUpComparison(before.ledger, after.ledger, self.meetings, self.changed)
        changes += follow_ups.written_changes()
        changes += file_changes(before, after, self.paths)
        known = {change.path for change in changes}
        changes += text_changes(before, after, self._pairs(), known, self.names.in_text)
        broken = (before.incomplete.keys() | after.incomplete.keys()) & self.changed
        changes += follow_ups.standing_changes(broken)
        changes += follow_ups.answering_changes(broken)
        changes = [change for change in changes if self._is_sure(change)]
        changes += wholeness_changes(before, after, self.paths, self._about)
        return sorted(changes, key=lambda change: (ABOUT.index(change.about.kind), change.about.id))

    def _of(self, side: Side, name: str) -> list[Any]:
        """Return the records of a group whose files are not the same on both sides."""
        records = getattr(side.loaded.records, name)
        group = records if isinstance(records, tuple) else records.values()
        return [record for record in group if record.path in self.changed]

    def _meetings(self) -> Iterator[AnyChange]:
        for old, new in self.meetings.sides():
            yield from meeting_changes(old, new)
            if old is not None and new is not None:
                texts = self.before.document(old.path), self.after.document(new.path)
                yield from seal_changes(about_meeting(old, new), old, new, *texts)

    def _named(self) -> Iterator[AnyChange]:
        for kind, group, compared in _NAMED:
            pairs = match_named(self._of(self.before, group), self._of(self.after, group))
            for old, new in pairs.sides():
                self._remember(about_record(kind, old, new))
                yield from compared(old, new)

    def _proposals(self) -> Iterator[AnyChange]:
        old, new = (self._of(side, "proposals") for side in (self.before, self.after))
        ids = {about.old_id: about.id for about in self.abouts.values()}
        pairs = match_items(old, new, lambda each: (ids.get(each.event, each.event), each.agency))
        for was, now in pairs.sides():
            yield from proposal_changes(was, now, self._about((now or was).path))

    def _registers(self) -> Iterator[AnyChange]:
        before, after = self.registers
        for path, (kind, compared) in _REGISTERS.items():
            if path in self.changed:
                self._remember(About(kind=kind, id=kind, path=path))
                yield from compared(before, after)
        had, has = (SETTINGS_PATH in side.ids for side in (self.before, self.after))
        if had != has:
            kind, settings = ("settings-added", after) if has else ("settings-removed", before)
            yield Change(
                kind=kind,
                at=self._about(SETTINGS_PATH).whole,
                before=settings.settings if had else None,
                after=settings.settings if has else None,
                warning=True,
            )
        elif not (self.before.broken_settings or self.after.broken_settings):
            yield from settings_changes(before.settings, after.settings)

    def _pairs(self) -> Iterator[tuple[str, str, About]]:
        """Yield the two paths of each record that changed, and what it is."""
        moved = {about.path: about.old_path for about in self.abouts.values() if about.old_path}
        left = {old for new, old in moved.items() if old != new} - self.after.ids.keys()
        for path in self.paths:
            if path in left:
                continue
            if is_record(path) or not path.startswith("records/"):
                yield moved.get(path, path), path, self._about(path)

    def _remember(self, about: About) -> None:
        self.abouts[about.path] = about

    def _about(self, path: str) -> About:
        """Return the record, register or file that the file at ``path`` belongs to."""
        if path in self.abouts:
            return self.abouts[path]
        if path == SETTINGS_PATH:
            return About(kind=about_what.SETTINGS, id="settings", path=path)
        slot = slot_of(path)
        if not isinstance(slot, Slot):
            return about_file(path)
        if slot.kind == kinds.PROGRESS_KIND:
            stem = slot.id.split("/")[1]
            return self._about(meeting_path(stem))
        if slot.kind == kinds.PROPOSAL_KIND:
            return self._about(f"records/events/{slot.id.partition('/')[0]}.md")
        return About(kind=slot.kind, id=slot.id, path=path)

    def _is_sure(self, change: AnyChange) -> bool:
        """Tell whether something isn't merely missing from what could be read."""
        values = (change.before, change.after)
        paths = {getattr(value, "path", change.path) for value in values}
        if not change.kind.startswith("progress-"):  # a report stands in a file of its own
            paths |= {change.about.path, change.about.old_path}
        broken = [bool(paths & side.incomplete.keys()) for side in (self.before, self.after)]
        if change.kind == "progress-rewritten":
            return not any(broken)
        return not any(
            value in _NOT_GIVEN
            for value, is_broken in zip(values, broken, strict=True)
            if is_broken
        )
