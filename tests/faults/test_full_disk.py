"""A disk that is really full, and streams that are: the old bytes or the new ones, in words."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import pytest

from tests.faults.furnished import MOVERS, WRITERS, furnished
from tests.faults.leftovers import cleared_up, either
from tests.faults.runs import Stage, files
from tests.faults.small_disk import disk, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.runs import Runner

PAGE = 4096
FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def small(jakres: Runner) -> Iterator[Stage]:
    """A furnished workspace on a disk of its own."""
    with disk("1m") as folder:
        yield Stage(furnished(folder, jakres), jakres)


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk(small: Stage, name: str) -> None:
    """With room for ever more of it: refused in words until there is enough, and never torn."""
    done, new = small.result(*WRITERS[name])
    old = files(small.workspace)
    refused, pages = 0, 0
    while True:
        filler = fill(small.workspace.path.parent, pages * PAGE)
        run = small.run(*WRITERS[name])
        filler.unlink()
        if run.code == 0:
            break
        refused += 1
        assert (run.code, "No space left on device" in run.stderr) == (3, True), run
        if name not in MOVERS:
            assert either(files(small.workspace), old, new) == []
        cleared_up(small)
        assert files(small.workspace) in (old, new)
        small.set_up()
        pages += 1
    assert files(small.workspace) == new
    assert refused, done
    small.set_up()


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("name", WRITERS)
def test_nobody_hears_it(stage: Stage, name: str) -> None:
    """What can't be printed is written all the same; the exit code tells that an answer is lost."""
    _, new = stage.result(*WRITERS[name])
    with FULL.open("wb") as full:
        streams = [full.fileno()] * 3
        code = stage.workspace.start(*WRITERS[name], streams=streams).wait()
    assert files(stage.workspace) == new
    assert code == (3 if name == "new-meeting" else 0)
    stage.set_up()


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
def test_an_answer_that_is_lost(stage: Stage) -> None:
    """It is said that the answer could not be printed, not that nothing was done."""
    with FULL.open("r+b", buffering=0) as full, TemporaryFile() as stderr:
        streams = [full.fileno(), full.fileno(), stderr.fileno()]
        code = stage.workspace.start(*WRITERS["new-meeting"], streams=streams).wait()
        stderr.seek(0)
        said = stderr.read()
    assert code == 3
    assert said == b"jakres: the answer could not be printed: No space left on device\n"
    stage.set_up()
