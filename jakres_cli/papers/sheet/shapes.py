"""What stands in workbooks: the sheet for an agency, and the cells that were read of a file."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from typing import TypeAlias

    CellValue: TypeAlias = str | int | datetime.date

MACHINE = "_jakres"
"""The hidden page that says what the sheet is and which column is which."""
BY, STATUS_NOW = "by", "new-status"
"""The columns whose cells are chosen from a list."""
TEXT, DAY, CHOICE = "text", "day", "choice"
"""What a column takes; cells that were read may also be one of the following."""
NUMBER, FLAG, FORMULA, ERROR = "number", "flag", "formula", "error"
_LETTERS = 26


class SheetColumn(Value):
    """A column: ``key`` is what its cells are, ``form`` what may be entered in them.

    ``wide`` is its width in digits; ``filled`` tells that the agency fills it in, ``faint`` that it
    only names the row, ``hidden`` that only programs read it.
    """

    key: str
    title: Message
    wide: int
    form: str = TEXT
    filled: bool = False
    faint: bool = False
    hidden: bool = False


class SheetRow(Value):
    """A follow-up as a row; ``late`` tells that it is overdue."""

    cells: tuple[CellValue, ...]
    late: bool = False


class AgencySheet(Value):
    """Everything that the workbook shows, in words; ``titles`` are those of ``columns``.

    ``machine`` is what it says of itself to the program that reads it again.
    """

    lang: str
    office: str
    words: dict[str, str]
    head: tuple[str, ...]
    title: str
    day: datetime.date
    columns: tuple[SheetColumn, ...]
    titles: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    statuses: tuple[tuple[str, str], ...]
    reporters: tuple[str, ...]
    instructions: tuple[str, ...]
    covers: tuple[str, ...]
    roles: tuple[tuple[str, ...], ...]
    role_titles: tuple[str, ...]
    abbreviations: tuple[tuple[str, str], ...]
    machine: tuple[tuple[str, ...], ...]


class SheetCell(Value):
    """A cell that was read and holds something.

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
