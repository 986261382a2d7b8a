"""Folders: made for a file, dropped when empty, their names put on the disk."""

from __future__ import annotations

import errno
import os
from contextlib import suppress

_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a disk answers on which folders can't be synced."""


def make_folders(folder: str) -> list[str]:
    """Make ``folder`` and those above it; return those that were made, the highest first.

    Raises ``OSError`` when the disk refuses; there are then none more than before.
    """
    missing: list[str] = []
    while not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    made: list[str] = []
    try:
        for one in reversed(missing):
            if _make(one):
                made.append(one)
                sync_folder(os.path.dirname(one))
    except OSError:
        remove_made_folders(made)
        raise
    return made


def remove_made_folders(folders: list[str]) -> None:
    """Remove the ``folders`` that were made, if they are empty."""
    for folder in reversed(folders):
        with suppress(OSError):
            os.rmdir(folder)


def remove_empty_folders(root: str, path: str) -> None:
    """Remove the folders above ``path``, a file in ``root``, that hold nothing any more.

    Those that every workspace has stay.
    """
    folder = os.path.dirname(path)
    while folder.count("/") > 1:
        try:
            os.rmdir(os.path.join(root, folder))
        except OSError:
            return
        folder = os.path.dirname(folder)


def move_file(old: str, new: str) -> None:
    """Move the file ``old`` to ``new``, unless that has been done; raises ``OSError``."""
    make_folders(os.path.dirname(new))
    with suppress(FileNotFoundError):
        os.rename(old, new)
    for folder in (os.path.dirname(new), os.path.dirname(old)):
        if os.path.isdir(folder):
            sync_folder(folder)


def sync_folder(folder: str) -> None:
    """Have the names in ``folder`` on the disk, where it can tell; raises ``OSError``."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


def _make(folder: str) -> bool:
    """Make one folder; False when somebody else just has."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        if os.path.isdir(folder):
            return False
        raise
    return True
