"""Fixtures: jakres on a disk that fails, and a workspace with something for every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.furnished import furnished
from tests.faults.runs import Runner, Stage

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def jakres(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Runs jakres on a disk that may fail."""
    return Runner(tmp_path_factory.mktemp("runs"))


@pytest.fixture(scope="module")
def stage(jakres: Runner, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A furnished workspace that can be set up anew."""
    folder: Path = tmp_path_factory.mktemp("stage")
    return Stage(furnished(folder, jakres), jakres)
