"""One page of a workbook as cells: a number that is shown as a day is one, a formula is noted."""

from __future__ import annotations

import datetime
import re

from jakres_cli.model.message import CannotDo, Message
from jakres_cli.model.value import Value
from jakres_cli.operations.importing.cells import DAY, ERROR, FLAG, FORMULA, NUMBER, TEXT, SheetCell
from jakres_cli.papers.sheet.archive import too_large
from jakres_cli.papers.sheet.strings import unescaped
from jakres_cli.papers.sheet.xml import Walk

MOST_CELLS = 400_000
_MOST_ROWS = 10_000
_MOST_ARRAYS = 16
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_WHOLE = 1e15
_DAYS_BEGIN, _DAYS_END = 61, 2_958_466
"""From March 1900 to the end of 9999; before, spreadsheets count a day that never was."""


class Shared(Value):
    """What the pages of a workbook share."""

    strings: list[str]
    day_styles: frozenset[int]
    epoch: datetime.date


class PageWalk(Walk):
    """The cells of a page that hold something."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self.rows: list[dict[int, SheetCell]] = []
        self.arrays: list[tuple[int, int, int, int]] = []
        self.cells = 0
        self.row = self.column = 0
        self.type = self.style = ""
        self.is_formula = False
        self.pieces: list[str] = []
        self.inside = False
        self.phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a row or a cell, or look at what is in it."""
        if name == "row":
            self._start_row(attributes.get("r", ""))
        elif name == "c":
            self._start_cell(attributes)
        elif name == "f":
            self.is_formula = True
            if attributes.get("t") == "array":
                self._note_array(attributes.get("ref", ""))
        elif name == "rPh":
            self.phonetic = True
        elif name in {"v", "t"}:
            self.inside = not self.phonetic

    def end(self, name: str) -> None:
        """Keep a cell that holds something."""
        if name == "c":
            self._end_cell()
        elif name == "rPh":
            self.phonetic = False
        elif name in {"v", "t"}:
            self.inside = False

    def words(self, text: str) -> None:
        """Keep what a cell says."""
        if self.inside:
            self.pieces.append(text)

    def _start_row(self, number: str) -> None:
        self.row = int(number) if _is_number(number) else self.row + 1
        self.column = 0
        if not self.rows or self.rows[-1]:
            self.rows.append({})

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = _place(attributes.get("r", ""))
        self.column, self.row = place or (self.column + 1, self.row)
        self.type = attributes.get("t", "n")
        self.style = attributes.get("s", "0")
        self.is_formula = False
        self.pieces = []

    def _end_cell(self) -> None:
        cell = self._cell("".join(self.pieces))
        if cell is None:
            return
        self.cells += 1
        if not self.rows:
            self.rows.append({})
        if self.cells > MOST_CELLS or len(self.rows) > _MOST_ROWS:
            raise too_large()
        self.rows[-1][self.column] = cell

    def _cell(self, said: str) -> SheetCell | None:
        column, row = self.column, self.row
        if self.is_formula or self._is_in_array():
            return SheetCell(column=column, row=row, kind=FORMULA)
        if self.type == "s":
            said = self._shared(said)
        if not said:
            return None
        if self.type in {"s", "str", "inlineStr"}:
            text = said if self.type == "s" else unescaped(said)
            return SheetCell(column=column, row=row, kind=TEXT, text=text)
        if self.type == "b":
            return SheetCell(column=column, row=row, kind=FLAG, text=said)
        if self.type == "d":
            return self._day(said)
        if self.type == "n":
            return self._number(said)
        return SheetCell(column=column, row=row, kind=ERROR)

    def _is_in_array(self) -> bool:
        """Whether an array formula further up fills the cell."""
        return any(
            left <= self.column <= right and top <= self.row <= bottom
            for left, top, right, bottom in self.arrays
        )

    def _shared(self, number: str) -> str:
        strings = self.shared.strings
        if _is_number(number) and int(number) < len(strings):
            return strings[int(number)]
        raise CannotDo(Message("it is damaged: a text is missing"))

    def _day(self, said: str) -> SheetCell:
        try:
            day = datetime.date.fromisoformat(said.partition("T")[0])
        except ValueError:
            return SheetCell(column=self.column, row=self.row, kind=ERROR)
        return SheetCell(column=self.column, row=self.row, kind=DAY, text=day.isoformat(), day=day)

    def _number(self, said: str) -> SheetCell:
        try:
            number = float(said)
        except ValueError:
            return SheetCell(column=self.column, row=self.row, kind=ERROR)
        day = self._day_number(number)
        if day is not None and _is_number(self.style) and int(self.style) in self.shared.day_styles:
            return SheetCell(
                column=self.column, row=self.row, kind=DAY, text=day.isoformat(), day=day
            )
        whole = abs(number) < _WHOLE and number == int(number)
        text = str(int(number)) if whole else repr(number)
        return SheetCell(column=self.column, row=self.row, kind=NUMBER, text=text, day=day)

    def _day_number(self, number: float) -> datetime.date | None:
        if not _DAYS_BEGIN <= number < _DAYS_END:
            return None
        try:
            return self.shared.epoch + datetime.timedelta(days=int(number))
        except OverflowError:
            return None

    def _note_array(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        start, end = _place(first), _place(last or first)
        if len(self.arrays) == _MOST_ARRAYS:
            raise too_large()
        if start and end:
            self.arrays.append((*start, *end))


def _place(address: str) -> tuple[int, int] | None:
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(match[2])


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < len("10000000")
