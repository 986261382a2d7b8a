"""Excel workbooks, the same bytes each time: the sheet for an agency, and plain tables."""

from __future__ import annotations

import datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from jakres_cli.model.base import replace_fields
from jakres_cli.papers.sheet.pages import (
    AMBER,
    DARK,
    FAINT,
    LIGHT,
    RED,
    REPORTERS_AT,
    STATUSES_AT,
    WHITE,
    YELLOW,
    CellStyle,
    apply_style,
    expect_days,
    fit_height,
    put_value,
    set_up_paper,
    write_help,
    write_machine,
    write_roles,
)
from jakres_cli.papers.sheet.shapes import (
    BY,
    CHOICE,
    DAY,
    MACHINE,
    STATUS_NOW,
    AgencySheet,
    SheetColumn,
    SheetRow,
)
from jakres_cli.papers.sheet.tables import save_workbook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


_PLAIN = CellStyle(box=True)
_CENTRED = replace_fields(_PLAIN, across="center")
_LATE = replace_fields(_PLAIN, color=RED, bold=True)
_OPEN = CellStyle(fill=YELLOW, box=True, open=True)
_NAMED = CellStyle(color=FAINT, size=8, box=True)
_HEAD = CellStyle(fill=DARK, color=WHITE, bold=True, across="center", down="center", box=True)
_OPEN_HEAD = replace_fields(_HEAD, fill=AMBER)
_BAND = replace_fields(_HEAD, fill=LIGHT, color=DARK, size=9)
_OPEN_BAND = replace_fields(_BAND, fill=AMBER, color=WHITE)
_TITLE = CellStyle(bold=True, size=14, wrap=False)
_LINE = CellStyle(wrap=False)
_SMALL = CellStyle(color=FAINT, size=9, wrap=False)
_EARLIEST = "DATE(2000,1,1)"
_LONGEST_TITLE = 32
_MARGIN, _FOOT = 0.35, 0.6


class RowsPage:
    """The page being written: a head, a band and titles over the columns, then the rows."""

    def __init__(self, page: Worksheet, sheet: AgencySheet) -> None:
        self.page = page
        self.sheet = sheet
        self.band = len(sheet.head) + 4
        self.titles = self.band + 1
        self.first = self.titles + 1
        self.last = self.titles + max(len(sheet.rows), 1)
        self.numbers = {column.key: at for at, column in enumerate(sheet.columns, 1)}
        self.filled = [self.numbers[column.key] for column in sheet.columns if column.filled]

    def write(self) -> None:
        """Write everything on it."""
        self.page.title = self.sheet.words["rows"]
        self._write_head()
        self._write_band()
        for number, column in enumerate(self.sheet.columns, 1):
            self._write_column(number, column)
        for at, row in enumerate(self.sheet.rows, self.first):
            self._write_row(at, row)
        if not self.sheet.rows:
            put_value(
                self.page.cell(self.first, 1), self.sheet.words["nothing"], _LINE, self.sheet.lang
            )
        self._lock()
        self._set_up_paper()

    def _write_head(self) -> None:
        sheet = self.sheet
        covers = [(line, _SMALL) for line in sheet.covers[:2]]
        lines = [*((line, _LINE) for line in sheet.head), (sheet.title, _TITLE), *covers]
        for at, (text, look) in enumerate(lines, 1):
            put_value(self.page.cell(at, 1), text, look, sheet.lang)
        self.page.row_dimensions[len(sheet.head) + 1].height = 2 * _TITLE.size
        fit_height(
            self.page,
            self.titles,
            # a bold title takes more room, and in a narrow column a mark to narrow down with
            [(t, column.wide - 4) for t, column in zip(sheet.titles, sheet.columns, strict=True)],
        )

    def _write_band(self) -> None:
        first, last = self.filled[0], self.filled[-1]
        for word, look, start, end in (
            ("locked", _BAND, 1, first - 1),
            ("filled", _OPEN_BAND, first, last),
        ):
            for number in range(start, end + 1):
                apply_style(self.page.cell(self.band, number), look)
            put_value(
                self.page.cell(self.band, start), self.sheet.words[word], look, self.sheet.lang
            )
            self.page.merge_cells(
                start_row=self.band, end_row=self.band, start_column=start, end_column=end
            )

    def _write_column(self, number: int, column: SheetColumn) -> None:
        letter = get_column_letter(number)
        size = self.page.column_dimensions[letter]
        size.width, size.hidden = column.wide, column.hidden
        look = _OPEN_HEAD if column.filled else _HEAD
        title = self.sheet.titles[number - 1]
        put_value(self.page.cell(self.titles, number), title, look, self.sheet.lang)
        if column.filled and self.sheet.rows:
            self._guard(column, f"{letter}{self.first}:{letter}{self.last}")

    def _write_row(self, at: int, row: SheetRow) -> None:
        room = []
        for number, (column, value) in enumerate(
            zip(self.sheet.columns, row.cells, strict=True), 1
        ):
            cell = self.page.cell(at, number)
            put_value(cell, value, _look(column, row), self.sheet.lang)
            if column.filled and column.form == DAY:
                expect_days(cell, self.sheet.lang)
            if not (column.hidden or isinstance(value, datetime.date)):
                room.append((str(value), column.wide))
        fit_height(self.page, at, room)

    def _guard(self, column: SheetColumn, cells: str) -> None:
        """Let nothing else be entered into ``cells`` than the column takes."""
        sheet = self.sheet
        if column.form == CHOICE:
            at, choices, wrong = {
                STATUS_NOW: (STATUSES_AT, len(sheet.statuses), "wrong_status"),
                BY: (REPORTERS_AT, len(sheet.reporters), "wrong_reporter"),
            }[column.key]
            letter = get_column_letter(at)
            rule = DataValidation("list", f"'{MACHINE}'!${letter}$1:${letter}${max(choices, 1)}")
        elif column.form == DAY:
            wrong = "wrong_day"
            rule = DataValidation("date", _EARLIEST, operator="greaterThan")
        else:
            return
        rule.error = sheet.words[wrong]
        rule.errorTitle = sheet.titles[self.numbers[column.key] - 1][:_LONGEST_TITLE]
        rule.allow_blank = rule.showErrorMessage = True
        rule.add(cells)
        self.page.add_data_validation(rule)

    def _lock(self) -> None:
        page = self.page
        page.protection.sheet = True
        # what is False is allowed: rows may be narrowed down, columns and rows made larger
        page.protection.autoFilter = False
        page.protection.formatColumns = page.protection.formatRows = False
        if self.sheet.rows:
            end = page.cell(self.last, len(self.sheet.columns)).coordinate
            page.auto_filter.ref = f"A{self.titles}:{end}"
        page.freeze_panes = page.cell(self.first, self.numbers["what"] + 1)

    def _set_up_paper(self) -> None:
        page = self.page
        set_up_paper(page)
        page.print_title_rows = f"{self.band}:{self.titles}"
        page.print_area = f"A1:{page.cell(self.last, self.filled[-1]).coordinate}"
        page.print_options.horizontalCentered = True
        margins = page.page_margins
        margins.left = margins.right = margins.top = _MARGIN
        margins.bottom = _FOOT
        page.oddFooter.left.text = self.sheet.covers[1].replace("&", "&&")
        page.oddFooter.right.text = f"{self.sheet.words['page']} &P/&N"
        page.oddFooter.left.size = page.oddFooter.right.size = 8


def _look(column: SheetColumn, row: SheetRow) -> CellStyle:
    if column.filled:
        return _OPEN
    if column.faint:
        return _NAMED
    if column.key == "due" and row.late:
        return _LATE
    return _CENTRED if column.key == "no" else _PLAIN


def sheet_workbook(sheet: AgencySheet) -> bytes:
    """Return ``sheet`` as an .xlsx file."""
    book = Workbook()
    RowsPage(book.active, sheet).write()
    write_help(book.create_sheet(), sheet)
    if sheet.roles:
        write_roles(book.create_sheet(), sheet)
    write_machine(book.create_sheet(), sheet)
    return save_workbook(book, title=sheet.title, author=sheet.office, day=sheet.day)
