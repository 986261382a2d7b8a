"""How follow-ups stand on a day."""

from __future__ import annotations

import pytest

from tests.unit.making import (
    ITEM,
    PATH,
    STEM,
    entry,
    entry_path,
    ledger,
    meeting,
    on,
    record,
    standing,
)

EVENT = "records/events/lokakarya.md"
LATER = "records/meetings/2019/2019-11-05-lanjutan.md"


def promised(due: str = "", more: str = "") -> dict[str, str]:
    """A meeting of 29 October with one follow-up."""
    return {PATH: meeting(f"follow-ups:\n  {ITEM}{f', due: {due}' if due else ''}}}\n{more}")}


def event(fields: str) -> str:
    """An event."""
    return record(f"title: Lokakarya\nstatus: planned\nhosts: [SJB]\n{fields}")


def test_overdue_from_the_day_after() -> None:
    """It is overdue from the day after the latest day, and days late count from there."""
    files = promised("2019-11-11")
    on_the_day, day_after = standing(files, "2019-11-11"), standing(files, "2019-11-12")
    assert (on_the_day.overdue, on_the_day.days_late) == (False, 0)
    assert (day_after.overdue, day_after.days_late, day_after.stale) == (True, 1, False)


def test_late_when_done_late() -> None:
    """What was done too late is not overdue, but it stays that late; age ends with it."""
    done = entry("status: done\nevidence: ['letter:1']", day="2019-11-14")
    found = standing({**promised("2019-11-11"), entry_path("2019-11-14"): done}, "2020-06-01")
    assert (found.status, found.overdue, found.days_late, found.age_days) == ("done", False, 3, 16)


def test_reported_is_still_open() -> None:
    """Reported by its owner and looked at by nobody, it is open and may be overdue."""
    files = {
        **promised("2019-11-11"),
        entry_path("2019-11-05", "BPBD"): entry("status: reported", day="2019-11-05", by="BPBD"),
    }
    found = standing(files)
    assert (found.status, found.is_open, found.overdue) == ("reported", True, True)


@pytest.mark.parametrize("due", ["", "before:lokakarya", "next-meeting"])
def test_stale_without_a_day(due: str) -> None:
    """Without a latest day it is never overdue, and stale once quiet for more than 30 days."""
    files = {**promised(due), EVENT: event("not-stated: [date]")}
    assert not standing(files, "2019-11-28").stale
    found = standing(files, "2019-11-29")
    assert (found.stale, found.overdue, found.days_late) == (True, False, 0)


def test_stale_counts_from_the_last_entry() -> None:
    """The quiet begins with the last entry, a mere note too."""
    files = {**promised(), entry_path("2019-11-10"): entry(note="Masih disusun.", day="2019-11-10")}
    assert not standing(files, "2019-12-10").stale
    assert standing(files, "2019-12-11").stale


def test_with_a_day_or_ongoing_is_never_stale() -> None:
    """What has a latest day, and what is ongoing, is never stale."""
    for due in ("2020-12-31", "ongoing"):
        assert not standing(promised(due), "2020-06-01").stale


def test_done_is_not_stale() -> None:
    """What is done can't be stale."""
    done = entry("status: done\nevidence: ['letter:1']", day="2019-11-01")
    assert not standing({**promised(), entry_path("2019-11-01"): done}, "2020-06-01").stale


def test_waits_for_an_event() -> None:
    """After an event it is not stale before that has happened, then quiet counts from its end."""
    files = {**promised("after:lokakarya"), EVENT: event("date: 2019-12-11\nend-date: 2019-12-12")}
    assert standing(files, "2019-12-11").waits
    assert not standing(files, "2019-12-12").waits
    assert not standing(files, "2019-12-11").stale
    assert not standing(files, "2020-01-11").stale
    assert standing(files, "2020-01-12").stale
    assert not standing(files, "2020-01-12").waits


def test_waits_for_an_event_without_a_date() -> None:
    """After an event that has no date it waits, however long."""
    files = {**promised("after:lokakarya"), EVENT: event("not-stated: [date]")}
    found = standing(files, "2021-01-01")
    assert (found.waits, found.stale, found.overdue) == (True, False, False)


def test_waits_for_a_month() -> None:
    """After a month it waits until the month is over."""
    files = promised("after:2019-11")
    assert standing(files, "2019-11-29").waits
    assert not standing(files, "2019-12-30").stale
    assert standing(files, "2019-12-31").stale


def test_waits_for_another_item() -> None:
    """After another follow-up it waits until that one has ended."""
    second = "- {id: kedua, what: b, owners: [DLH]}"
    files = {PATH: meeting(f"follow-ups:\n  {ITEM}, due: after:kedua}}\n  {second}")}
    assert standing(files, "2020-06-01").waits
    done = entry("status: done\nevidence: ['letter:1']", day="2019-12-01")
    files[entry_path("2019-12-01", item="kedua")] = done
    assert standing(files, "2019-11-30").waits
    assert not standing(files, "2019-12-31").stale
    assert standing(files, "2020-01-01").stale


def test_waits_for_itself() -> None:
    """An item that waits for itself, or two for each other, is no endless loop."""
    assert standing(promised("after:data-pompa"), "2020-06-01").waits
    second = "- {id: kedua, what: b, owners: [DLH], due: after:data-pompa}"
    files = {PATH: meeting(f"follow-ups:\n  {ITEM}, due: after:kedua}}\n  {second}")}
    assert standing(files, "2020-06-01").waits


def test_bare_item_of_an_update_is_of_its_own_meeting() -> None:
    """A bare item id means the same file: in an update, an item of the reporting meeting."""
    update = f"- {{item: {STEM}/data-pompa, by: SJB, due: after:survei}}"
    files = {
        **promised(),
        LATER: meeting(
            f"follow-ups:\n  - {{id: survei, what: b, owners: [DLH]}}\nupdates:\n  {update}",
            day="2019-11-05",
        ),
        entry_path("2019-11-06", item="survei", stem="2019-11-05-lanjutan"): entry(
            "status: done\nevidence: ['letter:1']", day="2019-11-06"
        ),
    }
    assert not standing(files, "2019-11-12").waits


def test_slips_and_first_due() -> None:
    """A first due date is no slip; each later day is one, an earlier day isn't."""
    files = promised("2019-11-11")
    assert standing(files).slips == 0
    for day, due in (("2019-11-05", "2019-11-20"), ("2019-11-06", "2019-11-15")):
        files[entry_path(day)] = entry(f"due: {due}\nreason: r", day=day)
    found = standing(files)
    assert (found.slips, found.first_due, found.due_latest) == (
        1,
        on("2019-11-11"),
        on("2019-11-15"),
    )


def test_first_due_given_later_is_no_slip() -> None:
    """A due date given by a later entry to what had none is the first one, not a slip."""
    files = {**promised(), entry_path("2019-11-05"): entry("due: 2019-11-20", day="2019-11-05")}
    found = standing(files)
    assert (found.slips, found.first_due) == (0, on("2019-11-20"))


def test_moved_event_slips() -> None:
    """A moved event keeps the first date for first_due, and its move is a slip from that day on."""
    moved = "date: 2020-01-15\nmoved:\n  - {on: 2019-11-20, was: 2019-12-11, now: 2020-01-15}"
    files = {**promised("before:lokakarya"), EVENT: event(moved)}
    before, after = standing(files, "2019-11-19"), standing(files, "2019-11-20")
    assert (before.slips, before.due_latest) == (0, on("2019-12-10"))
    assert (after.slips, after.due_latest) == (1, on("2020-01-14"))
    assert before.first_due == after.first_due == on("2019-12-10")


def test_event_brought_forward_is_no_slip() -> None:
    """An event that was brought forward takes no time from anybody's record."""
    moved = "date: 2019-12-01\nmoved:\n  - {on: 2019-11-10, was: 2019-12-11, now: 2019-12-01}"
    assert standing({**promised("before:lokakarya"), EVENT: event(moved)}).slips == 0


def test_event_moved_before_the_promise_is_no_slip() -> None:
    """Who promised after the event had been moved promised for its new day."""
    moved = "date: 2020-01-15\nmoved:\n  - {on: 2019-10-01, was: 2019-12-11, now: 2020-01-15}"
    found = standing({**promised("before:lokakarya"), EVENT: event(moved)})
    assert (found.slips, found.first_due) == (0, on("2020-01-14"))


def test_superseded() -> None:
    """A follow-up that a later one replaces is superseded from that meeting on, and not open."""
    newer = f"- {{id: baru, what: b, owners: [DLH], replaces: [{STEM}/data-pompa]}}"
    files = {**promised("2019-11-01"), LATER: meeting(f"follow-ups:\n  {newer}", day="2019-11-05")}
    before, after = standing(files, "2019-11-04"), standing(files, "2019-11-05")
    assert (before.status, before.overdue) == ("open", True)
    assert (after.status, after.is_open, after.overdue, after.days_late) == (
        "superseded",
        False,
        False,
        0,
    )
    assert after.superseded_by == ("2019-11-05-lanjutan/baru",)


def test_done_is_not_superseded() -> None:
    """What was done stays done when a later follow-up takes its place."""
    newer = f"- {{id: baru, what: b, owners: [DLH], replaces: [{STEM}/data-pompa]}}"
    files = {
        **promised(),
        LATER: meeting(f"follow-ups:\n  {newer}", day="2019-11-05"),
        entry_path("2019-11-01"): entry("status: done\nevidence: ['letter:1']", day="2019-11-01"),
    }
    assert standing(files).status == "done"


def test_as_of_hides_later_meetings_and_entries() -> None:
    """On a past day there are no later follow-ups and no later entries."""
    files = {
        **promised(),
        LATER: meeting("follow-ups:\n  - {id: baru, what: b, owners: [DLH]}", day="2019-11-05"),
        entry_path("2019-11-10"): entry("status: in-progress", day="2019-11-10"),
    }
    assert [one.ref for one in ledger(files, "2019-11-04").standings()] == [f"{STEM}/data-pompa"]
    assert ledger(files, "2019-10-28").standings() == []
    assert standing(files, "2019-11-09").status == "open"
    assert standing(files, "2019-11-10").status == "in-progress"


def test_update_of_a_later_meeting_counts() -> None:
    """Progress reported at a later meeting counts like a file, with the meeting's date."""
    update = f"- {{item: {STEM}/data-pompa, by: SJB, status: in-progress, note: n}}"
    files = {**promised(), LATER: meeting(f"updates:\n  {update}", day="2019-11-05")}
    found = standing(files)
    assert (found.status, found.folded.last_entry) == ("in-progress", on("2019-11-05"))


def test_entries_under_a_former_name_count() -> None:
    """Entries filed under a meeting's former name are those of the renamed meeting."""
    files = {
        **promised(more="former: [2019-10-29-lama]"),
        entry_path("2019-11-05", stem="2019-10-29-lama"): entry(
            "status: in-progress", day="2019-11-05"
        ),
    }
    assert standing(files).status == "in-progress"


def test_handed_over_and_done_counts_no_further_days() -> None:
    """What ended by being handed to who was done already grows no older."""
    over = entry("owners: [BPBD]", day="2019-11-06")
    done = entry("status: done\nowner: BPBD\nevidence: ['letter:1']", day="2019-11-05")
    fields = ITEM.replace("[BPBD]", "[BPBD, DLH]")
    files = {
        PATH: meeting(f"follow-ups:\n  {fields}, due: 2019-11-10}}"),
        entry_path("2019-11-05"): done,
        entry_path("2019-11-06"): over,
    }
    found = standing(files, "2020-06-01")
    assert (found.status, found.days_late, found.age_days) == ("done", 0, 8)


def test_entry_from_before_the_promise() -> None:
    """An entry dated before the meeting, a slip of the pen, makes nothing younger than new."""
    done = entry("status: done\nevidence: ['letter:1']", day="2019-10-01")
    assert standing({**promised(), entry_path("2019-10-01"): done}).age_days >= 0


def test_those_that_replace_each_other_stay() -> None:
    """Follow-ups that replace each other, or themselves, are not lost: both stay open."""
    items = "\n".join(
        f"  - {{id: {name}, what: b, owners: [BPBD], replaces: [{older}]}}"
        for name, older in (("data-pompa", "peta"), ("peta", "data-pompa"), ("sendiri", "sendiri"))
    )
    found = ledger({PATH: meeting(f"follow-ups:\n{items}")})
    assert [one.status for one in found.standings()] == ["open", "open", "open"]


def test_cancelled_meetings_report_nothing() -> None:
    """What is written under `updates` of a meeting that wasn't held doesn't count."""
    later = "records/meetings/2019/2019-11-05-batal.md"
    update = f"updates:\n  - {{item: {STEM}/data-pompa, by: BPBD, status: in-progress}}"
    files = {PATH: meeting(f"follow-ups:\n  {ITEM}}}")}
    for form, status in (("cancelled", "open"), ("minutes", "in-progress")):
        text = meeting(f"record: {form}\n{update}", day="2019-11-05")
        assert standing({**files, later: text}).status == status
