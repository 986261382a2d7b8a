"""The latest day through time: what a slip is, and that no way round hides one."""

from __future__ import annotations

import pytest

from jakres_cli.locale import catalogue
from jakres_cli.output.actions import due_words, status_words
from tests.unit.making import ITEM, PATH, STEM, entry, entry_path, meeting, on, record, standing

EVENT = "records/events/lokakarya.md"
HELD = "records/meetings/2019/2019-12-20-lokakarya.md"
LATER = "records/meetings/2019/2019-11-05-lanjutan.md"
NEWER = "2019-11-05-lanjutan/baru"
DONE = "status: done\nevidence: ['letter:1']"


def promised(due: str) -> dict[str, str]:
    """A meeting of 29 October with one follow-up."""
    return {PATH: meeting(f"follow-ups:\n  {ITEM}, due: {due}}}\n")}


def event(day: str = "", *moves: tuple[str, str, str], end: str = "") -> dict[str, str]:
    """An event of a day with the moves (on, was, now) that led to it."""
    moved = "\n".join(f"  - {{on: {on}, was: {was}, now: {now}}}" for on, was, now in moves)
    fields = [f"date: {day}"] if day else []
    fields += [f"end-date: {end}"] if end else []
    fields += [f"moved:\n{moved}"] if moves else []
    return {EVENT: record("title: Lokakarya\nstatus: planned\nhosts: [SJB]\n" + "\n".join(fields))}


def reports(*given: tuple[str, str]) -> dict[str, str]:
    """Entries of some days."""
    return {entry_path(day): entry(fields, day=day) for day, fields in given}


def replaced(due: str, more: str = "") -> dict[str, str]:
    """A follow-up of 5 November in the place of the first one."""
    item = f"{{id: baru, what: b, owners: [BPBD], replaces: [{STEM}/data-pompa]{due}}}"
    return {LATER: meeting(f"follow-ups:\n  - {item}\n{more}", day="2019-11-05")}


def test_event_moved_after_a_postponement() -> None:
    """What was put off to an event's day slips again when the event moves: both slips count."""
    files = {
        **promised("2019-11-15"),
        **reports(("2019-11-06", "due: before:lokakarya\nreason: r")),
        **event("2020-01-15", ("2019-11-20", "2019-12-11", "2020-01-15")),
    }
    found = standing(files, "2019-12-01")
    assert (found.first_due, found.slips, found.due_latest) == (
        on("2019-11-15"),
        2,
        on("2020-01-14"),
    )
    assert standing(files, "2019-11-19").slips == 1


def test_put_off_before_the_event_moved_back() -> None:
    """An event's slip stays one when the follow-up no longer hangs on it."""
    files = {
        **promised("before:lokakarya"),
        **event("2020-01-15", ("2019-11-04", "2019-12-11", "2020-01-15")),
        **reports(("2019-11-06", "due: 2020-01-10\nreason: r")),
    }
    found = standing(files)
    assert (found.first_due, found.slips, found.due_latest) == (
        on("2019-12-10"),
        1,
        on("2020-01-10"),
    )


def test_moves_while_it_hung_on_something_else() -> None:
    """What an event did before a follow-up hung on it, or afterwards, is no slip of that."""
    files = {
        **promised("2019-11-20"),
        **event(
            "2020-03-01",
            ("2019-10-31", "2019-11-10", "2019-11-16"),
            ("2019-11-10", "2019-11-16", "2020-03-01"),
        ),
        **reports(("2019-11-05", "due: before:lokakarya"), ("2019-11-09", "due: 2019-11-18")),
    }
    found = standing(files)
    assert (found.slips, found.due_latest) == (1, on("2019-11-18"))


def test_move_on_the_day_of_the_promise() -> None:
    """What had moved by the day of the promise was known when it was made."""
    files = {
        **promised("before:lokakarya"),
        **event("2020-01-15", ("2019-10-29", "2019-12-11", "2020-01-15")),
    }
    assert (standing(files).first_due, standing(files).slips) == (on("2020-01-14"), 0)


def test_from_a_day_to_none() -> None:
    """To wait for something instead of a day is a slip, and so is an event without a day."""
    files = {**promised("2019-11-15"), **reports(("2019-11-06", "due: ongoing\nreason: r"))}
    assert (standing(files).slips, standing(files).first_due) == (1, on("2019-11-15"))
    files = {
        **promised("2019-11-15"),
        **event(),
        **reports(("2019-11-06", "due: before:lokakarya")),
    }
    assert (standing(files).slips, standing(files).due_latest) == (1, None)


def test_end_keeps_its_distance() -> None:
    """What is due after an event of several days counts from the end that it had then."""
    files = {
        **promised("within:1w:lokakarya"),
        **event("2020-01-15", ("2019-11-20", "2019-12-11", "2020-01-15"), end="2020-01-16"),
    }
    found = standing(files, "2019-12-01")
    assert (found.first_due, found.due_latest) == (on("2019-12-19"), on("2020-01-23"))


def test_held_on_a_later_day_than_planned() -> None:
    """An event that was held later, without a move, was put off all the same."""
    held = meeting("holds: lokakarya", day="2019-12-20")
    files = {**promised("before:lokakarya"), **event("2019-12-11"), HELD: held}
    assert (standing(files, "2019-12-19").slips, standing(files, "2019-12-20").slips) == (0, 1)


def test_planned_meeting_holds_no_event() -> None:
    """An event isn't held by a meeting that is planned, or was cancelled."""
    for form in ("planned", "cancelled"):
        held = record(f"title: x\ndate: 2019-12-20\nrecord: {form}\nholds: lokakarya")
        files = {**promised("before:lokakarya"), **event("2019-12-11"), HELD: held}
        assert standing(files, "2019-12-31").due_latest == on("2019-12-10")


def test_done_late_stays_late() -> None:
    """What an event does after the end changes nothing: it was late on the day it was done."""
    files = {
        **promised("before:lokakarya"),
        **event("2020-01-15", ("2019-12-20", "2019-12-11", "2020-01-15")),
        **reports(("2019-12-12", DONE)),
    }
    found = standing(files, "2020-02-01")
    assert (found.finished, found.due_latest, found.days_late, found.slips) == (
        on("2019-12-12"),
        on("2019-12-10"),
        2,
        0,
    )
    assert status_words(found, catalogue("en")) == "done, 2 days late"


def test_dropped_is_not_said_to_be_late() -> None:
    """What was dropped wasn't done late, whatever its days."""
    files = {**promised("2019-11-01"), **reports(("2019-11-05", "status: dropped\nreason: r"))}
    assert (standing(files).days_late, standing(files).overdue) == (4, False)
    assert status_words(standing(files), catalogue("en")) == "dropped"


@pytest.mark.parametrize(
    ("due", "slips"),
    [(", due: 2019-11-30", 2), (", due: 2019-11-10", 1), ("", 1), (", due: 2019-11-20", 1)],
)
def test_replacing_takes_over(due: str, slips: int) -> None:
    """The first due, age and slips go over; to be due later than the last day is one more."""
    files = {
        **promised("2019-11-01"),
        **reports(("2019-10-31", "due: 2019-11-20\nreason: r")),
        **replaced(due),
    }
    found = standing(files, ref=NEWER)
    assert (found.first_due, found.slips, found.age_days) == (on("2019-11-01"), slips, 14)
    assert (found.replaces, found.replaced_by) == ((f"{STEM}/data-pompa",), ())
    assert standing(files).replaced_by == (NEWER,)


def test_replacing_after_an_event_moved() -> None:
    """What the older one would be due after the newer one was promised doesn't matter."""
    files = {
        **promised("before:lokakarya"),
        **event("2020-01-15", ("2019-11-08", "2019-11-11", "2020-01-15")),
        **replaced(", due: 2019-12-01"),
    }
    assert (standing(files, ref=NEWER).slips, standing(files).slips) == (1, 0)


def test_chain_of_replacements() -> None:
    """Each of a long chain takes over from all before it, and names them, the nearest first."""
    count, before = 1200, ""
    items = []
    for number in range(count):
        replaces = f", replaces: [i{number - 1}]" if number else ""
        day = on("2019-11-01").replace(month=11 + number % 2).isoformat()
        items.append(
            f"  - {{id: i{number}, what: b{before}, owners: [BPBD], due: {day}{replaces}}}"
        )
    files = {PATH: meeting("follow-ups:\n" + "\n".join(items))}
    last = standing(files, ref=f"{STEM}/i{count - 1}")
    assert (last.first_due, last.slips) == (on("2019-11-01"), count // 2)
    assert (len(last.replaces), last.replaces[0]) == (count - 1, f"{STEM}/i{count - 2}")


def test_circle_takes_nothing_over() -> None:
    """Follow-ups that replace each other have only what is their own."""
    items = "\n".join(
        f"  - {{id: {name}, what: b, owners: [BPBD], due: {day}, replaces: [{older}]}}"
        for name, older, day in (
            ("data-pompa", "peta", "2019-11-10"),
            ("peta", "data-pompa", "2019-12-01"),
        )
    )
    found = standing({PATH: meeting(f"follow-ups:\n{items}")}, ref=f"{STEM}/peta")
    assert (found.first_due, found.slips, found.replaces) == (on("2019-12-01"), 0, ())


@pytest.mark.parametrize("form", ["record: planned", "attendees: [BPBD]"])
def test_next_meeting_that_moved(form: str) -> None:
    """A planned meeting that moves takes along what is due at it, also once it was held."""
    moved = "moved:\n  - {on: 2019-11-10, was: 2019-11-19, now: 2019-11-26}"
    later = record(f"title: x\ndate: 2019-11-26\nfollows: [{STEM}]\n{form}\n{moved}")
    files = {**promised("next-meeting"), "records/meetings/2019/2019-11-26-x.md": later}
    before, after = standing(files, "2019-11-09"), standing(files, "2019-11-26")
    assert (before.due_latest, before.slips) == (on("2019-11-19"), 0)
    assert (after.first_due, after.due_latest, after.slips) == (
        on("2019-11-19"),
        on("2019-11-26"),
        1,
    )


def test_next_meeting_that_was_called_off() -> None:
    """A meeting that was called off was the next one until that day, and there is none now."""
    gone = record(
        f"title: x\ndate: 2019-11-19\nfollows: [{STEM}]\nrecord: cancelled\n"
        "cancelled: {on: 2019-11-10, reason: r}"
    )
    files = {**promised("next-meeting"), "records/meetings/2019/2019-11-19-x.md": gone}
    before, after = standing(files, "2019-11-09"), standing(files, "2019-11-10")
    assert (before.due_latest, before.slips) == (on("2019-11-19"), 0)
    assert (after.due_latest, after.slips) == (None, 1)


def test_a_day_given_after_the_end_is_shown_as_written() -> None:
    """What was replaced before it was given its day never had it, and isn't called ongoing."""
    files = {
        **promised("before:lokakarya"),
        **event(),
        **replaced(", due: 2019-11-30"),
        **reports(("2019-11-06", "due: 2019-12-20\nreason: r")),
    }
    found = standing(files, "2019-12-01")
    assert (found.status, found.due_latest) == ("superseded", None)
    assert due_words(found, catalogue("en")) == "2019-12-20"
