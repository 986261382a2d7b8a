"""A run of jakres on a terminal: what is typed, and what is waited for on the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING

from tests.warm import HANG

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from tests.conftest import Workspace

ENTER, CTRL_C, CTRL_D, DOWN, BACKSPACE = "\r", "\x03", "\x04", "\x1b[B", "\x7f"
_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07|[()][A-Z0-9]|[=>])")


class Screen:
    """The terminal and the process on it; the process is gone when the block ends."""

    def __init__(self, workspace: Workspace, *arguments: str, columns: int = 120) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        env = {"COLUMNS": str(columns), "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self._run = workspace.start(*arguments, streams=[theirs] * 3, env=env)
        self._code: int | None = None
        os.close(theirs)
        self._raw = ""
        self._from = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._code is None:
            self._run.signal(signal.SIGKILL)
            self._run.wait()
        os.close(self._ours)

    @property
    def text(self) -> str:
        """All that was shown so far, without colours and movements."""
        return _SEQUENCE.sub("", self._raw).replace("\r", "")

    @property
    def news(self) -> str:
        """What was shown since something was typed last, on one line."""
        return " ".join(_SEQUENCE.sub(" ", self._raw[self._from :]).split())

    def wait_for(self, *words: str) -> str:
        """Wait until all words were shown since something was typed last."""
        end = time.monotonic() + HANG
        while not all(word in self.news for word in words):
            if not self._more(end):
                raise AssertionError(f"{words} not in {self.news!r}; all: {self.text!r}")
        return self.news

    def type(self, text: str) -> None:
        """Type something; what is waited for from now on comes after it."""
        self._from = len(self._raw)
        os.write(self._ours, text.encode())

    def end(self) -> int:
        """Wait for the end of the process and return its exit code."""
        end = time.monotonic() + HANG
        while self._more(end):
            pass
        self._code = self._run.wait()
        return self._code

    def _more(self, end: float) -> bool:
        """Read what comes; False when nothing comes any more."""
        left = end - time.monotonic()
        if left <= 0 or not select.select([self._ours], [], [], left)[0]:
            return False
        try:
            part = os.read(self._ours, 1 << 16)
        except OSError:  # the other side is closed
            return False
        self._raw += part.decode(errors="replace")
        return bool(part)
