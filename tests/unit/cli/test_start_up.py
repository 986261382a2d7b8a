"""What a command loads: each module is read and run before the first record is.

Lists apply the rules that ``check`` applies, since what isn't counted is said; an index may spare
them most of that one day.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Workspace

COUNT = """
import json, sys
from jakres_cli.cli.app import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
# Not loaded for a list: what only other commands or errors need.
HEAVY = {"typer", "click", "rich", "jinja2", "dataclasses", "questionary", "markdown_it"}


def loaded(workspace: Workspace, *arguments: str) -> set[str]:
    """The modules of a fresh interpreter that ran the command."""
    done = subprocess.run(
        [sys.executable, "-c", COUNT, "-C", str(workspace.path), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


@pytest.mark.parametrize(
    ("command", "most"),
    [("actions", 100), ("meetings", 101), ("check", 104)],
)
def test_few_modules_are_loaded(workspace: Workspace, command: str, most: int) -> None:
    """A list takes few modules of ours, and nothing heavy of others."""
    modules = loaded(workspace, command)
    ours = sorted(name for name in modules if name.split(".")[0] == "jakres_cli")
    assert len(ours) <= most, "\n".join(ours)
    assert not modules & HEAVY
