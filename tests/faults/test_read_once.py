"""A command that writes reads the records once, and once more as they are to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.furnished import WRITERS

if TYPE_CHECKING:
    from tests.faults.runs import Stage

UNTOUCHED = "records/series/mingguan.md"


@pytest.mark.parametrize("name", sorted(WRITERS.keys() - {"fmt"}))
def test_a_record_that_stays(stage: Stage, name: str) -> None:
    """What the command doesn't change is read to plan it, and to check what comes of it."""
    done, _ = stage.result(*WRITERS[name])
    opened = [call for call in done.calls if call.endswith(UNTOUCHED) and "open " in call]
    assert len(opened) <= 2, opened
