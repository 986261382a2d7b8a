"""Revisions: from what people call them, or a moment, to commits."""

from __future__ import annotations

from jakres_cli.git.process import run_git
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.words import nearest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.git.repository import Repository


def resolve_revision(repository: Repository, revision: str) -> str:
    """Return the id of the commit that ``revision`` names; raises ``CannotDo``."""
    commit = commit_named(repository, revision)
    if commit is not None:
        return commit
    if _resolved(repository, revision) is not None:
        raise CannotDo(
            Message("“{name}” names no commit that git can read", name=revision),
            Message("git fsck says whether something is broken"),
        )
    if is_shallow(repository):
        raise CannotDo(
            Message(
                "this clone has no revision “{name}”: it was made without history", name=revision
            ),
            Message("get the rest: git fetch --unshallow (in CI: fetch-depth: 0)"),
        )
    if _resolved(repository, "HEAD") is None:
        raise CannotDo(
            Message("there is no revision “{name}”: nothing is committed yet", name=revision)
        )
    raise CannotDo(
        Message("there is no revision “{name}”", name=revision), _similar_name(repository, revision)
    )


def commit_named(repository: Repository, revision: str) -> str | None:
    """Return the id of the commit that ``revision`` names, None when there is none.

    Raises ``CannotDo`` when git can't even look.
    """
    commit = _resolved(repository, f"{revision}^{{commit}}")
    if commit is None and revision.startswith(":/"):  # what follows that is searched for as it is
        named = _resolved(repository, revision)
        commit = _resolved(repository, f"{named}^{{commit}}") if named else None
    return commit


def _resolved(repository: Repository, name: str) -> str | None:
    if "\0" in name:
        return None
    answer = run_git(
        repository.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name
    )
    if answer.complaint.startswith("fatal: "):
        answer.expected()
    # what stands for everything but a commit begins with ^
    object_id = answer.out.decode("ascii", "replace").strip()
    return object_id if answer.code == 0 and object_id.isalnum() else None


def parents(repository: Repository, commit: str) -> list[str]:
    """Return the ids of the parents of ``commit`` that are there; none when it is not."""
    answer = run_git(
        repository.folder, "rev-list", "--no-walk", "--parents", "--end-of-options", commit
    )
    return answer.out.decode("ascii", "replace").split()[1:] if answer.code == 0 else []


def merge_base(repository: Repository, ours: str, theirs: str) -> str | None:
    """Return the commit that both commits come from, None when they have nothing in common."""
    answer = run_git(repository.folder, "merge-base", "--end-of-options", ours, theirs)
    if answer.code == 1:
        return None
    return answer.expected().decode("ascii").split()[0]


def is_shallow(repository: Repository) -> bool:
    """Tell whether the clone was made without its whole history."""
    return run_git(repository.folder, "rev-parse", "--is-shallow-repository").out == b"true\n"


def ref_names(repository: Repository) -> list[str]:
    """Return what branches and tags are called."""
    answer = run_git(
        repository.folder, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads", "refs/tags"
    )
    return answer.out.decode(errors="replace").split("\n")[:-1]


def _similar_name(repository: Repository, revision: str) -> Message:
    guess = nearest_word(revision, ["HEAD", *ref_names(repository)])
    if guess and guess != revision:
        return Message("did you mean {guess}?", guess=guess)
    return Message("git log --oneline lists commits, git branch --all branches")


def last_commit_before(repository: Repository, tip: str, moment: datetime.datetime) -> str | None:
    """Return the last commit up to ``tip`` that was made before ``moment``, None for none.

    Raises ``CannotDo`` when the clone may lack it.
    """
    answer = run_git(
        repository.folder,
        "rev-list",
        "-1",
        f"--before={int(moment.timestamp()) - 1}",
        "--end-of-options",
        tip,
    )
    commit = answer.expected().decode("ascii").strip()
    if not commit and is_shallow(repository):
        raise CannotDo(
            Message(
                "this clone has no commit before {day}: it was made without its whole history",
                day=moment.date().isoformat(),
            ),
            Message("get the rest: git fetch --unshallow (in CI: fetch-depth: 0)"),
        )
    return commit or None


def empty_tree(repository: Repository) -> str:
    """Return the id of a tree without files."""
    answer = run_git(repository.folder, "hash-object", "-t", "tree", "--stdin")
    return answer.expected().decode("ascii").strip()
