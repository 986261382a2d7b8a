"""Excel workbooks: the sheet for an agency, and plain tables."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from openpyxl import Workbook

    from jakres_cli.documents.sheet import AgencySheet


def sheet_workbook(sheet: AgencySheet) -> bytes:
    """Return ``sheet`` as an .xlsx file."""
    book = _new()
    from jakres_cli.papers.sheet.pages import write_help, write_machine, write_roles
    from jakres_cli.papers.sheet.rows import RowsPage
    from jakres_cli.papers.sheet.saving import save_workbook

    RowsPage(book.active, sheet).write()
    write_help(book.create_sheet(), sheet)
    if sheet.roles:
        write_roles(book.create_sheet(), sheet)
    write_machine(book.create_sheet(), sheet)
    return save_workbook(book, title=sheet.title, author=sheet.office, day=sheet.day)


def table_workbook(
    title: str,
    remarks: Sequence[str],
    table: tuple[Sequence[str], Sequence[Sequence[str]]],
    *,
    office: str,
    day: datetime.date,
) -> bytes:
    """Return a ``table`` of columns and rows as an .xlsx file."""
    book = _new()
    from jakres_cli.papers.sheet.saving import save_workbook
    from jakres_cli.papers.sheet.table import write_table

    write_table(book.active, title, remarks, *table)
    return save_workbook(book, title=title, author=office, day=day)


def _new() -> Workbook:
    from openpyxl import Workbook

    return Workbook()
