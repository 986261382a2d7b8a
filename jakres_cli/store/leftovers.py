"""What runs of jakres that were cut short may have left in a workspace."""

from __future__ import annotations

import fcntl
import os

from jakres_cli.store.lock import LOCKS
from jakres_cli.store.temporary import PREFIX, delete_abandoned, is_ours

_GIT = ".git"


def temporary_files(root: str) -> list[str]:
    """Return the files that were to be renamed into place and never were, sorted."""
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        if folder == root and _GIT in folders:
            folders.remove(_GIT)  # of it only the top, where the journal is written
            _, _, top = next(os.walk(os.path.join(root, _GIT)), ("", [], []))
            names += [f"{_GIT}/{name}" for name in top]
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        before = "" if inside == "." else f"{inside}/"
        found += [before + name for name in names if _name(name).startswith(PREFIX)]
    return sorted(found)


def is_sure(path: str) -> bool:
    """Tell whether ``path`` is called as only jakres calls its temporary files."""
    return is_ours(_name(path))


def is_abandoned(root: str, path: str) -> bool:
    """Tell whether the writer of the temporary file ``path`` is dead, as far as can be known."""
    try:
        return delete_abandoned(os.path.join(root, path), dry_run=True)
    except OSError:
        return False


def delete_leftover(root: str, path: str) -> bool:
    """Delete the temporary file ``path`` if its writer is dead; tell whether it was.

    Raises ``OSError`` when the disk refuses.
    """
    return delete_abandoned(os.path.join(root, path))


def locks(root: str) -> dict[str, bool]:
    """Return the lock files of the workspace, and whether a writer holds each of them now."""
    found = {}
    for name in LOCKS:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            handle = os.open(os.path.join(root, name), flags)
        except OSError:
            continue
        try:
            found[name] = _is_held(handle)
        finally:
            os.close(handle)
    return found


def _is_held(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    return False


def _name(path: str) -> str:
    return path.rpartition("/")[2]
