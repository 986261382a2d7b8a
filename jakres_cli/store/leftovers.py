"""What runs of jakres that were cut short may have left in a workspace."""

from __future__ import annotations

import fcntl
import os

from jakres_cli.source import RECORDS

_TEMPORARY = ".jakres-"
_LOCKS = (".git/jakres.lock", ".jakres.lock")


def temporary_files(root: str) -> list[str]:
    """Return the files that were to be renamed into place and never were, sorted."""
    found = [name for name in os.listdir(root) if name.startswith(_TEMPORARY)]
    for folder, _, names in os.walk(os.path.join(root, RECORDS)):
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        found += [f"{inside}/{name}" for name in names if name.startswith(_TEMPORARY)]
    return sorted(found)


def locks(root: str) -> dict[str, bool]:
    """Return the lock files of the workspace, and whether a writer holds each of them now."""
    found = {}
    for name in _LOCKS:
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
