"""Files that are written before they get their name, and those that killed writers left behind."""

from __future__ import annotations

import os
import re
import stat
from contextlib import contextmanager, suppress

from jakres_cli.store.lock import is_free, lock_handle
from jakres_cli.store.workspace import READ_ONLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

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
        if _claim(handle, temporary):
            break
        _drop(handle, temporary)
    try:
        yield handle, temporary
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
