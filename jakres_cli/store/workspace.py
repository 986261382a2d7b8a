"""Find the workspace: the nearest folder upwards with a jakres.yaml; and what lies in it."""

from __future__ import annotations

import os
import stat

from jakres_cli.model.base import CannotDo, Message

SETTINGS_NAME = "jakres.yaml"
LOCK_IN_GIT = ".git/jakres.lock"
LOCK_BESIDE = ".jakres.lock"
READ_ONLY = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)
"""How a file is opened that may be a link or a pipe, which are neither followed nor waited for."""


def find_root(start: str) -> str:
    """Return the folder of the workspace that ``start`` is in; raises ``CannotDo``."""
    if not os.path.isdir(start):
        raise CannotDo(Message("there is no folder {path}", path=start))
    folder = os.path.abspath(start)
    while True:
        if os.path.lexists(os.path.join(folder, SETTINGS_NAME)):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            raise CannotDo(
                Message("there is no jakres.yaml in {path} or above it", path=start),
                Message("go to the folder of the records, or name it with -C DIR"),
            )
        folder = above


def has_lock(root: str) -> bool:
    """Tell whether anybody ever wrote in the workspace ``root``, which makes a lock."""
    return any(os.path.lexists(os.path.join(root, name)) for name in (LOCK_IN_GIT, LOCK_BESIDE))


def inside(root: str, path: str) -> str:
    """Return where ``path`` of the workspace ``root`` stands on the disk.

    Raises ``CannotDo`` when a folder on the way is a link: what is written must not leave the
    workspace.
    """
    *folders, name = path.split("/")
    where = root
    for folder in folders:
        where = os.path.join(where, folder)
        if os.path.islink(where):
            raise CannotDo(Message("{path} is a link; nothing was written", path=where))
    return os.path.join(where, name)


def read_inside(root: str, path: str, most: int) -> bytes:
    """Return up to ``most`` bytes of the file ``path`` of the workspace at ``root``.

    Raises ``CannotDo`` for what isn't a regular file there: links and paths that lead out too.
    """
    parts = path.split("/")
    if os.path.isabs(path) or not {"", ".", ".."}.isdisjoint(parts):
        raise CannotDo(Message("{path} is not a path in the workspace", path=path))
    where = root
    for folder in parts[:-1]:
        where = os.path.join(where, folder)
        if os.path.islink(where):
            raise CannotDo(Message("{path} is a link; links are not followed", path=path))
    try:
        handle = os.open(os.path.join(where, parts[-1]), READ_ONLY)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = Message("{path} can't be read: {reason}", path=path, reason=reason)
        raise CannotDo(problem) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise CannotDo(Message("{path} is not a regular file", path=path))
    with os.fdopen(handle, "rb") as file:
        return file.read(most)
