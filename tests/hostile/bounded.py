"""The program under test, with little time, little memory, and perhaps a terminal."""

from __future__ import annotations

import os
import pty
import resource
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.conftest import TODAY, Result, Workspace
from tests.transcript import REPOSITORY, clean_environment

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS = 10
MEMORY = 1 << 30
"""Far more than any input of 2 MiB can need."""


def surroundings(workspace: Workspace, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a run; an empty value takes a variable away."""
    found = {
        **clean_environment(workspace.home, TODAY),
        "JAKRES_LANG": "en",
        "PYTHONPATH": str(REPOSITORY),
        **(env or {}),
    }
    return {name: value for name, value in found.items() if value}


def bounded(workspace: Workspace, *arguments: str, seconds: int = SECONDS) -> Result:
    """Run jakres with limits; raises ``TimeoutExpired`` when it doesn't end."""
    done = subprocess.run(
        [sys.executable, "-m", "jakres_cli", *arguments],
        cwd=workspace.path,
        env=surroundings(workspace),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=seconds,
        check=False,
        preexec_fn=_limit,
    )
    return Result(
        done.stdout.decode(errors="surrogateescape"),
        done.stderr.decode(errors="surrogateescape"),
        done.returncode,
    )


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def on_terminal(
    workspace: Workspace, *arguments: str, columns: int, env: Mapping[str, str] | None = None
) -> tuple[str, int]:
    """Run jakres on a terminal of some width; both streams together, and the exit code."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "jakres_cli", *arguments],
        cwd=workspace.path,
        env=surroundings(workspace, {"COLUMNS": str(columns), "TERM": "xterm", **(env or {})}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    output = _drained(ours, process)
    os.close(ours)
    return output.decode(errors="surrogateescape").replace("\r\n", "\n"), process.wait(SECONDS)


def _drained(ours: int, process: subprocess.Popen[bytes]) -> bytes:
    parts: list[bytes] = []
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                part = os.read(ours, 1 << 16)
            except OSError:  # the other side is closed
                return b"".join(parts)
            if not part:
                return b"".join(parts)
            parts.append(part)
    process.kill()
    process.wait()
    raise subprocess.TimeoutExpired(process.args, SECONDS)
