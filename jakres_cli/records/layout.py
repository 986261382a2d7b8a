"""The layout of a workspace: which record each path is, new paths, and trees read otherwise."""

from __future__ import annotations

import re

from jakres_cli.model.base import Message, Value
from jakres_cli.model.event import Event, Proposal, Series, WorkingGroup
from jakres_cli.model.meeting import FollowUp, Meeting, Progress
from jakres_cli.model.source import GONE, Entry, Source, Tree, is_hidden
from jakres_cli.records.parse import parse_iso_day
from jakres_cli.records.schema import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping


SETTINGS_PATH = "jakres.yaml"
RECORDS = "records"
AGENCIES_PATH = "records/agencies.yaml"
PEOPLE_PATH = "records/people.yaml"
_FILES = "records/files/"
_RECORD_NAME = re.compile(r"\.(?:md|markdown|ya?ml)$", re.IGNORECASE)

_STEM = r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]{1,60}"
_SLUG = r"[a-z0-9-]{1,60}"
_CODE = r"[A-Za-z0-9][A-Za-z0-9-]*"
_MEETING = re.compile(rf"records/meetings/([0-9]{{4}})/({_STEM})\.md")
_PROGRESS = re.compile(
    rf"records/progress/({_STEM})/([^/]+)/([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-({_CODE})\.md"
)
_PROPOSAL = re.compile(rf"records/events/({_SLUG})/proposals/({_CODE})\.md")
_EVENT = re.compile(rf"records/events/({_SLUG})\.md")
_GROUP = re.compile(rf"records/working-groups/({_SLUG})\.md")
_SERIES = re.compile(rf"records/series/({_SLUG})\.md")
_NUMBER = re.compile(r"(.+)-([0-9]{1,4})")


class Slot(Value):
    """What a path is: the kind of record, its id, and what the path decides in the model."""

    kind: str
    path: str
    id: str
    given: dict[type[Value], dict[str, object]]


def is_record_name(path: str) -> bool:
    """Tell whether an entry of this name must be a record (or a named problem)."""
    name = path.rpartition("/")[2]
    if path.startswith(_FILES) or name == "README.md" or is_hidden(path):
        return False
    return path.startswith(RECORDS + "/") and _RECORD_NAME.search(name) is not None


def meeting_path(stem: str) -> str:
    """Return where the meeting with the id ``stem`` (``YYYY-MM-DD-slug``) stands."""
    return f"records/meetings/{stem[:4]}/{stem}.md"


def slot_of(path: str) -> Slot | Message:
    """Return what the record at ``path`` is, or why there is none of that name there."""
    if path == AGENCIES_PATH:
        return Slot(kind=kinds.AGENCIES_KIND, path=path, id="agencies", given={})
    if path == PEOPLE_PATH:
        return Slot(kind=kinds.PEOPLE_KIND, path=path, id="people", given={})
    if match := _MEETING.fullmatch(path):
        return _meeting(path, match[1], match[2])
    if match := _PROGRESS.fullmatch(path):
        return _progress(path, match)
    if match := _PROPOSAL.fullmatch(path):
        event, agency = match[1], match[2]
        return Slot(
            kind=kinds.PROPOSAL_KIND,
            path=path,
            id=f"{event}/{agency}",
            given={Proposal: {"event": event, "agency": agency, "path": path}},
        )
    for kind, pattern, builds in (
        (kinds.EVENT_KIND, _EVENT, Event),
        (kinds.WORKING_GROUP_KIND, _GROUP, WorkingGroup),
        (kinds.SERIES_KIND, _SERIES, Series),
    ):
        if match := pattern.fullmatch(path):
            given: dict[type[Value], dict[str, object]] = {builds: {"id": match[1], "path": path}}
            return Slot(kind=kind, path=path, id=match[1], given=given)
    return _misplacement(path)


def _meeting(path: str, year: str, stem: str) -> Slot | Message:
    day = parse_iso_day(stem[:10])
    if day is None:
        return Message("{day} in the file's name is not a day of the calendar", day=stem[:10])
    if stem[:4] != year:
        return Message("a meeting of {year} belongs in records/meetings/{year}/", year=stem[:4])
    return Slot(
        kind=kinds.MEETING_KIND,
        path=path,
        id=stem,
        given={
            Meeting: {"id": stem, "path": path, "date": day},
            FollowUp: {"meeting": stem, "path": path, "date": day},
            Progress: {"meeting": stem, "path": path, "date": day},
        },
    )


def _progress(path: str, match: re.Match[str]) -> Slot | Message:
    meeting, item, written, by = match.groups()
    day = parse_iso_day(written)
    if day is None:
        return Message("{day} in the file's name is not a day of the calendar", day=written)
    given: dict[str, object] = {"item": f"{meeting}/{item}", "path": path, "date": day, "by": by}
    if numbered := _NUMBER.fullmatch(by):
        given |= {"by": numbered[1], "number": int(numbered[2])}
    return Slot(
        kind=kinds.PROGRESS_KIND,
        path=path,
        id=path.removeprefix("records/").removesuffix(".md"),
        given={Progress: given},
    )


def _misplacement(path: str) -> Message:
    if path.startswith("records/meetings/"):
        return Message(
            "a meeting is a file records/meetings/YEAR/YEAR-MM-DD-slug.md; a slug has small "
            "letters, digits and hyphens"
        )
    if path.startswith("records/progress/"):
        return Message("a progress entry is a file records/progress/MEETING/ITEM/YEAR-MM-DD-BY.md")
    return Message(
        "a record cannot have this name here; notes and attachments go into records/files/"
    )


_PROGRESS_FOLDER = "records/progress/"
_LOOKS_NUMBERED = re.compile(r".*-[0-9]{1,4}")


def progress_path(
    follow_up: FollowUp, day: datetime.date, by: str, entries: Iterable[Progress]
) -> str:
    """Return the path of a new entry by ``by`` on ``day``, given the ``entries`` there are.

    It takes a number above that day's highest, so that it is folded last.
    """
    taken = [entry.number for entry in entries if entry.date == day and entry.meeting is None]
    number = max(taken, default=0) + 1
    # a code that ends like a number always needs one of its own to be told from it
    suffix = f"-{number}" if number > 1 or _LOOKS_NUMBERED.fullmatch(by) else ""
    folder = f"records/progress/{follow_up.meeting}/{follow_up.id}"
    return f"{folder}/{day.isoformat()}-{by}{suffix}.md"


def sibling_path(path: str, taken: Iterable[str]) -> str | None:
    """Return the path for a second entry of the day and reporter of the one at ``path``.

    None when no progress entry stands there. Those of ``taken`` are in use.
    """
    slot = slot_of(path)
    decided = slot.given.get(Progress) if isinstance(slot, Slot) else None
    if decided is None or not path.startswith(_PROGRESS_FOLDER):
        return None
    folder = path.rpartition("/")[0]
    stem = f"{folder}/{decided['date']}-{decided['by']}"
    numbers = [
        int(str(slot.given[Progress].get("number", 1)))
        for slot in map(slot_of, taken)
        if isinstance(slot, Slot) and Progress in slot.given and slot.path.startswith(f"{folder}/")
    ]
    return f"{stem}-{max(numbers, default=1) + 1}.md"


class PlannedTree:
    """``tree`` with other contents and places; satisfies ``source.Tree``.

    ``contents`` holds the bytes of files by the path that they will have, ``moved`` where files go.
    """

    commit = None

    def __init__(self, tree: Tree, contents: Mapping[str, bytes], moved: Mapping[str, str]) -> None:
        self._tree = tree
        self._contents = contents
        self._moved = moved
        self._from = {new: old for old, new in self._moved.items()}

    def entries(self) -> list[Entry]:
        """Return what is there then."""
        made = {*self._contents, *self._moved.values()}
        entries = [
            Entry(
                path=self._moved.get(entry.path, entry.path),
                refused=entry.refused,
                hides=entry.hides,
            )
            for entry in self._tree.entries()
            if entry.refused is not GONE or entry.path not in made
        ]
        present = {entry.path for entry in entries}
        entries += [Entry(path=path) for path in self._contents if path not in present]
        return sorted(entries, key=lambda entry: entry.path)

    def read(self, path: str) -> Source:
        """Return the file as it is then."""
        if path in self._contents:
            return Source(path=path, data=self._contents[path])
        source = self._tree.read(self._from.get(path, path))
        return Source(path=path, data=source.data, failure=source.failure)
