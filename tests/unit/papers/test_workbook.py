"""The workbook that goes out, as a spreadsheet program sees it."""

from __future__ import annotations

import datetime
import zipfile
from typing import TYPE_CHECKING

import pytest

from jakres_cli.papers.sheet.reading import read_workbook
from tests.unit.importing.sheets import STEM, TITLES, cell, fill, opened, sheet, titles_row
from tests.unit.making import entry, entry_path, meeting
from tests.unit.writing.runs import tree

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.conftest import Workspace

FILLED = ("by", "status", "on", "evidence", "asked", "note")
NAUGHTY = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+62812",
    "-1",
    "@SUM(A1)",
    "|x",
    "%y",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20a",
    "'kutip",
    "_x0041_",
    "__x000D_",
    "&amp; <b>tebal</b> ]]>",
    "012",
    "1e5",
    "2019-11-28",
    "TRUE",
    "#REF!",
    "{=A1}",
    "🏙️ e\u0301 İ",
    "[tim-3] {{ x }} {% y %} ${z}",
    "a\tb",
    "\tx",
)


def _page(path: Path) -> Worksheet:
    page: Worksheet = opened(path).worksheets[0]
    return page


def test_the_columns_of_the_matrix_and_those_to_fill_in(workspace: Workspace) -> None:
    """The matrix's columns come first, then those to be filled in, then code and stamp."""
    page = _page(sheet(fill(workspace)))
    titles = [one.value for one in page[titles_row(page)] if one.value]
    assert titles == [
        "No",
        "Meeting, date",
        "What is to be done",
        "Responsible",
        "Supporting agencies",
        "Due",
        "Status",
        "Evidence",
        "Notes",
        *(TITLES[key] for key in (*FILLED, "ref", "stamp")),
    ]


def test_a_heading_for_groups(workspace: Workspace) -> None:
    """Asked for by groups, the title of its group stands before each row."""
    page = _page(sheet(fill(workspace), "--group", "agency"))
    head = titles_row(page)
    assert page.cell(head, 1).value == "Group"
    groups = [page.cell(row, 1).value for row in range(head + 1, page.max_row + 1)]
    assert len([one for one in groups if one and one.endswith("(DLH)")]) == 2


def test_only_what_is_filled_in_is_open(workspace: Workspace) -> None:
    """Every page is protected; just the cells to be filled in can be changed."""
    book = opened(sheet(fill(workspace)))
    assert all(page.protection.sheet for page in book.worksheets)
    page = book.worksheets[0]
    head = titles_row(page)
    open_titles = {
        page.cell(head, one.column).value
        for row in page.iter_rows()
        for one in row
        if not one.protection.locked
    }
    assert open_titles == {TITLES[key] for key in FILLED}
    assert all(
        one.protection.locked for other in book.worksheets[1:] for row in other for one in row
    )


def test_what_may_be_entered(workspace: Workspace) -> None:
    """Statuses and agencies are chosen from a list, days are days; each says what is wrong."""
    book = opened(sheet(fill(workspace), "--agency", "BPBD"))
    page, machine = book.worksheets[0], book["_jakres"]
    rules = {str(one.sqref): one for one in page.data_validations.dataValidation}
    column = {key: cell(page, "data-pompa", key)[0] for key in FILLED}
    by_letter = {cells[0]: rule for cells, rule in rules.items()}
    assert {letter: rule.type for letter, rule in by_letter.items()} == {
        column["by"]: "list",
        column["status"]: "list",
        column["on"]: "date",
        column["asked"]: "date",
    }
    assert all(one.error and one.showErrorMessage for one in rules.values())
    words = [one.value for one in machine["E"] if one.value]
    assert by_letter[column["status"]].formula1 == f"'_jakres'!$E$1:$E${len(words)}"
    assert words == [
        "Being followed up",
        "Reported done, not yet checked",
        "Can't be done, or dropped",
    ]
    assert [one.value for one in machine["F"] if one.value] == ["BPBD"]


@pytest.mark.parametrize("options", [(), ("--agency", "SJB")], ids=["everybody", "office"])
def test_the_office_may_find_it_done(workspace: Workspace, options: tuple[str, ...]) -> None:
    """The sheet that the office fills in itself offers “done” too."""
    machine = opened(sheet(fill(workspace), *options))["_jakres"]
    assert "Done" in [one.value for one in machine["E"]]


def test_days_are_days(workspace: Workspace) -> None:
    """A due day is a day with a format, words stay words, and so do days that hang on something."""
    page = _page(sheet(fill(workspace)))
    due = page[cell(page, "data-pompa", "due")]
    assert due.value == datetime.datetime(2019, 11, 8)  # noqa: DTZ001  as openpyxl reads it
    assert due.is_date
    assert page[cell(page, "data-izin", "due")].value == "December 2019"
    assert page[cell(page, "tabel", "due")].value == "after “Mengusulkan topik”"
    assert page[cell(page, "data-pompa", "on")].is_date


def test_what_is_overdue_stands_out(workspace: Workspace) -> None:
    """The due day of what is overdue is bold, that of another is not."""
    page = _page(sheet(fill(workspace)))
    assert page[cell(page, "data-pompa", "due")].font.bold
    assert not page[cell(page, "sampah", "due")].font.bold


def test_who_reports_is_filled_in(workspace: Workspace) -> None:
    """The agency asked about, else the one that owes it alone; no umbrella, and none of two."""
    fill(workspace)
    page = _page(sheet(workspace))
    everybody = {"data-pompa": "BPBD", "data-izin": None, "usulan": None, "tabel": None}
    assert {one: page[cell(page, one, "by")].value for one in everybody} == everybody
    page = _page(sheet(workspace, "--agency", "BPBD"))
    items = ("data-pompa", "data-izin", "usulan")
    assert [page[cell(page, one, "by")].value for one in items] == ["BPBD"] * 3


def test_peoples_text_arrives_as_text(workspace: Workspace) -> None:
    """Whatever people wrote is a text cell with just that text, wherever it stands."""
    for number, text in enumerate(NAUGHTY):
        quoted = text.replace("'", "''")
        stem, item = f"{STEM}-{number}", f"satu-{number}"
        fields = (
            f'follow-ups:\n  - {{id: {item}, what: "{text}", owners: []}}\n'
            if "\t" in text
            else f"title: '{quoted}'\nfollow-ups:\n"
            f"  - {{id: {item}, what: '{quoted}', owners: [], due-text: '{quoted}'}}\n"
        )
        workspace.write(f"records/meetings/2019/{stem}.md", meeting(fields))
        workspace.write(
            entry_path("2019-11-05", item=item, stem=stem),
            entry(f"reason: '{quoted}'", day="2019-11-05"),
        )
    path = sheet(workspace)
    page = _page(path)
    for row in page.iter_rows(min_row=titles_row(page) + 1):
        for one in row[1:]:
            assert one.data_type != "f", one.coordinate
            if isinstance(one.value, str):
                assert one.data_type == "s"
                assert one.number_format == "@"
    for number, text in enumerate(NAUGHTY):
        assert page[cell(page, f"satu-{number}", "what")].quotePrefix == (
            text[0] in "=+-@|%'\t\uff1d\uff0b\uff0d\uff20"
        )
    cells = (one for row in read_workbook(path.read_bytes()).pages[0].rows for one in row.values())
    assert {" ".join(text.split()) for text in NAUGHTY} <= {
        " ".join(one.text.split()) for one in cells
    }


def test_paper_and_screen(workspace: Workspace) -> None:
    """A4 across, as wide as the paper, the titles on every page and always in sight."""
    page = _page(sheet(fill(workspace)))
    head = titles_row(page)
    assert (int(page.page_setup.paperSize), page.page_setup.orientation) == (9, "landscape")
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == f"${head - 1}:${head}"
    assert page.freeze_panes == f"D{head + 1}"
    assert str(page.auto_filter.ref).startswith(f"A{head}:")


def test_pages(workspace: Workspace) -> None:
    """Instructions with what is covered stand on a page of their own; the machine's is hidden."""
    book = opened(sheet(fill(workspace), "--agency", "BPBD"))
    assert [page.title for page in book.worksheets] == ["Follow-ups", "Instructions", "_jakres"]
    assert book["_jakres"].sheet_state == "hidden"
    texts = [str(one.value) for row in book["Instructions"] for one in row if one.value]
    assert "As of Tuesday, 12 November 2019; 3 of 3 records read." in texts
    assert any("Sekretariat Jakarta Berketahanan (SJB)" in one for one in texts)
    assert not any("{" in one for one in texts)
    facts = [[one.value for one in row[:2]] for row in book["_jakres"].iter_rows(max_row=5)]
    assert facts == [
        ["schema", "jakres.sheet/1"],
        ["office", "SJB"],
        ["made-on", "2019-11-12"],
        ["language", "en"],
        ["reporter", "BPBD"],
    ]


def test_roles_and_confidential_things(records_copy: Workspace) -> None:
    """Roles have a page; what is confidential is left out and counted."""
    book = opened(sheet(records_copy, "--agency", "BPBD"))
    assert "Roles" in book.sheetnames
    assert any("kelompok" in str(one.value) for row in book["Roles"] for one in row)


def test_a_confidential_follow_up(workspace: Workspace) -> None:
    """It isn't in the sheet, and the sheet says that something is left out."""
    workspace.write(
        f"records/meetings/2019/{STEM}.md",
        meeting(
            "follow-ups:\n  - {id: a, what: Rahasia, owners: [BPBD], visibility: confidential}"
        ),
    )
    book = opened(sheet(workspace))
    texts = [str(one.value) for page in book.worksheets for row in page for one in row]
    assert "Rahasia" not in texts
    assert "1 confidential item left out." in texts


def test_nothing_to_list(workspace: Workspace) -> None:
    """A sheet without a row says so."""
    texts = [one.value for row in _page(sheet(workspace)) for one in row]
    assert "No follow-up matches." in texts


def test_the_same_bytes_each_time(workspace: Workspace) -> None:
    """No clock, zone, hash seed or locale shows in the file."""
    path = sheet(fill(workspace))
    first = path.read_bytes()
    for env in ({"TZ": "Pacific/Kiritimati"}, {"PYTHONHASHSEED": "7", "LC_ALL": "C"}):
        done = workspace.run("render", "actions", "--format", "xlsx", "-o", str(path), env=env)
        assert (done.code, path.read_bytes()) == (0, first)
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_to_a_pipe_and_not_into_the_records(workspace: Workspace) -> None:
    """Without -o the bytes go into the pipe; among the records nothing is written."""
    fill(workspace)
    before = tree(workspace)
    assert workspace.run("render", "actions", "--format", "xlsx").stdout.startswith("PK")
    done = workspace.run("render", "actions", "--format", "xlsx", "-o", "records/a.xlsx")
    assert (done.code, tree(workspace)) == (3, before)
