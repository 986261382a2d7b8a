"""One writer at a time, and files that are locked while they are written; the door to filelock."""

from __future__ import annotations

import os
import re
import stat
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
        handle = os.open(path, flags)
    except PermissionError:
        # made by a colleague in a shared folder: reading it is enough to lock it
        return os.open(path, READ_ONLY)
    with suppress(OSError, AttributeError):  # ours, if an older jakres made it for us alone
        os.fchmod(handle, _FOR_EVERYBODY)
    return handle


def _refusal(root: str, error: OSError) -> CannotDo:
    return CannotDo(
        Message(
            "nothing can be written in {path}: {reason}",
            path=root,
            reason=error.strerror or str(error),
        )
    )


_PREFIX = ".jakres-"
_SUFFIX = ".tmp"
_OURS = re.compile(re.escape(_PREFIX) + "[a-z0-9_]{8}" + re.escape(_SUFFIX))
_GIT = ".git"


@contextmanager
def temporary_beside(path: str) -> Iterator[tuple[int, str]]:
    """Yield the handle and path of a new file in the folder of ``path``; take it away at the end.

    The writer holds a lock on it for as long as it lives. Raises ``OSError``.
    """
    import tempfile

    folder = os.path.dirname(os.path.abspath(path))
    while True:
        handle, temporary = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
        try:
            if _claim(handle, temporary):
                yield handle, temporary
                return
        finally:
            _drop(handle, temporary)


def temporary_files(root: str) -> list[str]:
    """Return the files in ``root`` that were to be renamed into place and never were, sorted.

    Those that are only called nearly so are among them.
    """
    paths: list[str] = []
    for folder, folders, names in os.walk(root):
        if folder == root and _GIT in folders:
            folders.remove(_GIT)  # of it only the top, where older versions wrote their journal
            _, _, top = next(os.walk(os.path.join(root, _GIT)), ("", [], []))
            names += [f"{_GIT}/{name}" for name in top]
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        before = "" if inside == "." else f"{inside}/"
        paths += [before + name for name in names if _name(name).startswith(_PREFIX)]
    return sorted(paths)


def is_ours(path: str) -> bool:
    """Tell whether ``path`` is called as only ``temporary_beside`` calls its files."""
    return _OURS.fullmatch(_name(path)) is not None


def is_abandoned(root: str, path: str) -> bool:
    """Tell whether the writer of the temporary file ``path`` is dead, as far as can be known."""
    try:
        return delete_abandoned(root, path, dry_run=True)
    except OSError:
        return False


def delete_abandoned(root: str, path: str, *, dry_run: bool = False) -> bool:
    """Delete the temporary file ``path`` of ``root`` if its writer is dead; tell whether it is.

    With ``dry_run`` nothing is deleted. Raises ``OSError`` when the disk refuses.
    """
    where = os.path.join(root, path)
    handle = os.open(where, READ_ONLY)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode) or not is_free(handle):
            return False
        if not dry_run:
            os.unlink(where)
    finally:
        os.close(handle)
    return True


def _claim(handle: int, path: str) -> bool:
    """Lock the new file; False when it was taken for an abandoned one in between."""
    try:
        if not lock_handle(handle, wait=False):
            return False
    except OSError:  # a disk without locks, on which nothing is taken for abandoned either
        return True
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False


def _drop(handle: int, path: str) -> None:
    # what can't be deleted is left to jakres doctor; what was synced survives a failed close
    with suppress(OSError):
        os.unlink(path)
    with suppress(OSError):
        os.close(handle)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
