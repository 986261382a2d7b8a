from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.documents.reminder import reminder_mail, reminder_text
from jakres_cli.documents.reminder_text import MOST, phone_text
from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
from jakres_cli.locale import catalogue
from tests.unit.documents.full import fill
from tests.unit.documents.test_views import view_of
from tests.unit.making import TODAY, entry, entry_path, loaded, meeting

if TYPE_CHECKING:
    from jakres_cli.documents.follow_ups import FollowUpRow
    from jakres_cli.documents.reminder_text import ReminderView
    from tests.conftest import Workspace

PATH = "records/meetings/2019/2019-10-29-contoh.md"
RECORDS = loaded().records
WORDS = st.text(st.sampled_from("abc .…“”\n"), max_size=400)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "what": WORDS,
            "meeting": st.sampled_from(["Rapat", "Rapat " * 60]),
            "owners": st.sampled_from(["BPBD", "BPBD; DLH", "DLH; " * 60]),
            "day": st.sampled_from(["1 November 2019", "2 November 2019"]),
            "due": WORDS,
            "overdue": st.booleans(),
            "days_late": st.integers(0, 9999),
        }
    ),
    min_size=1,
    max_size=40,
)


@given(ROWS, st.sampled_from(["id", "en"]), st.sampled_from(["BPBD", "Panjang " * 60]))
def test_a_message_for_phones_is_short_and_counts_the_rest(
    rows: list[FollowUpRow], lang: str, name: str
) -> None:
    """However many and long they are: at most 700 signs, and what isn't there is counted."""
    display = DisplayNames(RECORDS, catalogue(lang), VisibilityFilter(confidential=False))
    text = phone_text(rows, name, TODAY, display)
    assert len(text) <= MOST
    shown = sum(line.partition(". ")[0].isdigit() for line in text.split("\n"))
    assert shown >= 1
    assert all(line == " ".join(line.split()) for line in text.split("\n"))
    left = len(rows) - shown
    if left:
        assert any(
            line.endswith((f" {left} more", f" {left} lainnya")) for line in text.split("\n")
        )


def test_follow_ups_of_one_meeting_stand_together(workspace: Workspace) -> None:
    """The meeting is named once above them; the most urgent one's comes first."""
    for day, due in (("2019-10-28", "2019-11-30"), ("2019-10-29", "2019-11-01")):
        items = "".join(
            f"\n  - {{id: {name}, what: {name} {day}, owners: [BPBD], due: {due}}}"
            for name in ("satu", "dua")
        )
        path = PATH.replace("2019-10-29", day)
        workspace.write(path, meeting(f"title: Rapat {day}\nfollow-ups:{items}", day=day))
    done = workspace.run("render", "reminder", "BPBD", "--format", "txt")
    assert done.stdout.startswith("Dear colleagues at BPBD,\n")
    lines = [line[:16] for line in done.stdout.split("\n")]
    assert lines.index("Rapat 2019-10-29") < lines.index("Rapat 2019-10-28")
    assert lines.count("Rapat 2019-10-28") == 1
    assert "1. dua 2019-10-29; due 1 November 2019; 11 days late." in done.stdout


def test_mail_has_a_subject_and_everything_that_is_owed(workspace: Workspace) -> None:
    """The subject counts, the body lists in full, and tells as of when and from what."""
    fill(workspace)
    view = cast("ReminderView", view_of(workspace, "reminder", "BPBD"))
    subject, body = reminder_mail(view)
    assert "\n" not in subject
    assert "BPBD" in subject
    for row in (*view["items"], *view["umbrella"]):
        assert f". {row['what']}\n" in body
        assert f": {row['meeting']}, {row['day']}\n" in body
    assert body.startswith(view["greeting"])
    assert body.endswith(f"-- \n{view['coverage']['sentence']}\n")
    assert "\\" not in body
    assert reminder_text(view) == view["text"] + "\n"


def test_a_letter_tells_nothing_that_was_noted_for_the_office(workspace: Workspace) -> None:
    """Reports and reasons stand in the matrix, which the office keeps, and not in the letter."""
    fill(workspace)
    matrix = workspace.run("render", "actions").stdout
    for form in ("md", "txt"):
        text = workspace.run("render", "reminder", "BPBD", "--format", form).stdout
        for words in ("menunggu data selatan", "Data utara sudah lengkap"):
            assert words in matrix
            assert words not in text


def test_the_letter_is_numbered_dated_and_signed_as_said(workspace: Workspace) -> None:
    """What no record says comes from the command line; without a number it is a draft."""
    fill(workspace)
    draft = workspace.run("render", "reminder", "DSDA").stdout
    assert "**DRAFT** – no number yet" in draft
    assert "Kota Contoh, ……" in draft
    assert "DRAFT" not in workspace.run("render", "reminder", "DSDA", "--for-signature").stdout
    done = workspace.run(
        *("render", "reminder", "DSDA", "--number", "9/SJB", "--on", "Kamis"),
        *("--by", "kepala-sekretariat"),
    )
    assert "Kamis: Thursday, 14 November 2019" in done.stderr
    assert "DRAFT" not in done.stdout
    assert "Kota Contoh, 14 November 2019" in done.stdout
    assert "| Number | 9/SJB |" in done.stdout
    assert "| | **Dr. Contoh Ketua** |" in done.stdout


def test_nothing_to_remind_of(workspace: Workspace) -> None:
    """Somebody who owes nothing, or nothing that was asked for, gets no letter: exit 3."""
    workspace.write(PATH, meeting("follow-ups: [{id: a, what: A, owners: [DLH]}]"))
    for arguments in (("BPBD",), ("DLH", "--overdue")):
        done = workspace.run("render", "reminder", *arguments)
        assert (done.code, done.stdout) == (3, "")
        assert f"nothing to remind {arguments[0]} of" in done.stderr


def test_a_letter_that_was_narrowed_says_so(workspace: Workspace) -> None:
    """What the letter leaves out on purpose isn't taken for settled."""
    workspace.write(PATH, meeting("follow-ups: [{id: a, what: A, owners: [DLH], due: 2019-11-01}]"))
    done = workspace.run("render", "reminder", "DLH", "--overdue", "--kind", "commitment")
    assert "Selection: overdue; commitment" in done.stdout
    assert "Selection" not in workspace.run("render", "reminder", "DLH").stdout


def test_a_folder_of_letters_goes_to_everybody_else_who_owes(workspace: Workspace) -> None:
    """One each, also to a post, about its own; none to the office, nor to an umbrella."""
    items = (
        "follow-ups:\n"
        "  - {id: a, what: Milik DLH, owners: [DLH]}\n"
        "  - {id: b, what: Milik sudin, owners: [Sudin-LH-Utara]}\n"
        "  - {id: c, what: Milik deputi, owners: [deputi-trlh]}\n"
        "  - {id: d, what: Milik kita, owners: [SJB, manajer-program]}\n"
        "  - {id: e, what: Milik bersama, owners: [Pemprov-DKI]}\n"
    )
    workspace.write(PATH, meeting(items))
    done = workspace.run("cetak", "pengingat", "--all", "-o", "surat", "--format", "txt")
    assert done.code == 0, done.stderr
    folder = workspace.path / "surat"
    letters = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert sorted(letters) == [
        "BPBD.txt",
        "DLH.txt",
        "Sudin-LH-Utara.txt",
        "deputi-trlh.txt",
    ]
    assert "Milik sudin" not in letters["DLH.txt"]
    assert "Milik sudin" in workspace.run("cetak", "pengingat", "DLH", "--format", "txt").stdout
    assert "Milik bersama" in letters["BPBD.txt"]


@pytest.mark.parametrize(
    ("owners", "fields", "left"),
    [
        ("[DLH]", "status: reported", False),
        ("[DLH]", "status: in-progress", True),
        ("[DLH, BPBD]", "owner: DLH\nstatus: reported", False),
        ("[DLH, BPBD]", "owner: BPBD\nstatus: reported", True),
        ("[Pemprov-DKI]", "owner: DLH\nstatus: reported", False),
        ("[Pemprov-DKI]", "owner: DLH\nstatus: done\nevidence: ['letter:1']", False),
        ("[Pemprov-DKI]", "owner: DLH\nstatus: dropped\nreason: r", False),
        ("[Pemprov-DKI]", "owner: DLH\nstatus: in-progress", True),
        ("[Pemprov-DKI]", "owner: BPBD\nstatus: reported", True),
        ("[Pemprov-DKI], each: [BPBD]", "note", False),
    ],
)
def test_nobody_is_reminded_of_what_it_reported(
    workspace: Workspace, owners: str, fields: str, *, left: bool
) -> None:
    """Reported, done and dropped end reminding, each for itself; in progress doesn't."""
    item = f"  - {{id: a, what: Milik bersama, owners: {owners}}}\n"
    workspace.write(PATH, meeting(f"attendees: [BPBD, DLH]\nfollow-ups:\n{item}"))
    if fields != "note":
        workspace.write(entry_path("2019-11-05", item="a"), entry(fields, day="2019-11-05"))
    done = workspace.run("cetak", "pengingat", "DLH", "--format", "txt")
    assert (done.code, "Milik bersama" in done.stdout) == ((0, True) if left else (3, False))
    workspace.run("cetak", "pengingat", "--all", "-o", "surat", "--format", "txt")
    assert (workspace.path / "surat/DLH.txt").exists() is left


ENDED = (
    "Lama: {name: Dinas Lama, until: 2019-10-31, successor: [Baru-A, Baru-B]}\n"
    "Baru-A: {name: Dinas Baru A}\nBaru-B: {name: Dinas Baru B}\n"
    "Bubar: {name: Dinas Bubar, until: 2019-10-31}\n"
)


def test_letters_go_to_those_that_took_over(workspace: Workspace) -> None:
    """Each part of a divided body is written to, and none that has ended; that one is named."""
    register = workspace.path / "records/agencies.yaml"
    register.write_text(register.read_text(encoding="utf-8") + ENDED, encoding="utf-8")
    workspace.write(
        "records/meetings/2019/2019-10-29-rapat.md",
        "---\ntitle: Rapat\ndate: 2019-10-29\nattendees: [Lama, Bubar]\nfollow-ups:\n"
        "  - {id: data, what: Mengirim data, owners: [Lama]}\n"
        "  - {id: peta, what: Mengirim peta, owners: [Bubar]}\n---\n",
    )
    result = workspace.run("render", "reminder", "--all", "-o", "out")
    assert sorted(path.name for path in (workspace.path / "out").iterdir()) == [
        "Baru-A.md",
        "Baru-B.md",
    ]
    assert "Bubar has ended; nobody took over from it" in result.stderr
    refused = workspace.run("render", "reminder", "Lama")
    assert (refused.code, "write to Baru-A, Baru-B" in refused.stderr) == (3, True)
    matrix = workspace.run("render", "actions", "--agency", "Lama").stdout
    assert "Dinas Baru A" in matrix
    assert "## Dinas Lama" not in matrix
    done = workspace.run(
        "update", "data", "--owner", "Baru-B", "--status", "reported", "--by", "Baru-B"
    )
    assert done.code == 0, done.stderr
    assert "reported" in workspace.run("actions", "--agency", "Baru-A").stdout


def test_letters_of_an_earlier_run_are_set_aside(workspace: Workspace) -> None:
    """Who owes nothing any more has no letter among the new ones; none is deleted, all are said."""
    items = "".join(
        f"  - {{id: {code.lower()}, what: Data {code}, owners: [{code}], due: 2019-11-01}}\n"
        for code in ("BPBD", "DLH")
    )
    workspace.write(
        "records/meetings/2019/2019-10-30-surat.md",
        f"---\ntitle: R\ndate: 2019-10-30\nattendees: [BPBD, DLH]\nfollow-ups:\n{items}---\n",
    )
    run = ("render", "reminder", "--all", "-o", "surat")
    assert workspace.run(*run).code == 0
    folder = workspace.path / "surat"
    (folder / "catatan.md").write_text("milik orang")
    old = (folder / "BPBD.md").read_text()
    assert workspace.run("done", "surat/bpbd", "--evidence", "letter:1").code == 0
    workspace.run(*run, "--agency", "DLH")
    assert (folder / "BPBD.md").exists()
    said = workspace.run(*run).stderr
    assert "outdated-2019-11-12: BPBD.md" in said
    assert (folder / "outdated-2019-11-12" / "BPBD.md").read_text() == old
    assert sorted(path.name for path in folder.glob("*.md")) == ["DLH.md", "catatan.md"]
    assert workspace.run(*run).stderr.count("outdated") == 0
