"""Progress left behind by a meeting whose file was moved by hand, and the meeting it belongs to."""

from __future__ import annotations

from jakres_cli.model.source import MISSING_RECORD
from jakres_cli.records.layout import meeting_path
from jakres_cli.records.schema import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.records.load import Loaded

    ReportDays = dict[str, datetime.date]

_DAY = 10
_MOST = 100
"""So many meetings of one day or slug are too many to tell whose it is."""


def left_behind(loaded: Loaded) -> dict[str, str]:
    """Return, for each folder of progress on a meeting that isn't there, the one it belongs to.

    Both are ids. That is the only meeting of the same day, else of the same slug, that has every
    follow-up reported on, none of which was reported on before it was promised. Folders for which
    no meeting fits, or several do, are left out.
    """
    orphans = _orphans(loaded)
    if not orphans:
        return {}
    alike: dict[str, list[Meeting]] = {}
    for meeting in loaded.records.meetings.values():
        for part in (meeting.id[:_DAY], meeting.id[_DAY:]):
            alike.setdefault(part, []).append(meeting)
    adopted: dict[str, str] = {}
    for old, items in orphans.items():
        for part in (old[:_DAY], old[_DAY:]):
            candidates = alike.get(part, ())[:_MOST]
            fitting = [meeting for meeting in candidates if _fits(items, meeting)]
            if len(fitting) == 1 and len(candidates) < _MOST:
                adopted[old] = fitting[0].id
            if fitting:
                break
    return adopted


def may_adopt_proposals(old: str, event: Event, records: Records) -> bool:
    """Tell whether ``event`` has every group that the proposals in the folder of ``old`` name."""
    topics = [each.topics for each in records.proposals if each.event == old]
    groups = {topic.group for some in topics for topic in some}
    return bool(groups) and groups <= {group.id for group in event.groups}


def may_adopt(old: str, meeting: Meeting, records: Records) -> bool:
    """Tell whether ``meeting`` has every follow-up that the folder of ``old`` reports on."""
    items = {
        ref.partition("/")[2]: min(entry.date for entry in entries)
        for ref, entries in records.progress.items()
        if ref.startswith(f"{old}/")
    }
    return bool(items) and _fits(items, meeting)


def _orphans(loaded: Loaded) -> dict[str, ReportDays]:
    """Return, by the meeting that isn't there, each item with the day of its first report."""
    records, stems = loaded.records, loaded.name_index.stems[kinds.MEETING_KIND]
    gone = {p.place.path for p in loaded.problems if p.code == MISSING_RECORD}
    orphans: dict[str, ReportDays] = {}
    for ref, entries in records.progress.items():
        stem, _, item = ref.partition("/")
        files = [entry.date for entry in entries if entry.meeting is None]
        absent = stem not in stems or meeting_path(stem) in gone
        if files and absent and records.meeting(stem) is None:
            orphans.setdefault(stem, {})[item] = min(files)
    return orphans


def _fits(items: ReportDays, meeting: Meeting) -> bool:
    known = {item.id for item in meeting.follow_ups}
    return items.keys() <= known and all(day >= meeting.date for day in items.values())
