"""The sheet for an agency as an Excel workbook."""

from __future__ import annotations

from jakres_cli.papers.libraries import lacking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.sheet import Sheet


def sheet_workbook(sheet: Sheet) -> bytes:
    """Return ``sheet`` as an .xlsx file; raises ``CannotDo`` where openpyxl is not installed."""
    try:
        from openpyxl import Workbook
    except ModuleNotFoundError:
        raise lacking("openpyxl", "xlsx") from None
    from jakres_cli.papers.workbook_pages import write_help, write_machine, write_roles
    from jakres_cli.papers.workbook_rows import RowsPage
    from jakres_cli.papers.workbook_saving import saved

    book = Workbook()
    RowsPage(book.active, sheet).write()
    write_help(book.create_sheet(), sheet)
    if sheet.roles:
        write_roles(book.create_sheet(), sheet)
    write_machine(book.create_sheet(), sheet)
    return saved(book, title=sheet.title, author=sheet.office, day=sheet.day)
