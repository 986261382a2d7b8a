"""Files that came, went or changed and that hold no records."""

from __future__ import annotations

from jakres_cli.compare.change import (
    ATTACHMENT,
    OTHER,
    STRAY,
    TEMPLATE,
    WORKFLOW,
    About,
    came_or_went,
    change,
)
from jakres_cli.compare.matching import matched
from jakres_cli.compare.side import is_record
from jakres_cli.schema.kinds import FORMS
from jakres_cli.schema.walk import references
from jakres_cli.source import FILES, RECORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.compare.change import Change
    from jakres_cli.compare.side import Side
    from jakres_cli.model.records import Records

_WARNED = frozenset({TEMPLATE, WORKFLOW, STRAY})


def file_changes(before: Side, after: Side, paths: list[str]) -> Iterator[Change]:
    """Yield a change for each file of ``paths`` that is no record."""
    others = [path for path in paths if not is_record(path)]
    old = [path for path in others if path in before.ids]
    new = [path for path in others if path in after.ids]
    pairs = matched(
        [path for path in old if path not in after.ids],
        [path for path in new if path not in before.ids],
        lambda path: (_kind(path), before.ids.get(path) or after.ids.get(path)),
    )
    for was, now in pairs.sides():
        yield from _one(before, after, was, now)
    for path in others:
        if path in before.ids and path in after.ids:
            yield from _one(before, after, path, path)


def about_file(path: str, was: str = "") -> About:
    """Return what a change of a file is about that is no record."""
    return About(kind=_kind(path), id=path, path=path, old_id=was or path, old_path=was or path)


def _one(before: Side, after: Side, was: str | None, now: str | None) -> Iterator[Change]:
    about = about_file(now or was or "", was or "")
    kind = about.kind
    how = came_or_went(was, now)
    used = _used(before.loaded.records) if was and kind == ATTACHMENT else {}
    by = tuple(used.get((was or "").removeprefix(f"{RECORDS}/"), ()))
    if was and now and was != now:
        yield change(about, f"{kind}-renamed", was, now, warning=bool(by), used_by=by)
        return
    yield change(
        about,
        f"{kind}-{how}",
        was and before.ids[was],
        now and after.ids[now],
        warning=bool(by) or (kind in _WARNED and how != "removed") or kind == WORKFLOW,
        used_by=by,
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
    """Return which records refer to each attachment."""
    found: dict[str, list[str]] = {}
    groups = (
        ("meeting", records.meetings.values()),
        ("progress", [entry for entries in records.progress.values() for entry in entries]),
    )
    for kind, items in groups:
        for item in items:
            for to, name, _ in references(FORMS[kind], item):
                if to in {"file", "evidence"} and name.startswith("files/"):
                    path = getattr(item, "path", "")
                    if path not in found.setdefault(name, []):
                        found[name].append(path)
    return found
