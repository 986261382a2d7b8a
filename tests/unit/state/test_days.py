"""The latest day on which something is kept."""

from __future__ import annotations

import pytest

from tests.unit.making import ITEM, PATH, STEM, meeting, record, standing

EVENT = "records/events/lokakarya.md"


def latest(due: str, event: str | None = None, day: str = "2019-11-12", **more: str) -> str | None:
    """The latest day of a due form, as known on a day."""
    files = {PATH: meeting(f"follow-ups:\n  {ITEM}, due: '{due}'}}")}
    if event is not None:
        files[EVENT] = record(f"title: Lokakarya\nstatus: planned\nhosts: [SJB]\n{event}")
    files |= {f"records/meetings/2019/{stem}.md": text for stem, text in more.items()}
    found = standing(files, day).due_latest
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2019-11-28", "2019-11-28"),
        ("2019-11", "2019-11-30"),
        ("2020-02", "2020-02-29"),
        ("2019-q4", "2019-12-31"),
        ("2019", "2019-12-31"),
        ("2019-12-11..2019-12-20", "2019-12-20"),
        ("before:2019-12-11", "2019-12-10"),
        ("before:2020-01-01", "2019-12-31"),
        ("before:2020-03-01", "2020-02-29"),
        ("before:2019-12", "2019-11-30"),
        ("before:2019-12-11..2019-12-20", "2019-12-10"),
        ("before:0001-01-01", None),
        ("within:30d:2019-12-11", "2020-01-10"),
        ("within:2w:2019-12-11", "2019-12-25"),
        ("within:1m:2020-01-31", "2020-02-29"),
        ("within:1m:2019-01-31", "2019-02-28"),
        ("within:13m:2019-12-31", "2021-01-31"),
        ("within:12m:2020-02-29", "2021-02-28"),
        ("within:0d:2019-12-11", "2019-12-11"),
        ("within:30d:2019-11", "2019-12-30"),
        ("within:7d:2019-11-01..2019-11-05", "2019-11-12"),
        ("within:9999m:9999-12-31", None),
        ("within:9999d:9999-12-31", None),
        ("after:2019-11", None),
        ("ongoing", None),
        ("next-meeting", None),
        ("before:lokakarya", None),
    ],
)
def test_without_anything_else(due: str, expected: str | None) -> None:
    """The table of due forms, without an event or a later meeting."""
    assert latest(due) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("before:lokakarya", "2019-12-10"),
        ("within:7d:lokakarya", "2019-12-19"),
        ("within:1m:lokakarya", "2020-01-12"),
        ("after:lokakarya", None),
    ],
)
def test_event_with_days(due: str, expected: str | None) -> None:
    """Before counts from the first day of an event, within from its last."""
    assert latest(due, "date: 2019-12-11\nend-date: 2019-12-12") == expected


@pytest.mark.parametrize("due", ["before:lokakarya", "within:7d:lokakarya"])
def test_event_without_days(due: str) -> None:
    """There is no latest day while the event has no date."""
    assert latest(due, "not-stated: [date]") is None


def test_moved_event() -> None:
    """A move counts from the day on which it was decided."""
    event = (
        "date: 2020-01-15\nend-date: 2020-01-16\nmoved:\n"
        "  - {on: 2019-11-20, was: 2019-12-11, now: 2020-01-08}\n"
        "  - {on: 2019-12-20, was: 2020-01-08, now: 2020-01-15}"
    )
    for day, before, within in (
        ("2019-11-19", "2019-12-10", "2019-12-19"),
        ("2019-11-20", "2020-01-07", "2020-01-16"),
        ("2019-12-20", "2020-01-14", "2020-01-23"),
    ):
        assert latest("before:lokakarya", event, day) == before
        assert latest("within:7d:lokakarya", event, day) == within


def test_held_event() -> None:
    """An event that was held took place when its meeting did."""
    held = {"2019-12-18-lokakarya": meeting("holds: lokakarya", day="2019-12-18")}
    assert latest("before:lokakarya", "date: 2019-12-11", "2019-12-17", **held) == "2019-12-10"
    assert latest("before:lokakarya", "date: 2019-12-11", "2019-12-18", **held) == "2019-12-17"


def test_held_under_a_former_name() -> None:
    """The meeting that holds an event may name it as it was called then."""
    held = {"2019-12-18-lokakarya": meeting("holds: temu-ahli", day="2019-12-18")}
    event = "date: 2019-12-11\nformer: [temu-ahli]"
    assert latest("within:7d:lokakarya", event, "2019-12-18", **held) == "2019-12-25"


def test_anchor_under_a_former_name() -> None:
    """A due form may name an event as it was called then."""
    assert latest("before:temu-ahli", "date: 2019-12-11\nformer: [temu-ahli]") == "2019-12-10"


def test_meeting_as_anchor() -> None:
    """A due form may hang on a meeting; it begins on its first day and ends on its last."""
    later = {"2019-12-18-lanjutan": meeting("end-date: 2019-12-19", day="2019-12-18")}
    assert latest("before:2019-12-18-lanjutan", **later) == "2019-12-17"
    assert latest("within:1d:2019-12-18-lanjutan", **later) == "2019-12-20"


def test_next_meeting_follows() -> None:
    """Next-meeting is the first later meeting that follows this one; none yet, no day."""
    others = {
        "2019-11-05-lain": meeting(day="2019-11-05"),
        "2019-11-20-kedua": meeting(f"follows: [{STEM}]", day="2019-11-20"),
        "2019-11-13-pertama": meeting(f"follows: [{STEM}]", day="2019-11-13"),
        "2019-10-01-sebelum": meeting(f"follows: [{STEM}]", day="2019-10-01"),
    }
    assert latest("next-meeting", None, "2019-11-12", **others) is None
    assert latest("next-meeting", None, "2019-11-13", **others) == "2019-11-13"
    assert latest("next-meeting", None, "2019-12-31", **others) == "2019-11-13"


def test_next_meeting_planned_and_cancelled() -> None:
    """A planned meeting gives the day ahead of time; a cancelled one doesn't."""
    others = {
        "2019-11-18-batal": meeting(
            f"record: cancelled\nfollows: [{STEM}]\ninvited: [BPBD]", day="2019-11-18"
        ),
        "2019-11-20-rencana": meeting(
            f"record: planned\nfollows: [{STEM}]\ninvited: [BPBD]", day="2019-11-20"
        ),
    }
    assert latest("next-meeting", **others) == "2019-11-20"
