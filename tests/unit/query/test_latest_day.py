"""The latest day of a due form that counts back from something (*H-3*)."""

from __future__ import annotations

import pytest

from tests.unit.making import ITEM, PATH, meeting, on, record, standing

EVENT = "title: Lokakarya\nstatus: confirmed\ndate: 2019-12-31\nhosts: [BPBD]\n"


@pytest.mark.parametrize(
    ("due", "latest"),
    [
        ("before:lokakarya", "2019-12-30"),
        ("before:3d:lokakarya", "2019-12-28"),
        ("before:2w:lokakarya", "2019-12-17"),
        ("before:1m:lokakarya", "2019-11-30"),
        ("before:0d:lokakarya", "2019-12-31"),
        ("before:3d:2019-12-31", "2019-12-28"),
        ("before:3d:2020-01", "2019-12-29"),
        ("before:1m:2019-12-31", "2019-11-30"),
    ],
)
def test_counted_back(due: str, latest: str) -> None:
    """So many days, weeks or months before the first day of what it hangs on."""
    files = {
        PATH: meeting(f"follow-ups:\n  {ITEM}, due: '{due}'}}"),
        "records/events/lokakarya.md": record(EVENT),
    }
    assert standing(files).due_latest == on(latest)
