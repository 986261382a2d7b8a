"""Write files so that a killed process or a full disk leaves the old one or the new one."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress

from jakres_cli.errors import CannotDo
from jakres_cli.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NEW_FILE = 0o666


def replace_file(path: str, data: bytes) -> None:
    """Put ``data`` at ``path`` in one step, keeping the mode of a file that was there.

    A device or pipe there is written to, not replaced. Raises ``CannotDo`` for a link or a folder
    there, and when the disk refuses; the old file is then as it was.
    """
    if os.path.islink(path) or os.path.isdir(path):
        raise CannotDo(Message("{path} is a link or a folder; nothing was written", path=path))
    with _refusals(path):
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as device:
                device.write(data)
            return
        with _beside(path, data) as temporary:
            os.replace(temporary, path)


def create_file(path: str, data: bytes) -> None:
    """Put ``data`` into a new file, with the folders above it; raises ``CannotDo`` if it exists."""
    with _refusals(path):
        made = _make_folders(os.path.dirname(os.path.abspath(path)))
        try:
            with _beside(path, data) as temporary:
                os.link(temporary, path)
        except FileExistsError:
            raise CannotDo(
                Message("{path} exists already; nothing was written", path=path)
            ) from None
        except OSError:
            for folder in made:
                with suppress(OSError):
                    os.rmdir(folder)
            raise


def _make_folders(folder: str) -> list[str]:
    """Make ``folder`` and those above it; return those that were made, the lowest first."""
    made: list[str] = []
    above = folder
    while not os.path.isdir(above):
        made.append(above)
        above = os.path.dirname(above)
    os.makedirs(folder, exist_ok=True)
    return made


@contextmanager
def _beside(path: str, data: bytes) -> Iterator[str]:
    """Write ``data`` to a file of another name in the folder of ``path``, for moving it there."""
    folder = os.path.dirname(os.path.abspath(path))
    handle, temporary = tempfile.mkstemp(prefix=".jakres-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), _mode(path))
            os.fsync(file.fileno())
        yield temporary
        _sync_folder(folder)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


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


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return _NEW_FILE & ~mask


def _sync_folder(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
