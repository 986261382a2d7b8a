from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.making import meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

PATH = "records/meetings/2019/2019-10-29-contoh.md"
CONFIDENTIAL = """
follow-ups:
  - id: anggaran
    what: Menyusun anggaran rahasia
    owners: [BPBD]
    visibility: confidential
    quote: BPBD menyusun anggaran rahasia.
  - {id: data, what: Menyerahkan data, owners: [BPBD]}
"""


def _rendered(workspace: Workspace, fields: str, *options: str, prose: str = "") -> str:
    workspace.write(PATH, meeting(fields, prose))
    done = workspace.run("render", "minutes", "2019-10-29-contoh", "--lang", "en", *options)
    assert done.code == 0, done.stderr
    return done.stdout


def test_confidential_items_are_left_out_and_counted(workspace: Workspace) -> None:
    """Neither the item nor its words in the prose are shown; the document and stderr say so."""
    prose = "\nBPBD menyusun *anggaran*\nrahasia. Lainnya terbuka.\n"
    text = _rendered(workspace, CONFIDENTIAL, prose=prose)
    assert "anggaran" not in text
    assert "[confidential] Lainnya terbuka." in text
    assert "1 confidential item left out." in text
    shown = _rendered(workspace, CONFIDENTIAL, "--confidential", prose=prose)
    assert "Menyusun anggaran rahasia" in shown
    assert "left out" not in shown


def test_a_confidential_meeting_is_refused(workspace: Workspace) -> None:
    """Without --confidential its minutes are not made; --all leaves it out and says so."""
    workspace.write(PATH, meeting("visibility: confidential"))
    done = workspace.run("render", "minutes", "contoh")
    assert (done.code, done.stdout) == (3, "")
    assert "--confidential" in done.stderr
    done = workspace.run("render", "minutes", "--all", "-o", "out")
    assert "wrote 0 documents" in done.stderr
    assert "1 confidential item left out." in done.stderr


@pytest.mark.parametrize(
    ("access", "english", "indonesian"),
    [
        ("B", "**ORDINARY**", "**BIASA**"),
        ("T", "**RESTRICTED**", "**TERBATAS**"),
        ("R", "**SECRET**", "**RAHASIA**"),
        ("SR", "**TOP SECRET**", "**SANGAT RAHASIA**"),
    ],
)
def test_the_class_of_access_is_printed_when_set(
    workspace: Workspace, access: str, english: str, indonesian: str
) -> None:
    """What the archive calls the record stands on its minutes, and nothing where it is silent."""
    fields = f"archive: {{code: TU.01.02, access: {access}}}"
    assert english in _rendered(workspace, fields)
    assert indonesian in _rendered(workspace, fields, "--lang", "id")
    assert english not in _rendered(workspace, "archive: {code: TU.01.02}")


@pytest.mark.parametrize("form", ["planned", "stub", "cancelled"])
def test_only_minutes_are_minutes(workspace: Workspace, form: str) -> None:
    """What was planned, cancelled or is known from elsewhere has none: exit 3, in words."""
    workspace.write(PATH, meeting(f"record: {form}\ninvited: [BPBD]", day="2019-12-29"))
    (workspace.path / PATH).rename(workspace.path / PATH.replace("2019-10-29", "2019-12-29"))
    done = workspace.run("render", "minutes", "contoh")
    assert done.code == 3
    assert "has no minutes" in done.stderr


def test_days_and_times(workspace: Workspace) -> None:
    """Several days are a range, the time has the zone that the office is in."""
    text = _rendered(
        workspace, 'end-date: 2019-10-30\ntime: "09:00"\nend-time: "11:00"', "--lang=id"
    )
    assert "29–30 Oktober 2019" in text
    assert "09.00" in text
    assert "11.00 WIB" in text


def test_corrections_and_approval_are_printed(workspace: Workspace) -> None:
    """Approved minutes are no draft, and name what was corrected."""
    text = _rendered(
        workspace,
        "minutes: {status: approved, approved-on: 2019-11-05}\n"
        "corrections:\n  - {on: 2019-11-20, where: place, was: A, now: B}",
    )
    assert "DRAFT" not in text
    assert "- 20 November 2019, place: read “A”, now reads “B”" in text


def test_an_incomplete_archive_is_said(workspace: Workspace) -> None:
    """Minutes say, with exit 1, what of the records that they rest on was not counted."""
    workspace.write(PATH, meeting("events: [rusak]"))
    workspace.write("records/meetings/2019/2019-10-30-rusak.md", "kosong")
    workspace.write("records/events/rusak.md", "kosong")
    done = workspace.run("render", "minutes", "contoh")
    assert done.code == 1
    assert "May be incomplete" in done.stdout
    assert "events/rusak.md:1: JK001" in done.stdout
    assert "2019-10-30-rusak.md" not in done.stdout + done.stderr


def test_every_meeting_into_a_folder(workspace: Workspace) -> None:
    """--all writes one file a meeting that has minutes, and nothing among the records."""
    workspace.write(PATH, meeting())
    done = workspace.run("cetak", "notula", "--all", "-o", "out")
    assert done.code == 0
    assert [path.name for path in (workspace.path / "out").iterdir()] == ["2019-10-29-contoh.md"]
    done = workspace.run("render", "minutes", "--all", "-o", "records/meetings/2019")
    assert done.code == 3
    assert "among the records" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("notulen", "contoh"), "did you mean notula?"),
        (("minutes",), "which meeting?"),
        (("agency",), "which agency?"),
        (("agency", "BPDB"), "BPBD"),
        (("actions", "contoh"), "takes no reference"),
        (("minutes", "contoh", "--overdue"), "--overdue cannot be used with minutes"),
        (("minutes", "contoh", "--format", "csv"), "minutes can't be csv"),
        (("actions", "--format", "csv", "--template", "x"), "--template cannot be used with csv"),
        (("minutes", "contoh", "--all", "-o", "out"), "either contoh or --all"),
        (("minutes", "--all"), "into which folder?"),
        (("minutes", "contoh", "--template", "none.j2"), "there is no template"),
    ],
)
def test_what_is_asked_wrongly(workspace: Workspace, arguments: tuple[str, ...], said: str) -> None:
    """What is missing or means nothing ends with 2 and a sentence."""
    workspace.write(PATH, meeting())
    done = workspace.run("render", *arguments)
    assert done.code == 2, done.stderr
    assert said in done.stderr
