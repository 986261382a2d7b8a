"""Sheets as an agency gets them, fills them in with a spreadsheet program, and sends them back."""

from __future__ import annotations

import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from tests.unit.making import meeting

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.conftest import Workspace

    Filling = Mapping[str, str | int | float | bool | datetime.date | None]

STEM = "2019-10-29-contoh"
TITLES = {
    "by": "Reported by",
    "status": "New status",
    "on": "Day of the report",
    "evidence": "New evidence",
    "asked": "Extension asked, until",
    "note": "What was done, or why not",
    "ref": "Code (leave as it is)",
    "stamp": "Stamp (leave as it is)",
    "what": "What is to be done",
    "due": "Due",
    "owner": "Responsible",
}
"""The columns by the names that these tests call them."""
RECORDS = {
    f"records/meetings/2019/{STEM}.md": meeting(
        "follow-ups:\n"
        "  - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD], due: 2019-11-08}\n"
        "  - {id: data-izin, what: Menyerahkan data izin, owners: [BPBD, DLH], due: 2019-12}\n"
        "  - {id: usulan, what: Mengusulkan topik, owners: [Pemprov-DKI]}\n"
        "  - {id: tabel, what: Menyusun tabel, owners: [], due: 'after:usulan'}\n"
        "  - {id: sampah, what: Memeriksa sampah, owners: [DLH], with: [BPBD], due: 2019-11-28}\n"
    )
}
PROGRESS = f"records/progress/{STEM}"
_SENT: dict[tuple[str, ...], bytes] = {}


def fill(workspace: Workspace) -> Workspace:
    """Write a meeting with five follow-ups."""
    for path, content in RECORDS.items():
        workspace.write(path, content)
    return workspace


def sheet(workspace: Workspace, *options: str, name: str = "sheet.xlsx") -> Path:
    """The sheet of the follow-ups that the options select."""
    path = workspace.home / name
    done = workspace.run("render", "actions", "--format", "xlsx", "-o", str(path), *options)
    assert done.code == 0, done.stderr
    return path


def sent(workspace: Workspace, *options: str) -> Path:
    """Fill the workspace, and return the sheet of it: rendered once, being the same each time."""
    path = workspace.home / "sheet.xlsx"
    if options not in _SENT:
        _SENT[options] = sheet(fill(workspace), *options).read_bytes()
    fill(workspace)
    path.write_bytes(_SENT[options])
    return path


def opened(path: Path) -> Workbook:
    """The workbook as openpyxl reads it."""
    return load_workbook(BytesIO(path.read_bytes()))


def titles_row(page: Worksheet) -> int:
    """The row of the titles."""
    return next(row for row in range(1, 40) if _column(page, row, TITLES["ref"]))


def cell(page: Worksheet, item: str, column: str) -> str:
    """The address of the cell of a follow-up, named by its id, in a column."""
    head = titles_row(page)
    refs = _column(page, head, TITLES["ref"])
    row = next(
        row
        for row in range(head + 1, page.max_row + 1)
        if str(page.cell(row, refs).value).endswith(f"/{item}")
    )
    return str(page.cell(row, _column(page, head, TITLES[column])).coordinate)


def filled(path: Path, filling: Mapping[str, Filling], name: str = "filled.xlsx") -> Path:
    """A copy of the sheet with something in the cells of some follow-ups, by id and column."""
    book = opened(path)
    page = book.worksheets[0]
    for item, values in filling.items():
        for column, value in values.items():
            page[cell(page, item, column)] = value
    return saved(book, path.with_name(name))


def saved(book: Workbook, path: Path) -> Path:
    """The workbook in a file."""
    book.save(path)
    return path


def through_office(path: Path, folder: Path) -> Path:
    """The file as LibreOffice saves it after opening it."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(folder),
            str(path),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return folder / path.name


def entries(workspace: Workspace) -> dict[str, str]:
    """The progress entries that there are, by ``<item>/<file>``."""
    folder = workspace.path / PROGRESS
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
    }


def _column(page: Worksheet, row: int, title: str) -> int:
    found = [at for at in range(1, 30) if page.cell(row, at).value == title]
    return found[0] if found else 0
