"""The working tree as a source of records: regular files only, links never followed."""

from __future__ import annotations

import os

from jakres_cli.model.base import Message
from jakres_cli.model.source import (
    FILES,
    FOLDER,
    LARGEST,
    LINK,
    NO_SUCH_FILE,
    RECORDS,
    SPECIAL,
    Entry,
    Source,
)
from jakres_cli.store.workspace import READ_ONLY

_FILE_TYPE = 0o170000
_REGULAR = 0o100000


class WorkingTree:
    """The files below ``root``; satisfies ``source.Tree``."""

    commit = None

    def __init__(self, root: str) -> None:
        self.root = root

    def entries(self) -> list[Entry]:
        """Return everything under ``records/``, sorted by path; folders are refused entries."""
        entries: list[Entry] = []
        waiting = [RECORDS] if os.path.lexists(os.path.join(self.root, RECORDS)) else []
        while waiting:
            name = waiting.pop()
            folder = os.path.join(self.root, name)
            if name == RECORDS and (os.path.islink(folder) or not os.path.isdir(folder)):
                refused = LINK if os.path.islink(folder) else SPECIAL
                entries.append(Entry(path=name, refused=refused, hides=True))
                continue
            try:
                listing = list(os.scandir(folder))
            except OSError as error:
                entries.append(Entry(path=name, refused=_reason(error), hides=True))
                continue
            for listed in listing:
                entry = _entry(listed, f"{name}/{listed.name}")
                entries.append(entry)
                if entry.refused is FOLDER:
                    waiting.append(entry.path)
        entries.sort(key=lambda entry: entry.path)
        return entries

    def read(self, path: str) -> Source:
        """Return the file at ``path`` (at most one byte more than a record may have)."""
        try:
            handle = os.open(os.path.join(self.root, path), READ_ONLY)
        except OSError as error:
            return Source(path=path, failure=_reason(error))
        try:
            status = os.fstat(handle)
            if status.st_mode & _FILE_TYPE != _REGULAR:
                return Source(path=path, failure=SPECIAL)
            return Source(path=path, data=_all(handle, status.st_size))
        except OSError as error:
            return Source(path=path, failure=_reason(error))
        finally:
            os.close(handle)


def _entry(listed: os.DirEntry[str], path: str) -> Entry:
    if listed.is_symlink():
        return Entry(path=path, refused=LINK, hides=_may_hide(listed, path))
    if listed.is_dir():
        return Entry(path=path, refused=FOLDER)
    return Entry(path=path, refused=None if listed.is_file() else SPECIAL)


def _may_hide(link: os.DirEntry[str], path: str) -> bool:
    """Whether records may be behind ``link``: it leads to a folder, or nowhere."""
    if path.startswith(FILES):
        return False
    try:
        return os.path.isdir(link.path) or not (os.path.exists(link.path) or "." in link.name)
    except OSError:
        return True


def _all(handle: int, size: int) -> bytes:
    """Return the file, in one read where it has the ``size`` that it said."""
    data = os.read(handle, min(size + 1, LARGEST))
    if len(data) == size:
        return data
    parts = [data]
    length = len(data)
    while data and length < LARGEST:
        data = os.read(handle, LARGEST - length)
        length += len(data)
        parts.append(data)
    return b"".join(parts)


def _reason(error: OSError) -> Message:
    if isinstance(error, FileNotFoundError):
        return NO_SUCH_FILE
    if isinstance(error, PermissionError):
        return Message("reading it is not permitted")
    if error.errno in {40, 62}:  # ELOOP on Linux and macOS: O_NOFOLLOW met a link
        return LINK
    return Message("it can't be read: {reason}", reason=error.strerror or str(error))
