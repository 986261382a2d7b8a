"""The workspace: its folder, found from any folder in it, the files there, and its calendar."""

from __future__ import annotations

import datetime
import os
import stat

from jakres_cli.model.base import CannotDo, Message, require_means
from jakres_cli.model.source import (
    FILES,
    FOLDER,
    GONE,
    LARGEST,
    LINK,
    NO_SUCH_FILE,
    RECORDS,
    SPECIAL,
    Entry,
    Source,
    is_hidden,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from zoneinfo import ZoneInfo

SETTINGS_NAME = "jakres.yaml"
LOCK_IN_GIT = ".git/jakres.lock"
LOCK_BESIDE = ".jakres.lock"
READ_ONLY = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)
"""How a file is opened that may be a link or a pipe, which are neither followed nor waited for."""


def find_root(start: str) -> str:
    """Return the folder of the workspace that ``start`` is in; raises ``CannotDo``."""
    if not os.path.isdir(start):
        raise CannotDo(Message("there is no folder {path}", path=start))
    folder = os.path.abspath(start)
    while True:
        if os.path.lexists(os.path.join(folder, SETTINGS_NAME)):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            raise CannotDo(
                Message("there is no jakres.yaml in {path} or above it", path=start),
                Message("go to the folder of the records, or name it with -C DIR"),
            )
        folder = above


def has_lock(root: str) -> bool:
    """Tell whether anybody ever wrote in the workspace ``root``, which makes a lock."""
    return any(os.path.lexists(os.path.join(root, name)) for name in (LOCK_IN_GIT, LOCK_BESIDE))


def inside(root: str, path: str) -> str:
    """Return where ``path`` of the workspace ``root`` stands on the disk.

    Raises ``CannotDo`` when a folder on the way is a link: what is written must not leave the
    workspace.
    """
    *folders, name = path.split("/")
    where = root
    for folder in folders:
        where = os.path.join(where, folder)
        if os.path.islink(where):
            raise CannotDo(Message("{path} is a link; nothing was written", path=where))
    return os.path.join(where, name)


def read_inside(root: str, path: str, most: int) -> bytes:
    """Return up to ``most`` bytes of the file ``path`` of the workspace at ``root``.

    Raises ``CannotDo`` for what isn't a regular file there: links and paths that lead out too.
    """
    parts = path.split("/")
    if os.path.isabs(path) or not {"", ".", ".."}.isdisjoint(parts):
        raise CannotDo(Message("{path} is not a path in the workspace", path=path))
    where = root
    for folder in parts[:-1]:
        where = os.path.join(where, folder)
        if os.path.islink(where):
            raise CannotDo(Message("{path} is a link; links are not followed", path=path))
    try:
        handle = os.open(os.path.join(where, parts[-1]), READ_ONLY)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = Message("{path} can't be read: {reason}", path=path, reason=reason)
        raise CannotDo(problem) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise CannotDo(Message("{path} is not a regular file", path=path))
    with os.fdopen(handle, "rb") as file:
        return file.read(most)


_FILE_TYPE = 0o170000
_REGULAR = 0o100000


class WorkingTree:
    """The files below ``root``; satisfies ``source.Tree``.

    ``tracked`` returns what git has of them, or nothing.
    """

    commit = None

    def __init__(self, root: str, tracked: Callable[[], Iterable[str]] = tuple) -> None:
        self.root = root
        self._tracked = tracked

    def entries(self) -> list[Entry]:
        """Return everything under ``records/``, sorted by path; folders are refused entries.

        What is hidden is passed over. What git has and the folder lacks is an entry refused as
        ``GONE``.
        """
        entries = self._listed()
        there = {entry.path for entry in entries}
        entries += [Entry(path=path, refused=GONE) for path in self._tracked() if path not in there]
        entries.sort(key=lambda entry: entry.path)
        return entries

    def _listed(self) -> list[Entry]:
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
                path = f"{name}/{listed.name}"
                if is_hidden(path) and not path.startswith(FILES):
                    continue
                entry = _entry(listed, path)
                entries.append(entry)
                if entry.refused is FOLDER:
                    waiting.append(entry.path)
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
    require_means(error)
    if isinstance(error, FileNotFoundError):
        return NO_SUCH_FILE
    if isinstance(error, PermissionError):
        return Message("reading it is not permitted")
    if error.errno in {40, 62}:  # ELOOP on Linux and macOS: O_NOFOLLOW met a link
        return LINK
    return Message("it can't be read: {reason}", reason=error.strerror or str(error))


def today_in(timezone: str) -> datetime.date:
    """Return the current day in ``timezone``, an IANA name; raises ``CannotDo``."""
    return datetime.datetime.now(_zone(timezone)).date()


def beginning_of(day: datetime.date, timezone: str) -> datetime.datetime:
    """Return the moment at which ``day`` begins in ``timezone``; raises ``CannotDo``."""
    return datetime.datetime.combine(day, datetime.time(), _zone(timezone))


def _zone(timezone: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CannotDo(
            Message("there is no time zone {name}", name=timezone),
            Message("write it as Asia/Jakarta, in jakres.yaml"),
        ) from None
