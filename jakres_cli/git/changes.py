"""Which paths differ between two commits, renames found."""

from __future__ import annotations

import os

from jakres_cli.git.process import ask
from jakres_cli.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.git.repository import Repository

ADDED, DELETED, CHANGED, RENAMED = "A", "D", "M", "R"
_MOST_PAIRS = "2000"


class Changed(Value):
    """One path that differs: ``before`` is what it was called, None when it is new.

    ``after`` is None when it is gone. The ids are those of the contents.
    """

    before: str | None
    after: str | None
    id_before: str | None
    id_after: str | None


def changed_paths(
    repository: Repository, before: str, after: str, names: Iterable[str]
) -> list[Changed]:
    """Return what differs between two commits (or trees) at and below ``names``, by path.

    A file that moved and is still much the same is one change. Raises ``CannotDo`` when git can't
    read them.
    """
    wanted = [f"{repository.prefix}{name}" for name in names]
    answer = ask(
        repository.folder,
        *("diff-tree", "-z", "-r", "-M", f"-l{_MOST_PAIRS}", "--no-ext-diff", "--no-textconv"),
        *("--end-of-options", before, after, "--", *wanted),
    )
    return raw_changes(answer.expected(), repository.prefix)


def raw_changes(said: bytes, prefix: str) -> list[Changed]:
    """Return the changes in raw output of git, paths as seen from the workspace at ``prefix``."""
    words = iter(said.split(b"\0"))
    found = []
    for about in words:
        if not about:
            continue
        _, _, id_before, id_after, kind = about.decode("ascii").lstrip(":").split(" ")
        path = os.fsdecode(next(words)).removeprefix(prefix)
        now = os.fsdecode(next(words)).removeprefix(prefix) if kind[0] in "RC" else path
        found.append(
            Changed(
                before=None if kind == ADDED else path,
                after=None if kind == DELETED else now,
                id_before=None if kind == ADDED else id_before,
                id_after=None if kind == DELETED else id_after,
            )
        )
    return found
