"""A disk that fails: the n-th call that reads or changes the workspace goes wrong.

``install`` puts it between this process and the workspace; the calls are noted in a file, so that a
test knows how many there are and can try them one by one.
"""

from __future__ import annotations

import builtins
import errno
import fcntl
import io
import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGES, READS = "changes", "reads"
KILL, KILL_AFTER, SHORT = "KILL", "KILL_AFTER", "SHORT"
EDIT, SAVE, REMOVE = "EDIT", "SAVE", "REMOVE"
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_DIRECTORY
_PATHS = ("replace", "rename", "link", "unlink", "remove", "mkdir", "rmdir", "truncate", "utime")
_HANDLES = ("write", "fsync", "fchmod", "fchown", "ftruncate")


@dataclass(frozen=True)
class Fault:
    """What goes wrong: the ``nth`` call (from 1) that ``side`` counts.

    ``how`` is the name of an errno, KILL (before the call), KILL_AFTER, SHORT: a write that takes
    only some bytes, and the next one fails for want of room, EDIT: somebody adds ``text`` to the
    file ``path`` before the call, if it is there, SAVE: makes it that, or REMOVE: takes it away.
    With ``lasting`` all later calls fail too.
    """

    nth: int
    how: str
    side: str = CHANGES
    lasting: bool = False
    path: str = ""
    text: str = ""


class _Disk:
    """Counts the calls below ``roots``, of which the first is the workspace, and lets one fail."""

    def __init__(self, roots: list[str], fault: Fault | None, log: int) -> None:
        self.roots = roots
        self.root = roots[0]
        self.fault = fault
        self.log = log
        self.counts = {CHANGES: 0, READS: 0}
        self.handles: dict[int, str] = {}
        self.open, self.write, self.close = os.open, os.write, os.close
        self.unlink, self.kill = os.unlink, os.kill

    def has(self, path: object) -> bool:
        """Tell whether ``path`` is one of the roots or in it."""
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        whole = os.path.abspath(os.fsdecode(os.fspath(path)))
        return any(whole == root or whole.startswith(f"{root}/") for root in self.roots)

    def meet(self, side: str, what: str, call: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Count a call and carry it out, or let it fail."""
        self.counts[side] += 1
        self.write(self.log, f"{side}\t{what}\n".encode())
        fault = self.fault
        now = self.counts[side]
        if fault is None or side != fault.side or now < fault.nth:
            return call()
        if fault.how in {EDIT, SAVE, REMOVE}:
            if now == fault.nth:
                self.edit(fault)
            return call()
        if fault.how in {KILL, KILL_AFTER} and now == fault.nth:
            if fault.how == KILL_AFTER:
                with suppress(OSError):
                    call()
            self.kill(os.getpid(), signal.SIGKILL)
        if now == fault.nth or fault.lasting:
            name = "ENOSPC" if fault.how == SHORT else fault.how
            number = getattr(errno, name)
            raise OSError(number, os.strerror(number), what.partition(" ")[2])
        return call()

    def edit(self, fault: Fault) -> None:
        """Add to a file as somebody else does."""
        if fault.how == REMOVE:
            self.unlink(f"{self.root}/{fault.path}")
            return
        with suppress(FileNotFoundError):
            mode = os.O_APPEND if fault.how == EDIT else os.O_TRUNC
            handle = self.open(f"{self.root}/{fault.path}", os.O_WRONLY | mode)
            self.write(handle, fault.text.encode())
            self.close(handle)
            self.write(self.log, f"{fault.how}\n".encode())

    def is_short(self) -> bool:
        """Tell whether the next call is a write that takes only some bytes."""
        fault = self.fault
        return (
            fault is not None and fault.how == SHORT and self.counts[CHANGES] + 1 == fault.nth - 1
        )


def prepare(roots: list[str], fault: dict[str, Any] | None, log: str, user: int | None) -> None:
    """Make this process one that runs as `user` and to which `fault` happens: see `install`."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    install(roots, Fault(**fault) if fault else None, handle)
    if user is not None:
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)


def install(roots: list[str], fault: Fault | None, log: int) -> None:
    """Let ``fault`` happen to this process below ``roots``; note every call in ``log``."""
    disk = _Disk([os.path.abspath(root) for root in roots], fault, log)
    for name in _PATHS:
        _wrap_path(disk, name)
    for name in _HANDLES:
        _wrap_handle(disk, name)
    _wrap_open(disk)
    _wrap_reading(disk)
    lock = fcntl.flock

    def flock(handle: Any, operation: int) -> None:  # noqa: ANN401
        number = handle if isinstance(handle, int) else handle.fileno()
        path = disk.handles.get(number)
        if path is None:
            lock(handle, operation)
        else:
            disk.meet(CHANGES, f"flock {path}", lambda: lock(handle, operation))

    fcntl.flock = flock


def _wrap_path(disk: _Disk, name: str) -> None:
    real = getattr(os, name)

    def call(path: Any, *rest: Any, **options: Any) -> Any:  # noqa: ANN401
        if not (disk.has(path) or (rest and disk.has(rest[0]))):
            return real(path, *rest, **options)
        what = " ".join([name, path, *(one for one in rest if isinstance(one, str))])
        return disk.meet(CHANGES, what, lambda: real(path, *rest, **options))

    setattr(os, name, call)


def _wrap_handle(disk: _Disk, name: str) -> None:
    real = getattr(os, name)

    def call(handle: int, *rest: Any) -> Any:  # noqa: ANN401
        path = disk.handles.get(handle)
        if path is None:
            return real(handle, *rest)
        if name == "write" and disk.is_short():
            some = bytes(rest[0])[: max(1, len(rest[0]) // 2)]
            return disk.meet(CHANGES, f"write {path}", lambda: real(handle, some))
        return disk.meet(CHANGES, f"{name} {path}", lambda: real(handle, *rest))

    setattr(os, name, call)


def _wrap_open(disk: _Disk) -> None:
    real, close, read = os.open, os.close, os.read

    def call(path: Any, flags: int, *rest: Any, **options: Any) -> int:  # noqa: ANN401
        if not disk.has(path):
            return real(path, flags, *rest, **options)
        side = CHANGES if flags & _WRITING else READS
        handle: int = disk.meet(side, f"open {path}", lambda: real(path, flags, *rest, **options))
        disk.handles[handle] = os.fsdecode(path)
        return handle

    def forget(handle: int) -> None:
        disk.handles.pop(handle, None)
        close(handle)

    def look(handle: int, size: int) -> bytes:
        path = disk.handles.get(handle)
        if path is None:
            return read(handle, size)
        found: bytes = disk.meet(READS, f"read {path}", lambda: read(handle, size))
        return found

    os.open, os.close, os.read = call, forget, look  # type: ignore[assignment]


def _wrap_reading(disk: _Disk) -> None:
    scan, whole = os.scandir, io.open

    def scandir(path: Any = ".") -> Any:  # noqa: ANN401
        if not disk.has(path):
            return scan(path)
        return disk.meet(READS, f"scandir {path}", lambda: scan(path))

    def reopen(path: Any, *rest: Any, **options: Any) -> Any:  # noqa: ANN401
        if not disk.has(path):
            return whole(path, *rest, **options)
        return disk.meet(READS, f"open {path}", lambda: whole(path, *rest, **options))

    os.scandir = scandir
    builtins.open = reopen  # type: ignore[assignment]
