"""The commits that changed certain paths, and what each of them changed."""

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


def commits_touching(repository: Repository, tip: str, paths: Iterable[str]) -> list[Commit]:
    """Return the commits up to ``tip`` that changed something at or below ``paths``, oldest first.

    A merge counts when it made something that none of its parents had. Raises ``CannotDo``.
    """
    wanted = [f"{repository.prefix}{path}" for path in paths]
    answer = run_git(
        repository.folder,
        *("rev-list", "--date-order", "--reverse", "--encoding=UTF-8", "--format=%P%n%aI%n%an"),
        *("--end-of-options", tip, "--", *wanted),
    )
    lines = answer.expected().decode("utf-8", "replace").split("\n")
    heads = [lines[at : at + _LINES] for at in range(0, len(lines) - 1, _LINES)]
    ids = [head[0].removeprefix("commit ") for head in heads]
    changes = _changes(repository, ids, wanted)
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
    answer = run_git(
        repository.folder,
        *("diff-tree", "-z", "-r", "-M", "-l2000", "--diff-filter=R", "--no-commit-id", "--raw"),
        *("--end-of-options", commit, "--", *([repository.prefix] if repository.prefix else [])),
    )
    words = answer.expected().split(b"\0")
    wanted = os.fsencode(f"{repository.prefix}{path}")
    pairs = zip(words[1::3], words[2::3], strict=False)
    before = next((old for old, new in pairs if new == wanted), None)
    return os.fsdecode(before).removeprefix(repository.prefix) if before else None


def _changes(
    repository: Repository, ids: list[str], wanted: list[str]
) -> dict[str, list[FileChange]]:
    answer = run_git(
        repository.folder,
        *("diff-tree", "--stdin", "--root", "-z", "-r", "-M", "-l2000", "-c", "--raw"),
        *("--", *wanted),
        say="".join(f"{name}\n" for name in ids).encode("ascii"),
    )
    found: dict[str, list[FileChange]] = {}
    changes: list[FileChange] = []
    words = iter(answer.expected().split(b"\0"))
    for word in words:
        if word.startswith(b":"):
            changes.append(_change(word.decode("ascii"), words, repository.prefix))
        elif word:
            changes = found.setdefault(word.decode("ascii").strip(), [])
    return found


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
    commits = [one.partition(b"\n\n")[0].split(b"\n") for one in answer.expected().split(b"\0")]
    return {
        lines[0].decode("ascii")
        for lines in commits
        if any(line.startswith(b"parent ") for line in lines)
    }
