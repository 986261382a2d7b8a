"""A whole workspace, working tree or revision alike, to records and problems."""

from __future__ import annotations

from functools import cached_property

from jakres_cli.model.base import Message, Value, replace_fields
from jakres_cli.model.event import Event, Proposal, Series, WorkingGroup
from jakres_cli.model.meeting import Meeting, Progress
from jakres_cli.model.records import Agency, People, Records, Settings, full_ref
from jakres_cli.model.source import GONE, MISSING_RECORD, Place, Problem, sorted_problems
from jakres_cli.model.words import CONFIDENTIAL
from jakres_cli.records.layout import (
    AGENCIES_PATH,
    PEOPLE_PATH,
    SETTINGS_PATH,
    Slot,
    is_record_name,
    slot_of,
)
from jakres_cli.records.parse import EMAIL, LETTER, ORAL, URLS
from jakres_cli.records.read import RecordReading, read_record, unreadable
from jakres_cli.records.schema import PARTY_KINDS, kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from jakres_cli.model.naming import Mentions
    from jakres_cli.model.source import Source, Tree
    from jakres_cli.records.reader import Link

    T = TypeVar("T")
    Inspect = Callable[[RecordReading, "NameIndex"], Iterable[Problem]]


_ELSEWHERE = (*URLS, LETTER, EMAIL, *ORAL)
_EVIDENCE = (kinds.MEETING_KIND, kinds.EVENT_KIND, kinds.WORKING_GROUP_KIND)
"""The records that may show that something happened."""


_CONFIDENTIAL = CONFIDENTIAL.encode()


class UnresolvedReference(Value):
    """A reference that the registers and the file names alone don't answer."""

    path: str
    record: str
    link: Link


class NameIndex(Value):
    """What is known before any meeting is read: settings, registers, and what files there are.

    ``parties`` says what each party is by its code or slug; ``present`` holds, for what
    a reference may be to, the names of today by those of before: parties' and series'.
    """

    settings: Settings
    agencies: dict[str, Agency]
    people: People
    stems: dict[str, frozenset[str]]
    files: frozenset[str]
    parties: dict[str, str]
    present: dict[str, dict[str, str]]

    @cached_property
    def mentions(self) -> Mentions:
        """Finds the agencies of the register in prose."""
        from jakres_cli.model.naming import Mentions

        return Mentions(self.agencies)

    @cached_property
    def dated(self) -> frozenset[str]:
        """The agencies that were not always there, and their posts."""
        dated = {code for code, agency in self.agencies.items() if agency.since or agency.until}
        posts = self.people.posts.items()
        return frozenset(dated.union(slug for slug, post in posts if post.agency in dated))

    @cached_property
    def double_offices(self) -> frozenset[str]:
        """The posts that somebody holds together with another."""
        pairs = ((slug, post.held_with) for slug, post in self.people.posts.items())
        return frozenset(name for slug, other in pairs if other for name in (slug, other))

    def now(self, to: str, name: str) -> str:
        """Return what ``name``, referred to as ``to`` of the schema, is called today."""
        return self.present.get(to, {}).get(name, name)

    def agency_of(self, name: str, day: datetime.date) -> str | None:
        """Return the agency of the post or person ``name`` on ``day``, if that is known."""
        known = self.people.posts.get(name) or self.people.people.get(name)
        return known.agency_on(day) if known else None

    def resolves(self, to: str, name: str) -> bool:
        """Tell whether ``name``, referred to as ``to`` of the schema, surely exists."""
        if to in PARTY_KINDS:
            kind = self.parties.get(self.now(to, name))
            return kind is not None and to in {"party", kind}
        name = self.now(to, name)
        if to == "anchor":
            return name in self.stems["event"] or name in self.stems["meeting"]
        if to == "evidence":
            known = any(name in self.stems[kind] for kind in _EVIDENCE)
            return known or name.startswith(_ELSEWHERE)
        if to in {"field", "pillar"}:  # the reader resolves these itself
            return True
        return name in self.stems.get(to, ())


class Loaded(Value):
    """A workspace as it was read.

    ``found`` counts the files that should be records; ``problems`` are those of the reading, of
    ``inspect`` and of the rules that were applied since; ``paths`` is everything that was listed.
    ``commit`` is the full id of the commit that it was read from, None for the working tree.
    ``mentions_secrets`` tells whether any file has the word by which things are confidential, in
    whatever state it is.
    """

    records: Records
    name_index: NameIndex
    problems: list[Problem]
    unresolved: list[UnresolvedReference]
    paths: tuple[str, ...]
    found: int
    commit: str | None = None
    mentions_secrets: bool = False

    @cached_property
    def incomplete(self) -> list[Problem]:
        """What could have changed an answer and was not counted, in order of place."""
        return sorted_problems([problem for problem in self.problems if problem.makes_incomplete])

    @property
    def whole(self) -> int:
        """How many of the files found are not named in ``incomplete``."""
        named = {problem.place.path for problem in self.incomplete}
        return self.found - len(named - {SETTINGS_PATH})

    @cached_property
    def unread(self) -> dict[str, Problem]:
        """The first reason why a file was not read whole, by its path."""
        first: dict[str, Problem] = {}
        for problem in self.problems:
            if problem.leaves_unread:
                first.setdefault(problem.place.path, problem)
        return dict(sorted(first.items()))


def load_workspace(tree: Tree, settings: Settings, inspect: Inspect | None = None) -> Loaded:
    """Read every record of ``tree``.

    ``inspect`` is given each reading while its text is at hand and returns further problems. What
    can't be read is a problem of the result, never an exception.
    """
    return _Loader(tree, settings).run(inspect or _leave_it)


def _leave_it(_reading: RecordReading, _name_index: NameIndex) -> tuple[Problem, ...]:
    return ()


class _Loader:
    """Gathers records file by file."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        self.tree = tree
        self.settings = settings
        self.problems: list[Problem] = []
        self.unresolved: list[UnresolvedReference] = []
        self.found = 0
        self.mentions_secrets = False
        self.slots: dict[str, Slot] = {}
        self.records: list[object] = []
        others = self._list()
        self.early: list[RecordReading] = []
        self.parties: dict[str, str] = {}
        self.series: dict[str, str] = {}
        called = dict.fromkeys((*PARTY_KINDS, "working-group"), self.parties)
        self.present = {**called, "series": self.series}
        self.agencies = self._agencies()
        if settings.office not in self.agencies:
            office = self.parties.get(settings.office, settings.office)
            self.settings = replace_fields(settings, office=office)
        self.people = self._people()
        self._read_named(kinds.WORKING_GROUP_KIND, self.parties)
        self._read_named(kinds.SERIES_KIND, self.series)
        self.name_index = self._index(others)

    def run(self, inspect: Inspect) -> Loaded:
        """Read everything and return it."""
        for reading in self.early:
            self._note(reading, inspect)
        early = {reading.slot.path for reading in self.early}
        for path in sorted(self.slots.keys() - early):
            reading = read_record(
                self._source(path),
                self.slots[path],
                self.settings,
                self.name_index.resolves,
                self.name_index.present,
            )
            self._note(reading, inspect)
        self._note_office()
        return self._loaded()

    def _list(self) -> frozenset[str]:
        others = set()
        entries = self.tree.entries()
        self.gone = [e.path for e in entries if e.refused is GONE and is_record_name(e.path)]
        there = [entry for entry in entries if entry.refused is not GONE]
        self.listed = tuple(entry.path for entry in there)
        for entry in there:
            if not (is_record_name(entry.path) or entry.hides):
                if entry.refused is None:
                    others.add(entry.path)
                continue
            self.found += 1
            slot = slot_of(entry.path)
            if entry.refused:
                self.problems.append(unreadable(entry.path, entry.refused))
            elif isinstance(slot, Slot):
                self.slots[entry.path] = slot
            else:
                self.problems.append(
                    unreadable(
                        entry.path, Message("this file is not a record, so it is not read"), slot
                    )
                )
        return frozenset(others)

    def _agencies(self) -> dict[str, Agency]:
        record = self._read_early(AGENCIES_PATH)
        agencies: dict[str, Agency] = record if isinstance(record, dict) else {}
        self.parties |= {old: code for code, agency in agencies.items() for old in agency.former}
        return agencies

    def _people(self) -> People:
        record = self._read_early(PEOPLE_PATH)
        return record if isinstance(record, People) else People()

    def _read_named(self, kind: str, present: dict[str, str]) -> None:
        for path, slot in sorted(self.slots.items()):
            if slot.kind == kind:
                record = self._read_early(path)
                if isinstance(record, WorkingGroup | Series):
                    present |= dict.fromkeys(record.former, record.id)

    def _source(self, path: str) -> Source:
        source = self.tree.read(path)
        self.mentions_secrets |= _CONFIDENTIAL in (source.data or b"")
        return source

    def _read_early(self, path: str) -> object:
        """Return the record of a file that says what names there are."""
        if path not in self.slots:
            return None
        reading = read_record(
            self._source(path), self.slots[path], self.settings, present=self.present
        )
        self.early.append(reading)
        return reading.record

    def _index(self, files: frozenset[str]) -> NameIndex:
        stems: dict[str, set[str]] = {}
        for slot in (*self.slots.values(), *map(slot_of, self.gone)):
            if isinstance(slot, Slot):
                stems.setdefault(slot.kind, set()).add(slot.id)
        parties = dict.fromkeys(stems.get(kinds.WORKING_GROUP_KIND, ()), kinds.WORKING_GROUP_KIND)
        parties |= dict.fromkeys(self.people.people, "person")
        parties |= dict.fromkeys(self.people.posts, "post")
        parties |= dict.fromkeys(self.agencies, "agency")
        for taken in self.parties.keys() & parties.keys():
            del self.parties[taken]  # what has the name today is meant by it
        return NameIndex(
            settings=self.settings,
            agencies=self.agencies,
            people=self.people,
            stems={
                kind: frozenset(stems.get(kind, ()))
                for kind in (
                    kinds.MEETING_KIND,
                    kinds.EVENT_KIND,
                    kinds.WORKING_GROUP_KIND,
                    kinds.SERIES_KIND,
                )
            },
            files=files,
            parties=parties,
            present=self.present,
        )

    def _note(self, reading: RecordReading, inspect: Inspect) -> None:
        self.problems += reading.problems
        self.problems += inspect(reading, self.name_index)
        self.unresolved += [
            UnresolvedReference(path=reading.slot.path, record=reading.slot.id, link=link)
            for link in reading.links
            if not self.name_index.resolves(link.to, link.name)
        ]
        if reading.record is not None:
            self.records.append(reading.record)

    def _missing(self, records: Records) -> list[str]:
        """Return what only git has, but for what stands under another name now."""
        if not self.gone:
            return []
        from jakres_cli.records.former import FormerNames

        former, there = FormerNames(records), set(self.listed)
        return [path for path in self.gone if there.isdisjoint(former.present_paths(path))]

    def _note_office(self) -> None:
        """Note the reference of the settings to the office when it is to nobody."""
        if self.name_index.resolves("agency", self.settings.office):
            return
        slot = Slot(kind=kinds.SETTINGS_KIND, path=SETTINGS_PATH, id="settings", given={})
        reading = read_record(self.tree.read(SETTINGS_PATH), slot, None)
        self.unresolved += [
            UnresolvedReference(path=SETTINGS_PATH, record="settings", link=link)
            for link in reading.links
            if link.name == self.settings.office
        ]

    def _all(self, kind: type[T]) -> list[T]:
        return [record for record in self.records if isinstance(record, kind)]

    def _loaded(self) -> Loaded:
        meetings = {meeting.id: meeting for meeting in self._all(Meeting)}
        records = Records(
            settings=self.settings,
            agencies=self.agencies,
            posts=self.people.posts,
            people=self.people.people,
            meetings=meetings,
            events={event.id: event for event in self._all(Event)},
            working_groups={group.id: group for group in self._all(WorkingGroup)},
            series={series.id: series for series in self._all(Series)},
            proposals=tuple(self._all(Proposal)),
            unread=frozenset().union(
                self.name_index.stems[kinds.MEETING_KIND] - meetings.keys(),
                self.name_index.stems[kinds.EVENT_KIND] - {e.id for e in self._all(Event)},
            ),
            progress=_by_item(meetings, self._all(Progress)),
            registers_whole=not any(
                problem.leaves_unread and problem.place.path in {AGENCIES_PATH, PEOPLE_PATH}
                for problem in self.problems
            ),
        )
        missing = self._missing(records)
        self.problems += map(_missing_record, missing)
        return Loaded(
            records=records,
            name_index=self.name_index,
            problems=self.problems,
            unresolved=self.unresolved,
            paths=self.listed,
            found=self.found + len(missing),
            commit=self.tree.commit,
            mentions_secrets=self.mentions_secrets,
        )


def _missing_record(path: str) -> Problem:
    return Problem(
        code=MISSING_RECORD,
        place=Place(path=path, line=0, column=0, end_line=0, end_column=0),
        message=Message("git has this record, and the folder lacks it"),
        hint=Message("git restore brings it back; if it is to go, git rm says so"),
    )


def _by_item(
    meetings: dict[str, Meeting], files: list[Progress]
) -> dict[str, tuple[Progress, ...]]:
    former = {name: meeting.id for meeting in meetings.values() for name in meeting.former}
    by_item: dict[str, list[Progress]] = {}
    reported = [
        update for meeting in meetings.values() if meeting.was_held for update in meeting.updates
    ]
    for entry in (*files, *reported):
        stem, _, item = full_ref(entry.item, entry.meeting or "").partition("/")
        by_item.setdefault(f"{former.get(stem, stem)}/{item}", []).append(entry)
    return {ref: tuple(entries) for ref, entries in by_item.items()}
