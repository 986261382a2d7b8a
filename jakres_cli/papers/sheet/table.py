"""A table as a page of a workbook: titles in sight, rows to narrow down, text as text."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from jakres_cli.papers.sheet.cells import FAINT, CellStyle, fit_height, put_value
from jakres_cli.papers.sheet.pages import HEAD, PLAIN, TITLE, set_up_paper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_SMALL = CellStyle(color=FAINT, size=9, wrap=False)
_NARROWEST, _WIDEST = 6, 50


def write_table(
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
