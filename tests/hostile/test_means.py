"""Memory and open files that run out end in words with exit 3, and never in half an answer."""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.repositories import repository
from tests.warm import HANG

if TYPE_CHECKING:
    from tests.conftest import Workspace

RECORD = "---\ntitle: Rapat\ndate: 2019-10-29\nattendees: [BPBD]\n---\nProsa.\n"
COMMANDS = (("check",), ("actions", "--at", "HEAD"), ("meetings", "--format", "json"))


def _run(workspace: Workspace, command: tuple[str, ...], kind: int, most: int) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "jakres_cli", *command],
        cwd=workspace.path,
        env=workspace.environment(),
        capture_output=True,
        timeout=HANG,
        check=False,
        preexec_fn=lambda: resource.setrlimit(kind, (most, most)),
    )
    return done.returncode, done.stdout.decode()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_open_files_that_run_out(workspace: Workspace, command: tuple[str, ...]) -> None:
    """With too few open files the answer is whole, or there is none."""
    workspace.write("records/meetings/2019/2019-10-29-rapat.md", RECORD)
    repository(workspace).commit()
    whole = _run(workspace, command, resource.RLIMIT_NOFILE, 256)
    assert whole[0] == 0
    codes = set()
    for most in range(6, 16, 3):
        code, answer = _run(workspace, command, resource.RLIMIT_NOFILE, most)
        assert (code, answer) == whole or (code, answer) == (3, ""), (most, code)
        codes.add(code)
    assert 3 in codes
