"""The sheet in a workbook that came back: found to be ours, and its rows that say something."""

from __future__ import annotations

import os

from jakres_cli.documents.sheet import FILLED, REF, SCHEMA, STAMP
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.papers.sheet.reading import MOST_BYTES, read_workbook
from jakres_cli.papers.sheet.shapes import (
    BY,
    MACHINE,
    SheetBook,
    SheetCell,
    SheetPage,
    column_letters,
)
from jakres_cli.records.parse import parse_iso_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.cli.session import Session


def open_returned_sheet(file: str, session: Session) -> FilledSheet:
    """Return the sheet in ``file``; raises ``CannotDo``, with its name, when it isn't one of ours.

    Raises ``AskedWrongly`` when there is no such file.
    """
    if not os.path.exists(file):
        raise AskedWrongly(Message("there is no file {path}", path=file))
    try:
        sheet = parse_filled_sheet(read_workbook(_content(file)))
        _must_be_ours(sheet, session.settings.office)
    except CannotDo as error:
        reason = Message("{path}: {reason}", path=file, reason=error.message)
        raise CannotDo(reason, error.hint) from None
    return sheet


def _content(file: str) -> bytes:
    if not os.path.isfile(file):
        raise CannotDo(Message("it is not a regular file"))
    with open(file, "rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _must_be_ours(sheet: FilledSheet, ours: str) -> None:
    if sheet.office != ours:
        raise CannotDo(
            Message("it was made by {office}, not by {ours}", office=sheet.office, ours=ours),
            Message("it belongs into the records of that office"),
        )


_HEAD_ROWS = 60
_KEYS = frozenset({*(column.key for column in FILLED), REF, STAMP})
_NOT_OURS = Message("this is not a sheet made by jakres")
_SEND_ANEW = Message(
    "fill in the file of jakres render actions --format xlsx itself, not a copy of its table"
)


class FilledRow(Value):
    """A row with something in it: its ``cells`` by the keys of their columns.

    ``places`` are the addresses of all that could be filled in.
    """

    number: int
    cells: dict[str, SheetCell]
    places: dict[str, str]

    def words(self, key: str) -> str:
        """Return what the cell of that column says, without blanks around it."""
        cell = self.cells.get(key)
        return cell.text.strip() if cell else ""


class FilledSheet(Value):
    """The sheet as it came back; ``stray`` are the rows below or between that name no follow-up."""

    office: str
    made_on: datetime.date
    language: str
    reporter: str
    rows: tuple[FilledRow, ...]
    stray: tuple[int, ...]


def parse_filled_sheet(book: SheetBook) -> FilledSheet:
    """Return the sheet in ``book``; raises ``CannotDo`` when there is none, or part of it."""
    machine = next((page for page in book.pages if page.name == MACHINE), None)
    if machine is None:
        raise CannotDo(_NOT_OURS, _SEND_ANEW)
    facts, titles = _facts(machine)
    made_on = parse_iso_day(facts.get("made-on", ""))
    if facts.get("schema") != SCHEMA:
        raise CannotDo(Message("it was made by another version of jakres"), _SEND_ANEW)
    if made_on is None or _KEYS - titles.keys():
        raise CannotDo(_NOT_OURS, _SEND_ANEW)
    page, at, columns = _table(book, titles)
    rows, stray = [], []
    for cells in page.rows[at + 1 :]:
        row = _row(cells, columns)
        if row is None:
            continue
        if row.words(REF) or row.words(STAMP):
            rows.append(row)
        else:
            stray.append(row.number)
    return FilledSheet(
        office=facts.get("office", ""),
        made_on=made_on,
        language=facts.get("language", ""),
        reporter=facts.get("reporter", ""),
        rows=tuple(rows),
        stray=tuple(stray),
    )


def _facts(machine: SheetPage) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the sheet says of itself, and the titles of its columns by their keys."""
    facts: dict[str, str] = {}
    titles: dict[str, str] = {}
    for cells in machine.rows:
        key, *rest = (cells[number].text if number in cells else "" for number in (1, 2, 3))
        if key == "column":
            titles[rest[0]] = rest[1]
        else:
            facts.setdefault(key, rest[0])
    return facts, titles


def _table(book: SheetBook, titles: dict[str, str]) -> tuple[SheetPage, int, dict[str, int]]:
    """Return the page of the table, which of its rows has the titles, and the columns by key.

    Columns may stand in another order, or among others.
    """
    for page in book.pages:
        if page.name == MACHINE:
            continue
        for at, cells in enumerate(page.rows[:_HEAD_ROWS]):
            columns = _columns(cells, titles)
            if REF in columns and STAMP in columns:
                _must_be_all(columns, titles)
                return page, at, columns
    raise CannotDo(Message("the titles of the columns are gone"), _SEND_ANEW)


def _columns(cells: dict[int, SheetCell], titles: dict[str, str]) -> dict[str, int]:
    by_title: dict[str, list[int]] = {}
    for number, cell in sorted(cells.items()):
        by_title.setdefault(_folded(cell.text), []).append(number)
    numbers_by_key = {key: by_title.get(_folded(titles[key]), []) for key in _KEYS}
    for key, numbers in numbers_by_key.items():
        if len(numbers) > 1:
            raise CannotDo(Message("the column “{column}” is there twice", column=titles[key]))
    return {key: numbers[0] for key, numbers in numbers_by_key.items() if numbers}


def _must_be_all(columns: dict[str, int], titles: dict[str, str]) -> None:
    for key in sorted(_KEYS - columns.keys()):
        raise CannotDo(Message("the column “{column}” is gone", column=titles[key]), _SEND_ANEW)


def _row(cells: dict[int, SheetCell], columns: dict[str, int]) -> FilledRow | None:
    """Return the row if somebody filled something in; who reports stands there from the start."""
    named = {key: cells[number] for key, number in columns.items() if number in cells}
    filled = {key for key, cell in named.items() if cell.kind != "text" or cell.text.strip()}
    if not filled - {BY, REF, STAMP}:
        return None
    number = next(iter(named.values())).row
    return FilledRow(
        number=number,
        cells={key: named[key] for key in filled},
        places={key: f"{column_letters(column)}{number}" for key, column in columns.items()},
    )


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
