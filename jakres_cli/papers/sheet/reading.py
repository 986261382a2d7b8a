"""A workbook read as cells by openpyxl, in a process that can do nothing else.

Nothing in a stranger's file is acted on: formulas are noted, not worked out, and links to other
files are never followed.
"""

from __future__ import annotations

import datetime
import re
import warnings
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.formula import ArrayFormula

from jakres_cli.model.base import CannotDo, Message
from jakres_cli.papers import foreign
from jakres_cli.papers.foreign import ArchiveFault, UnpackLimits, unpack
from jakres_cli.papers.sheet.shapes import (
    DAY,
    ERROR,
    FLAG,
    FORMULA,
    NUMBER,
    TEXT,
    SheetBook,
    SheetCell,
    SheetPage,
)
from jakres_cli.templating.confined import NoAnswer, run_confined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypedDict

    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    # column, row, kind, text and day of a cell, as it comes through the pipe
    Sent = tuple[int, int, str, str, str | None]

    class Answer(TypedDict, total=False):
        """The pages, each a title and its rows; or the ``kind`` of refusal, and a ``name``."""

        pages: list[tuple[str, list[list[Sent]]]]
        kind: str
        name: str


MOST_BYTES = 20 << 20
"""The largest file that is opened at all."""
_LIMITS = UnpackLimits(part=32 << 20, all=64 << 20, parts=2_000)
_MOST_RATIO, _SMALL = 200, 1 << 20
_MOST_PAGES, _MOST_ROWS, _MOST_CELLS, _MOST_ARRAYS = 50, 10_000, 400_000, 16
_MOST_TEXT = 16 << 20
_LONGEST_TEXT = 7 * 32_767
"""As much as a cell holds, were each letter of it written as an escape."""
_CPU_SECONDS, _WALL_SECONDS = 10, 15
"""Enough for about a hundred thousand cells."""
_LAST_ROW = 1_048_576
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_READ = re.compile(
    r"docProps/|xl/(?:chart|comment|custom|diagram|drawing|embed|external|media|pivot|printer|query"
    r"|slicer|table|theme|threaded|persons|ctrl|activeX|volatile|calcChain|connections)"
)
"""The parts that a sheet has no use for: they are neither unpacked nor shown to openpyxl."""
_MAIN_TYPE = re.compile(rb"spreadsheetml\.(?:sheet|template)\.main\+xml")
"""What makes a part the workbook, whatever it is called; of a binary one it is another."""
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_KINDS = {"s": TEXT, "inlineStr": TEXT, "str": TEXT, "b": FLAG, "n": NUMBER, "f": FORMULA}
_WHOLE = 1e15
_DAYS_BEGIN, _DAYS_END = 61, 2_958_466
"""From March 1900 to the end of 9999; before, spreadsheets count a day that never was."""
_FIRST_DAY = datetime.date(1900, 3, 1)
_AS_XLSX = Message("open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)")
_FOREIGN = Message("only spreadsheets (.xlsx) are read so far")


def read_workbook(data: bytes) -> SheetBook:
    """Return the cells of the .xlsx file ``data``; raises ``CannotDo`` for what isn't one."""
    if len(data) > MOST_BYTES:
        raise _refusal("large")
    if not data.startswith((b"PK", _OLE)):
        raise _refusal("foreign")
    if data.startswith(_OLE):
        raise _refusal("old")
    _warm_up()
    try:
        answer = run_confined(
            lambda: _read(data), cpu_seconds=_CPU_SECONDS, wall_seconds=_WALL_SECONDS
        )
    except NoAnswer as ended:
        raise _refusal(ended.kind) from None
    if "pages" not in answer:
        raise _refusal(answer["kind"], answer.get("name", ""))
    return SheetBook(
        pages=tuple(
            SheetPage(
                name=name, rows=tuple({cell[0]: _cell(*cell) for cell in row} for row in rows)
            )
            for name, rows in answer["pages"]
        )
    )


def _cell(column: int, row: int, kind: str, text: str, day: str | None) -> SheetCell:
    read = datetime.date.fromisoformat(day) if day else None
    return SheetCell(column=column, row=row, kind=kind, text=text, day=read)


def _warm_up() -> None:
    """Use everything once, so that nothing is left to be imported in the confined process."""
    book = Workbook()
    book.active["A1"], book.active["A2"] = "a", datetime.date(2019, 11, 12)
    out = BytesIO()
    book.save(out)
    _read(out.getvalue())


class _TooMuchError(Exception):
    """A workbook holds more than a sheet can."""


def _read(data: bytes) -> Answer:
    """Return the pages of a workbook as JSON can hold them, or the kind of its refusal."""
    try:
        plain = _plain_archive(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what a sheet has no use for
            book = load_workbook(plain, read_only=True, keep_links=False)
            if len(book.worksheets) > _MOST_PAGES:
                return {"kind": "large"}
            reader = _Reader(book.epoch)
            return {"pages": [(page.title, reader.rows(page)) for page in book.worksheets]}
    except ArchiveFault as fault:
        return {"kind": fault.kind, "name": fault.name}
    except _TooMuchError:
        return {"kind": "large"}
    except MemoryError:
        return {"kind": "memory"}
    except Exception:  # noqa: BLE001  openpyxl raises whatever Python knows
        return {"kind": "damaged"}


def _plain_archive(data: bytes) -> BytesIO:
    """Return the parts of a workbook that are read, unpacked within limits and looked at."""
    parts = unpack(data, _LIMITS, lambda name: not _NOT_READ.match(name))
    with ZipFile(BytesIO(data)) as packed:
        names = packed.namelist()
        size = sum(entry.file_size for entry in packed.infolist())
    if size > _SMALL and size > len(data) * _MOST_RATIO:
        raise ArchiveFault("bomb")
    types = parts.get("[Content_Types].xml", b"").lower()
    by_name = any(name.casefold().endswith("vbaproject.bin") for name in names)
    if by_name or b"macroenabled" in types or b"vbaproject" in types:
        raise ArchiveFault("macros")
    if not _MAIN_TYPE.search(types):
        is_ods = b"spreadsheet" in parts.get("mimetype", b"")
        kind = "ods" if is_ods else "binary" if "xl/workbook.bin" in names else "foreign"
        raise ArchiveFault(kind)
    out = BytesIO()
    with ZipFile(out, "w") as plain:
        for name, content in parts.items():
            # openpyxl takes “x005F_” out of texts, after which “_x0041_” as people wrote it and
            # an escaped “A” are the same; it leaves it alone when it is written small
            plain.writestr(name, content.replace(b"_x005F_", b"_x005f_"))
    return out


class _Reader:
    """Reads the cells of pages, and counts them."""

    def __init__(self, epoch: datetime.datetime) -> None:
        self._epoch = epoch
        self._cells = self._letters = 0

    def rows(self, page: ReadOnlyWorksheet) -> list[list[Sent]]:
        """Return the rows of ``page`` that hold something; raises ``_TooMuchError``."""
        page.reset_dimensions()  # whatever the file says of its size
        arrays: list[tuple[int, int, int, int]] = []
        rows = []
        for row in page.iter_rows(max_row=_LAST_ROW):
            cells = [self._sent(cell, arrays) for cell in row if cell.value is not None]
            if cells:
                rows.append(cells)
            if len(rows) > _MOST_ROWS:
                raise _TooMuchError
        return rows

    def _sent(self, cell: ReadOnlyCell, arrays: list[tuple[int, int, int, int]]) -> Sent:
        self._cells += 1
        if isinstance(cell.value, ArrayFormula):
            arrays.append(range_boundaries(cell.value.ref))
        kind, text, day = self._content(cell)
        if any(
            left <= cell.column <= right and top <= cell.row <= bottom
            for left, top, right, bottom in arrays
        ):
            kind, text, day = FORMULA, "", None
        if self._cells > _MOST_CELLS or len(arrays) > _MOST_ARRAYS:
            raise _TooMuchError
        return cell.column, cell.row, kind, text, day

    def _content(self, cell: ReadOnlyCell) -> tuple[str, str, str | None]:
        """Return the kind, the text and the day of ``cell``."""
        value = cell.value
        if isinstance(value, datetime.datetime) and value.date() >= _FIRST_DAY:
            day = value.date().isoformat()
            return DAY, day, day
        if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
            return NUMBER, str(value), None
        kind = _KINDS.get(cell.data_type, ERROR)
        if kind == TEXT:
            return TEXT, self._unescaped(str(value)), None
        if kind == FLAG:
            return FLAG, str(int(value)), None
        if kind == NUMBER:
            whole = abs(value) < _WHOLE and value == int(value)
            return NUMBER, str(int(value)) if whole else repr(value), self._day_of(value)
        return kind, "", None

    def _unescaped(self, text: str) -> str:
        """Return the text of a cell; what the file says counts, before anything is done with it."""
        self._letters += len(text)
        if len(text) > _LONGEST_TEXT or self._letters > _MOST_TEXT:
            raise _TooMuchError
        return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text

    def _day_of(self, number: float) -> str | None:
        if not _DAYS_BEGIN <= number < _DAYS_END:
            return None
        try:
            day = from_excel(number, self._epoch)
        except (OverflowError, ValueError):
            return None
        return day.date().isoformat() if isinstance(day, datetime.datetime) else None


def _refusal(kind: str, name: str = "") -> CannotDo:
    """Return why a workbook isn't read, and what to do about it."""
    large = (
        Message("it holds more than a sheet of follow-ups can; it is not read"),
        Message("send back only the sheet, without other tables and pictures"),
    )
    damaged = (Message("it is damaged: it can't be read"), _AS_XLSX)
    words: dict[str, tuple[Message, Message | None]] = {
        "large": large,
        "memory": large,
        "time": large,
        "foreign": (Message("this is not a spreadsheet"), _FOREIGN),
        "old": (
            Message("it is an .xls of old, or protected by a password"),
            Message("open it and save it without a password as an Excel workbook (.xlsx)"),
        ),
        "ods": (Message("it is an OpenDocument spreadsheet"), _AS_XLSX),
        "binary": (Message("it is a binary workbook (.xlsb)"), _AS_XLSX),
        "bomb": (Message("it unpacks to far more than a sheet can hold; it is not read"), None),
        "macros": (Message("it holds macros; it is not read"), _AS_XLSX),
        foreign.LOCKED: (
            Message("it is encrypted, or packed in a way that is not read"),
            _AS_XLSX,
        ),
        foreign.DECLARES: (
            Message("it declares a document type, as no workbook does; it is not read"),
            None,
        ),
        foreign.NOT_AN_ARCHIVE: (Message("it is damaged: it can't be unpacked"), None),
        foreign.ENCODED: (Message("it is damaged: {name}", name=name), _AS_XLSX),
    }
    return CannotDo(*words.get(kind, damaged))
