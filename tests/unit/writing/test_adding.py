from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jakres_cli.records.syntax.document import read_markdown
from jakres_cli.records.syntax.prose import normalise_prose
from tests.unit.writing.runs import (
    DRAFT,
    MEETING,
    PLANNED,
    STEM,
    either,
    errors,
    fill,
    hostile,
    lines_kept,
    refused,
    tree,
    unchanged,
    written,
)

if TYPE_CHECKING:
    from tests.conftest import Workspace

APPROVED = """\
---
title: Rapat
date: 2019-11-05
attendees: [BPBD]
minutes: {status: approved}
---
"""


@pytest.mark.parametrize(
    ("arguments", "added"),
    [
        (["attendee", STEM, "SJB"], ["    - SJB"]),
        (["attendee", "rapat", "Sekretariat Jakarta Berketahanan"], ["    - SJB"]),
        (
            ["attendee", STEM, "SJB", "--post", "manajer-program", "--role", "host"],
            ["    - agency: SJB", "      posts: [manajer-program]", "      role: host"],
        ),
        (
            ["attendee", STEM, "--name", "Pak: Budi"],
            ["    - names:", "        - name: 'Pak: Budi'"],
        ),
        (["absent", STEM, "BPKD"], ["absent: [BPKD]"]),
        (
            ["absent", STEM, "Dishub", "--reason", "Banjir: 10:30"],
            ["absent:", "  - agency: Dishub", "    reason: 'Banjir: 10:30'"],
        ),
        (
            ["decision", STEM, "Peserta dibagi menjadi tiga kelompok", "--by", "DLH"],
            [
                "decisions:",
                "  - id: peserta-dibagi-menjadi-tiga",
                "    text: Peserta dibagi menjadi tiga kelompok",
                "    by: DLH",
            ],
        ),
        (
            ["decision", STEM, "Dua kata."],
            ["decisions:", "  - id: dua-kata", "    text: Dua kata.", "    quote: Dua kata."],
        ),
        (
            ["follow-up", STEM, "Dua kata.", "--owner", "DLH,BPBD", "--due", "28 November"],
            [
                *("follow-ups:", "  - id: dua-kata", "    what: Dua kata."),
                *("    owners: [DLH, BPBD]", "    due: 2019-11-28", "    quote: Dua kata."),
            ],
        ),
        (
            ["follow-up", STEM, "Data #3: pompa"],
            [
                *("follow-ups:", "  - id: data-3-pompa", "    what: 'Data #3: pompa'"),
                *("    owners: []", "    quote: 'Data #3: pompa'"),
                *("- Data #3: pompa", ""),
            ],
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_only_the_new_lines_are_added(
    workspace: Workspace, arguments: list[str], added: list[str]
) -> None:
    """Adding puts its lines where they belong and leaves every other byte of the draft."""
    fill(workspace)
    changed = written(workspace, "add", *arguments)
    assert set(changed) == {MEETING}
    assert lines_kept(DRAFT, changed[MEETING])
    old, new = DRAFT.split("\n"), changed[MEETING].split("\n")
    for line in old:
        new.remove(line)
    assert new == added


@pytest.mark.parametrize("kind", ["attendee", "absent", "decision", "follow-up"])
def test_line_ends_and_bom_stay(workspace: Workspace, kind: str) -> None:
    """A draft from another system keeps its line ends and its byte order mark."""
    text = "\ufeff" + DRAFT.replace("\n", "\r\n")
    fill(workspace, draft=text)
    assert workspace.run("add", kind, STEM, "SJB").code == 0
    new = (workspace.path / MEETING).read_bytes().decode()
    assert new.count("\n") == new.count("\r\n")
    assert new.startswith("\ufeff---\r\n")
    assert lines_kept(text, new)
    assert errors(workspace) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["attendee", STEM, "SJB"],
        ["absent", STEM, "SJB"],
        ["decision", STEM, "Sepakat"],
        ["follow-up", STEM, "Menyusun tabel"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_approved_minutes_are_refused(workspace: Workspace, arguments: list[str]) -> None:
    """Approved minutes are sealed: exit 3, and nothing is touched."""
    fill(workspace, draft=APPROVED)
    assert "approved" in refused(workspace, 3, "add", *arguments).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "attendee", STEM, "BPDB"],
        ["add", "absent", STEM, "BPDB"],
        ["add", "follow-up", STEM, "x", "--owner", "BPDB"],
        ["add", "follow-up", STEM, "x", "--owner", "DLH,BPDB"],
        ["add", "follow-up", STEM, "x", "--with", "BPDB"],
        ["add", "follow-up", STEM, "x", "--to", "BPDB"],
        ["add", "agency", "X", "Y", "--parent", "BPDB"],
        ["add", "person", "X", "--agency", "BPDB"],
        ["add", "post", "X", "--agency", "BPDB"],
        ["new-meeting", "X", "--attendees", "DLH,BPDB"],
        ["new-meeting", "X", "--date", "2019-11-20", "--invited", "BPDB"],
        ["attendance", "rencana", "--present", "BPDB"],
        ["attendance", "rencana", "--absent", "BPDB"],
    ],
    ids=" ".join,
)
def test_unknown_agencies_are_refused_with_a_suggestion(
    workspace: Workspace, arguments: list[str]
) -> None:
    """An agency that isn't registered is exit 2, with the nearest one that is."""
    fill(workspace)
    said = refused(workspace, 2, *arguments).stderr
    assert "unknown agency “BPDB”" in said
    assert "did you mean BPBD" in said


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        (["add", "attendee"], "MEETING"),
        (["add", "attendee", STEM], "AGENCY"),
        (["add", "absent"], "MEETING"),
        (["add", "absent", STEM], "AGENCY"),
        (["add", "decision"], "MEETING"),
        (["add", "decision", STEM], "TEXT"),
        (["add", "follow-up"], "MEETING"),
        (["add", "follow-up", STEM], "TEXT"),
        (["add", "agency"], "CODE"),
        (["add", "agency", "X"], "NAME"),
        (["add", "person"], "NAME"),
        (["add", "post"], "NAME"),
        (["new-meeting"], "TITLE"),
        (["new-meeting", "Rapat"], "--attendees"),
        (["attendance"], "MEETING"),
        (["attendance", "rencana"], "who came"),
    ],
    ids=str,
)
def test_what_is_missing_is_named(workspace: Workspace, arguments: list[str], missing: str) -> None:
    """In a pipe nothing is asked: exit 2 names what is missing."""
    fill(workspace)
    assert missing in refused(workspace, 2, *arguments).stderr.split("\n")[0]


@pytest.mark.parametrize("blank", ["", " \t\n\u00a0"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["new-meeting", "@", "--attendees", "BPBD"],
        ["add", "follow-up", STEM, "@"],
        ["add", "decision", STEM, "@"],
        ["add", "attendee", STEM, "@"],
        ["add", "agency", "X", "@"],
        ["add", "agency", "@", "X"],
        ["add", "person", "@"],
        ["add", "post", "@"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_blanks_are_nothing(workspace: Workspace, arguments: list[str], blank: str) -> None:
    """A text of nothing but blanks is missing."""
    fill(workspace)
    refused(workspace, 2, *(word.replace("@", blank) for word in arguments))


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("2019-11-28", ["    due: 2019-11-28"]),
        ("28 November", ["    due: 2019-11-28"]),
        ("Jumat", ["    due: 2019-11-08"]),
        ("besok", ["    due: 2019-11-06"]),
        ("+2w", ["    due: 2019-11-19"]),
        ("30 Nop 2019", ["    due: 2019-11-30"]),
        ("November 30, 2019", ["    due: 2019-11-30"]),
        ("20191130", ["    due: 2019-11-30"]),
        ("awal Desember", ["    due: 2019-12-01..2019-12-10"]),
        ("sebelum Jumat", ["    due: before:2019-11-08"]),
        ("paling lambat akhir tahun", ["    due: 2019-12-31"]),
        ("rapat berikutnya", ["    due: next-meeting"]),
        ("at the next meeting", ["    due: next-meeting"]),
        ("berkelanjutan", ["    due: ongoing"]),
        ("H-3 lokakarya", ["    due: before:3d:lokakarya"]),
        ("sebelum lokakarya", ["    due: before:lokakarya"]),
        ("setelah 5 Desember", ["    due: after:2019-12-05"]),
        ("2019-12", ["    due: 2019-12"]),
        ("2019-q4", ["    due: 2019-q4"]),
        ("next-meeting", ["    due: next-meeting"]),
        ("ongoing", ["    due: ongoing"]),
        ("before:lokakarya", ["    due: before:lokakarya"]),
        ("before:loka", ["    due: before:lokakarya"]),
        ("within:30d:loka", ["    due: within:30d:lokakarya"]),
        ("segera", ["    due-text: segera"]),
        ("sebelum pompa datang", ["    due-text: sebelum pompa datang"]),
        ("akhir bulan", ["    due: 2019-11-30"]),
        ("minggu depan", ["    due: 2019-11-11..2019-11-15"]),
        ("as soon as possible", ["    due-text: as soon as possible"]),
        ("'[x]' # y", ["    due-text: '''[x]'' # y'"]),
    ],
)
def test_due_words(workspace: Workspace, said: str, fields: list[str]) -> None:
    """A day or due form becomes ``due``; vague words stay words."""
    fill(workspace)
    new = written(workspace, "add", "follow-up", STEM, "Dua kata.", "--due", said)[MEETING]
    assert [line for line in new.split("\n") if line.startswith("    due")] == fields


@pytest.mark.parametrize(
    "said",
    [
        *("31 November", "2019-02-30", "2019-13", "2019-q5", "28 Novembr", "10/13/2019", "+2x"),
        *("before:tidak-ada", "after:2019-13", "within:3x:lokakarya", "before:"),
        *("a: b", "10000-01-01", "before:l"),
    ],
)
def test_digits_that_are_no_day_are_refused(workspace: Workspace, said: str) -> None:
    """What looks like a day and isn't one is asked about, never kept as words."""
    fill(workspace)
    if said == "before:l":
        workspace.write(
            "records/events/lain.md", "---\ntitle: L\nstatus: idea\nhosts: [DLH]\n---\n"
        )
    refused(workspace, 2, "add", "follow-up", STEM, "Dua kata.", "--due", said)


@pytest.mark.parametrize(
    "arguments",
    [
        ["follow-up", STEM, "Dua kata.", "--id", "Bukan Id"],
        ["follow-up", STEM, "Dua kata.", "--id", "../x"],
        ["follow-up", STEM, "Dua kata.", "--id", "x" * 61],
        ["decision", STEM, "Sepakat", "--id", "NO!"],
        ["person", "Budi", "--id", "../x"],
        ["post", "Kepala", "--id", "Kepala Seksi"],
        ["agency", "../x", "Nama"],
        ["agency", "A B", "Nama"],
        ["agency", "-x", "Nama"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_ids_that_are_none_are_refused(workspace: Workspace, arguments: list[str]) -> None:
    """An id or code that no record may have is exit 2."""
    fill(workspace)
    refused(workspace, 2, "add", *arguments)


@pytest.mark.parametrize("kind", ["follow-up", "decision"])
def test_an_id_is_used_once(workspace: Workspace, kind: str) -> None:
    """An id that the meeting has already isn't given again: one that is made gets a number."""
    fill(workspace)
    written(workspace, "add", kind, STEM, "Dua kata.")
    assert "dua-kata-2" in written(workspace, "add", kind, STEM, "Dua kata.")[MEETING]
    done = workspace.run("add", kind, STEM, "Lain", "--id", "dua-kata")
    assert done.code in {2, 3}
    assert errors(workspace) == []


def test_long_ids_stay_ids(workspace: Workspace) -> None:
    """The number behind an id that is as long as may be doesn't make it too long."""
    fill(workspace)
    for _ in range(2):
        written(workspace, "add", "follow-up", STEM, "a" * 70)


def test_nobody_is_listed_twice(workspace: Workspace) -> None:
    """Who is listed already is said to be, and who isn't an agency doesn't go as one."""
    fill(workspace)
    assert "BPBD is listed already" in unchanged(workspace, "add", "attendee", STEM, "bpbd")
    written(workspace, "add", "absent", STEM, "BPKD")
    refused(workspace, 3, "add", "absent", STEM, "BPKD")
    refused(workspace, 2, "add", "attendee", STEM, "deputi-trlh")
    refused(workspace, 2, "add", "absent", STEM, "deputi-trlh")
    refused(workspace, 2, "add", "attendee", STEM, "BPKD,SJB")


@pytest.mark.parametrize(
    "options",
    [
        ["--post", "Kepala Seksi"],
        ["--person", "Budi"],
        ["--post", "BPBD"],
        ["--person", "deputi-trlh"],
        ["--on-behalf-of", "Budi"],
        ["--role", "hots"],
    ],
    ids=" ".join,
)
def test_unknown_posts_and_people_are_asked_about(workspace: Workspace, options: list[str]) -> None:
    """A post or person that isn't registered is a wrong question (exit 2), or passes check."""
    draft = DRAFT.replace("    - BPBD   # tuan rumah", "    - BPBD").replace("    -", "  -")
    fill(workspace, draft=draft.replace("      names", "    names"))
    before = tree(workspace)
    done = workspace.run("add", "attendee", STEM, "SJB", *options)
    assert done.code in {0, 2}, done.stderr
    assert errors(workspace) == []
    assert done.code == 0 or tree(workspace) == before


def test_an_attendee_of_a_planned_meeting_is_invited(workspace: Workspace) -> None:
    """While a meeting is only planned, who is added is invited."""
    fill(workspace)
    new = written(workspace, "add", "attendee", "rencana", "SJB")[PLANNED]
    assert "  - posts: [deputi-trlh]\n  - SJB\n# sisanya" in new


def test_yes_and_no_are_no_texts(workspace: Workspace) -> None:
    """A yes is written as YAML writes it, not as a text in quotes."""
    fill(workspace)
    new = written(workspace, "add", "absent", STEM, "BPKD", "--excused")[MEETING]
    assert "    excused: true\n" in new


@hostile(0)
def test_hostile_follow_ups(workspace: Workspace, text: str) -> None:
    """Whatever a follow-up is called, it is refused, or can be read and quoted afterwards."""
    fill(workspace)
    before = read_markdown(MEETING, DRAFT.encode())
    if either(workspace, "add", "follow-up", STEM, "--", text).code == 0:
        new = read_markdown(MEETING, (workspace.path / MEETING).read_bytes())
        words, old = normalise_prose(new.prose), normalise_prose(before.prose)
        assert normalise_prose(text)
        assert normalise_prose(" ".join(text.split())) in words
        assert set(old.split()) <= set(words.split())


@hostile(1)
def test_hostile_decisions_and_names(workspace: Workspace, text: str) -> None:
    """Whatever a decision, an attendee or a reason is called, it is refused or passes check."""
    fill(workspace)
    either(workspace, "add", "decision", STEM, "--", text)
    either(workspace, "add", "attendee", STEM, f"--name={text}")
    either(workspace, "add", "absent", STEM, "BPKD", f"--reason={text}")
