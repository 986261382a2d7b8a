"""Files that are written before they get their name, and whether their writer is still alive."""

from __future__ import annotations

import fcntl
import os
import re
import stat
import tempfile
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = ".jakres-"
_SUFFIX = ".tmp"
_OURS = re.compile(re.escape(PREFIX) + "[a-z0-9_]{8}" + re.escape(_SUFFIX))


@contextmanager
def temporary_beside(path: str) -> Iterator[tuple[int, str]]:
    """Yield the handle and path of a new file in the folder of ``path``; take it away at the end.

    The writer holds a lock on it for as long as it lives. Raises ``OSError``.
    """
    folder = os.path.dirname(os.path.abspath(path))
    while True:
        handle, temporary = tempfile.mkstemp(prefix=PREFIX, suffix=_SUFFIX, dir=folder)
        if _claimed(handle, temporary):
            break
        _drop(handle, temporary)
    try:
        yield handle, temporary
    finally:
        _drop(handle, temporary)


def is_ours(name: str) -> bool:
    """Tell whether only ``temporary_beside`` gives such a name."""
    return _OURS.fullmatch(name) is not None


def delete_abandoned(path: str, *, dry_run: bool = False) -> bool:
    """Delete the temporary file ``path`` if its writer is dead; tell whether that is so.

    With ``dry_run`` nothing is deleted. Raises ``OSError`` when the disk refuses.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode) or not _is_free(handle):
            return False
        if not dry_run:
            os.unlink(path)
    finally:
        os.close(handle)
    return True


def _drop(handle: int, path: str) -> None:
    # what can't be deleted is left to jakres doctor; what was synced survives a failed close
    with suppress(OSError):
        os.unlink(path)
    with suppress(OSError):
        os.close(handle)


def _is_free(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _claimed(handle: int, path: str) -> bool:
    """Lock the new file; False when it was taken for an abandoned one in between."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a disk without locks, on which nothing is taken for abandoned either
        return True
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False
