"""The contents of files by their ids, through one process that git answers from."""

from __future__ import annotations

import hashlib
import os
import select
from collections import deque
from contextlib import suppress
from itertools import islice

from jakres_cli.git.process import PATIENCE, open_git, timeout_error
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.source import LARGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable


_SHA1_LENGTH = 40


def blob_id(data: bytes, *, like: str) -> str:
    """Return the id of a file with ``data`` in a repository where another id is ``like`` this."""
    make = hashlib.sha1 if len(like) == _SHA1_LENGTH else hashlib.sha256
    return make(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def has_blob(data: bytes, name: str) -> bool:
    """Tell whether git holds ``data`` as ``name``; it may have it with other line ends."""
    if blob_id(data, like=name) == name:
        return True
    return b"\r\n" in data and blob_id(data.replace(b"\r\n", b"\n"), like=name) == name


_AHEAD = 48
"""So many ids at a time are asked for: they fit into the smallest pipe, so git can't block us."""
_PIECE = 1 << 16
_SPARE = 4 * _AHEAD
_MOST_STARTS = 200

NOT_THERE = Message("git has no copy of it")
BROKEN = Message("git's copy of it is broken")


class Blobs:
    """Reads blobs of the repository whose git folder is ``folder``, at most ``LARGEST`` bytes each.

    Whoever reads many says so before with ``expect``; then git reads ahead.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._git: subprocess.Popen[bytes] | None = None
        self.starts = self.questions = 0
        """How often git was started, and how often it was asked for something more."""
        self._buffer, self._at = b"", 0
        self._coming: deque[str] = deque()
        self._asked: deque[str] = deque()
        self._spare: dict[str, bytes | Message] = {}

    def expect(self, ids: Iterable[str]) -> None:
        """Note that ``ids`` will be read next, in this order."""
        self._coming = deque(ids)

    def read(self, name: str) -> bytes | Message:
        """Return the blob with that id, or why it can't be read.

        One that is too large is cut after ``LARGEST`` bytes. Raises ``CannotDo`` when git itself
        fails.
        """
        if name in self._spare or name in self._asked:
            self._ask_ahead()
        else:
            self._ask(self._next_with(name) or [name])
        while name not in self._spare:
            self._take()
        return self._spare.pop(name)

    def close(self) -> None:
        """End git; it starts again when something more is read."""
        git, self._git = self._git, None
        if git is not None:
            git.kill()
            for stream in (git.stdin, git.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()
            git.wait()
        self._buffer, self._at = b"", 0

    def __del__(self) -> None:
        self.close()

    def _ask_ahead(self) -> None:
        """Ask for more of what is expected, once half of what was asked for is answered."""
        if self._coming and len(self._asked) <= _AHEAD // 2:
            self._ask([self._coming.popleft() for _ in range(min(_AHEAD // 2, len(self._coming)))])

    def _next_with(self, name: str) -> list[str]:
        """Take the ids that are expected next, if ``name`` is one of them; else none."""
        near = list(islice(self._coming, _AHEAD))
        if name not in near:
            return []
        for _ in near:
            self._coming.popleft()
        return near

    def _ask(self, names: list[str]) -> None:
        self._asked.extend(names)
        self.questions += 1
        if self._git is None:
            self._start()
        else:
            self._write(names)

    def _start(self) -> None:
        """Start git and ask it for everything that is still to be answered."""
        self.starts += 1
        if self.starts > _MOST_STARTS:
            raise CannotDo(
                Message("git breaks off again and again"),
                Message("git fsck says whether something is broken"),
            )
        self._git = open_git(self._folder, "cat-file", "--batch")
        self._write(list(self._asked))

    def _write(self, names: list[str]) -> None:
        assert self._git is not None  # noqa: S101  it was just started
        assert self._git.stdin is not None  # noqa: S101  it is a pipe
        with suppress(BrokenPipeError):  # what is read then ends
            self._git.stdin.write("".join(f"{name}\n" for name in names).encode("ascii"))

    def _take(self) -> None:
        """Read the next answer."""
        try:
            blob = self._answer()
        except EOFError:
            blob = BROKEN
            self.close()
        self._spare[self._asked.popleft()] = blob
        if len(self._spare) > _SPARE:
            del self._spare[next(iter(self._spare))]
        if self._git is None and self._asked:
            self._start()

    def _answer(self) -> bytes | Message:
        head = self._line().split(b" ")
        if len(head) != 3:  # noqa: PLR2004  ID missing
            return NOT_THERE
        kind, size = head[1], int(head[2])
        if size > LARGEST:
            data = self._exactly(LARGEST)
            self.close()
        else:
            data = self._exactly(size + 1)[:-1]
        return data if kind == b"blob" else NOT_THERE

    def _line(self) -> bytes:
        end = self._buffer.find(b"\n", self._at)
        while end < 0:
            self._buffer = self._buffer[self._at :] + self._more()
            self._at = 0
            end = self._buffer.find(b"\n")
        line = self._buffer[self._at : end]
        self._at = end + 1
        return line

    def _exactly(self, size: int) -> bytes:
        missing = size - (len(self._buffer) - self._at)
        if missing > 0:
            pieces = [self._buffer[self._at :]]
            while missing > 0:
                pieces.append(self._more())
                missing -= len(pieces[-1])
            self._buffer, self._at = b"".join(pieces), 0
        data = self._buffer[self._at : self._at + size]
        self._at += size
        return data

    def _more(self) -> bytes:
        assert self._git is not None  # noqa: S101  something was asked
        assert self._git.stdout is not None  # noqa: S101  it is a pipe
        pipe = self._git.stdout.fileno()
        if not select.select([pipe], [], [], PATIENCE)[0]:
            raise timeout_error()
        data = os.read(pipe, _PIECE)
        if not data:
            raise EOFError
        return data
