"""Whatever gives more time stands first in a digest, in whatever way it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.repositories import repository
from tests.unit.making import ITEM, PATH, STEM, entry, entry_path, meeting, record

if TYPE_CHECKING:
    from tests.conftest import Workspace

EVENT = "records/events/lokakarya.md"
LATER = "records/meetings/2019/2019-11-05-lanjutan.md"


def promised(due: str) -> str:
    """A meeting with a follow-up that is due then."""
    return meeting(f"follow-ups:\n  {ITEM}, due: {due}}}\n")


def event(fields: str) -> str:
    """An event."""
    return record(f"title: Lokakarya\nstatus: planned\nhosts: [SJB]\n{fields}")


MOVED = "date: 2020-01-15\nmoved:\n  - {on: 2019-11-08, was: 2019-12-11, now: 2020-01-15}"
NEWER = f"- {{id: baru, what: b, owners: [BPBD], due: 2019-12-01, replaces: [{STEM}/data-pompa]}}"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({PATH: promised("2019-11-15")}, {PATH: promised("2019-11-20")}, "postponed by 5 days"),
        ({PATH: promised("2019-11-15")}, {PATH: promised("ongoing")}, "due ongoing instead of"),
        (
            {PATH: promised("2019-11-15")},
            {entry_path("2019-11-06"): entry("due: 2019-11-20\nreason: r", day="2019-11-06")},
            "postponed by 5 days",
        ),
        (
            {PATH: promised("before:lokakarya"), EVENT: event("date: 2019-12-11")},
            {EVENT: event(MOVED)},
            "moved along: due 14 January 2020, was 10 December 2019",
        ),
        (
            {PATH: promised("before:lokakarya"), EVENT: event("date: 2019-12-11")},
            {EVENT: event("not-stated: [date]")},
            "no day to keep any more, was 10 December 2019",
        ),
        (
            {PATH: promised("2019-11-15")},
            {LATER: meeting(f"follow-ups:\n  {NEWER}", day="2019-11-05")},
            "due 1 December 2019; what it replaces was due 15 November 2019",
        ),
        (
            {
                PATH: promised("2019-11-10"),
                entry_path("2019-11-06"): entry("due: 2019-11-20", day="2019-11-06"),
            },
            {PATH: promised("2019-11-18")},
            "postponed by 8 days, from 10 November 2019 to 18 November 2019, changed in the",
        ),
        ({EVENT: event("date: 2019-12-11")}, {EVENT: event("date: 2020-01-15")}, "moved from 11"),
    ],
    ids=["draft", "to none", "entry", "event", "no event day", "replaced", "promise", "unrecorded"],
)
def test_a_later_day_stands_first(
    workspace: Workspace, before: dict[str, str], after: dict[str, str], words: str
) -> None:
    """More time for something is said first, and only there."""
    made = repository(workspace)
    for path, text in before.items():
        workspace.write(path, text)
    made.commit("awal", "2019-11-06")
    for path, text in after.items():
        workspace.write(path, text)
    first, _, rest = (
        workspace.run("diff", "--lang", "en").stdout.partition("\n\n")[2].partition("\n\n")
    )
    assert first.startswith("Look at this first:")
    assert words in first
    assert words not in "".join(rest)


def test_history_puts_a_rewritten_due_first(workspace: Workspace) -> None:
    """A due that was rewritten in the minutes to a later day stands above the history."""
    made = repository(workspace)
    for day, due in (("2019-11-01", "2019-11-15"), ("2019-11-02", "2019-11-10")):
        workspace.write(PATH, promised(due))
        made.commit(due, day)
    assert "Look at this first" not in workspace.run("history", "data-pompa").stdout
    workspace.write(PATH, promised("2019-12-01"))
    made.commit("lagi", "2019-11-03")
    first, _, rest = (
        workspace.run("history", "data-pompa").stdout.partition("\n\n")[2].partition("\n\n")
    )
    assert "Look at this first" in first
    assert "from 2019-11-10 to 2019-12-01" in first
    assert "from 2019-11-10 to 2019-12-01" in rest
