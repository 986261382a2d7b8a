"""Rules about progress and what is left lying: from which day, at which place, in which words."""

from __future__ import annotations

import pytest

from tests.unit.making import ITEM, PATH, STEM, entry, entry_path, meeting, on, problems

OWED = f"follow-ups:\n  {ITEM}}}"
LATER = "records/meetings/2019/2019-11-05-lanjutan.md"
ASKED = entry_path("2019-11-01", by="BPBD")


def places(files: dict[str, str], code: str, day: str = "2019-11-12") -> list[tuple[str, str]]:
    """Where a code is found on a day, as path and the line's text, in order."""
    return [
        (one.place.path, files[one.place.path].splitlines()[one.place.line - 1].strip())
        for one in problems(files, day=on(day))
        if one.code == code
    ]


def words(files: dict[str, str], code: str, day: str = "2019-11-12") -> list[str]:
    """What a code says on a day."""
    return [str(one.message) for one in problems(files, day=on(day)) if one.code == code]


@pytest.mark.parametrize(
    ("day", "warned"), [("2019-11-08", []), ("2019-11-09", [(ASKED, "asked: 2019-12-20")])]
)
def test_an_extension_may_wait_a_week(day: str, warned: list[tuple[str, str]]) -> None:
    """JK215 comes on the eighth day after the request, at the entry that asks for more time."""
    asking = entry("asked: 2019-12-20", day="2019-11-01", by="BPBD")
    files = {PATH: meeting(OWED), ASKED: asking}
    assert places(files, "JK215", day) == warned
    expected = ["an extension was asked for 8 days ago and not answered"]
    assert words(files, "JK215", day) == (expected if warned else [])


@pytest.mark.parametrize(
    "answer",
    [
        "due: 2019-12-20",
        "asked: refused",
        "status: done\nevidence: ['letter:1/BPBD/2019']",
        "status: dropped\nreason: Tidak jadi",
    ],
)
def test_an_answered_extension_waits_no_longer(answer: str) -> None:
    """A new date, a refusal or the end of the follow-up answers the request (JK215)."""
    files = {
        PATH: meeting(OWED),
        ASKED: entry("asked: 2019-12-20", day="2019-11-01", by="BPBD"),
        entry_path("2019-11-02"): entry(answer, day="2019-11-02"),
    }
    assert places(files, "JK215") == []


def test_nothing_waits_before_it_was_promised() -> None:
    """On a day before the meeting its follow-ups aren't there yet, nor is a request (JK215)."""
    files = {
        PATH: meeting(OWED),
        entry_path("2019-10-01"): entry("asked: 2019-12-20", day="2019-10-01"),
    }
    assert places(files, "JK215", "2019-10-20") == []


def test_the_last_of_two_extensions_waits() -> None:
    """Of two requests it is the later one that is unanswered (JK215)."""
    second = entry_path("2019-11-03", by="BPBD")
    files = {
        PATH: meeting(OWED),
        ASKED: entry("asked: 2019-12-20", day="2019-11-01", by="BPBD"),
        second: entry("asked: 2019-12-31", day="2019-11-03", by="BPBD"),
    }
    assert places(files, "JK215") == [(second, "asked: 2019-12-31")]
    assert places(files, "JK215", "2019-11-10") == []


def test_an_extension_asked_for_at_a_meeting() -> None:
    """A request among the updates of a meeting is found there, in the right one of them (JK215)."""
    updates = f"""
        updates:
          - item: {STEM}/data-pompa
            by: BPBD
            note: Sedang disusun
          - item: {STEM}/data-pompa
            by: BPBD
            asked: 2019-12-20
    """
    files = {PATH: meeting(OWED), LATER: meeting(updates, day="2019-11-05")}
    assert places(files, "JK215", "2019-11-13") == [(LATER, "asked: 2019-12-20")]


def test_a_refused_entry_is_found_where_its_status_is() -> None:
    """An entry that doesn't count is JK108 at its status, with the reason."""
    path = entry_path("2019-11-05")
    files = {PATH: meeting(OWED), path: entry("status: done", day="2019-11-05")}
    assert places(files, "JK108") == [(path, "status: done")]
    assert words(files, "JK108") == ["this entry doesn't count: done needs evidence"]


def test_a_refused_entry_without_a_status() -> None:
    """An entry without a status that doesn't count is JK108 at the beginning of its file."""
    path = entry_path("2019-11-05")
    files = {PATH: meeting(OWED), path: entry("owner: DLH", "Catatan.", day="2019-11-05")}
    assert places(files, "JK108") == [(path, "---")]
    assert words(files, "JK108") == ["this entry doesn't count: DLH is not an owner of it"]


def test_a_refused_update_of_a_meeting() -> None:
    """Of two updates the one that doesn't count is JK108, where it stands in the meeting."""
    updates = f"""
        updates:
          - item: {STEM}/data-pompa
            by: BPBD
            status: in-progress
          - item: {STEM}/data-pompa
            by: BPBD
            status: done
    """
    files = {PATH: meeting(OWED), LATER: meeting(updates, day="2019-11-05")}
    assert places(files, "JK108") == [(LATER, "status: done")]


@pytest.mark.parametrize(("day", "warned"), [("2019-11-12", 0), ("2019-11-13", 1)])
def test_a_draft_may_stand_two_weeks(day: str, warned: int) -> None:
    """JK209 comes on the fifteenth day after the last day of the meeting."""
    files = {PATH: meeting()}
    expected = ["the minutes are still a draft after 15 days"] * warned
    assert words(files, "JK209", day) == expected
    assert places(files, "JK209", day) == [(PATH, "date: 2019-10-29")] * warned


@pytest.mark.parametrize(("day", "warned"), [("2019-10-29", 0), ("2019-10-30", 1)])
def test_a_planned_meeting_is_asked_about_the_day_after(day: str, warned: int) -> None:
    """A planned meeting is not late on its own day, and is on the next one (JK212)."""
    files = {PATH: meeting("record: planned\ninvited: [BPBD]")}
    assert places(files, "JK212", day) == [(PATH, "record: planned")] * warned


def test_an_update_before_the_promise_is_a_contradiction() -> None:
    """What a meeting reports on a promise of a later one doesn't count, and is JK103 alone."""
    early = "records/meetings/2019/2019-10-15-awal.md"
    updates = f"""
        updates:
          - item: {STEM}/data-pompa
            by: BPBD
            status: reported
    """
    files = {PATH: meeting(OWED), early: meeting(updates, day="2019-10-15")}
    assert places(files, "JK103") == [(early, f"- item: {STEM}/data-pompa")]
    reason = "it was promised on 2019-10-29; nothing can be reported before that"
    assert words(files, "JK103") == [f"this entry doesn't count: {reason}"]
    assert places(files, "JK108") == []
