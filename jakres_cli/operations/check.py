"""Which problems to tell: those of a tree, of a merge, or only those that are new."""

from __future__ import annotations

import os

from jakres_cli.changes.files import is_record
from jakres_cli.cli.resolve import not_together
from jakres_cli.git.blobs import has_blob
from jakres_cli.git.commits import moved_files
from jakres_cli.git.revisions import commit_named, merge_base, parents
from jakres_cli.model.base import CannotDo, Message, Plural, Value
from jakres_cli.model.source import ERROR, WARNING, Place, Problem, Tree, sorted_problems
from jakres_cli.records.layout import SETTINGS_PATH, Slot, slot_of
from jakres_cli.records.schema.kinds import PROGRESS_KIND
from jakres_cli.rules.check import CheckedWorkspace, check_workspace
from jakres_cli.rules.conflicting import merge_problems
from jakres_cli.rules.merged import MergedRecord
from jakres_cli.rules.since import find_renames, new_problems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.git.trees import RevisionTree
    from jakres_cli.records.load import Loaded

_UNDER_WAY = "MERGE_HEAD"


class CheckResult(Value):
    """The problems of a workspace; ``known`` are those that an earlier revision has already."""

    loaded: Loaded
    problems: list[Problem]
    known: list[Problem] = []  # noqa: RUF012  a default that nobody writes to


def tree_to_check(session: Session, at: str | None, *, staged: bool) -> Tree:
    """Return the revision ``at``, what is ``staged``, or the working tree; raises ``CannotDo``."""
    if at and staged:
        raise not_together("--at", "--staged")
    return session.staged if staged else session.tree_at(at)


def check_tree(session: Session, tree: Tree, merge: tuple[str, ...]) -> CheckResult:
    """Return the problems of ``tree``, also what it got wrong if it is a merge.

    ``merge`` are the revisions of its base and sides; without them the working tree is looked at,
    whether it is a merge. Raises ``CannotDo`` when a revision is missing or can't be read.
    """
    checked = check_workspace(tree, session.settings_of(tree), session.today)
    wrong: list[Problem] = []
    if merge:
        wrong = _problems_of_merge(session, merge, checked, tree)
    elif tree is session.tree:
        wrong = _problems_of_merge_at_hand(session, checked)
    wrong += _state_brought_along(session, tree)
    problems = sorted_problems([*checked.problems, *wrong]) if wrong else checked.problems
    return CheckResult(loaded=checked.loaded, problems=problems)


def _state_brought_along(session: Session, tree: Tree) -> list[Problem]:
    """Return a problem for each file of jakres's own state that git would hand to others."""
    from jakres_cli.git.repository import repository_around
    from jakres_cli.git.trees import list_tree, tracked_paths
    from jakres_cli.store.state import OLD_JOURNAL

    if repository_around(session.tree.root) is None:
        return []
    if tree.commit is not None:
        paths = [entry.path for entry in list_tree(session.repository, tree.commit, (OLD_JOURNAL,))]
    else:
        try:
            paths = tracked_paths(session.repository, (OLD_JOURNAL,), session.index)
        except CannotDo:  # no git here, and so nothing that it holds
            paths = []
    return [
        Problem(
            code="JK001",
            place=Place(path=path),
            message=Message("it is a state file of jakres, which came along; it is never obeyed"),
            hint=Message("git rm --cached {path}, and look at who brought it", path=path),
        )
        for path in paths
    ]


def check_since(session: Session, tree: Tree, base: RevisionTree) -> CheckResult:
    """Return the problems of ``tree`` that the revision ``base`` doesn't have.

    Both are looked at with the same day for today. Raises ``CannotDo`` when the settings of
    ``base`` are broken; before there was a workspace there were no problems.
    """
    checked = check_workspace(tree, session.settings_of(tree), session.today)
    if SETTINGS_PATH not in base.held:
        session.note(Message("there was no {path} then: every problem is new", path=SETTINGS_PATH))
        return CheckResult(loaded=checked.loaded, problems=checked.problems)
    before = check_workspace(base, session.settings_of(base), session.today)
    moved = moved_files(session.repository, base.commit or "", tree.commit, session.index)
    renamed = find_renames(checked.loaded, before.loaded, moved)
    new = new_problems(checked.problems, tree, before, base, renamed)
    ids = {id(problem) for problem in new}
    known = [problem for problem in checked.problems if id(problem) not in ids]
    return CheckResult(loaded=checked.loaded, problems=new, known=known)


def summary(loaded: Loaded, problems: list[Problem]) -> Message:
    """Return how many records were read, and how many errors and warnings there are."""
    read = Plural(
        "{whole} of {n} record read",
        "{whole} of {n} records read",
        n=loaded.found,
        whole=loaded.whole,
    )
    levels = [problem.level for problem in problems]
    return Message(
        "{read}: {errors}, {warnings}",
        read=read,
        errors=Plural("1 error", "{n} errors", n=levels.count(ERROR)),
        warnings=Plural("1 warning", "{n} warnings", n=levels.count(WARNING)),
    )


def left_out(count: int, revision: str | None) -> Message:
    """Return how many problems are not told, since they were there at that revision."""
    return Plural(
        "{n} problem is left out: {revision} has it already",
        "{n} problems are left out: {revision} has them already",
        n=count,
        revision=revision,
    )


def _problems_of_merge_at_hand(session: Session, checked: CheckedWorkspace) -> list[Problem]:
    """Return what the merge that the working tree is got wrong; nothing when it is none."""
    from jakres_cli.git.repository import repository_around

    merge = _merge_at_hand(session) if repository_around(session.tree.root) else None
    if merge is None:
        return []
    try:
        problems = _problems_of_merge(session, merge, checked, session.tree)
    except CannotDo as error:  # nobody asked for it
        session.note(error.message)
        return []
    session.note(Message("this is a merge; what both sides did is compared with it"))
    return problems


def _merge_at_hand(session: Session) -> tuple[str, str, str] | None:
    """Return the base and the two sides of the merge that the working tree is.

    It is one under way, or the last commit when nothing was changed since. None for everything
    else, and where git can't say.
    """
    try:
        repository = session.repository
        under_way = os.path.lexists(os.path.join(repository.folder, _UNDER_WAY))
        sides = (
            [commit_named(repository, name) for name in ("HEAD", _UNDER_WAY)]
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
    names = {entry.path for entry in session.tree.entries() if is_record(entry.path)}
    if names != {path for path in held if is_record(path) and path != SETTINGS_PATH}:
        return False
    for path in (*names, SETTINGS_PATH):
        data = session.tree.read(path).data
        if data is None or path not in held or not has_blob(data, held[path].id):
            return False
    return True


def _problems_of_merge(
    session: Session, revisions: tuple[str, ...], checked: CheckedWorkspace, tree: Tree
) -> list[Problem]:
    """Return what ``tree``, the merge, lost or mixed up of what both sides did since the base.

    Raises ``CannotDo`` when there is no such revision, or its settings are broken.
    """
    base, ours, theirs = (session.committed(revision) for revision in revisions)
    records = [session.load(tree=state).records for state in (base, ours, theirs)]
    files = _Files(session, base, ours, theirs, tree)
    return merge_problems(files.changed(), (*records, checked.loaded.records))


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
        self.there = {entry.path for entry in tree.entries()} | {SETTINGS_PATH}

    def changed(self) -> Iterator[MergedRecord]:
        """Yield the files that aren't the same everywhere."""
        for path in sorted(filter(is_record, self.base.held)):
            mine, other = (moved.get(path, path) for moved in self.moved)
            target = self._target([mine if mine != path else other, other, path])
            states = ((self.base, path), (self.ours, mine), (self.theirs, other))
            ids = {state.held[name].id if name in state.held else None for state, name in states}
            data = self.tree.read(target).data
            same = ids.pop() if len(ids) == 1 else None
            if same is None or data is None or not has_blob(data, same):
                yield self._versions(target, path, mine, other)
        taken = [set(moved.values()) for moved in self.moved]
        new = {path for path in self.ours.held if path not in taken[0]}
        new |= {path for path in self.theirs.held if path not in taken[1]}
        for path in sorted(filter(is_record, new - self.base.held.keys())):
            both = self._versions(self._target([path, *self._renamed(path)]), None, path, path)
            yield from self._entries(both) if _are_two_entries(both) else [both]

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


def _are_two_entries(both: MergedRecord) -> bool:
    if None in {both.ours, both.theirs} or both.ours == both.theirs:
        return False
    slot = slot_of(both.path)
    return isinstance(slot, Slot) and slot.kind == PROGRESS_KIND
