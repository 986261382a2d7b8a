"""What a repository itself sets: git's own settings, read and written on request."""

from __future__ import annotations

from jakres_cli.git.process import run_git

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.git.repository import Repository

_NOT_SET = 1


def local_setting(repository: Repository, name: str) -> str | None:
    """Return what ``repository`` itself sets ``name`` to, or None; raises ``CannotDo``."""
    answer = run_git(repository.folder, "config", "--local", "--null", "--get", name)
    if answer.code == _NOT_SET:
        return None
    return answer.expected().decode(errors="replace").removesuffix("\0")


def set_locally(repository: Repository, name: str, value: str) -> None:
    """Set ``name`` in ``repository``, and nowhere else; raises ``CannotDo``."""
    run_git(repository.folder, "config", "--local", "--replace-all", name, value).expected()
