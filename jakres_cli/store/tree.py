"""The working tree as a source of records: regular files only, links never followed."""

from __future__ import annotations

import os

from jakres_cli.message import Message
from jakres_cli.source import Entry, Source

RECORDS = "records"
_FILES = "records/files"
_MOST = 2 * 1024 * 1024 + 1
_FILE_TYPE = 0o170000
_REGULAR = 0o100000
_LINK = Message("it is a link; links are not followed")
_FOLDER = Message("it is a folder with the name of a record")
_SPECIAL = Message("it is not a regular file")


class WorkingTree:
    """The files below ``root``; satisfies ``source.Tree``."""

    def __init__(self, root: str) -> None:
        self.root = root

    def entries(self) -> list[Entry]:
        """Return everything under ``records/`` that is not a plain folder, sorted by path."""
        found: list[Entry] = []
        top = os.path.join(self.root, RECORDS)
        if os.path.islink(top):
            return [Entry(path=RECORDS, refused=_LINK, hides=True)]
        if os.path.isdir(top):
            self._list(top, RECORDS, found)
        found.sort(key=lambda entry: entry.path)
        return found

    def read(self, path: str) -> Source:
        """Return the file at ``path`` (at most one byte more than a record may have)."""
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            handle = os.open(os.path.join(self.root, path), flags)
        except OSError as error:
            return Source(path=path, failure=_reason(error))
        try:
            if os.fstat(handle).st_mode & _FILE_TYPE != _REGULAR:
                return Source(path=path, failure=_SPECIAL)
            return Source(path=path, data=_all(handle))
        except OSError as error:
            return Source(path=path, failure=_reason(error))
        finally:
            os.close(handle)

    def _list(self, folder: str, name: str, found: list[Entry]) -> None:
        try:
            listing = list(os.scandir(folder))
        except OSError as error:
            found.append(Entry(path=name, refused=_reason(error), hides=True))
            return
        for entry in listing:
            path = f"{name}/{entry.name}"
            if entry.is_symlink():
                hides = entry.is_dir() and _FILES not in {name, path}
                found.append(Entry(path=path, refused=_LINK, hides=hides))
            elif entry.is_dir():
                if entry.name.endswith((".md", ".yaml", ".yml")):
                    found.append(Entry(path=path, refused=_FOLDER))
                self._list(entry.path, path, found)
            elif entry.is_file():
                found.append(Entry(path=path))
            else:
                found.append(Entry(path=path, refused=_SPECIAL))


def _all(handle: int) -> bytes:
    data = os.read(handle, _MOST)
    parts = [data]
    size = len(data)
    while data and size < _MOST:
        data = os.read(handle, _MOST - size)
        size += len(data)
        parts.append(data)
    return b"".join(parts)


def _reason(error: OSError) -> Message:
    if isinstance(error, FileNotFoundError):
        return Message("there is no such file")
    if isinstance(error, PermissionError):
        return Message("reading it is not permitted")
    if error.errno in {40, 62}:  # ELOOP on Linux and macOS: O_NOFOLLOW met a link
        return _LINK
    return Message("it can't be read: {reason}", reason=error.strerror or str(error))
