"""What other programs do to a sheet on its way: LibreOffice opens it, and saves it."""

from __future__ import annotations

import datetime
import shutil
from typing import TYPE_CHECKING

import pytest

from jakres_cli.papers.sheet.reading import read_workbook
from tests.unit.importing.sheets import (
    RECORDS,
    cell,
    entries,
    fill,
    filled,
    opened,
    sheet,
    through_office,
)
from tests.unit.making import meeting
from tests.unit.papers.test_workbook import NAUGHTY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)


def _said(path: Path) -> list[dict[str, tuple[str, str]]]:
    return [
        {cell.address: (cell.kind, cell.text) for row in page.rows for cell in row.values()}
        for page in read_workbook(path.read_bytes()).pages
    ]


def test_saved_by_libreoffice_it_says_the_same(workspace: Workspace, tmp_path: Path) -> None:
    """Filled in, opened and saved by LibreOffice, the same entries come back."""
    path = filled(
        sheet(fill(workspace), "--agency", "BPBD"),
        {
            "data-pompa": {
                "status": "Dilaporkan selesai, belum diperiksa",
                "on": datetime.date(2019, 11, 11),
                "evidence": "surat 012/BPBD/2019\nsurel 10/11/2019",
                "note": "Sudah dikirim.\n\n=bukan rumus",
            },
            "data-izin": {"asked": datetime.date(2019, 12, 24), "note": "Menunggu"},
        },
    )
    back = through_office(path, tmp_path)
    done = workspace.run("import", str(back))
    assert done.code == 0, done.stderr
    from_office = entries(workspace)
    assert "asked: 2019-12-24\nreason: Menunggu\n" in from_office["data-izin/2019-11-12-BPBD.md"]
    again = workspace.run("import", str(path))
    assert "2 rows were there already" in again.stderr
    assert entries(workspace) == from_office


def test_locks_and_lists_stay(workspace: Workspace, tmp_path: Path) -> None:
    """After LibreOffice the pages are still locked and the lists offered."""
    path = sheet(fill(workspace))
    book = opened(through_office(path, tmp_path))
    page = book.worksheets[0]
    assert page.protection.sheet
    assert not page[cell(page, "data-pompa", "note")].protection.locked
    assert page[cell(page, "data-pompa", "what")].protection.locked
    assert book["_jakres"].sheet_state != "visible"
    assert {rule.type for rule in page.data_validations.dataValidation} == {"list", "date"}


def test_naughty_text_is_text_there_too(workspace: Workspace, tmp_path: Path) -> None:
    """No text becomes a formula, a number, a day or another text by being opened and saved."""
    items = "".join(
        f"  - {{id: a{n}, what: '{text}', owners: []}}\n"
        for n, text in enumerate(one.replace("'", "''") for one in NAUGHTY if "\t" not in one)
    )
    workspace.write(next(iter(RECORDS)), meeting(f"follow-ups:\n{items}"))
    path = sheet(workspace)
    back = through_office(path, tmp_path)
    assert _said(back) == _said(path)
