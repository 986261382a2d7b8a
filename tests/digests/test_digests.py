"""What `jakres diff` says of ten pull requests, in both languages and both formats for people.

`JAKRES_UPDATE_CASES=1` writes the expected texts anew: read them as somebody who doesn't know YAML
before you keep them.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import TODAY
from tests.digests.pull_requests import PULL_REQUESTS, archive
from tests.transcript import clean_environment

if TYPE_CHECKING:
    from tests.conftest import Workspace

GOLDEN = Path(__file__).parent / "golden"
UPDATE = os.environ.get("JAKRES_UPDATE_CASES") == "1"
_COMMIT = re.compile(r" \([0-9a-f]{10}\)")


@pytest.mark.parametrize("name", PULL_REQUESTS)
def test_pull_request(name: str, workspace: Workspace) -> None:
    """The digest of the pull request is what was read and found plain."""
    _git(workspace, "init", "--quiet")
    archive(workspace)
    _commit(workspace)
    _git(workspace, "checkout", "--quiet", "-b", "usul")
    PULL_REQUESTS[name](workspace)
    _commit(workspace)
    for lang, form in (("en", "text"), ("id", "text"), ("id", "md")):
        found = workspace.run("diff", "main...usul", "--format", form, "--lang", lang)
        told = _COMMIT.sub("", found.stdout)
        golden = GOLDEN / f"{name}.{lang}.{'md' if form == 'md' else 'txt'}"
        if UPDATE:
            golden.parent.mkdir(exist_ok=True)
            golden.write_text(told, encoding="utf-8")
        assert told == golden.read_text(encoding="utf-8")
        assert found.code == int(name == "spoilt")


def _commit(workspace: Workspace) -> None:
    _git(workspace, "add", "--all")
    _git(workspace, "commit", "--quiet", "--message", "perubahan")


def _git(workspace: Workspace, *arguments: str) -> None:
    environment = clean_environment(workspace.home, TODAY)
    subprocess.run(["git", *arguments], cwd=workspace.path, env=environment, check=True)
