"""Moves and cancellations of days to come are said: until then the old day is counted."""

from __future__ import annotations

import pytest

from jakres_cli.records.read import load_settings
from jakres_cli.rules.check import load_for_answer
from tests.unit.making import ITEM, PATH, meeting, on, record, tree

EVENT = "records/events/forum.md"
MOVED = """
    title: Forum
    status: {status}
    date: 2019-12-20
    {change}
    hosts: [SJB]
"""
MOVE = "moved: [{on: 2020-01-05, was: 2019-11-01, now: 2019-12-20, reason: Aula}]"
CALLED_OFF = "cancelled: {on: 2020-01-05, reason: Anggaran}"
PLANNED = "records/meetings/2019/2019-12-20-nanti.md"


def _lacks(files: dict[str, str], day: str, *, as_of: bool = False) -> list[tuple[str, str]]:
    made = tree({PATH: meeting(f"follow-ups:\n  {ITEM}, due: before:forum}}"), **files})
    found = load_for_answer(made, load_settings(made), on(day), as_of=as_of).incomplete
    return [(problem.place.path, problem.code) for problem in found]


def _event(change: str, status: str = "confirmed") -> dict[str, str]:
    return {EVENT: record(MOVED.format(change=change, status=status))}


@pytest.mark.parametrize(
    "files",
    [_event(MOVE), _event(CALLED_OFF, "cancelled"), {PLANNED: ""}],
    ids=["moved", "cancelled", "meeting"],
)
def test_a_change_of_a_day_to_come_is_said(files: dict[str, str]) -> None:
    """Every answer says so while it isn't counted, and not from that day on (JK103)."""
    if PLANNED in files:
        fields = f"record: planned\ninvited: [BPBD]\n{MOVE}"
        files = _event("place: Aula") | {PLANNED: meeting(fields, day="2019-12-20")}
    path = next(reversed(files))
    assert _lacks(files, "2019-11-12") == [(path, "JK103")]
    assert _lacks(files, "2020-01-05") == []


def test_an_earlier_day_knows_nothing_of_it() -> None:
    """What was answered before the move is answered so again, and lacks nothing."""
    assert _lacks(_event(MOVE), "2019-11-12", as_of=True) == []
