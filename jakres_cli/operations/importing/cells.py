"""The cells of a workbook as they were read: what they hold, never what a formula makes of it."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

TEXT, NUMBER, DAY, FLAG, FORMULA, ERROR = "text", "number", "day", "flag", "formula", "error"
_LETTERS = 26


class SheetCell(Value):
    """A cell that holds something.

    ``text`` is what it says, a number in its shortest form, a day as ``2019-11-28``; ``day`` is
    the day, also of a number that could be one. A formula and an error say nothing.
    """

    column: int
    row: int
    kind: str
    text: str = ""
    day: datetime.date | None = None

    @property
    def address(self) -> str:
        """``C7``."""
        return f"{column_letters(self.column)}{self.row}"


class SheetPage(Value):
    """A page of a workbook: its rows that hold something, each by the numbers of its columns."""

    name: str
    rows: tuple[dict[int, SheetCell], ...]


class SheetBook(Value):
    """What was read of a workbook."""

    pages: tuple[SheetPage, ...]


def column_letters(column: int) -> str:
    """Return what spreadsheets call the ``column``, counted from 1: ``A`` to ``XFD``."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name
