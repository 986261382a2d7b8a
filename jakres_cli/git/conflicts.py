"""Files that a merge left in conflict, and git's own merge of three texts."""

from __future__ import annotations

import os
import tempfile

from jakres_cli.git.process import run_git, run_outside
from jakres_cli.model.base import CannotDo, Message, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.git.repository import Repository

_MOST_CONFLICTS = 127


class Conflict(Value):
    """A file in conflict: the ids of its contents, None where a state has no such file."""

    path: str
    base: str | None
    ours: str | None
    theirs: str | None


def conflicted_files(repository: Repository, index: str | None = None) -> list[Conflict]:
    """Return what the index has in conflict in the workspace, by path; raises ``CannotDo``."""
    wanted = [repository.prefix] if repository.prefix else []
    answer = run_git(
        repository.folder, "ls-files", "-u", "-z", "--full-name", "--", *wanted, index=index
    )
    ids_by_path: dict[str, dict[str, str]] = {}
    for line in answer.expected().split(b"\0"):
        if line:
            about, _, path = line.partition(b"\t")
            _, name, stage = about.decode("ascii").split(" ")
            inside = os.fsdecode(path).removeprefix(repository.prefix)
            ids_by_path.setdefault(inside, {})[stage] = name
    return [
        Conflict(path=path, base=ids.get("1"), ours=ids.get("2"), theirs=ids.get("3"))
        for path, ids in sorted(ids_by_path.items())
    ]


def merge_by_lines(
    base: bytes, ours: bytes, theirs: bytes, labels: tuple[str, str]
) -> tuple[bytes, bool]:
    """Return the three texts merged line by line by git, and whether that left conflicts.

    Raises ``CannotDo`` when there is no git, or it can't (it merges no binary files).
    """
    with tempfile.TemporaryDirectory(prefix="jakres-") as folder:
        names = []
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            names.append(os.path.join(folder, name))
            with open(names[-1], "wb") as file:
                file.write(data)
        named = ("-L", labels[0], "-L", "base", "-L", labels[1])
        answer = run_outside(folder, "merge-file", "-p", "-q", *named, *names)
    if not 0 <= answer.code <= _MOST_CONFLICTS:
        raise CannotDo(Message("git can't merge it line by line"))
    return answer.out, answer.code > 0
