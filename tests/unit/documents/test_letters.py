from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.making import meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

PATH = "records/meetings/2019/2019-12-10-contoh.md"
CONTACTS = "BPBD: {phone: 0811-000-111, email: contoh@example.org}\n"


def _made(workspace: Workspace, name: str, fields: str, *options: str) -> str:
    workspace.write(PATH, meeting(fields, day="2019-12-10"))
    done = workspace.run("render", name, "contoh", *options)
    assert done.code == 0, done.stderr
    return done.stdout


def test_a_letter_is_a_draft_until_it_has_a_number(workspace: Workspace) -> None:
    """The word goes with the number of the record, or when it is printed to be signed."""
    planned = "record: planned\ninvited: [BPBD]\n"
    assert "**DRAFT**" in _made(workspace, "invitation", planned)
    assert "DRAFT" not in _made(workspace, "invitation", planned, "--for-signature")
    numbered = _made(workspace, "invitation", planned + "invitation: {number: 1/SJB}")
    assert "DRAFT" not in numbered
    assert "| Number | 1/SJB |" in numbered


def test_what_is_missing_is_dotted(workspace: Workspace) -> None:
    """Every line of the form is there, and nothing is made up to fill it."""
    text = _made(workspace, "invitation", "record: planned")
    for label in ("Number", "Nature", "Attachments", "Time", "Place"):
        assert f"| {label} | …… |" in text
    for label in ("Post ……", "**NAME ……**", "Rank/grade ……", "Employee number ……"):
        assert f"| | {label} |" in text
    assert "To ……" in text
    assert "Copies to:\n\n1. ……" in text
    assert "| Agenda | Rapat contoh |" in text


@pytest.mark.parametrize(("count", "annexed"), [(1, False), (5, False), (6, True)])
def test_many_addressees_stand_in_an_annex(
    workspace: Workspace,
    count: int,
    annexed: bool,  # noqa: FBT001  what is expected
) -> None:
    """Up to five stand in the letter; more of them in a list, and the letter says so."""
    codes = ("BPBD", "DLH", "Dishub", "BPKD", "Pemprov-DKI", "SJB")[:count]
    text = _made(workspace, "invitation", f"record: planned\ninvited: [{', '.join(codes)}]")
    letter, _, annex = text.partition("## List of those invited")
    assert ("To those in the list attached" in letter) == annexed
    assert ("Attachments | List of those invited" in letter) == annexed
    assert ("1. Badan" in annex) == annexed
    assert ("Badan Penanggulangan" in letter) != annexed


def test_addressees_are_called_as_the_record_calls_them(workspace: Workspace) -> None:
    """A post by its name, people with their position, and the body when the entry names it."""
    invited = (
        "invited:\n"
        "  - {agency: DLH, posts: [manajer-program]}\n"
        "  - {agency: DLH, names: [{name: Contoh Nama, position: Kepala Seksi}]}\n"
        "  - posts: [deputi-trlh]\n"
    )
    text = _made(workspace, "invitation", f"record: planned\n{invited}")
    dlh = "Dinas Lingkungan Hidup Provinsi DKI Jakarta"
    assert f"1. Manajer Program, {dlh}\n2. Contoh Nama, Kepala Seksi, {dlh}\n" in text
    assert "3. Deputi Gubernur Bidang Tata Ruang dan Lingkungan Hidup\n" in text


def test_bodies_stand_by_their_protocol_rank(workspace: Workspace) -> None:
    """Those with a rank come first, in its order; the others stay as the record lists them."""
    register = (workspace.path / "records/agencies.yaml").read_text(encoding="utf-8")
    ranked = register.replace("\nSJB:\n", "\nSJB:\n  order: 1\n").replace(
        "\nDLH:\n", "\nDLH:\n  order: 2\n"
    )
    workspace.write("records/agencies.yaml", ranked)
    fields = "record: planned\ninvited: [Dishub, DLH, BPBD, SJB]"
    for name in ("invitation", "attendance"):
        text = _made(workspace, name, fields)
        places = [text.index(word) for word in ("Sekretariat", "Lingkungan", "Perhub", "Badan")]
        assert places == sorted(places)


def test_earlier_meetings_are_named_but_not_confidential_ones(workspace: Workspace) -> None:
    """The letter says what the meeting follows, as far as those invited may know."""
    for day, visibility in (("2019-11-01", "internal"), ("2019-11-02", "confidential")):
        title = f"title: Rapat {visibility}\nvisibility: {visibility}"
        workspace.write(f"records/meetings/2019/{day}-a.md", meeting(title, day=day))
    fields = "record: planned\nfollows: [2019-11-01-a, 2019-11-02-a]"
    text = _made(workspace, "invitation", fields)
    assert "Further to Rapat internal, 1 November 2019, we" in text
    assert "Rapat confidential" not in text


@pytest.mark.parametrize(
    ("form", "name", "what"),
    [
        ("stub", "invitation", "invitation"),
        ("stub", "attendance", "attendance list"),
        ("cancelled", "attendance", "attendance list"),
    ],
)
def test_nobody_is_called_to_what_does_not_take_place(
    workspace: Workspace, form: str, name: str, what: str
) -> None:
    """What is known from elsewhere has no letter, and nobody signs for what was cancelled."""
    workspace.write(PATH, meeting(f"record: {form}\ninvited: [BPBD]", day="2019-12-10"))
    done = workspace.run("render", name, "contoh")
    assert (done.code, done.stdout) == (3, "")
    assert f"has no {what}" in done.stderr


MOVED = """\
record: planned
invited: [BPBD]
moved:
  - 'on': 2019-11-08
    was: 2019-12-01
    now: 2019-12-05
    letter: {number: 018/SJB/2019, date: 2019-11-11}
  - {'on': 2019-11-10, was: 2019-12-05, now: 2019-12-10, reason: Ruang dipakai.}
invitation: {number: 020/SJB/2019, subject: Undangan}
"""


def test_the_letter_of_a_moved_meeting(workspace: Workspace) -> None:
    """It follows the letter that was sent, and names the day that those invited know."""
    text = _made(workspace, "invitation", MOVED, "--lang", "id")
    assert "| Hal | Perubahan Jadwal Rapat |" in text
    assert "| Nomor | 020/SJB/2019 |" in text
    assert "Menyusuli surat kami Nomor 018/SJB/2019 tanggal 11 November 2019" in text
    assert "semula dijadwalkan pada Minggu, 1 Desember 2019" in text
    assert "Selasa, 10 Desember 2019" in text


def test_a_moved_meeting_without_a_letter_before(workspace: Workspace) -> None:
    """Where no letter is known to have been sent, none is named; the reason is."""
    fields = MOVED.replace("    letter: {number: 018/SJB/2019, date: 2019-11-11}\n", "")
    text = _made(workspace, "invitation", fields, "--lang", "en")
    assert "We have to inform you that “" in text
    assert "planned for Thursday, 5 December 2019" in text
    assert "for this reason: Ruang dipakai, on:" in text
    assert "Further to our letter" not in text


def test_the_letter_of_a_cancelled_meeting(workspace: Workspace) -> None:
    """It names the letter and the day that are off, and invites nobody to anything."""
    fields = (
        "record: cancelled\ninvited: [BPBD]\nplace: Balai Kota\n"
        "cancelled: {'on': 2019-11-11, reason: Narasumber berhalangan}\n"
        "invitation: {number: 018/SJB/2019, date: 2019-11-11}"
    )
    text = _made(workspace, "invitation", fields, "--lang", "id")
    assert "| Hal | Pembatalan Rapat |" in text
    assert "Menyusuli surat kami Nomor 018/SJB/2019 tanggal 11 November 2019" in text
    assert "Selasa, 10 Desember 2019" in text
    assert "Narasumber berhalangan" in text
    assert "| Nomor | 018/SJB/2019 |" not in text
    assert "Balai Kota" not in text


def test_what_an_invitation_may_say_besides(workspace: Workspace) -> None:
    """Its own first sentence, the room online, remarks, whom to turn to, and who signs."""
    fields = (
        "record: planned\ninvited: [BPBD]\nconvened-by: deputi-trlh\n"
        "online: {app: Zoom, link: 'https://example.org/j/1', id: 812 345, passcode: kota}\n"
        "invitation:\n  opening: 'Menindaklanjuti arahan Gubernur, kami mengundang pada:'\n"
        "  notes: [Membawa data terbaru]\n  contact: manajer-program\n  signer: manajer-program"
    )
    text = _made(workspace, "invitation", fields, "--lang", "id")
    assert "\nMenindaklanjuti arahan Gubernur, kami mengundang pada:\n" in text
    assert "Zoom; https://example.org/j/1; ID rapat 812 345; kata sandi kota" in text
    assert "1. Membawa data terbaru" in text
    assert "Narahubung: Manajer Program" in text
    assert "Deputi Gubernur" not in text
    shown = json.loads(workspace.run("show", "contoh", "--format", "json").stdout)["item"]
    assert (shown["online"]["app"], shown["online"]["passcode"]) == ("Zoom", None)
    assert "example.org/j/1" not in str(shown)


def test_only_planned_meetings_are_called_all_at_once(workspace: Workspace) -> None:
    """--all writes the letters of what is still to come, and lists for what was held as well."""
    workspace.write(PATH, meeting("record: planned\ninvited: [BPBD]", day="2019-12-10"))
    workspace.write("records/meetings/2019/2019-10-29-lalu.md", meeting())
    workspace.run("render", "invitation", "--all", "-o", "undangan")
    workspace.run("render", "attendance", "--all", "-o", "hadir", "--format", "csv")
    folders = [workspace.path / name for name in ("undangan", "hadir")]
    made = sorted(path.name for folder in folders for path in folder.iterdir())
    assert made == ["2019-10-29-lalu.csv", "2019-12-10-contoh.csv", "2019-12-10-contoh.md"]


@pytest.mark.parametrize(("rows", "empty"), [((), 5), (("--rows", "0"), 0), (("--rows=12",), 12)])
def test_empty_rows_for_others(workspace: Workspace, rows: tuple[str, ...], empty: int) -> None:
    """Five unless said; numbers go on, and signatures stand left and right in turn."""
    text = _made(workspace, "attendance", "record: planned\ninvited: [BPBD, DLH]", *rows)
    lines = [line for line in text.split("\n") if line[2:3].isdigit()]
    assert len(lines) == 2 + empty
    for number, line in enumerate(lines, 1):
        sign = f"{number}. ……"
        assert line.endswith(f"| {sign} | |" if number % 2 else f"| | {sign} |")


@pytest.mark.parametrize("rows", ["-1", "x", "501", "1e3", "٣"])
def test_rows_are_a_sane_number(workspace: Workspace, rows: str) -> None:
    """Anything else is refused with what it takes."""
    workspace.write(PATH, meeting("record: planned\ninvited: [BPBD]", day="2019-12-10"))
    done = workspace.run("render", "attendance", "contoh", f"--rows={rows}")
    assert done.code == 2
    assert "from 0 to 500" in done.stderr


def test_phone_numbers_of_the_private_folder_are_not_printed(workspace: Workspace) -> None:
    """The column for phone and mail is left for those who sign."""
    workspace.write("private/contacts.yaml", CONTACTS)
    text = _made(workspace, "attendance", "record: planned\ninvited: [BPBD]")
    assert "0811" not in text
    assert "| 1 |  |  | Badan Penanggulangan Bencana Daerah Provinsi DKI Jakarta | | 1." in text


def test_the_chair_signs_too_and_only_once(workspace: Workspace) -> None:
    """The chair counts as present: first in the list unless it names them already."""
    chair = "chair: manajer-program\nrecord: planned\n"
    first = _made(workspace, "attendance", f"{chair}invited: [BPBD]", "--rows", "0")
    assert "| 1 |  | Manajer Program | Sekretariat Jakarta Berketahanan |" in first
    listed = f"{chair}invited: [BPBD, {{agency: SJB, posts: [manajer-program]}}]"
    text = _made(workspace, "attendance", listed, "--rows", "0")
    assert text.count("Manajer Program |") == 2  # the head and one row
    assert "| 2 |  | Manajer Program |" in text
