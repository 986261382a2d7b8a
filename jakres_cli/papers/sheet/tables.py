"""Workbooks that hold one table: a document's, or a list's; and how every workbook is saved."""

from __future__ import annotations

import datetime
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from jakres_cli.papers.foreign import zip_files
from jakres_cli.papers.sheet.pages import (
    FAINT,
    HEAD,
    PLAIN,
    TITLE,
    CellStyle,
    fit_height,
    put_value,
    set_up_paper,
)
from jakres_cli.records.parse import parse_iso_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_NARROWEST, _WIDEST = 6, 50
_SMALL = CellStyle(color=FAINT, size=9, wrap=False)


def table_workbook(
    title: str,
    remarks: Sequence[str],
    table: tuple[Sequence[str], Sequence[Sequence[str]]],
    *,
    office: str,
    day: datetime.date,
) -> bytes:
    """Return a ``table`` of columns and rows as an .xlsx file."""
    book = Workbook()
    _write_table(book.active, title, remarks, *table)
    return save_workbook(book, title=title, author=office, day=day)


def list_workbook(
    title: str,
    table: tuple[Sequence[str], Sequence[Sequence[str]]],
    *,
    office: str,
    day: datetime.date,
) -> bytes:
    """Return a list, its columns and rows, as an .xlsx file that holds nothing else.

    Its headers stand in the first row; days are days there.
    """
    columns, rows = table
    book = Workbook()
    page = book.active
    page.title = title
    for at, row in enumerate((columns, *rows), 1):
        for number, text in enumerate(row, 1):
            look = HEAD if at == 1 else PLAIN
            put_value(page.cell(at, number), parse_iso_day(text) or text, look, "en")
    for number, (column, *cells) in enumerate(zip(columns, *rows, strict=True), 1):
        page.column_dimensions[get_column_letter(number)].width = _width([column, *cells])
    page.freeze_panes = page.cell(2, 2)
    page.auto_filter.ref = f"A1:{page.cell(len(rows) + 1, len(columns)).coordinate}"
    set_up_paper(page)
    return save_workbook(book, title=title, author=office, day=day)


def save_workbook(book: Workbook, *, title: str, author: str, day: datetime.date) -> bytes:
    """Return ``book`` as a file that says it was made on ``day``, not when it was."""
    moment = datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001  as the format wants it
    about = book.properties
    about.title, about.creator, about.lastModifiedBy = title, author, author
    about.created = about.modified = moment
    out = BytesIO()
    ExcelWriter(book, ZipFile(out, "w")).save()
    return zip_files(out.getvalue())


def _write_table(
    page: Worksheet,
    title: str,
    remarks: Sequence[str],
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> None:
    """Write a table under its ``title`` and what it covers."""
    page.title = title[:31].translate(dict.fromkeys(map(ord, "[]:*?/\\"), " "))
    put_value(page.cell(1, 1), title, TITLE, "en")
    for at, remark in enumerate(remarks, 2):
        put_value(page.cell(at, 1), remark, _SMALL, "en")
    head = len(remarks) + 3
    widths = [_width([column, *cells]) for column, *cells in zip(columns, *rows, strict=True)]
    for at, row in enumerate((columns, *rows), head):
        for number, text in enumerate(row, 1):
            put_value(page.cell(at, number), text, HEAD if at == head else PLAIN, "en")
        fit_height(page, at, list(zip(row, widths, strict=True)))
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = page.cell(head + 1, 1)
    page.print_title_rows = f"{head}:{head}"
    page.auto_filter.ref = f"A{head}:{page.cell(head + len(rows), len(columns)).coordinate}"
    set_up_paper(page)


def _width(texts: Sequence[str]) -> int:
    """Return a width in which the longest of ``texts`` doesn't take too many lines."""
    longest = max(len(line) for text in texts for line in text.split("\n"))
    words = max(len(word) for text in texts for word in text.split() or [""])
    return min(max(_NARROWEST, words + 3, longest // 4), max(_WIDEST, _NARROWEST))
