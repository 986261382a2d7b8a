"""Documents as files of other programs: what `jakres render` makes of each that can be one."""

from __future__ import annotations

from email import message_from_bytes
from email import policy as policies
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from jakres_cli.documents.table import DOCUMENTS
from tests.unit.importing.sheets import STEM, cell, entries, fill, opened, saved
from tests.unit.making import meeting, record

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace

EVENT = "records/events/lokakarya.md"
PLAN = "records/meetings/2019/2019-11-20-rencana.md"


def _rendered(workspace: Workspace, *arguments: str) -> bytes:
    path = workspace.home / "made"
    done = workspace.run("render", *arguments, "-o", str(path))
    assert done.code == 0, done.stderr
    return path.read_bytes()


def test_every_format_has_a_maker() -> None:
    """Each format that a document is said to have is one that it can be made in."""
    for document in DOCUMENTS:
        maker = document.maker()
        others = {"csv": maker.table, "txt": maker.text, "ics": maker.occasion}
        for form in document.formats:
            assert form in maker.files or others.get(form), (document.name, form)


def test_decisions_as_a_table(workspace: Workspace) -> None:
    """Decisions are a table of text under its title, with what it covers."""
    workspace.write(
        f"records/meetings/2019/{STEM}.md",
        meeting("decisions:\n  - {id: a, text: '=1+1'}\n  - {id: b, text: Menyetujui tabel}"),
    )
    data = _rendered(workspace, "decisions", "--format", "xlsx")
    page = load_workbook(BytesIO(data)).active
    texts = [one.value for row in page for one in row if one.value]
    assert {"=1+1", "Menyetujui tabel"} <= set(texts)
    assert "As of Tuesday, 12 November 2019; 3 of 3 records read." in texts
    assert not [one for row in page for one in row if one.data_type == "f"]
    assert data == _rendered(workspace, "decisions", "--format", "xlsx")


def test_no_decisions(workspace: Workspace) -> None:
    """A table without rows has its titles all the same."""
    page = load_workbook(BytesIO(_rendered(workspace, "decisions", "--format", "xlsx"))).active
    assert "Decision" in [one.value for row in page for one in row]


def test_a_reminder_as_a_mail(workspace: Workspace) -> None:
    """The reminder is a draft with its subject and text, and says nothing of who receives it."""
    data = _rendered(fill(workspace), "reminder", "BPBD", "--format", "eml")
    message = message_from_bytes(data, policy=policies.default)
    assert message["X-Unsent"] == "1"
    assert "BPBD" in message["Subject"]
    assert "To" not in message
    assert str(message["Date"]) == "Tue, 12 Nov 2019 00:00:00 +0700"
    assert "Menyerahkan data pompa" in message.get_content()
    assert data == _rendered(workspace, "reminder", "BPBD", "--format", "eml")


def test_a_reminder_with_its_sheet(workspace: Workspace, tmp_path: Path) -> None:
    """The sheet that goes with the mail can be filled in and entered."""
    data = _rendered(fill(workspace), "reminder", "BPBD", "--format", "eml", "--sheet")
    message = message_from_bytes(data, policy=policies.default)
    (part,) = message.iter_attachments()
    assert part.get_filename() == "2019-11-12-BPBD.xlsx"
    path = tmp_path / str(part.get_filename())
    path.write_bytes(part.get_content())
    book = opened(path)
    page = book.worksheets[0]
    page[cell(page, "data-pompa", "note")] = "Sudah dikirim"
    assert workspace.run("import", str(saved(book, path))).code == 0
    assert list(entries(workspace)) == ["data-pompa/2019-11-12-BPBD.md"]


def test_a_sheet_goes_only_with_a_mail(workspace: Workspace) -> None:
    """Asked for with a letter on paper, the sheet is refused rather than overlooked."""
    done = fill(workspace).run("render", "reminder", "BPBD", "--sheet")
    assert (done.code, done.stdout) == (2, "")
    assert "--format eml" in done.stderr


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("record: planned\ninvited: [DLH]\ntime: '09:00'", "CONFIRMED"),
        ("record: cancelled\ninvited: [DLH]", "CANCELLED"),
    ],
    ids=["planned", "cancelled"],
)
def test_an_invitation_for_calendars(workspace: Workspace, fields: str, status: str) -> None:
    """An invitation goes into calendars, and so does that the meeting was cancelled."""
    workspace.write(PLAN, meeting(fields, day="2019-11-20"))
    data = _rendered(workspace, "invitation", "rencana", "--format", "ics")
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert (event["UID"], event["STATUS"]) == ("2019-11-20-rencana@sjb.jakres", status)


def test_a_confidential_meeting_stays_out(workspace: Workspace) -> None:
    """A confidential meeting goes into no calendar unless that is asked for."""
    fields = "record: planned\ninvited: [DLH]\nvisibility: confidential"
    workspace.write(PLAN, meeting(fields, day="2019-11-20"))
    arguments = ("render", "invitation", "rencana", "--format", "ics")
    refused = workspace.run(*arguments)
    assert (refused.code, refused.stdout) == (3, "")
    assert workspace.run(*arguments, "--confidential").code == 0


@pytest.mark.parametrize("date", ["", "date: 2019-12-11\n"], ids=["undated", "dated"])
def test_a_programme_for_calendars(workspace: Workspace, date: str) -> None:
    """An event goes into calendars once it has a date."""
    workspace.write(EVENT, record(f"title: Lokakarya\nstatus: planned\nhosts: [BPBD]\n{date}"))
    done = workspace.run("render", "programme", "lokakarya", "--format", "ics")
    if not date:
        assert (done.code, done.stdout) == (3, "")
        assert "has no date yet" in done.stderr
        return
    (event,) = Calendar.from_ical(done.stdout.encode()).walk("VEVENT")
    assert event["SUMMARY"] == "Lokakarya"


def test_the_name_of_the_file_tells(workspace: Workspace) -> None:
    """Without --format, a file called .xlsx, .ics or .eml becomes what its name says."""
    fill(workspace)
    for name, begins in (("a.xlsx", b"PK"), ("a.ics", b"BEGIN:VCALENDAR")):
        path = workspace.home / name
        assert workspace.run("render", "actions", "-o", str(path)).code == 0
        assert path.read_bytes().startswith(begins)
    path = workspace.home / "a.eml"
    assert workspace.run("render", "reminder", "BPBD", "-o", str(path)).code == 0
    assert path.read_bytes().startswith(b"X-Unsent: 1\r\n")
