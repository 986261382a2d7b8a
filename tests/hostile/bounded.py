"""The program under test, with little memory, and perhaps a terminal."""

from __future__ import annotations

import os
import pty
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.conftest import Result, Workspace, as_text
from tests.warm import server

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEMORY = 1 << 30
"""Far more than any input of 2 MiB can need."""


def bounded(workspace: Workspace, *arguments: str) -> Result:
    """Run jakres with little memory."""
    code, stdout, stderr = server().output(
        arguments, cwd=workspace.path, env=workspace.environment(), limit=MEMORY
    )
    return Result(as_text(stdout), as_text(stderr), code)


def on_terminal(
    workspace: Workspace, *arguments: str, columns: int, env: Mapping[str, str] | None = None
) -> tuple[str, int]:
    """Run jakres on a terminal of some width; both streams together, and the exit code."""
    ours, theirs = pty.openpty()
    env = {"COLUMNS": str(columns), "TERM": "xterm", **(env or {})}
    run = workspace.start(*arguments, streams=[theirs] * 3, env=env)
    os.close(theirs)
    output = b"".join(_parts(ours))
    os.close(ours)
    return output.decode(errors="surrogateescape").replace("\r\n", "\n"), run.wait()


def _parts(ours: int) -> Iterator[bytes]:
    """What comes until the other side is closed."""
    with suppress(OSError):
        while part := os.read(ours, 1 << 16):
            yield part
