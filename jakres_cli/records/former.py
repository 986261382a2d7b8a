"""Where a file stands today that belongs to a record which had another name before."""

from __future__ import annotations

from itertools import product

from jakres_cli.records.layout import Slot, meeting_path, slot_of
from jakres_cli.records.schema import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.event import Event, Series, WorkingGroup
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records


class FormerNames:
    """The names of today by those of before, for every kind of record and for agencies."""

    def __init__(self, records: Records) -> None:
        self._meetings = _by_former(records.meetings.values())
        self._events = _by_former(records.events.values())
        self._others = {
            kinds.EVENT_KIND: self._events,
            kinds.WORKING_GROUP_KIND: _by_former(records.working_groups.values()),
            kinds.SERIES_KIND: _by_former(records.series.values()),
        }
        self._codes = {
            old: code for code, agency in records.agencies.items() for old in agency.former
        }

    def present_paths(self, path: str) -> Iterator[str]:
        """Yield where the file that stood at ``path`` may stand under the names of today."""
        slot = slot_of(path)
        if not isinstance(slot, Slot):
            return
        folder, _, name = path.rpartition("/")
        if slot.kind == kinds.MEETING_KIND:
            yield from map(meeting_path, self._meetings.get(slot.id, ()))
        elif slot.kind == kinds.PROGRESS_KIND:
            yield from self._entries(folder, name)
        elif slot.kind == kinds.PROPOSAL_KIND:
            event, agency = slot.id.split("/")
            events = (event, *self._events.get(event, ()))
            for now, code in product(events, (agency, self._codes.get(agency, agency))):
                yield f"records/events/{now}/proposals/{code}.md"
        else:
            for now in self._others.get(slot.kind, {}).get(slot.id, ()):
                yield f"{folder}/{now}.md"

    def _entries(self, folder: str, name: str) -> Iterator[str]:
        """Yield where a progress entry may stand: its folder or its reporter is called anew."""
        _, _, stem, item = folder.split("/")
        day, by = name[:11], name[11:].removesuffix(".md")
        stems = (stem, *self._meetings.get(stem, ()))
        names = [by]
        for old, code in self._codes.items():
            if by == old or by.startswith(f"{old}-"):
                names.append(code + by[len(old) :])
        for now, who in product(stems, names):
            yield f"records/progress/{now}/{item}/{day}{who}.md"


def _by_former(
    records: Iterable[Meeting | Event | WorkingGroup | Series],
) -> dict[str, tuple[str, ...]]:
    by_former: dict[str, tuple[str, ...]] = {}
    for record in records:
        for name in record.former:
            by_former[name] = (*by_former.get(name, ()), record.id)
    return by_former
