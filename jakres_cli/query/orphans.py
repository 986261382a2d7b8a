"""What nothing refers to any more, or what refers to nothing."""

from __future__ import annotations

import re
from urllib.parse import unquote

from jakres_cli.records.schema import kinds
from jakres_cli.records.schema.shapes import iter_references

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.follow_up import Progress
    from jakres_cli.model.records import Records
    from jakres_cli.model.value import Value
    from jakres_cli.records.reading.load import Loaded

_FOLDER = "records/files/"
_IN_PROSE = re.compile(r"files/[^\s()<>\[\]\"'`|]+")
_NOT_ATTACHED = frozenset({"README.md", ".gitkeep", ".gitignore"})
_STOPS = ".,;:!?*_"


def files_named_in(prose: str) -> set[str]:
    """Return the files under ``records/files/`` that running text or its links name."""
    names = _IN_PROSE.findall(prose)
    return {form for name in names for form in (name, name.rstrip(_STOPS), unquote(name))}


def unused_files(loaded: Loaded, in_prose: set[str]) -> list[str]:
    """Return the files under ``records/files/`` that no record refers to, sorted."""
    used = in_prose | {
        name
        for kind, record in _all(loaded.records)
        for to, name, _ in iter_references(kinds.FORMS[kind], record)
        if to in {"file", "evidence"}
    }
    return sorted(
        path
        for path in loaded.name_index.files
        if path.startswith(_FOLDER)
        and path.rpartition("/")[2] not in _NOT_ATTACHED
        and path.removeprefix("records/") not in used
    )


def lost_progress(loaded: Loaded) -> list[Progress]:
    """Return the entries on follow-ups that don't exist; a meeting not read may hold them."""
    records = loaded.records
    unread = loaded.name_index.stems[kinds.MEETING_KIND] - records.meetings.keys()
    broken = {problem.place.path for problem in loaded.incomplete}
    lost: list[Progress] = []
    for ref, entries in records.progress.items():
        stem = ref.partition("/")[0]
        meeting = records.meeting(stem)
        may_be_there = stem in unread or (meeting is not None and meeting.path in broken)
        if records.follow_up(ref) is None and not may_be_there:
            lost += entries
    return sorted(lost, key=lambda orphan: (orphan.path, orphan.line))


def _all(records: Records) -> Iterator[tuple[str, Value]]:
    yield from ((kinds.MEETING_KIND, meeting) for meeting in records.meetings.values())
    yield from ((kinds.EVENT_KIND, event) for event in records.events.values())
    for entries in records.progress.values():
        # an entry of a meeting's `updates` is walked with the meeting already
        yield from ((kinds.PROGRESS_KIND, entry) for entry in entries if entry.meeting is None)
