"""What is written is on the disk before it is said to be: files, and the folders that name them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.faults.faulty import CHANGES
from tests.faults.furnished import WRITERS

if TYPE_CHECKING:
    from tests.faults.runs import Run, Stage


def changes(stage: Stage, run: Run) -> list[list[str]]:
    """The calls that change the workspace, in order, each cut into its words."""
    calls = (call.split("\t", 1) for call in run.calls if "\t" in call)
    words = [what.split(" ") for side, what in calls if side == CHANGES]
    return [call for call in words if call[-1].startswith(str(stage.workspace.path))]


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_is_left_to_the_disk(stage: Stage, name: str) -> None:
    """A text is synced before it gets its name, and every folder after a name in it changed."""
    done, _ = stage.result(*WRITERS[name])
    calls = changes(stage, done)
    named = 0
    for at, (call, *paths) in enumerate(calls):
        if call in {"link", "replace"} and paths[0].endswith(".tmp"):
            assert ["fsync", paths[0]] in calls[:at], paths
        if call in {"link", "replace", "rename", "mkdir"}:
            named += 1
            folder = os.path.dirname(paths[-1])
            assert ["fsync", folder] in calls[at:], (call, paths)
    assert named
