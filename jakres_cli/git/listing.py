"""What a revision or the index holds: paths with the kind and the id of each."""

from __future__ import annotations

import os

from jakres_cli.git.changes import staged_changes
from jakres_cli.git.ids import blob_id
from jakres_cli.git.process import run_git
from jakres_cli.model.value import Value

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
    wanted = [f"{repository.prefix}{name}" for name in names]
    answer = run_git(repository.folder, "ls-tree", "-r", "-z", "--full-tree", tree, "--", *wanted)
    found = []
    for line in _lines(answer.expected()):
        about, _, path = line.partition(b"\t")
        mode, _, name = about.split(b" ")
        found.append(_held(repository, mode, name, path))
    return found


def list_index(
    repository: Repository, names: Iterable[str], index: str | None = None
) -> list[GitEntry]:
    """Return what is staged at and below ``names``, in the file ``index`` if that is given.

    A file that is only noted for later (``git add -N``) isn't staged yet.
    """
    wanted = [f"{repository.prefix}{name}" for name in names]
    answer = run_git(
        repository.folder, "ls-files", "--stage", "-z", "--full-name", "--", *wanted, index=index
    )
    found: dict[str, GitEntry] = {}
    for line in _lines(answer.expected()):
        about, _, path = line.partition(b"\t")
        mode, name, stage = about.split(b" ")
        one = _held(repository, mode, name, path, conflict=stage != b"0")
        found[one.path] = one
    if any(one.id == blob_id(b"", like=one.id) for one in found.values()):
        there = _really_staged(repository, names, index)
        return [one for one in found.values() if one.conflict or one.path in there]
    return list(found.values())


def _really_staged(repository: Repository, names: Iterable[str], index: str | None) -> set[str]:
    answer = run_git(repository.folder, "hash-object", "-t", "tree", "--stdin")
    nothing = answer.expected().decode("ascii").strip()
    return {one.after for one in staged_changes(repository, nothing, names, index) if one.after}


def _lines(said: bytes) -> Iterator[bytes]:
    return (line for line in said.split(b"\0") if line)


def _held(
    repository: Repository, mode: bytes, name: bytes, path: bytes, *, conflict: bool = False
) -> GitEntry:
    return GitEntry(
        path=os.fsdecode(path).removeprefix(repository.prefix),
        kind=_KINDS.get(mode[:2], MODULE),
        id=name.decode("ascii"),
        conflict=conflict,
    )
