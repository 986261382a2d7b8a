"""The last commit before a moment."""

from __future__ import annotations

from jakres_cli.git.process import run_git
from jakres_cli.git.revisions import is_shallow
from jakres_cli.model.errors import CannotDo
from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.git.repository import Repository


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
    found = answer.expected().decode("ascii").strip()
    if not found and is_shallow(repository):
        raise CannotDo(
            Message(
                "this clone has no commit before {day}: it was made without its whole history",
                day=moment.date().isoformat(),
            ),
            Message("get the rest: git fetch --unshallow (in CI: fetch-depth: 0)"),
        )
    return found or None


def empty_tree(repository: Repository) -> str:
    """Return the id of a tree without files."""
    return (
        run_git(repository.folder, "hash-object", "-t", "tree", "--stdin")
        .expected()
        .decode()
        .strip()
    )
