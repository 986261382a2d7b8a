"""A workspace that is being begun on a disk that fails, or by a run that is killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import Workspace
from tests.faults.faulty import KILL, Fault
from tests.faults.runs import files, left_behind, put_back
from tests.soak import some

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.runs import Runner

SETTINGS = "jakres.yaml"


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    """An empty folder."""
    workspace = Workspace(tmp_path / "kantor", tmp_path / "home")
    workspace.path.mkdir()
    workspace.home.mkdir()
    return workspace


def test_what_the_disk_refuses(jakres: Runner, empty: Workspace) -> None:
    """Whichever call fails, there is a whole workspace or none, and the exit code says which."""
    done = jakres.run(empty, "init")
    whole = files(empty)
    for nth in some(range(1, done.count() + 1), 3):
        put_back(empty, {})
        run = jakres.run(empty, "init", fault=Fault(nth, "EIO"))
        assert (run.code, files(empty)) in ((0, whole), (3, {})), (nth, run.stderr)
        assert run.code == 0 or "jakres: " in run.stderr


def test_killed(jakres: Runner, empty: Workspace) -> None:
    """What makes it a workspace comes last; run again, it is made whole; leftovers are named."""
    done = jakres.run(empty, "init")
    whole = files(empty)
    for nth in some(range(1, done.count() + 1), 3):
        put_back(empty, {})
        jakres.run(empty, "init", fault=Fault(nth, KILL))
        if SETTINGS in files(empty):
            assert files(empty) == whole
        else:
            assert jakres.run(empty, "init").code == 0
            assert files(empty) == whole
        assert jakres.run(empty, "doctor", "--fix").code == 0
        assert left_behind(empty) == set()
