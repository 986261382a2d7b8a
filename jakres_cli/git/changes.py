"""Which paths differ between two commits, renames found."""

from __future__ import annotations

import os

from jakres_cli.git.process import run_git
from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.git.repository import Repository

_ADDED, _DELETED = "A", "D"
_RENAMES = ("-M", "-l2000")


class ChangedPath(Value):
    """One path that differs: ``before`` is what it was called, None when it is new.

    ``after`` is None when it is gone. The ids are those of the contents.
    """

    before: str | None
    after: str | None
    id_before: str | None
    id_after: str | None


def changed_paths(
    repository: Repository, before: str, after: str, names: Iterable[str]
) -> list[ChangedPath]:
    """Return what differs between two commits (or trees) at and below ``names``, by path.

    A file that moved and is still much the same is one change. Raises ``CannotDo`` when git can't
    read them.
    """
    wanted = [f"{repository.prefix}{name}" for name in names]
    answer = run_git(
        repository.folder,
        *("diff-tree", "-z", "-r", *_RENAMES, "--end-of-options", before, after, "--", *wanted),
    )
    return _changes(answer.expected(), repository.prefix)


def staged_changes(
    repository: Repository, before: str, names: Iterable[str], index: str | None = None
) -> list[ChangedPath]:
    """Return what is staged that the commit or tree ``before`` doesn't have, by path."""
    wanted = [f"{repository.prefix}{name}" for name in names]
    answer = run_git(
        repository.folder,
        *("diff-index", "--cached", "--ita-invisible-in-index", "-z", *_RENAMES),
        *("--end-of-options", before, "--", *wanted),
        index=index,
    )
    return _changes(answer.expected(), repository.prefix)


def _changes(said: bytes, prefix: str) -> list[ChangedPath]:
    words = iter(said.split(b"\0"))
    found = []
    for about in words:
        if not about:
            continue
        _, _, id_before, id_after, kind = about.decode("ascii").lstrip(":").split(" ")
        path = os.fsdecode(next(words)).removeprefix(prefix)
        now = os.fsdecode(next(words)).removeprefix(prefix) if kind[0] in "RC" else path
        found.append(
            ChangedPath(
                before=None if kind == _ADDED else path,
                after=None if kind == _DELETED else now,
                id_before=None if kind == _ADDED else id_before,
                id_after=None if kind == _DELETED else id_after,
            )
        )
    return found
