from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.changes.progress import is_stamp, known_since, stamp
from jakres_cli.model.base import replace_fields
from jakres_cli.model.meeting import FollowUp, Progress
from tests.unit.making import due, on

if TYPE_CHECKING:
    import datetime

ITEM = FollowUp(id="a", what="Menyusun tabel", owners=("DLH",), meeting="m", date=on("2019-11-01"))
FIRST = Progress(item="m/a", date=on("2019-11-05"), by="DLH", status="in-progress")
SECOND = Progress(item="m/a", date=on("2019-11-06"), by="SJB", note="Ditelepon")


def test_nothing_happened() -> None:
    """With the same promise and entries nothing became known, in whatever order they come."""
    made = stamp(ITEM, [FIRST, SECOND])
    assert is_stamp(made)
    later = known_since(made, ITEM, [SECOND, FIRST])
    assert (later.promise, later.lost, later.new) == (False, 0, ())


@pytest.mark.parametrize(
    "change",
    [
        {"what": "Menyusun daftar"},
        {"owners": ("DLH", "BPBD")},
        {"due": due("2019-12")},
        {"kind": "request"},
        {"quote": "akan menyusun"},
    ],
    ids=str,
)
def test_another_promise(change: dict[str, object]) -> None:
    """Any change of what was promised shows."""
    assert known_since(stamp(ITEM, []), replace_fields(ITEM, **change), []).promise


@pytest.mark.parametrize(
    "place", [{"path": "x.md"}, {"line": 9}, {"meeting": "baru"}, {"id": "b"}], ids=str
)
def test_the_same_promise_elsewhere(place: dict[str, object]) -> None:
    """Where it is written makes no difference: a renamed record is the same."""
    assert stamp(replace_fields(ITEM, **place), []) == stamp(ITEM, [])


def test_new_and_lost_entries() -> None:
    """Entries that came, went, or read differently are told apart."""
    made = stamp(ITEM, [FIRST])
    assert known_since(made, ITEM, [FIRST, SECOND]).new == (SECOND,)
    assert known_since(made, ITEM, []).lost == 1
    other = replace_fields(FIRST, evidence=("letter:1",))
    later = known_since(made, ITEM, [other])
    assert (later.lost, later.new) == (1, (other,))


def test_two_entries_that_say_the_same() -> None:
    """A second report in the same words is a new one."""
    again = replace_fields(FIRST, number=2)
    assert known_since(stamp(ITEM, [FIRST]), ITEM, [FIRST, again]).new == (again,)


@given(st.lists(st.dates(on("2019-11-01"), on("2019-11-30")), max_size=4))
def test_what_came_is_found(days: list[datetime.date]) -> None:
    """Whatever was known before, just what came after is new."""
    known = [replace_fields(FIRST, date=day, note=f"{n}") for n, day in enumerate(days)]
    for at in range(len(known) + 1):
        later = known_since(stamp(ITEM, known[:at]), ITEM, known)
        assert sorted(one.note or "" for one in later.new) == sorted(
            f"{n}" for n in range(at, len(known))
        )
        assert (later.promise, later.lost) == (False, 0)


@pytest.mark.parametrize(
    "text", ["", "a", "1234567", "123456789", "12345678-", "1234567G", "0" * 8 + "\n"]
)
def test_what_is_no_stamp(text: str) -> None:
    """Anything else is no stamp."""
    assert not is_stamp(text)
