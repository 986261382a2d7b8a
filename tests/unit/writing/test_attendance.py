from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import (
    MEETING,
    PLAN,
    PLANNED,
    STEM,
    errors,
    fill,
    lines_kept,
    refused,
    tree,
    written,
)

if TYPE_CHECKING:
    from tests.conftest import Workspace

DLH = "  - agency: DLH\n    posts: [manajer-program]\n"
POST = "  - posts: [deputi-trlh]\n"


@pytest.mark.parametrize(
    ("options", "attendees", "absent"),
    [
        (["--all-invited"], "attendees:\n  - BPBD\n" + DLH + POST, ""),
        (["--absent", "BPBD"], "attendees:\n" + DLH + POST, "absent: [BPBD]\n"),
        (["--absent", "DLH,BPBD"], "attendees:\n" + POST, "absent: [DLH, BPBD]\n"),
        (["--present", "BPBD"], "attendees: [BPBD]\n", ""),
        (["--present", "DLH"], "attendees:\n" + DLH, ""),
        (["--present", "SJB"], "attendees: [SJB]\n", ""),
        (["--present", "SJB", "--present", "BPBD"], "attendees: [BPBD, SJB]\n", ""),
        (["--all-invited", "--present", "SJB"], f"attendees:\n  - BPBD\n{DLH}{POST}  - SJB\n", ""),
        (["--present", "deputi-trlh"], "attendees:\n" + POST, ""),
        (["--all-invited", "--present", "deputi-trlh"], f"attendees:\n  - BPBD\n{DLH}{POST}", ""),
    ],
    ids=str,
)
def test_who_came(workspace: Workspace, options: list[str], attendees: str, absent: str) -> None:
    """A planned meeting becomes minutes; those who came stand as they were invited."""
    fill(workspace)
    new = written(workspace, "attendance", "rencana", *options)[PLANNED]
    assert attendees + absent + "agenda: [Laporan]\n" in new.replace("# sisanya menyusul\n", "")
    assert "record: minutes  # belum\n" in new
    assert lines_kept(PLAN.replace("record: planned", "record: minutes"), new)


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--absent", "SJB"],
        ["--absent", "BPBD", "--present", "BPBD"],
        ["--present", "tidak-ada"],
    ],
    ids=str,
)
def test_what_can_t_be_is_refused(workspace: Workspace, options: list[str]) -> None:
    """Nobody named, absent without being invited, absent and present: exit 2."""
    fill(workspace)
    refused(workspace, 2, "attendance", "rencana", *options)


def test_only_planned_meetings_take_place(workspace: Workspace) -> None:
    """A meeting that is written up already is refused with exit 3."""
    fill(workspace)
    refused(workspace, 3, "attendance", "2019-11-05", "--all-invited")
    written(workspace, "attendance", "rencana", "--all-invited")
    refused(workspace, 3, "attendance", "rencana", "--all-invited")


@pytest.mark.parametrize(
    ("invited", "options"),
    [
        ("", ["--all-invited"]),
        ("invited: []\n", ["--all-invited"]),
        ("invited: [DLH]\n", ["--absent", "DLH"]),
    ],
)
def test_a_meeting_that_nobody_came_to(
    workspace: Workspace, invited: str, options: list[str]
) -> None:
    """Minutes need attendees: without any nothing is written."""
    fill(workspace, plan=f"---\ntitle: R\ndate: 2019-11-12\nrecord: planned\n{invited}---\n")
    before = tree(workspace)
    done = workspace.run("attendance", "rencana", *options)
    assert done.code in {2, 3}
    assert tree(workspace) == before


@pytest.mark.parametrize(
    "invited",
    [
        "invited: [[x], BPBD, DLH]",
        "invited: ['', BPBD, DLH]",
        "invited: [{}, BPBD, DLH]",
        "invited: BPBD",
        "invited: {agency: BPBD}",
        "invited:\n  -\n  - BPBD",
    ],
)
@pytest.mark.parametrize("option", ["--present=BPBD", "--all-invited"])
def test_a_broken_list_of_those_invited(workspace: Workspace, invited: str, option: str) -> None:
    """With a list that can't be read whole the right ones are written, or nothing."""
    fill(workspace, plan=f"---\ntitle: R\ndate: 2019-11-12\nrecord: planned\n{invited}\n---\n")
    known = set(errors(workspace))
    before = tree(workspace)
    done = workspace.run("attendance", "rencana", option)
    assert done.code in {0, 1, 2, 3}, done.stderr
    after = tree(workspace)
    if after != before:
        attendees = after[PLANNED].decode().partition("attendees:")[2]
        assert "BPBD" in attendees
        assert "x" not in attendees
        assert len(errors(workspace)) == len(known)


def test_nobody_is_absent_twice(workspace: Workspace) -> None:
    """Who is listed as absent already isn't listed again."""
    text = PLAN.replace("agenda:", "absent:\n  - agency: BPBD\n    reason: banjir\nagenda:")
    fill(workspace, plan=text)
    done = workspace.run("attendance", "rencana", "--absent", "BPBD")
    assert done.code in {0, 2, 3}
    new = (workspace.path / PLANNED).read_text()
    assert new.partition("absent:")[2].count("BPBD") == 1


def test_yes_and_no_stay(workspace: Workspace) -> None:
    """What stood with those invited stands with the attendees as other readers took it."""
    fill(
        workspace,
        plan=PLAN.replace("  - BPBD\n", "  - agency: BPBD\n    acting: true\n    x-kursi: 12\n"),
    )
    new = written(workspace, "attendance", "rencana", "--all-invited")[PLANNED]
    assert new.count("    acting: true\n") == 2


def test_attendance_again_adds_to_the_minutes(workspace: Workspace) -> None:
    """Who else came is added once; an absent one who came moves; the others stay as written."""
    minutes = (
        "---\ntitle: R\ndate: 2019-11-05\nattendees:\n  - BPBD  # tuan rumah\n"
        "  - {agency: DLH, names: [{name: Ibu Rina}]}\nabsent: [SJB, Dishub]\n---\n"
    )
    fill(workspace, draft=minutes)
    changed = written(workspace, "attendance", STEM, "--present", "DLH", "--present", "SJB")
    assert changed[MEETING] == minutes.replace("[SJB, Dishub]", "[Dishub]").replace(
        "Rina}]}\n", "Rina}]}\n  - SJB\n"
    )
    refused(workspace, 3, "attendance", STEM, "--present", "BPBD")
    refused(workspace, 3, "attendance", STEM, "--absent", "DLH")
