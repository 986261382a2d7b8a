"""The three kinds of tables in a Word file: with lines, labels and values, what people sign."""

from __future__ import annotations

from jakres_cli.model.value import Value
from jakres_cli.papers.blocks import TextRun, text_of
from jakres_cli.papers.widths import column_spans
from jakres_cli.papers.word.marks import attributes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from jakres_cli.papers.blocks import BlockTable, Runs

_HIGH_ROW = 510
_ROOM_TO_SIGN = 1000
_LETTER = 130
"""About how wide a letter of the text is."""
_WIDEST_LABEL = 0.4
_COLON = 230
_FLUSH = f"<w:tblCellMar><w:left {attributes(w=0, type='dxa')}/></w:tblCellMar>"
_MIDDLE = f"<w:vAlign {attributes(val='center')}/>"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class TableCell(Value):
    """How the text of a cell looks."""

    style: str = ""
    align: str = "left"
    bold: bool = False


if TYPE_CHECKING:
    Writer: TypeAlias = Callable[[Runs, TableCell], str]


def ruled_table(
    table: BlockTable, width: int, write: Writer, *, high: bool, indent: int = 0
) -> str:
    """Return a table with lines, whose head is repeated on every page.

    With ``high`` it is one to sign in: room in every row, and a column without a title belongs to
    the one before it.
    """
    widths = _in_twips(table.widths, width)
    title = TableCell(style="TableHeading", align="center", bold=True)
    shade = f"<w:shd {attributes(val='clear', color='auto', fill='ECECEC')}/>"
    head = column_spans(table.head) if high else [(runs, 1) for runs in table.head]
    left = list(widths)
    cells = []
    for runs, span in head:
        wide, left = sum(left[:span]), left[span:]
        over = f"<w:gridSpan {attributes(val=span)}/>" if span > 1 else ""
        cells.append(_cell(write(runs, title), wide, f"{over}{shade}{_MIDDLE}"))
    rows = [_row(cells, "<w:cantSplit/><w:tblHeader/>")]
    height = f"<w:trHeight {attributes(val=_HIGH_ROW)}/>" if high else ""
    look = TableCell(style="TableText")
    for row in table.rows:
        pairs = zip(row, widths, strict=True)
        made = [_cell(write(runs, look), one, _MIDDLE if high else "") for runs, one in pairs]
        rows.append(_row(made, f"<w:cantSplit/>{height}"))
    return _table(rows, widths, lines=True, indent=indent)


def facts_table(table: BlockTable, width: int, write: Writer) -> str:
    """Return labels and values without lines; the colons stand below each other."""
    rows = (table.head, *table.rows)
    longest = max(len(text_of(row[0])) for row in rows)
    label = min((longest + 3) * _LETTER, int(width * _WIDEST_LABEL))
    widths = [label, _COLON, width - label - _COLON]
    colon = (TextRun(text=":"),)
    made = []
    for row in rows:
        values = "".join(write(runs, TableCell(style="Fact")) for runs in row[1:])
        cells = (
            write(row[0], TableCell(style="Fact")),
            write(colon, TableCell(style="Fact")),
            values,
        )
        made.append(_row([_cell(*one) for one in zip(cells, widths, strict=True)]))
    return _table(made, widths, lines=False)


def signatures_table(table: BlockTable, width: int, write: Writer) -> str:
    """Return columns to sign in, without lines; an empty row is the room for it."""
    widths = _in_twips([1 / len(table.head)] * len(table.head), width)
    made = []
    for row in (table.head, *table.rows):
        height = "" if any(row) else f"<w:trHeight {attributes(val=_ROOM_TO_SIGN)}/>"
        look = TableCell(style="Fact", align="center")
        cells = [_cell(write(runs, look), one) for runs, one in zip(row, widths, strict=True)]
        made.append(_row(cells, f"<w:cantSplit/>{height}"))
    return _table(made, widths, lines=False)


def _in_twips(shares: Iterable[float], width: int) -> list[int]:
    return [int(share * width) for share in shares]


def _cell(inner: str, width: int, more: str = "") -> str:
    size = f"<w:tcW {attributes(w=width, type='dxa')}/>"
    return f"<w:tc><w:tcPr>{size}{more}</w:tcPr>{inner}</w:tc>"


def _row(cells: Iterable[str], properties: str = "") -> str:
    said = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{said}{''.join(cells)}</w:tr>"


def _table(rows: Iterable[str], widths: Sequence[int], *, lines: bool, indent: int = 0) -> str:
    kind = "single" if lines else "nil"
    sides = "".join(
        f"<w:{side} {attributes(val=kind, sz=4, space=0, color='auto')}/>" for side in _SIDES
    )
    columns = "".join(f"<w:gridCol {attributes(w=width)}/>" for width in widths)
    style = f"<w:tblStyle {attributes(val='TableGrid')}/>" if lines else ""
    return (
        f"<w:tbl><w:tblPr>{style}<w:tblW {attributes(w=sum(widths), type='dxa')}/>"
        f"<w:tblInd {attributes(w=indent, type='dxa')}/><w:tblBorders>{sides}</w:tblBorders>"
        f"<w:tblLayout {attributes(type='fixed')}/>{'' if lines else _FLUSH}</w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
