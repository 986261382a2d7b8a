"""One writer at a time in a workspace."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager

from jakres_cli.model.message import CannotDo, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_GIT = ".git/jakres.lock"
_BESIDE = ".jakres.lock"
LOCKS = (_IN_GIT, _BESIDE)
_SAFE = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@contextmanager
def workspace_lock(root: str, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock of the workspace ``root`` while the block runs; wait for another writer.

    Raises ``CannotDo`` where the lock can't be made, as in a tree that is read-only, and without
    ``wait`` when somebody else holds it.
    """
    name = _IN_GIT if os.path.isdir(os.path.join(root, ".git")) else _BESIDE
    try:
        handle = _opened(os.path.join(root, name))
    except OSError as error:
        raise _refusal(root, error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise CannotDo(
                Message("another jakres is writing in {path}", path=root),
                Message("try again when it has ended"),
            ) from None
        except OSError as error:
            raise _refusal(root, error) from error
        yield
    finally:
        os.close(handle)


def _opened(path: str) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | _SAFE, 0o666)
    except PermissionError:
        if not os.path.exists(path):
            raise
        # made by a colleague in a shared folder: reading it is enough to lock it
        return os.open(path, os.O_RDONLY | _SAFE)


def _refusal(root: str, error: OSError) -> CannotDo:
    return CannotDo(
        Message(
            "nothing can be written in {path}: {reason}",
            path=root,
            reason=error.strerror or str(error),
        )
    )
