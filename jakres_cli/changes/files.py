"""Files that came, went or changed and that hold no records."""

from __future__ import annotations

from jakres_cli.changes.change import (
    ATTACHMENT,
    OTHER,
    STRAY,
    TEMPLATE,
    WORKFLOW,
    About,
    Change,
    change_suffix,
    new_change,
)
from jakres_cli.changes.matching import match_items
from jakres_cli.changes.side import Side, is_record
from jakres_cli.model.source import FILES, RECORDS
from jakres_cli.records.schema.kinds import FORMS
from jakres_cli.records.schema.shapes import iter_references

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.records import Records

_WARNED = frozenset({TEMPLATE, WORKFLOW, STRAY})
_NAMES_A_FILE = frozenset({"file", "evidence"})


def file_changes(before: Side, after: Side, paths: list[str]) -> Iterator[Change]:
    """Yield a change for each file of ``paths`` that is no record."""
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
        yield _one(before, after, was, now, tuple(used.get(was or "", ())))


def about_file(path: str, was: str = "") -> About:
    """Return what a change of a file is about that is no record."""
    return About(kind=_kind(path), id=path, path=path, old_id=was or path, old_path=was or path)


def _one(
    before: Side, after: Side, was: str | None, now: str | None, users: tuple[str, ...]
) -> Change:
    about = about_file(now or was or "", was or "")
    kind = about.kind
    if was and now and was != now:
        return new_change(about, f"{kind}-renamed", was, now, warning=bool(users), used_by=users)
    how = change_suffix(was, now)
    decides = kind in _WARNED and (how != "removed" or kind == WORKFLOW)
    old, new = was and before.ids[was], now and after.ids[now]
    return new_change(
        about, f"{kind}-{how}", old, new, warning=bool(users) or decides, used_by=users
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
    meetings = records.meetings.values()
    entries = (entry for found in records.progress.values() for entry in found)
    users = [("meeting", one.path, one) for one in meetings]
    found: dict[str, list[str]] = {}
    for kind, path, item in (*users, *(("progress", one.path, one) for one in entries)):
        for to, name, _ in iter_references(FORMS[kind], item):
            if to in _NAMES_A_FILE and path not in found.setdefault(f"{RECORDS}/{name}", []):
                found[f"{RECORDS}/{name}"].append(path)
    return found
