"""How pages of a workbook look: their cells, and the pages beside the follow-ups."""

from __future__ import annotations

import datetime
import re
from textwrap import wrap

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.dimensions import RowDimension

from jakres_cli.model.base import Value
from jakres_cli.papers.sheet.shapes import MACHINE, AgencySheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


DARK, LIGHT, YELLOW, AMBER = "FF1F4E5F", "FFE8EEF1", "FFFFF8DC", "FFC58B00"
WHITE, BLACK, FAINT, RED = "FFFFFFFF", "FF000000", "FF66747A", "FFB00020"
_LINES = "FFB7C1C6"
_FONT = "Arial"
_LINE_HEIGHT, _HIGHEST = 13, 400
_PER_WIDTH = 1.05
"""How many letters stand in the room of a digit."""
_FORMULA_STARTS = tuple("=+-@|%'\t\r\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for a formula when the cell is edited; the last four are full-width."""
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST = 32_767
_DAY_FORMATS = {"id": "[$-421]d\\ mmm\\ yyyy;@", "en": "[$-809]d\\ mmm\\ yyyy;@"}
_FIRST_DAY = datetime.date(1900, 3, 1)
"""Before it spreadsheets count days differently."""
_AS_TEXT = "@"


class CellStyle(Value):
    """How a cell looks: colours as ARGB, ``open`` when it may be changed."""

    fill: str | None = None
    color: str = BLACK
    bold: bool = False
    size: int = 10
    across: str = "left"
    down: str = "top"
    box: bool = False
    open: bool = False
    wrap: bool = True


class _Growing(RowDimension):  # type: ignore[misc]  # openpyxl tells no types
    """A row of some height that still grows with what is entered into it."""

    customHeight = False  # noqa: N815  as openpyxl calls it


def put_value(cell: Cell, value: str | int | datetime.date, look: CellStyle, lang: str) -> None:
    """Put ``value`` into ``cell``: text never as a formula, a day as a day with its format."""
    if isinstance(value, datetime.date) and value >= _FIRST_DAY:
        cell.value = value
        cell.number_format = _DAY_FORMATS[lang]
    elif isinstance(value, int):
        cell.value = value
    else:
        _put_text(cell, str(value))
    apply_style(cell, look)


def expect_days(cell: Cell, lang: str) -> None:
    """Make the empty ``cell`` show the days that are entered."""
    cell.number_format = _DAY_FORMATS[lang]


def apply_style(cell: Cell, look: CellStyle) -> None:
    """Give ``cell`` its look."""
    cell.font = Font(name=_FONT, size=look.size, bold=look.bold, color=look.color)
    cell.alignment = Alignment(horizontal=look.across, vertical=look.down, wrap_text=look.wrap)
    cell.protection = Protection(locked=not look.open)
    if look.fill:
        cell.fill = PatternFill("solid", start_color=look.fill, end_color=look.fill)
    if look.box:
        side = Side(style="thin", color=_LINES)
        cell.border = Border(left=side, right=side, top=side, bottom=side)


def fit_height(page: Worksheet, row: int, cells: Iterable[tuple[str, int]]) -> None:
    """Make ``row`` as high as the texts of ``cells`` need at the widths that go with them."""
    lines = max(_lines_of(text, int(width * _PER_WIDTH)) for text, width in cells)
    height = min(lines * _LINE_HEIGHT + 4, _HIGHEST)
    page.row_dimensions[row] = _Growing(page, index=row, ht=height)


def escape_workbook_text(text: str) -> str:
    """Return ``text`` as it is written in a workbook: ``_x0041_`` there would mean “A”."""
    text = _IMPOSSIBLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _lines_of(text: str, width: int) -> int:
    """Return how many lines ``text`` takes; a longer one than any cell shows isn't counted out."""
    shown = text[: width * _HIGHEST]
    return sum(max(len(wrap(line, width)), 1) for line in shown.split("\n"))


def _put_text(cell: Cell, text: str) -> None:
    cell.number_format = _AS_TEXT
    if text:
        cell.value = escape_workbook_text(text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA_STARTS)


TITLE = CellStyle(bold=True, size=12, color=DARK, wrap=False)
HEAD = CellStyle(fill=DARK, color=WHITE, bold=True, box=True)
PLAIN = CellStyle(box=True)
_LINE = CellStyle(wrap=False)
_HELP_WIDTHS = (40, 90)
_ROLE_WIDTHS = (18, 50, 30, 60)
STATUSES_AT, REPORTERS_AT = 5, 6
"""The columns of the machine's page that hold what may be chosen."""


def write_help(page: Worksheet, sheet: AgencySheet) -> None:
    """Write what an agency has to know, and what the sheet covers."""
    words = sheet.words
    page.title = words["help"]
    instructions = [(f"{n}. {line}",) for n, line in enumerate(sheet.instructions, 1)]
    at = 1
    for title, lines in (
        (words["help"], instructions),
        (words["statuses"], sheet.statuses),
        (words["covers"], [(line,) for line in sheet.covers]),
        (words["abbreviations"], sheet.abbreviations),
    ):
        if lines:
            put_value(page.cell(at, 1), title, TITLE, sheet.lang)
            for line in lines:
                at += 1
                _write_line(page, at, line, sheet.lang)
            at += 2
    _finish(page, _HELP_WIDTHS)


def write_roles(page: Worksheet, sheet: AgencySheet) -> None:
    """Write the duties of those whom the sheet is about."""
    page.title = sheet.words["roles"]
    for at, row in enumerate((sheet.role_titles, *sheet.roles), 1):
        for number, text in enumerate(row, 1):
            put_value(page.cell(at, number), text, HEAD if at == 1 else PLAIN, sheet.lang)
        fit_height(page, at, list(zip(row, _ROLE_WIDTHS, strict=True)))
    page.freeze_panes = "A2"
    _finish(page, _ROLE_WIDTHS)


def write_machine(page: Worksheet, sheet: AgencySheet) -> None:
    """Write what the sheet says of itself, and the lists to choose from."""
    page.title = MACHINE
    for at, facts in enumerate(sheet.machine, 1):
        for number, fact in enumerate(facts, 1):
            put_value(page.cell(at, number), fact, _LINE, sheet.lang)
    choices = {STATUSES_AT: [words for words, _ in sheet.statuses], REPORTERS_AT: sheet.reporters}
    for number, words in choices.items():
        for at, word in enumerate(words, 1):
            put_value(page.cell(at, number), word, _LINE, sheet.lang)
    page.protection.sheet = True
    page.sheet_state = "hidden"


def _write_line(page: Worksheet, at: int, line: tuple[str, ...], lang: str) -> None:
    """Write one text over both columns, or a word and what it means."""
    for number, text in enumerate(line, 1):
        put_value(page.cell(at, number), text, CellStyle(bold=number < len(line)), lang)
    widths = _HELP_WIDTHS if len(line) > 1 else (sum(_HELP_WIDTHS),)
    fit_height(page, at, list(zip(line, widths, strict=True)))
    if len(line) == 1:
        page.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(_HELP_WIDTHS))


def set_up_paper(page: Worksheet) -> None:
    """Print ``page`` on A4 across, as wide as the paper and as many sheets long as it takes."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _finish(page: Worksheet, widths: tuple[int, ...]) -> None:
    for letter, width in zip("ABCD", widths, strict=False):
        page.column_dimensions[letter].width = width
    page.protection.sheet = True
    set_up_paper(page)
