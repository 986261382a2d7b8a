"""Which file holds the index: while git commits, a hook is told of another one."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.git.repository import Repository

_VARIABLE = "GIT_INDEX_FILE"


def index_in_use(repository: Repository, environment: Mapping[str, str]) -> str | None:
    """Return the index that the ``environment`` of a hook names, None for the usual one.

    Git commits ``-a`` and single files from an index of their own. One that stands outside the
    repository belongs to another one.
    """
    named = environment.get(_VARIABLE)
    if not named:
        return None
    path = os.path.realpath(named)
    home = os.path.realpath(repository.folder)
    return path if path.startswith(os.path.join(home, "")) else None
