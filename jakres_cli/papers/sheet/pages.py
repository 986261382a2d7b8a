"""The other pages of the workbook: instructions, roles, and what programs read."""

from __future__ import annotations

from jakres_cli.papers.sheet.cells import DARK, WHITE, CellStyle, fit_height, put_value
from jakres_cli.papers.sheet.shapes import MACHINE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from jakres_cli.papers.sheet.shapes import AgencySheet

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
