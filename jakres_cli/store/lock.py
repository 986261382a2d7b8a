"""One writer at a time in a workspace; the door to filelock."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress

from jakres_cli.model.base import CannotDo, Message
from jakres_cli.store.workspace import LOCK_BESIDE, LOCK_IN_GIT, READ_ONLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_FOR_EVERYBODY = 0o666


@contextmanager
def workspace_lock(root: str, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock of the workspace ``root`` while the block runs; wait for another writer.

    Raises ``CannotDo`` where the lock can't be made, as in a tree that is read-only, and without
    ``wait`` when somebody else holds it.
    """
    name = LOCK_IN_GIT if os.path.isdir(os.path.join(root, ".git")) else LOCK_BESIDE
    try:
        handle = _open(os.path.join(root, name))
    except OSError as error:
        raise _refusal(root, error) from error
    try:
        try:
            held = lock_handle(handle, wait=wait)
        except OSError as error:
            raise _refusal(root, error) from error
        if not held:
            raise CannotDo(
                Message("another jakres is writing in {path}", path=root),
                Message("try again when it has ended"),
            )
        yield
    finally:
        os.close(handle)


def locks(root: str) -> dict[str, bool]:
    """Return the lock files of the workspace, and whether a writer holds each of them now."""
    held = {}
    for name in (LOCK_IN_GIT, LOCK_BESIDE):
        try:
            handle = os.open(os.path.join(root, name), READ_ONLY)
        except OSError:
            continue
        try:
            held[name] = not is_free(handle)
        finally:
            os.close(handle)
    return held


def lock_handle(handle: int, *, wait: bool) -> bool:
    """Lock the open file ``handle`` until it is closed; tell whether that could be done.

    Raises ``OSError`` on a disk without locks.
    """
    from filelock import lock_descriptor

    return lock_descriptor(handle, blocking=wait)


def is_free(handle: int) -> bool:
    """Tell whether nobody has locked the file ``handle``, which is locked by that."""
    try:
        return lock_handle(handle, wait=False)
    except OSError:
        return False


def _open(path: str) -> int:
    """Open the lock file, made so that whoever can reach it can lock it, whatever the umask."""
    flags = READ_ONLY | os.O_RDWR
    try:
        handle = os.open(path, flags | os.O_CREAT | os.O_EXCL, _FOR_EVERYBODY)
    except FileExistsError:
        return _open_existing(path, flags)
    with suppress(OSError, AttributeError):  # a disk, or a system, without modes
        os.fchmod(handle, _FOR_EVERYBODY)
    return handle


def _open_existing(path: str, flags: int) -> int:
    try:
        return os.open(path, flags)
    except PermissionError:
        # made by a colleague in a shared folder: reading it is enough to lock it
        return os.open(path, READ_ONLY)


def _refusal(root: str, error: OSError) -> CannotDo:
    return CannotDo(
        Message(
            "nothing can be written in {path}: {reason}",
            path=root,
            reason=error.strerror or str(error),
        )
    )
