"""One writer at a time in a workspace."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager

from jakres_cli.errors import CannotDo
from jakres_cli.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_GIT = ".git/jakres.lock"
_BESIDE = ".jakres.lock"


@contextmanager
def locked(root: str) -> Iterator[None]:
    """Hold the lock of the workspace ``root`` while the block runs; wait for another writer.

    Raises ``CannotDo`` where the lock can't be made, as in a tree that is read-only.
    """
    name = _IN_GIT if os.path.isdir(os.path.join(root, ".git")) else _BESIDE
    path = os.path.join(root, name)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise CannotDo(
            Message(
                "nothing can be written in {path}: {reason}",
                path=root,
                reason=error.strerror or str(error),
            )
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
