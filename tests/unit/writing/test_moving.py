"""A planned meeting or an event on another day, or called off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import errors, refused, tree

if TYPE_CHECKING:
    from tests.conftest import Workspace

STEM = "2019-11-20-rapat-pompa"
PLANNED = f"records/meetings/2019/{STEM}.md"
MOVED = "records/meetings/2020/2020-01-08-rapat-pompa.md"
LATER = "records/meetings/2020/2020-01-15-lanjutan.md"
HELD = "records/meetings/2019/2019-10-01-rapat.md"
EVENT = "records/events/lokakarya.md"
PLAN = f"""\
---
title: Rapat pompa   # kedua
date: 2019-11-20
end-date: 2019-11-21
weekday: Wednesday
time: '09:00'
end-time: '11:30'
record: planned
invited: [BPBD, DLH]
invitation:
  number: 12/SJB/2019
  date: 2019-11-12
  nature: Penting
---

Catatan tentang {STEM}.
"""
FILES = {
    PLANNED: PLAN,
    LATER: (
        "---\ntitle: Lanjutan\ndate: 2020-01-15\nrecord: planned\ninvited: [DLH]\n"
        f"follows: [{STEM}]\n---\n"
    ),
    HELD: (
        "---\ntitle: Rapat\ndate: 2019-10-01\nweekday: Selasa\nattendees: [BPBD]\nfollow-ups:\n"
        "  - id: data\n    what: Data\n    owners: [BPBD]\n    due: before:lokakarya\n---\n"
    ),
    f"records/progress/{HELD[22:-3]}/data/2019-10-05-BPBD.md": (
        "---\ndate: 2019-10-05\nby: BPBD\nstatus: in-progress\n---\n"
    ),
    EVENT: (
        "---\ntitle: Lokakarya\nstatus: planned\ndate: 2019-12-11\nend-date: 2019-12-12\n"
        "hosts: [DLH]\n---\n"
    ),
}


@pytest.fixture
def office(workspace: Workspace) -> Workspace:
    """A workspace with a planned meeting, one that follows it, one held, and an event."""
    for path, text in FILES.items():
        workspace.write(path, text)
    assert errors(workspace) == []
    return workspace


def done(office: Workspace, *arguments: str) -> dict[str, str]:
    """Run a command that writes; a dry run writes nothing, and check finds no error after it."""
    before = tree(office)
    dry = office.run(*arguments, "--dry-run")
    assert (dry.code, tree(office)) == (0, before), dry.stderr
    result = office.run(*arguments)
    assert result.code == 0, result.stderr
    assert errors(office) == []
    return {path: data.decode() for path, data in tree(office).items()}


def test_a_meeting_moves_with_all_that_refers_to_it(office: Workspace) -> None:
    """Day, last day, weekday, hours, file and references go along; the letter sent is kept."""
    after = done(
        office, *("postpone", "pompa", "--to", "2020-01-08", "--time", "13:30"), *("--reason", "R")
    )
    assert PLANNED not in after
    assert (
        after[MOVED]
        == f"""\
---
title: Rapat pompa   # kedua
date: 2020-01-08
end-date: 2020-01-09
weekday: Wednesday
time: '13:30'
end-time: '16:00'
record: planned
moved:
  - 'on': 2019-11-12
    was: 2019-11-20
    now: 2020-01-08
    reason: R
    letter:
      number: 12/SJB/2019
      date: 2019-11-12
invited: [BPBD, DLH]
invitation:
  nature: Penting
former: [{STEM}]
---

Catatan tentang {STEM}.
"""
    )
    assert "follows: [2020-01-08-rapat-pompa]\n" in after[LATER]
    assert office.run("show", STEM).code == 0


def test_a_meeting_moves_again_and_to_another_hour(office: Workspace) -> None:
    """Each move stands in the list, and every name that the meeting had still leads to it."""
    done(office, "postpone", "pompa", "--to", "2019-11-18", "--reason", "Lebih awal")
    stem = "2019-11-18-rapat-pompa"
    after = done(office, *("postpone", stem, "--to", "2019-11-18", "--time", "14:00"), "--reason=R")
    text = after[f"records/meetings/2019/{stem}.md"]
    assert "weekday: Monday\n" in text
    assert text.count("    was: 2019-11-20\n") == text.count("    was: 2019-11-18\n") == 1
    assert text.count("letter:") == 1
    after = done(office, "postpone", STEM, "--to", "2019-11-20", "--reason", "Kembali")
    assert f"former: [{stem}]\n" in after[PLANNED]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ("postpone pompa --to 2019-11-20 --reason R", 2, "is its day already"),
        ("postpone pompa --to 2019-11-01 --reason R", 2, "has passed already"),
        ("postpone pompa --to 2019-12-01", 2, "--reason is missing"),
        ("postpone pompa --to 2019-12-01 --reason R --asked", 2, "--asked cannot be used with"),
        ("postpone 2019-10-01-rapat --to 2019-12-01 --reason R", 3, "was held on"),
        ("postpone data --to 2019-12-01 --reason R --time 10:00", 2, "--time cannot be used"),
        ("cancel 2019-10-01-rapat --reason R", 3, "was held on"),
        ("cancel data --reason R", 2, "data"),
        ("cancel pompa", 2, "--reason is missing"),
        ("set pompa date=2019-12-01", 2, "jakres postpone 2019-11-20-rapat-pompa --to 2019-12-01"),
        ("set 2019-10-01-rapat date=2019-10-02", 2, "jakres rename 2019-10-01-rapat 2019-10-02"),
        ("rename 2019-11-20 2019-12-01", 2, "jakres postpone 2019-11-20-rapat-pompa --to"),
        ("rename 2019-10-01-rapat 2019-13-01", 2, "is not a day"),
    ],
)
def test_what_cannot_move_is_refused(
    office: Workspace, arguments: str, code: int, says: str
) -> None:
    """A day that can't be meant, and what was held, are refused with the way that there is."""
    assert says in refused(office, code, *arguments.split()).stderr


def test_the_day_of_a_draft_is_corrected_by_its_name(office: Workspace) -> None:
    """The date, the weekday, the file and the progress on it change together."""
    after = done(office, "rename", "2019-10-01", "2019-10-02")
    stem = "2019-10-02-rapat"
    text = after[f"records/meetings/2019/{stem}.md"]
    assert "date: 2019-10-02\nweekday: Rabu\n" in text
    assert "former: [2019-10-01-rapat]\n" in text
    assert f"records/progress/{stem}/data/2019-10-05-BPBD.md" in after


@pytest.mark.parametrize("command", ["cancel", "batal"])
def test_a_meeting_is_called_off_once(office: Workspace, command: str) -> None:
    """Its record says when and why, and it is neither moved nor called off again."""
    after = done(office, command, "pompa", "--reason", "Narasumber berhalangan")
    assert (
        "record: cancelled\ncancelled:\n  'on': 2019-11-12\n  reason: Narasumber berhalangan\n"
    ) in after[PLANNED]
    for again in (["cancel", "pompa"], ["postpone", "pompa", "--to", "2019-12-01"]):
        assert "is cancelled already" in refused(office, 3, *again, "--reason", "R").stderr


def test_an_event_loses_its_day_and_what_hangs_on_it_slips(office: Workspace) -> None:
    """The day that it had is kept, so that the slip of what is due by it is counted."""
    after = done(office, "postpone", "lokakarya", "--to", "unknown", "--reason", "Belum ada dana")
    assert after[EVENT] == (
        "---\ntitle: Lokakarya\nstatus: postponed\nmoved:\n  - 'on': 2019-11-12\n"
        "    was: 2019-12-11\n    reason: Belum ada dana\nhosts: [DLH]\n---\n"
    )
    answer = json.loads(office.run("actions", "--format", "json").stdout)
    item = next(item for item in answer["items"] if item["ref"].endswith("/data"))
    assert (item["due_latest"], item["first_due"], item["slips"]) == (None, "2019-12-10", 1)
    done(office, "cancel", "lokakarya", "--reason", "Tidak ada dana")
    assert "cancelled" in refused(office, 3, "cancel", "lokakarya", "--reason", "R").stderr


def test_an_event_without_a_day_was_so_on_every_day_between(office: Workspace) -> None:
    """A day that it gets again is written as a move, and as of the days before it had none."""
    for arguments in (
        ["postpone", "lokakarya", "--to", "unknown", "--reason", "R", "--today", "2019-11-12"],
        ["set", "lokakarya", "date=2020-01-15", "status=planned", "--today", "2019-11-20"],
    ):
        assert office.run(*arguments).code == 0
    assert "  - 'on': 2019-11-20\n    now: 2020-01-15\n" in office.path.joinpath(EVENT).read_text()
    for day, latest in (
        ("2019-11-11", "2019-12-10"),
        ("2019-11-15", None),
        ("2019-11-25", "2020-01-14"),
    ):
        shown = office.run("actions", "--as-of", day, "--today", "2019-11-30", "--format", "json")
        item = next(i for i in json.loads(shown.stdout)["items"] if i["ref"].endswith("/data"))
        assert item["due_latest"] == latest, day
