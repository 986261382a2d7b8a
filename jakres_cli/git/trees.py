"""A revision, and the index, as sources of records without a checkout; and what is in conflict."""

from __future__ import annotations

import os
import posixpath

from jakres_cli.git.blobs import Blobs, blob_id
from jakres_cli.git.commits import staged_changes
from jakres_cli.git.process import run_git
from jakres_cli.git.revisions import empty_tree
from jakres_cli.model.base import Message, Value
from jakres_cli.model.source import (
    FILES,
    FOLDER,
    NO_SUCH_FILE,
    RECORDS,
    SPECIAL,
    Entry,
    Source,
    is_hidden,
)
from jakres_cli.model.source import LINK as IS_LINK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.git.repository import Repository


FILE, LINK, MODULE = "file", "link", "module"
_KINDS = {b"10": FILE, b"12": LINK, b"16": MODULE}


class GitEntry(Value):
    """A file, link or submodule: ``id`` names its content; ``conflict`` when it isn't merged."""

    path: str
    kind: str
    id: str
    conflict: bool = False


def list_tree(repository: Repository, tree: str, names: Iterable[str]) -> list[GitEntry]:
    """Return what the commit or tree with the id ``tree`` holds at and below ``names``.

    Names and paths are those of the workspace; a name that isn't there adds nothing. Raises
    ``CannotDo`` when git can't read it.
    """
    pathspecs = _inside(repository, names)
    answer = run_git(
        repository.folder, "ls-tree", "-r", "-z", "--full-tree", tree, "--", *pathspecs
    )
    entries = []
    for line in _lines(answer.expected()):
        about, _, path = line.partition(b"\t")
        mode, _, name = about.split(b" ")
        entries.append(_held(repository, mode, name, path))
    return entries


def list_index(
    repository: Repository, names: Iterable[str], index: str | None = None
) -> list[GitEntry]:
    """Return what is staged at and below ``names``, in the file ``index`` if that is given.

    A file that is only noted for later (``git add -N``) isn't staged yet.
    """
    by_path = {entry.path: entry for _, entry in _stages(repository, "--stage", names, index)}
    if any(entry.id == blob_id(b"", like=entry.id) for entry in by_path.values()):
        there = _really_staged(repository, names, index)
        return [entry for entry in by_path.values() if entry.conflict or entry.path in there]
    return list(by_path.values())


def tracked_paths(
    repository: Repository, names: Iterable[str], index: str | None = None
) -> list[str]:
    """Return what the index has at and below ``names``, by their paths in the workspace."""
    wanted = _inside(repository, names)
    answer = run_git(repository.folder, "ls-files", "-z", "--full-name", "--", *wanted, index=index)
    paths = (os.fsdecode(path) for path in _lines(answer.expected()))
    return list(dict.fromkeys(path.removeprefix(repository.prefix) for path in paths))


class Conflict(Value):
    """A file in conflict: the ids of its contents, None where a state has no such file."""

    path: str
    base: str | None
    ours: str | None
    theirs: str | None


def conflicted_files(repository: Repository, index: str | None = None) -> list[Conflict]:
    """Return what the index has in conflict in the workspace, by path; raises ``CannotDo``."""
    ids_by_path: dict[str, dict[str, str]] = {}
    for stage, entry in _stages(repository, "--unmerged", ("",), index):
        ids_by_path.setdefault(entry.path, {})[stage] = entry.id
    return [
        Conflict(path=path, base=ids.get("1"), ours=ids.get("2"), theirs=ids.get("3"))
        for path, ids in sorted(ids_by_path.items())
    ]


def _stages(
    repository: Repository, which: str, names: Iterable[str], index: str | None
) -> Iterator[tuple[str, GitEntry]]:
    """Yield what the index has at and below ``names``: 0, or the number of a side in conflict."""
    pathspecs = [name for name in _inside(repository, names) if name]
    answer = run_git(
        repository.folder, "ls-files", which, "-z", "--full-name", "--", *pathspecs, index=index
    )
    for line in _lines(answer.expected()):
        about, _, path = line.partition(b"\t")
        mode, name, stage = about.split(b" ")
        entry = _held(repository, mode, name, path, conflict=stage != b"0")
        yield stage.decode("ascii"), entry


def _really_staged(repository: Repository, names: Iterable[str], index: str | None) -> set[str]:
    nothing = empty_tree(repository)
    return {
        change.path for change in staged_changes(repository, nothing, names, index) if change.id
    }


def _inside(repository: Repository, names: Iterable[str]) -> list[str]:
    return [f"{repository.prefix}{name}" for name in names]


def _lines(raw: bytes) -> Iterator[bytes]:
    return (line for line in raw.split(b"\0") if line)


def _held(
    repository: Repository, mode: bytes, name: bytes, path: bytes, *, conflict: bool = False
) -> GitEntry:
    return GitEntry(
        path=os.fsdecode(path).removeprefix(repository.prefix),
        kind=_KINDS.get(mode[:2], MODULE),
        id=name.decode("ascii"),
        conflict=conflict,
    )


_READ = ("jakres.yaml", RECORDS, "templates")
_MODULE = Message("it is a submodule; what is in it is not read")
_CONFLICT = Message("it is in conflict: git add it when it is resolved")


class GitTree:
    """Files that git holds; satisfies ``source.Tree``.

    ``held`` is everything at and below jakres.yaml, records/ and templates/, by path.
    """

    def __init__(self, repository: Repository, held: list[GitEntry], commit: str | None) -> None:
        self.commit = commit
        self.held = {entry.path: entry for entry in held}
        self._blobs = Blobs(repository.folder)

    def entries(self) -> list[Entry]:
        """Return everything under ``records/``, sorted by path; folders are refused entries."""
        below = [entry for path, entry in self.held.items() if _is_listed(path)]
        folders = {name for entry in below for name in _above(entry.path)} - {RECORDS}
        entries = [self._entry(entry, folders) for entry in below]
        entries += [Entry(path=name, refused=FOLDER) for name in folders]
        entries.sort(key=lambda entry: entry.path)
        if RECORDS in self.held:
            refused = IS_LINK if self.held[RECORDS].kind == LINK else SPECIAL
            return [Entry(path=RECORDS, refused=refused, hides=True)]
        self._blobs.expect(
            self.held[entry.path].id
            for entry in entries
            if entry.refused is None and not entry.path.startswith(FILES)
        )
        return entries

    def read(self, path: str) -> Source:
        """Return the file at ``path`` (at most one byte more than a record may have)."""
        entry = self.held.get(path)
        if entry is None:
            return Source(path=path, failure=NO_SUCH_FILE)
        refused = _refused(entry)
        if refused is not None:
            return Source(path=path, failure=refused)
        blob = self._blobs.read(entry.id)
        if isinstance(blob, Message):
            return Source(path=path, failure=blob)
        return Source(path=path, data=blob)

    def _entry(self, entry: GitEntry, folders: set[str]) -> Entry:
        refused = _refused(entry)
        if refused is None:
            return Entry(path=entry.path)
        hides = entry.kind not in {FILE, LINK} or (
            entry.kind == LINK and self._may_hide(entry, folders)
        )
        return Entry(path=entry.path, refused=refused, hides=hides)

    def _may_hide(self, link: GitEntry, folders: set[str]) -> bool:
        """Whether records may be behind ``link``: it leads to a folder, or nowhere."""
        if link.path.startswith(FILES):
            return False
        target = self._blobs.read(link.id)
        if isinstance(target, Message):
            return True
        folder, name = posixpath.split(link.path)
        leads_to = posixpath.normpath(
            posixpath.join(folder, target.decode("utf-8", "surrogateescape"))
        )
        return leads_to in folders or not (leads_to in self.held or "." in name)


class RevisionTree(GitTree):
    """The records of a commit (or of any other ``tree`` that git holds)."""

    def __init__(self, repository: Repository, commit: str | None, tree: str | None = None) -> None:
        held = list_tree(repository, tree or commit or "", _READ)
        super().__init__(repository, held, commit)


class IndexTree(GitTree):
    """The records as they are staged: what the next commit would hold."""

    def __init__(self, repository: Repository, index: str | None = None) -> None:
        super().__init__(repository, list_index(repository, _READ, index), None)


def _is_listed(path: str) -> bool:
    """Tell whether a file is among those of the records, and isn't hidden there."""
    hidden = is_hidden(path) and not path.startswith(FILES)
    return path.startswith(f"{RECORDS}/") and not hidden


def _refused(entry: GitEntry) -> Message | None:
    if entry.conflict:
        return _CONFLICT
    return None if entry.kind == FILE else IS_LINK if entry.kind == LINK else _MODULE


def _above(path: str) -> list[str]:
    """Return the folders that ``path`` stands in."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]
