"""Work in a child process that gets little memory and time, no files, and can only answer."""

from __future__ import annotations

import json
import os
import select
import signal
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn, TypeVar

    Answer = TypeVar("Answer")

CPU_SECONDS = 5
WALL_SECONDS = 10
MEMORY = 256 * 1024 * 1024
"""What the child may take beyond what it was born with."""
_FALLBACK_MEMORY = 2 * 1024 * 1024 * 1024
_MOST_ANSWER = 64 * 1024 * 1024
_PART = 1 << 16


class NoAnswer(Exception):
    """A child that did not answer; ``kind`` is memory, time or large."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def run_confined(
    work: Callable[[], Answer], *, cpu_seconds: int = CPU_SECONDS, wall_seconds: int = WALL_SECONDS
) -> Answer:
    """Return what ``work`` answers (JSON, through a pipe); raises ``NoAnswer``.

    Nothing else that ``work`` does is felt here.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _answer(work, theirs, cpu_seconds)
    os.close(theirs)
    try:
        answer = _read(ours, wall_seconds)
    finally:
        os.close(ours)
        os.kill(child, signal.SIGKILL)  # it has said all, or has had its time
        status = os.waitpid(child, 0)[1]
    if not answer:
        raise NoAnswer(_how_it_ended(status))
    decoded: Answer | None = json.loads(answer)
    if decoded is None:
        raise NoAnswer("memory")
    return decoded


def _answer(work: Callable[[], Answer], pipe: int, cpu_seconds: int) -> NoReturn:
    try:
        _limit(cpu_seconds)
        try:
            data = json.dumps(work()).encode()
        except MemoryError:
            data = b"null"
        while data:
            data = data[os.write(pipe, data) :]
        os._exit(0)
    finally:  # whatever happened: no clean-up of the parent's things, no traceback
        os._exit(1)


def _limit(cpu_seconds: int) -> None:
    import resource

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    for limit, most in (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, _memory_now() + MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(limit, (allowed, allowed))
        except (OSError, ValueError):
            if limit != resource.RLIMIT_AS:  # macOS has no limit on address space
                raise


def _memory_now() -> int:
    try:
        with open("/proc/self/statm", "rb") as file:  # as bytes, for which no codec is loaded
            return int(file.read().split()[0]) * os.sysconf("SC_PAGESIZE")
    except (OSError, ValueError):
        return _FALLBACK_MEMORY


def _read(pipe: int, wall_seconds: int) -> bytes:
    end = time.monotonic() + wall_seconds
    parts: list[bytes] = []
    size = 0
    while size <= _MOST_ANSWER:
        left = end - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            raise NoAnswer("time")
        part = os.read(pipe, _PART)
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
    raise NoAnswer("large")


def _how_it_ended(status: int) -> str:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}:
        return "time"
    return "memory"
