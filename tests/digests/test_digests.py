"""What `jakres diff` says of ten pull requests, in both languages and both formats for people.

`JAKRES_UPDATE=1` writes the expected texts anew: read them as somebody who doesn't know YAML
before you keep them.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import TODAY, make_workspace
from tests.digests.pull_requests import PULL_REQUESTS, archive
from tests.expected import assert_expected
from tests.transcript import clean_environment

if TYPE_CHECKING:
    from tests.conftest import Workspace

GOLDEN = Path(__file__).parent / "golden"
_COMMIT = re.compile(r" \([0-9a-f]{10}\)")


@pytest.fixture(scope="module", params=PULL_REQUESTS)
def pull_request(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Workspace]:
    """A repository in which a branch proposes what a pull request does, with its name."""
    name = str(request.param)
    workspace = make_workspace(tmp_path_factory.mktemp("repository"))
    _git(workspace, "init", "--quiet")
    archive(workspace)
    _commit(workspace)
    _git(workspace, "checkout", "--quiet", "-b", "usul")
    PULL_REQUESTS[name](workspace)
    _commit(workspace)
    return name, workspace


@pytest.mark.parametrize(("lang", "form"), [("en", "text"), ("id", "text"), ("id", "md")])
def test_digest(pull_request: tuple[str, Workspace], lang: str, form: str) -> None:
    """The digest of the pull request is what was read and found plain."""
    name, workspace = pull_request
    found = workspace.run("diff", "main...usul", "--format", form, "--lang", lang)
    told = _COMMIT.sub("", found.stdout)
    assert_expected(told, GOLDEN / f"{name}.{lang}.{'md' if form == 'md' else 'txt'}")
    assert found.code == int(name == "spoilt")


def _commit(workspace: Workspace) -> None:
    _git(workspace, "add", "--all")
    _git(workspace, "commit", "--quiet", "--message", "perubahan")


def _git(workspace: Workspace, *arguments: str) -> None:
    environment = clean_environment(workspace.home, TODAY)
    subprocess.run(["git", *arguments], cwd=workspace.path, env=environment, check=True)
