"""Write files so that a killed process or a full disk leaves the old one or the new one.

Folders are made for a file, and dropped when they are empty; their names are put on the disk too.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress

from jakres_cli.model.base import AlreadyThere, CannotDo, Message, require_means
from jakres_cli.store.lock import temporary_beside
from jakres_cli.store.workspace import READ_ONLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NEW_FILE = 0o666
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a disk answers on which folders can't be synced."""
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What a disk answers that knows no hard links, as a stick formatted for Windows."""


def replace_file(path: str, data: bytes, was: bytes | None = None) -> None:
    """Put ``data`` at ``path`` in one step, keeping the mode of a file that was there.

    A device or pipe there is written to, not replaced. Raises ``CannotDo`` for a link or a folder
    there, when the disk refuses, and when ``was`` is given and no longer there; the old file is
    then as it was, unless the message says otherwise.
    """
    if os.path.islink(path) or os.path.isdir(path):
        raise CannotDo(Message("{path} is a link or a folder; nothing was written", path=path))
    with _refusals(path):
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as device:
                device.write(data)
            return
        with _beside(path, data) as temporary:
            if was is not None and not has_content(path, was):
                raise CannotDo(
                    Message("{path} was changed meanwhile; nothing was written", path=path),
                    Message("run the command again"),
                )
            os.replace(temporary, path)
            _confirm(path)


def create_file(path: str, data: bytes) -> None:
    """Put ``data`` into a new file, with the folders above it; raises ``AlreadyThere``.

    ``CannotDo`` when the disk refuses; there is then no file, unless the message says otherwise.
    """
    with _refusals(path):
        made = make_folders(os.path.dirname(os.path.abspath(path)))
        try:
            with _beside(path, data) as temporary:
                _link(temporary, path)
                _confirm(path)
        except FileExistsError:
            raise AlreadyThere(
                Message("{path} exists already; nothing was written", path=path)
            ) from None
        except OSError:
            remove_made_folders(made)
            raise


def append_file(path: str, data: bytes) -> None:
    """Add ``data`` at the end of ``path``, which need not exist; raises ``CannotDo``."""
    with _refusals(path), open(path, "ab") as file:
        file.write(data)


def read_content(path: str) -> bytes | None:
    """Return what stands in the regular file ``path``; None when there is none to be read."""
    try:
        with open(path, "rb", opener=lambda name, _: os.open(name, READ_ONLY)) as file:
            return file.read()
    except OSError as error:
        require_means(error)
        return None


def has_content(path: str, data: bytes) -> bool:
    """Tell whether ``path`` is a regular file with just that in it."""
    return read_content(path) == data


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
        for above in reversed(missing):
            if _make_folder(above):
                made.append(above)
                sync_folder(os.path.dirname(above))
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
    """Remove the folders above ``path``, a file in ``root``, that hold nothing any more."""
    folder = os.path.dirname(path)
    while folder:
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
    if os.name == "nt":  # there a folder can't be opened
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


def _link(temporary: str, path: str) -> None:
    """Give the file its name; raises ``FileExistsError`` when something has it."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
        os.rename(temporary, path)


def _confirm(path: str) -> None:
    try:
        sync_folder(os.path.dirname(os.path.abspath(path)))
    except OSError as error:
        raise CannotDo(
            Message(
                "{path} was written, but the disk may lose it again: {reason}",
                path=path,
                reason=error.strerror or str(error),
            )
        ) from error


@contextmanager
def _beside(path: str, data: bytes) -> Iterator[str]:
    """Write ``data`` to a file of another name in the folder of ``path``, for moving it there."""
    with temporary_beside(path) as (handle, temporary):
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        _take_over_mode(handle, path)
        os.fsync(handle)
        yield temporary


@contextmanager
def _refusals(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotDo(
            Message(
                "{path} could not be written: {reason}",
                path=path,
                reason=error.strerror or str(error),
            )
        ) from error


def _take_over_mode(handle: int, path: str) -> None:
    """Give the file the owner and mode of the one at ``path``, or what a new one has."""
    try:
        there = os.stat(path)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = _NEW_FILE & ~mask
    else:
        mode = there.st_mode & 0o7777
        mine = os.fstat(handle)
        if (there.st_uid, there.st_gid) != (mine.st_uid, mine.st_gid):
            with suppress(OSError, AttributeError):  # only root may, and not everywhere
                os.fchown(handle, there.st_uid, there.st_gid)
    with suppress(PermissionError, AttributeError):  # a disk, or a system, without modes
        os.fchmod(handle, mode)


def _make_folder(folder: str) -> bool:
    """Make one folder; False when somebody else just has."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        if os.path.isdir(folder):
            return False
        raise
    return True
