"""Revisions: from what people call them to commits."""

from __future__ import annotations

from jakres_cli.errors import CannotDo
from jakres_cli.git.process import ask
from jakres_cli.message import Message
from jakres_cli.nearest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.git.repository import Repository


def resolve(repository: Repository, revision: str) -> str:
    """Return the id of the commit that ``revision`` names; raises ``CannotDo``."""
    commit = commit_named(repository, revision)
    if commit is not None:
        return commit
    if is_shallow(repository):
        raise CannotDo(
            Message(
                "this clone has no revision “{name}”: it was made without history", name=revision
            ),
            Message("get the rest: git fetch --unshallow (in CI: fetch-depth: 0)"),
        )
    raise CannotDo(
        Message("there is no revision “{name}”", name=revision), _meant(repository, revision)
    )


def commit_named(repository: Repository, revision: str) -> str | None:
    """Return the id of the commit that ``revision`` names, None when there is none."""
    if "\0" in revision:
        return None
    answer = ask(
        repository.folder,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
    )
    return answer.out.decode("ascii").strip() if answer.code == 0 else None


def merge_base(repository: Repository, one: str, other: str) -> str | None:
    """Return the commit that both commits come from, None when they have nothing in common."""
    answer = ask(repository.folder, "merge-base", "--end-of-options", one, other)
    if answer.code == 1:
        return None
    return answer.expected().decode("ascii").split()[0]


def is_shallow(repository: Repository) -> bool:
    """Tell whether the clone was made without its whole history."""
    return ask(repository.folder, "rev-parse", "--is-shallow-repository").out == b"true\n"


def names(repository: Repository) -> list[str]:
    """Return what branches and tags are called."""
    answer = ask(
        repository.folder, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads", "refs/tags"
    )
    return answer.out.decode(errors="replace").split("\n")[:-1]


def _meant(repository: Repository, revision: str) -> Message:
    if commit_named(repository, "HEAD") is None:
        return Message("nothing has been committed yet")
    guess = nearest(revision, ["HEAD", *names(repository)])
    if guess and guess != revision:
        return Message("did you mean {guess}?", guess=guess)
    return Message("git log --oneline lists commits, git branch --all branches")
