"""Three revisions and what was merged of them, for ``jakres check --merge``."""

from __future__ import annotations

import os

from jakres_cli.git.blobs import has_blob
from jakres_cli.git.commits import moved_files
from jakres_cli.git.revisions import commit_named, merge_base, parents
from jakres_cli.model.message import CannotDo
from jakres_cli.records.reading.layout import SETTINGS_PATH, Slot, slot_of
from jakres_cli.records.schema.kinds import PROGRESS_KIND
from jakres_cli.rules.conflicting import merge_problems
from jakres_cli.rules.merged import MergedRecord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.git.trees import RevisionTree
    from jakres_cli.model.source import Problem, Tree
    from jakres_cli.rules.check import CheckedWorkspace


def merge_at_hand(session: Session) -> tuple[str, str, str] | None:
    """Return the base and the two sides of the merge that the working tree is.

    It is one under way, or the last commit when nothing was changed since. None for everything
    else, and where git can't say.
    """
    try:
        repository = session.repository
        under_way = os.path.lexists(os.path.join(repository.folder, _UNDER_WAY))
        sides = (
            [commit_named(repository, one) for one in ("HEAD", _UNDER_WAY)]
            if under_way
            else parents(repository, "HEAD")
        )
        if len(sides) != 2 or not (under_way or _is_as_committed(session)):  # noqa: PLR2004  sides
            return None
        mine, other = sides
        base = merge_base(repository, mine, other) if mine and other else None
    except CannotDo:
        return None
    return (base, mine, other) if base and mine and other else None


def _is_as_committed(session: Session) -> bool:
    held = session.committed("HEAD").held
    names = {one.path for one in session.tree.entries() if _is_record(one.path)}
    if names != {path for path in held if _is_record(path) and path != SETTINGS_PATH}:
        return False
    for path in (*names, SETTINGS_PATH):
        data = session.tree.read(path).data
        if data is None or path not in held or not has_blob(data, held[path].id):
            return False
    return True


def problems_of_merge(
    session: Session, revisions: tuple[str, ...], checked: CheckedWorkspace, tree: Tree
) -> list[Problem]:
    """Return what ``tree``, the merge, lost or mixed up of what both sides did since the base.

    Raises ``CannotDo`` when there is no such revision, or its settings are broken.
    """
    base, ours, theirs = (session.committed(one) for one in revisions)
    records = [session.load(tree=one).records for one in (base, ours, theirs)]
    versions = _Files(session, base, ours, theirs, tree)
    return merge_problems(versions.changed(), (*records, checked.loaded.records))


_UNDER_WAY = "MERGE_HEAD"


class _Files:
    """Pairs the files of the four states, whichever side renamed them."""

    def __init__(
        self,
        session: Session,
        base: RevisionTree,
        ours: RevisionTree,
        theirs: RevisionTree,
        tree: Tree,
    ) -> None:
        self.base, self.ours, self.theirs, self.tree = base, ours, theirs, tree
        self.moved = [
            moved_files(session.repository, base.commit or "", side.commit or "")
            for side in (ours, theirs)
        ]
        self.there = {one.path for one in tree.entries()} | {SETTINGS_PATH}

    def changed(self) -> Iterator[MergedRecord]:
        """Yield the files that aren't the same everywhere."""
        for path in sorted(filter(_is_record, self.base.held)):
            mine, other = (moved.get(path, path) for moved in self.moved)
            target = self._target([mine if mine != path else other, other, path])
            names = [tree.held.get(one) for tree, one in self._sides(path, mine, other)]
            if len({one.id if one else None for one in names}) == 1 and names[0]:
                data = self.tree.read(target).data
                if data is not None and has_blob(data, names[0].id):
                    continue
            yield self._versions(target, path, mine, other)
        taken = [set(moved.values()) for moved in self.moved]
        new = {path for path in self.ours.held if path not in taken[0]}
        new |= {path for path in self.theirs.held if path not in taken[1]}
        for path in sorted(filter(_is_record, new - self.base.held.keys())):
            one = self._versions(self._target([path, *self._renamed(path)]), None, path, path)
            yield from self._entries(one) if _are_two_entries(one) else [one]

    def _entries(self, both: MergedRecord) -> Iterator[MergedRecord]:
        """Yield each of two progress entries of one name that isn't there under any name."""
        folder = both.path.rpartition("/")[0]
        near = [path for path in self.there if path.rpartition("/")[0] == folder]
        known = [self.tree.read(path).data for path in near]
        for data in (both.ours, both.theirs):
            if data not in known:
                mine = data if data is both.ours else None
                other = data if mine is None else None
                yield MergedRecord(path=both.path, base=None, ours=mine, theirs=other, result=None)

    def _sides(self, path: str, mine: str, other: str) -> list[tuple[RevisionTree, str]]:
        return [(self.base, path), (self.ours, mine), (self.theirs, other)]

    def _target(self, paths: list[str]) -> str:
        return next((path for path in paths if path in self.there), paths[0])

    def _renamed(self, path: str) -> Iterator[str]:
        """Yield where a new file stands when the other side renamed what its folder is called."""
        for moved in self.moved:
            for old, new in moved.items():
                was, now = slot_of(old), slot_of(new)
                if isinstance(was, Slot) and isinstance(now, Slot) and f"/{was.id}/" in path:
                    yield path.replace(f"/{was.id}/", f"/{now.id}/")

    def _versions(self, target: str, path: str | None, mine: str, other: str) -> MergedRecord:
        return MergedRecord(
            path=target,
            base=self.base.read(path).data if path else None,
            ours=self.ours.read(mine).data,
            theirs=self.theirs.read(other).data,
            result=self.tree.read(target).data if target in self.there else None,
        )


def _are_two_entries(one: MergedRecord) -> bool:
    if None in {one.ours, one.theirs} or one.ours == one.theirs:
        return False
    slot = slot_of(one.path)
    return isinstance(slot, Slot) and slot.kind == PROGRESS_KIND


def _is_record(path: str) -> bool:
    return path == SETTINGS_PATH or isinstance(slot_of(path), Slot)
