"""The elements of Word files: properties in their order, text, and tables."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser

from jakres_cli.model.base import Value
from jakres_cli.papers.blocks import TextRun, column_spans, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from docx.oxml.xmlchemy import BaseOxmlElement

    from jakres_cli.papers.blocks import BlockTable, Runs


_W = f"{{{nsmap['w']}}}"
_NAMESPACES = {name: nsmap[name] for name in ("w", "r")}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr"
    " shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
    " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
    " rPr sectPr pPrChange"
)
RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_PIECES = re.compile(r"([\n\t])")
_BREAKS = {"\n": "br", "\t": "tab"}
_NOT_IN_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")
_NOT_IN_XML |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def make(tag: str, /, *inner: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """Return the element ``w:tag`` with ``attributes`` of the same namespace, around ``inner``."""
    given = {f"{_W}{name}": str(value) for name, value in attributes.items()}
    element: BaseOxmlElement = oxml_parser.makeelement(f"{_W}{tag}", given, _NAMESPACES)
    element.extend(inner)
    return element


def make_properties(
    tag: str, order: str, own: list[BaseOxmlElement], before: BaseOxmlElement | None = None
) -> list[BaseOxmlElement]:
    """Return the element ``w:tag`` with its ``own`` properties in ``order``, none without any.

    What they don't say is taken from the properties ``before``.
    """
    own_tags = {element.tag for element in own}
    others = (
        []
        if before is None
        else [deepcopy(element) for element in before if element.tag not in own_tags]
    )
    ranks = _ranks(order)
    inner = sorted([*own, *others], key=lambda element: ranks.get(str(element.tag), len(ranks)))
    return [make(tag, *inner)] if inner else []


def make_text(text: str) -> Iterator[BaseOxmlElement]:
    """Yield ``text`` with its line breaks and tabs, as the inside of a run."""
    for piece in _PIECES.split(xml_text(text)):
        if piece in _BREAKS:
            yield make(_BREAKS[piece])
        elif piece:
            element = make("t")
            element.set(_SPACE, "preserve")
            element.text = piece
            yield element


def xml_text(text: str) -> str:
    """Return ``text`` with a replacement character for what no XML file can hold."""
    return text.translate(_NOT_IN_XML)


@cache
def _ranks(order: str) -> dict[str, int]:
    return {f"{_W}{name}": rank for rank, name in enumerate(order.split())}


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
