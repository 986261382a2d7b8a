"""Copies of this process that work by themselves and leave nothing behind, even when cut short."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Child:
    """A process in a session of its own, so that Ctrl-C reaches only the one who waits for it."""

    pid: int
    folder: str

    @classmethod
    def start(cls, work: Callable[[str], int]) -> Child:
        """Do a work, which is given an empty folder and returns the exit code, in a child."""
        folder = tempfile.mkdtemp(prefix="jakres-mutants-")
        pid = os.fork()
        if pid:
            return cls(pid, folder)
        code = 2
        try:
            os.setsid()
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            tempfile.tempdir = folder
            code = work(folder)
        except BaseException:  # noqa: BLE001  it ends here, and shows why as Python would
            traceback.print_exc()
        finally:
            os._exit(code)

    def end(self) -> None:
        """End the process and those that it started, if they still run, and remove the folder."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        shutil.rmtree(self.folder, ignore_errors=True)
