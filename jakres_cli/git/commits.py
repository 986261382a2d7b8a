"""The commits that changed certain paths, what each of them changed, and where files moved."""

from __future__ import annotations

import os

from jakres_cli.git.process import run_git
from jakres_cli.git.revisions import is_shallow
from jakres_cli.model.source import Commit, FileChange

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.git.repository import Repository

_NOBODY = "0"
_LINES = 4
_RENAMES = ("-z", "-r", "-M", "-l2000")


def commits_touching(repository: Repository, tip: str, paths: Iterable[str]) -> list[Commit]:
    """Return the commits up to ``tip`` that changed something at or below ``paths``, oldest first.

    A merge counts when it made something that none of its parents had. Raises ``CannotDo``.
    """
    pathspecs = _inside(repository, paths)
    answer = run_git(
        repository.folder,
        *("rev-list", "--date-order", "--reverse", "--encoding=UTF-8", "--format=%P%n%aI%n%an"),
        *("--end-of-options", tip, "--", *pathspecs),
    )
    lines = answer.expected().decode("utf-8", "replace").split("\n")
    heads = [lines[at : at + _LINES] for at in range(0, len(lines) - 1, _LINES)]
    ids = [head[0].removeprefix("commit ") for head in heads]
    changes = _changes_by_commit(repository, ids, pathspecs)
    cut = _cut_off(repository, [name for name, head in zip(ids, heads, strict=True) if not head[1]])
    return [
        Commit(
            id=name,
            date=date,
            author=author,
            changes=tuple(changes.get(name, ())),
            cut=name in cut,
        )
        for name, (_, _, date, author) in zip(ids, heads, strict=True)
    ]


def renamed_from(repository: Repository, commit: str, path: str) -> str | None:
    """Return what the file that ``commit`` put at ``path`` was called before, None if it is new."""
    arguments = ("--diff-filter=R", "--no-commit-id", "--raw", "--end-of-options", commit)
    inside = [repository.prefix] if repository.prefix else []
    answer = run_git(repository.folder, "diff-tree", *_RENAMES, *arguments, "--", *inside)
    changes = _changes(answer.expected(), repository.prefix)
    return next((change.before[0][0] for change in changes if change.path == path), None)


def moved_files(
    repository: Repository, before: str, after: str | None, index: str | None = None
) -> dict[str, str]:
    """Return where the files went that moved below the workspace's folder of records.

    ``before`` and ``after`` are commits; with None what is staged in ``index`` is looked at. A
    file counts as moved while it is still much the same. Raises ``CannotDo``.
    """
    if after is None:
        changes = staged_changes(repository, before, ("records",), index)
    else:
        pathspecs = _inside(repository, ("records",))
        commits = ("--end-of-options", before, after)
        answer = run_git(repository.folder, "diff-tree", *_RENAMES, *commits, "--", *pathspecs)
        changes = _changes(answer.expected(), repository.prefix)
    return {
        change.before[0][0]: change.path for change in changes if change.before[0][0] != change.path
    }


def staged_changes(
    repository: Repository, before: str, names: Iterable[str], index: str | None = None
) -> list[FileChange]:
    """Return what is staged at and below ``names`` that the commit or tree ``before`` lacks."""
    answer = run_git(
        repository.folder,
        *("diff-index", "--cached", "--ita-invisible-in-index", *_RENAMES),
        *("--end-of-options", before, "--", *_inside(repository, names)),
        index=index,
    )
    return _changes(answer.expected(), repository.prefix)


def _inside(repository: Repository, names: Iterable[str]) -> list[str]:
    return [f"{repository.prefix}{name}" for name in names]


def _changes_by_commit(
    repository: Repository, ids: list[str], pathspecs: list[str]
) -> dict[str, list[FileChange]]:
    answer = run_git(
        repository.folder,
        *("diff-tree", "--stdin", "--root", *_RENAMES, "-c", "--raw", "--", *pathspecs),
        say="".join(f"{name}\n" for name in ids).encode("ascii"),
    )
    by_commit: dict[str, list[FileChange]] = {}
    changes: list[FileChange] = []
    words = iter(answer.expected().split(b"\0"))
    for word in words:
        if word.startswith(b":"):
            changes.append(_change(word.decode("ascii"), words, repository.prefix))
        elif word:
            changes = by_commit.setdefault(word.decode("ascii").strip(), [])
    return by_commit


def _changes(raw: bytes, prefix: str) -> list[FileChange]:
    words = iter(raw.split(b"\0"))
    return [_change(word.decode("ascii"), words, prefix) for word in words if word]


def _change(about: str, words: Iterator[bytes], prefix: str) -> FileChange:
    """Return the change that a raw line of git is ``about``; its paths are the next ``words``."""
    parents = len(about) - len(about.lstrip(":"))
    *_, kinds = fields = about.lstrip(":").split(" ")
    ids = [None if set(name) == {_NOBODY} else name for name in fields[parents + 1 : -1]]
    old = new = os.fsdecode(next(words)).removeprefix(prefix)
    if parents == 1 and kinds[0] in "RC":
        new = os.fsdecode(next(words)).removeprefix(prefix)
    return FileChange(path=new, id=ids[-1], before=tuple((old, name) for name in ids[:-1]))


def _cut_off(repository: Repository, roots: list[str]) -> set[str]:
    """Return those of ``roots`` that do have parents, which the clone was made without."""
    if not roots or not is_shallow(repository):
        return set()
    answer = run_git(
        repository.folder,
        *("rev-list", "--no-walk", "--header", "--stdin"),
        say="".join(f"{name}\n" for name in roots).encode("ascii"),
    )
    commits = [raw.partition(b"\n\n")[0].split(b"\n") for raw in answer.expected().split(b"\0")]
    return {
        lines[0].decode("ascii")
        for lines in commits
        if any(line.startswith(b"parent ") for line in lines)
    }
