"""The three kinds of tables in a Word file: with lines, labels and values, what people sign."""

from __future__ import annotations

from jakres_cli.model.value import Value
from jakres_cli.papers.blocks import TextRun, column_spans, text_of
from jakres_cli.papers.word.elements import make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from docx.oxml.xmlchemy import BaseOxmlElement

    from jakres_cli.papers.blocks import BlockTable, Runs

_HIGH_ROW = 510
_ROOM_TO_SIGN = 1000
_LETTER = 130
"""About how wide a letter of the text is."""
_WIDEST_LABEL = 0.4
_COLON = 230
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class TableCell(Value):
    """How the text of a cell looks."""

    style: str = ""
    align: str = "left"
    bold: bool = False


if TYPE_CHECKING:
    CellWriter: TypeAlias = Callable[[Runs, TableCell], BaseOxmlElement]

_TITLE = TableCell(style="TableHeading", align="center", bold=True)
_TEXT = TableCell(style="TableText")
_FACT = TableCell(style="Fact")
_SIGNED = TableCell(style="Fact", align="center")


def ruled_table(
    table: BlockTable, width: int, write: CellWriter, *, high: bool, indent: int = 0
) -> BaseOxmlElement:
    """Return a table with lines, whose head is repeated on every page.

    With ``high`` it is one to sign in: room in every row, and a column without a title belongs to
    the one before it.
    """
    widths = [int(share * width) for share in table.widths]
    head = column_spans(table.head) if high else [(runs, 1) for runs in table.head]
    cells, at = [], 0
    for runs, span in head:
        over = [make("gridSpan", val=span)] if span > 1 else []
        shade = make("shd", val="clear", color="auto", fill="ECECEC")
        wide = sum(widths[at : at + span])
        cells.append(_cell(write(runs, _TITLE), wide, *over, shade, _in_the_middle()))
        at += span
    rows = [_row(cells, make("cantSplit"), make("tblHeader"))]
    for row in table.rows:
        made = [
            _cell(write(runs, _TEXT), wide, *([_in_the_middle()] if high else []))
            for runs, wide in zip(row, widths, strict=True)
        ]
        height = [make("trHeight", val=_HIGH_ROW)] if high else []
        rows.append(_row(made, make("cantSplit"), *height))
    return _table(rows, widths, lines=True, indent=indent)


def facts_table(table: BlockTable, width: int, write: CellWriter) -> BaseOxmlElement:
    """Return labels and values without lines; the colons stand below each other."""
    rows = (table.head, *table.rows)
    longest = max(len(text_of(row[0])) for row in rows)
    label = min((longest + 3) * _LETTER, int(width * _WIDEST_LABEL))
    widths = [label, _COLON, width - label - _COLON]
    colon = (TextRun(text=":"),)
    made = []
    for row in rows:
        columns = ((row[0],), (colon,), row[1:])
        made.append(
            _row(
                make("tc", _tc_width(wide), *(write(runs, _FACT) for runs in texts))
                for texts, wide in zip(columns, widths, strict=True)
            )
        )
    return _table(made, widths, lines=False)


def signatures_table(table: BlockTable, width: int, write: CellWriter) -> BaseOxmlElement:
    """Return columns to sign in, without lines; an empty row is the room for it."""
    widths = [int(width / len(table.head))] * len(table.head)
    made = []
    for row in (table.head, *table.rows):
        room = [] if any(row) else [make("trHeight", val=_ROOM_TO_SIGN)]
        cells = [_cell(write(runs, _SIGNED), wide) for runs, wide in zip(row, widths, strict=True)]
        made.append(_row(cells, make("cantSplit"), *room))
    return _table(made, widths, lines=False)


def _in_the_middle() -> BaseOxmlElement:
    return make("vAlign", val="center")


def _tc_width(width: int, *more: BaseOxmlElement) -> BaseOxmlElement:
    return make("tcPr", make("tcW", w=width, type="dxa"), *more)


def _cell(paragraph: BaseOxmlElement, width: int, *more: BaseOxmlElement) -> BaseOxmlElement:
    return make("tc", _tc_width(width, *more), paragraph)


def _row(cells: Iterable[BaseOxmlElement], *properties: BaseOxmlElement) -> BaseOxmlElement:
    return make("tr", *([make("trPr", *properties)] if properties else []), *cells)


def _table(
    rows: Iterable[BaseOxmlElement], widths: Sequence[int], *, lines: bool, indent: int = 0
) -> BaseOxmlElement:
    kind = "single" if lines else "nil"
    sides = (make(side, val=kind, sz=4, space=0, color="auto") for side in _SIDES)
    properties = make(
        "tblPr",
        *([make("tblStyle", val="TableGrid")] if lines else []),
        make("tblW", w=sum(widths), type="dxa"),
        make("tblInd", w=indent, type="dxa"),
        make("tblBorders", *sides),
        make("tblLayout", type="fixed"),
        *([] if lines else [make("tblCellMar", make("left", w=0, type="dxa"))]),
    )
    columns = (make("gridCol", w=width) for width in widths)
    return make("tbl", properties, make("tblGrid", *columns), *rows)
