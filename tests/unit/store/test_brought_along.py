"""State of jakres that comes with a repository is named, and never obeyed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.repositories import Repository, repository

if TYPE_CHECKING:
    from tests.conftest import Workspace

NAME = ".jakres.rename.json"
PATH = "records/meetings/2019/2019-10-29-a.md"
RECORD = """\
---
title: A
date: 2019-10-29
attendees: [BPBD]
follow-ups:
  - id: data
    what: Data
    owners: [BPBD]
    due: 2019-12-01
---
"""


@pytest.fixture
def brought(workspace: Workspace) -> Workspace:
    """A repository whose last commit adds nothing but a journal."""
    workspace.write(PATH, RECORD)
    made = repository(workspace)
    made.commit()
    after = RECORD.replace("2019-12-01", "2029-12-01")
    steps = [{"path": PATH, "to": PATH, "before": RECORD, "after": after}]
    workspace.write(NAME, json.dumps({"version": 1, "what": "jakres rename A B", "steps": steps}))
    made.git("add", "--force", NAME)
    made.commit()
    return workspace


@pytest.mark.parametrize("options", [(), ("--staged",), ("--at", "HEAD")])
def test_check_names_it(brought: Workspace, options: tuple[str, ...]) -> None:
    """A state file that git holds is an error."""
    done = brought.run("check", *options)
    assert done.code == 1
    assert f"{NAME}:1:1: JK001 error" in done.stdout


def test_diff_names_it(brought: Workspace) -> None:
    """Reviewers see that a pull request brings one."""
    assert NAME in brought.run("diff", "HEAD~1..HEAD").stdout


def test_nobody_obeys_it(brought: Workspace) -> None:
    """The next command that writes does what it was asked, and nothing else."""
    assert brought.run("update", "data", "--note", "tes").code == 0
    assert (brought.path / PATH).read_text() == RECORD


def test_one_that_git_does_not_hold(brought: Workspace) -> None:
    """What an earlier version left in this folder alone is for jakres doctor."""
    Repository(brought.path, brought.home).git("rm", "--quiet", "--cached", NAME)
    assert NAME not in brought.run("check").stdout
