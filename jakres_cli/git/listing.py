"""What a revision or the index holds: paths with the kind and the id of each."""

from __future__ import annotations

import os

from jakres_cli.git.process import ask
from jakres_cli.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.git.repository import Repository

FILE, LINK, MODULE = "file", "link", "module"
_KINDS = {b"10": FILE, b"12": LINK, b"16": MODULE}


class Held(Value):
    """A file, link or submodule: ``id`` names its content; ``conflict`` when it isn't merged."""

    path: str
    kind: str
    id: str
    conflict: bool = False


def in_tree(repository: Repository, tree: str, names: Iterable[str]) -> list[Held]:
    """Return what the commit or tree with the id ``tree`` holds at and below ``names``.

    Names and paths are those of the workspace; a name that isn't there adds nothing. Raises
    ``CannotDo`` when git can't read it.
    """
    wanted = [f"{repository.prefix}{name}" for name in names]
    answer = ask(repository.folder, "ls-tree", "-r", "-z", "--full-tree", tree, "--", *wanted)
    found = []
    for line in _lines(answer.expected()):
        about, _, path = line.partition(b"\t")
        mode, _, name = about.split(b" ")
        found.append(_held(repository, mode, name, path))
    return found


def in_index(repository: Repository, names: Iterable[str], index: str | None = None) -> list[Held]:
    """Return what is staged at and below ``names``, in the file ``index`` if that is given."""
    wanted = [f"{repository.prefix}{name}" for name in names]
    answer = ask(
        repository.folder, "ls-files", "--stage", "-z", "--full-name", "--", *wanted, index=index
    )
    found: dict[bytes, Held] = {}
    for line in _lines(answer.expected()):
        about, _, path = line.partition(b"\t")
        mode, name, stage = about.split(b" ")
        found[path] = _held(repository, mode, name, path, conflict=stage != b"0")
    return list(found.values())


def _lines(said: bytes) -> Iterator[bytes]:
    return (line for line in said.split(b"\0") if line)


def _held(
    repository: Repository, mode: bytes, name: bytes, path: bytes, *, conflict: bool = False
) -> Held:
    return Held(
        path=os.fsdecode(path).removeprefix(repository.prefix),
        kind=_KINDS.get(mode[:2], MODULE),
        id=name.decode("ascii"),
        conflict=conflict,
    )
