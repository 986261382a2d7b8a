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
    unchanged,
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
    said = unchanged(workspace, "attendance", STEM, "--present", "BPBD")
    assert f"the minutes of {STEM} say so already" in said
    refused(workspace, 3, "attendance", STEM, "--absent", "DLH")
    refused(workspace, 3, "attendance", STEM)


LISTED = "---\ntitle: R\ndate: 2019-11-05\nattendees:{}\n---\n\nProsa.  \n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "\n  - BPBD\n  - DLH  # dua",
            "\n  - BPBD\n  - agency: DLH  # dua\n    posts: [manajer-program]",
        ),
        (
            " [BPBD, 'DLH', SJB]  # x",
            " [BPBD, {agency: 'DLH', posts: [manajer-program]}, SJB]  # x",
        ),
        (
            "\n  - agency: DLH\n    role: host  # x",
            "\n  - agency: DLH\n    posts: [manajer-program]\n    role: host  # x",
        ),
        ("\n  - {agency: DLH}", "\n  - {agency: DLH, posts: [manajer-program]}"),
        (
            "\n-  agency: DLH\n   posts: [deputi-trlh]  # x\n-  BPBD",
            "\n-  agency: DLH\n   posts: [deputi-trlh, manajer-program]  # x\n-  BPBD",
        ),
        (
            "\n  - agency: DLH\n    posts:\n      - deputi-trlh  # x",
            "\n  - agency: DLH\n    posts:\n      - deputi-trlh  # x\n      - manajer-program",
        ),
    ],
    ids=range(6),
)
def test_an_agency_has_one_entry(workspace: Workspace, before: str, after: str) -> None:
    """A post of an agency that is listed goes into its entry; every other byte stays."""
    fill(workspace, draft=LISTED.format(before))
    add = ("add", "attendee", STEM, "DLH", "--post", "manajer-program")
    assert written(workspace, *add)[MEETING] == LISTED.format(after)
    assert "DLH, manajer-program is listed already" in unchanged(workspace, *add)


@pytest.mark.parametrize(
    ("options", "entry"),
    [
        (
            ["--name", "Ibu Rina", "--name", "Pak Budi"],
            "names: [{name: Ibu Rina}, {name: Pak Budi}]",
        ),
        (["--role", "host"], "names: [{name: Ibu Rina}]\n    role: host"),
    ],
    ids=str,
)
def test_names_and_roles_are_added(workspace: Workspace, options: list[str], entry: str) -> None:
    """Names that are there stay once; a role is filled in, and another one is refused."""
    long = "\n  - agency: DLH\n    {}"
    fill(workspace, draft=LISTED.format(long.format("names: [{name: Ibu Rina}]")))
    new = written(workspace, "add", "attendee", STEM, "DLH", *options)[MEETING]
    assert new == LISTED.format(long.format(entry))
    unchanged(workspace, "add", "attendee", STEM, "DLH", *options)
    if "--role" in options:
        done = refused(workspace, 3, "add", "attendee", STEM, "DLH", "--role", "guest")
        assert "role is host already, not guest" in done.stderr


def test_who_is_known_by_post_alone(workspace: Workspace) -> None:
    """A post goes to its listed agency, and an agency to the entry that has just its post."""
    workspace.write(
        "records/people.yaml",
        "posts:\n  ketua: {name: Ketua, agency: BPBD}\n  wakil: {name: Wakil, agency: BPBD}\n"
        "  lain: {name: Lain, agency: DLH}\npeople: {}\n",
    )
    plan = "---\ntitle: R\ndate: 2019-11-12\nrecord: planned\ninvited: [BPBD]\n---\n"
    workspace.write(PLANNED, plan)
    who = ("--all-invited", "--present", "ketua", "--present", "lain")
    new = written(workspace, "attendance", "rencana", *who)[PLANNED]
    assert "\n  - agency: BPBD\n    posts: [ketua]\n  - posts: [lain]\n" in new
    new = written(workspace, "attendance", "rencana", "--present", "wakil")[PLANNED]
    assert "\n  - agency: BPBD\n    posts: [ketua, wakil]\n  - posts: [lain]\n" in new
    unchanged(workspace, "add", "attendee", "rencana", "--post", "wakil")
    new = written(workspace, "add", "attendee", "rencana", "DLH", "--post", "lain")[PLANNED]
    assert new.count("DLH") == new.count("lain") == 1


def test_who_came_after_all_is_not_absent(workspace: Workspace) -> None:
    """Adding an attendee takes it out of the absent; one invited twice comes once."""
    fill(workspace, draft=LISTED.format(" [BPBD]\nabsent: [SJB]"))
    assert written(workspace, "add", "attendee", STEM, "SJB")[MEETING] == LISTED.format(
        " [BPBD, SJB]"
    )
    twice = "invited:\n  - {agency: DLH, names: [Rina]}\n  - {agency: DLH, names: [Budi]}\n"
    workspace.write(PLANNED, f"---\ntitle: R\ndate: 2019-11-12\nrecord: planned\n{twice}---\n")
    new = written(workspace, "attendance", "rencana", "--all-invited")[PLANNED]
    assert new.partition("attendees:")[2].partition("invited:")[0].count("DLH") == 1
