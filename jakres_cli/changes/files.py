"""The files of two states: which differ, which hold no records, which can't be read whole."""

from __future__ import annotations

import datetime
from functools import cached_property

from jakres_cli.changes.change import (
    ATTACHMENT,
    OTHER,
    STRAY,
    TEMPLATE,
    WORKFLOW,
    About,
    AnyChange,
    LooseFileChange,
    ReadableChange,
    UnreadChange,
    how_it_changed,
)
from jakres_cli.changes.items import match_items
from jakres_cli.model.base import Message, Value
from jakres_cli.model.source import FILES, RECORDS, Place, Problem
from jakres_cli.query.standing import Ledger
from jakres_cli.records.layout import SETTINGS_PATH, Slot, is_record_name, slot_of
from jakres_cli.records.schema import iter_references
from jakres_cli.records.schema.kinds import FORMS
from jakres_cli.records.syntax.document import MAX_FILE, Document, read_markdown, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jakres_cli.model.meeting import Meeting, Progress
    from jakres_cli.model.records import Records
    from jakres_cli.records.load import Loaded

_WARNED = frozenset({TEMPLATE, WORKFLOW, STRAY})
_NAMES_A_FILE = frozenset({"file", "evidence"})


class Side(Value):
    """A state of the workspace.

    ``ids`` holds, by path, an id of the bytes of each file that may differ from the other side:
    equal ids mean equal bytes. ``texts`` holds the bytes of those of them that are records or the
    settings. ``broken_settings`` says why ``jakres.yaml`` could not be read, if that is so; the
    records were then read by the settings of the other side.
    """

    loaded: Loaded
    ids: Mapping[str, str]
    texts: Mapping[str, bytes]
    broken_settings: Message | None = None

    @cached_property
    def ledger(self) -> Ledger:
        """How the follow-ups stand by everything that is written, whatever day it is."""
        return Ledger(self.loaded.records, datetime.date.max)

    @cached_property
    def incomplete(self) -> dict[str, Problem]:
        """Why a file could not be read whole, by its path."""
        problems = dict(self.loaded.unread)
        if self.broken_settings is not None:
            place = Place(path=SETTINGS_PATH)
            problems[SETTINGS_PATH] = Problem(
                code="JK001", place=place, message=self.broken_settings
            )
        return problems

    @cached_property
    def listed(self) -> frozenset[str]:
        """The paths of everything under ``records/``."""
        return frozenset(self.loaded.paths)

    def document(self, path: str) -> Document | None:
        """Return the text of a changed record with its tree; None when it isn't there."""
        if path not in self._documents:
            self._documents[path] = self._parse(path)
        return self._documents[path]

    @cached_property
    def _documents(self) -> dict[str, Document | None]:
        return {}

    def _parse(self, path: str) -> Document | None:
        data = self.texts.get(path)
        if data is None or len(data) > MAX_FILE:
            return None
        return read_markdown(path, data) if path.endswith(".md") else read_yaml(path, data)


def differing_paths(before: Side, after: Side) -> list[str]:
    """Return the paths of the files that are not the same on both sides, sorted."""
    paths = before.ids.keys() | after.ids.keys()
    return sorted(path for path in paths if before.ids.get(path) != after.ids.get(path))


def is_record(path: str) -> bool:
    """Tell whether a file of this path is a record, a register or the settings."""
    return path == SETTINGS_PATH or (is_record_name(path) and isinstance(slot_of(path), Slot))


def file_changes(before: Side, after: Side, paths: list[str]) -> Iterator[AnyChange]:
    """Yield a change for each file of ``paths`` that is not a record."""
    others = [path for path in paths if not is_record(path)]
    moved = match_items(
        [path for path in others if path not in after.ids],
        [path for path in others if path not in before.ids],
        lambda path: (_kind(path), before.ids.get(path) or after.ids.get(path)),
    )
    changed = ((path, path) for path in others if path in before.ids and path in after.ids)
    attached = any(_kind(path) == ATTACHMENT for path in others)
    used = _used(before.loaded.records) if attached else {}
    for was, now in (*moved.sides(), *changed):
        yield _file_change(before, after, was, now, tuple(used.get(was or "", ())))


def about_file(path: str, was: str = "") -> About:
    """Return what a change of a file is about that is not a record."""
    return About(kind=_kind(path), id=path, path=path, old_id=was or path, old_path=was or path)


def wholeness_changes(
    before: Side, after: Side, paths: Iterable[str], about: Callable[[str], About]
) -> Iterator[AnyChange]:
    """Yield a change for each file that can be read whole on one side only.

    A file that changed and that is broken on both sides is named too, since what changed in it
    can't be told.
    """
    old, new = before.incomplete, after.incomplete
    strays = {path for path in before.ids.keys() | after.ids.keys() if not is_record(path)}
    for path in sorted((old.keys() ^ new.keys()) - strays):
        broke = path in new
        yield ReadableChange(
            kind="record-unreadable" if broke else "record-readable",
            at=about(path).file(path),
            before=old[path].message if path in old else None,
            after=new[path].message if path in new else None,
            warning=broke,
            line=(new if broke else old)[path].place.line,
            there=path in before.listed or path in before.ids,
        )
    for path in paths:
        if path in old and path in new and is_record(path):
            yield UnreadChange(
                kind="record-unread",
                at=about(path).file(path),
                before=old[path].message,
                after=new[path].message,
                warning=True,
                line=new[path].place.line,
            )


def _file_change(
    before: Side, after: Side, was: str | None, now: str | None, users: tuple[str, ...]
) -> LooseFileChange:
    about = about_file(now or was or "", was or "")
    how = "renamed" if was and now and was != now else how_it_changed(was, now)
    names = (was, now) if how == "renamed" else (was and before.ids[was], now and after.ids[now])
    decides = how in {"added", "changed"} or (how == "removed" and about.kind == WORKFLOW)
    return LooseFileChange(
        kind=f"{about.kind}-{how}",
        at=about.whole,
        before=names[0],
        after=names[1],
        warning=bool(users) or (decides and about.kind in _WARNED),
        used_by=users,
    )


def _kind(path: str) -> str:
    if path.startswith("templates/"):
        return TEMPLATE
    if path.startswith(FILES):
        return ATTACHMENT
    if not path.startswith(f"{RECORDS}/"):
        return WORKFLOW
    return OTHER if path.rpartition("/")[2] == "README.md" else STRAY


def _used(records: Records) -> dict[str, list[str]]:
    """Return the paths of the records that refer to each attachment, by its path."""
    kinds: list[tuple[str, Iterable[Meeting | Progress]]] = [
        ("meeting", records.meetings.values()),
        ("progress", [entry for entries in records.progress.values() for entry in entries]),
    ]
    users: dict[str, list[str]] = {}
    for kind, record in ((kind, record) for kind, group in kinds for record in group):
        for to, name, _ in iter_references(FORMS[kind], record):
            if to in _NAMES_A_FILE:
                paths = users.setdefault(f"{RECORDS}/{name}", [])
                if record.path not in paths:
                    paths.append(record.path)
    return users
