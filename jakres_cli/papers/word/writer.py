"""Blocks to the paragraphs and tables of a Word file, our own or somebody else's."""

from __future__ import annotations

from copy import deepcopy

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from jakres_cli.model.base import Value, replace_fields
from jakres_cli.papers.blocks import (
    BlockTable,
    CodeBlock,
    Heading,
    HorizontalRule,
    LaidOutPart,
    Listing,
    NewPage,
    Paragraph,
    QuoteBlock,
    TextRun,
)
from jakres_cli.papers.word.elements import (
    PARAGRAPH_ORDER,
    RUN_ORDER,
    TableCell,
    facts_table,
    make,
    make_properties,
    make_text,
    ruled_table,
    signatures_table,
    xml_text,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.opc.part import Part
    from docx.oxml.numbering import CT_Numbering
    from docx.oxml.xmlchemy import BaseOxmlElement

    from jakres_cli.papers.blocks import Block, Runs

BULLETS = "•–▪"
LEVELS = 9
STEP = 360
"""By how much a list stands further in, in twentieths of a point like all lengths here."""
ABSTRACT_BULLETS, ABSTRACT_NUMBERS = 0, 1
_TITLE = 1
_CODE_FONT = "Courier New"
_INDENT = qn("w:ind")


class TextStyle(Value):
    """How blocks are laid out: the style of their paragraphs, and what is set beside it.

    ``tables`` is the part that decides how tables look, ``keep`` that all stands on one page.
    """

    style: str = ""
    align: str = ""
    indent: int = 0
    keep: bool = False
    tables: str = ""


class Surroundings(Value):
    """The properties of the paragraph in somebody else's file that blocks take the place of."""

    paragraph: BaseOxmlElement | None = None
    run: BaseOxmlElement | None = None


class BlockWriter:
    """Writes blocks as elements of ``part``, in which links lead outside; ``width`` is in twips.

    For our own file, which has ``numbering``, it sets just the names of our styles. Without, it
    writes into the file of somebody else, whose styles and lists nobody knows: paragraphs look
    like their ``surroundings``, and everything else is set on the spot.
    """

    def __init__(
        self,
        part: Part,
        width: int,
        *,
        numbering: CT_Numbering | None = None,
        surroundings: Surroundings | None = None,
        logo: BaseOxmlElement | None = None,
    ) -> None:
        self._part = part
        self._width = width
        self._numbering = numbering
        self._surroundings = surroundings or Surroundings()
        self._logo = logo

    def write(
        self, blocks: Iterable[Block], look: TextStyle | None = None
    ) -> Iterator[BaseOxmlElement]:
        """Yield ``blocks`` as paragraphs and tables, in their order."""
        for block in blocks:
            yield from self._block(block, look or TextStyle())

    def paragraph(
        self, runs: Runs, look: TextStyle | None = None, *own: BaseOxmlElement, bold: bool = False
    ) -> BaseOxmlElement:
        """Return a paragraph with ``runs`` in that look, and with its ``own`` properties."""
        look = look or TextStyle()
        properties = [*own]
        if self._numbering is not None and look.style:
            properties.append(make("pStyle", val=look.style))
        if look.keep:
            properties.append(make("keepNext"))
        if look.indent and not any(element.tag == _INDENT for element in own):
            properties.append(make("ind", left=look.indent))
        if look.align:
            properties.append(make("jc", val=look.align))
        return make(
            "p",
            *make_properties("pPr", PARAGRAPH_ORDER, properties, self._surroundings.paragraph),
            *(self._run(run, bold=bold or run.bold) for run in runs),
        )

    def _run(self, run: TextRun, *, bold: bool) -> BaseOxmlElement:
        own = []
        if run.code:
            own.append(make("rFonts", ascii=_CODE_FONT, hAnsi=_CODE_FONT, cs=_CODE_FONT))
        own += [
            make(name)
            for name, used in (("b", bold), ("i", run.italic), ("strike", run.struck))
            if used
        ]
        if run.href:
            own.append(make("u", val="single"))
        element = make(
            "r",
            *make_properties("rPr", RUN_ORDER, own, self._surroundings.run),
            *make_text(run.text),
        )
        if not run.href:
            return element
        address = xml_text(run.href)
        name = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = make("hyperlink", element)
        link.set(qn("r:id"), name)
        return link

    def _block(self, block: Block, look: TextStyle) -> Iterator[BaseOxmlElement]:
        match block:
            case Heading():
                yield self._heading(block, look)
            case Paragraph():
                yield self.paragraph(block.runs, look)
            case Listing():
                yield from self._listing(block, look, 0)
            case BlockTable():
                yield from self._table(block, look)
            case CodeBlock():
                run = TextRun(text=block.text, code=True)
                yield self.paragraph((run,), replace_fields(look, align="left"))
            case QuoteBlock():
                yield from self.write(block.blocks, replace_fields(look, indent=look.indent + STEP))
            case HorizontalRule():
                below = make("pBdr", make("bottom", val="single", sz=4, space=1, color="auto"))
                yield self.paragraph((), replace_fields(look, style="Spacer"), below)
            case NewPage():
                yield make("p", make("r", make("br", type="page")))
            case LaidOutPart():
                yield from self._laid_out(block, look)

    def _heading(self, heading: Heading, look: TextStyle) -> BaseOxmlElement:
        if self._numbering is None:
            return self.paragraph(heading.runs, replace_fields(look, keep=True), bold=True)
        level = heading.level - _TITLE
        style = f"Heading{level}" if level else "Title"
        return self.paragraph(heading.runs, replace_fields(look, style=style))

    def _listing(self, listing: Listing, look: TextStyle, depth: int) -> Iterator[BaseOxmlElement]:
        number = self._new_list(listing.start, depth)
        inside = replace_fields(
            look, style=look.style or "ListParagraph", indent=look.indent + STEP
        )
        hanging = make("ind", left=inside.indent, hanging=STEP)
        for position, item in enumerate(listing.items):
            first, rest = _opened(item)
            if number:
                level = make("ilvl", val=min(depth, LEVELS - 1))
                beside = make("numPr", level, make("numId", val=number))
            else:
                sign = TextRun(text=f"{_marker(listing.start, position, depth)}\t")
                first = (sign, *first)
                beside = make("tabs", make("tab", val="left", pos=inside.indent))
            yield self.paragraph(first, inside, beside, deepcopy(hanging))
            for block in rest:
                if isinstance(block, Listing):
                    yield from self._listing(block, inside, depth + 1)
                else:
                    yield from self._block(block, inside)

    def _new_list(self, start: int | None, depth: int) -> int:
        """Return the number of a list of its own, so that it begins with its first number."""
        if self._numbering is None:
            return 0
        made = self._numbering.add_num(ABSTRACT_BULLETS if start is None else ABSTRACT_NUMBERS)
        if start is not None:
            made.add_lvlOverride(ilvl=min(depth, LEVELS - 1)).add_startOverride(val=start)
        number: int = made.numId
        return number

    def _table(self, table: BlockTable, look: TextStyle) -> Iterator[BaseOxmlElement]:
        width = self._width - look.indent

        def cell(runs: Runs, of: TableCell) -> BaseOxmlElement:
            inner = TextStyle(style=of.style or look.style, align=of.align, keep=look.keep)
            return self.paragraph(runs, inner, bold=of.bold)

        if look.tables == "facts":
            yield facts_table(table, width, cell)
        elif look.tables == "signatures":
            yield signatures_table(table, width, cell)
        else:
            high = look.tables == "sheet"
            yield ruled_table(table, width, cell, high=high, indent=look.indent)
        # without a paragraph between them two tables would be one
        yield self.paragraph((), replace_fields(look, style="Spacer", align="", indent=0))

    def _laid_out(self, part: LaidOutPart, look: TextStyle) -> Iterator[BaseOxmlElement]:
        match part.name:
            case "letterhead":
                yield from self._letterhead(part.blocks)
                return
            case "signatures":
                yield from self._signatures(part.blocks, look)
                return
            case "mark" | "centre":
                look = replace_fields(look, align="center")
            case "right":
                look = replace_fields(look, align="right")
            case "small":
                look = replace_fields(look, style="Small")
            case "keep":
                look = replace_fields(look, keep=True)
            case "facts" | "sheet":
                look = replace_fields(look, tables=part.name)
        yield from self.write(part.blocks, look)

    def _letterhead(self, blocks: Iterable[Block]) -> Iterator[BaseOxmlElement]:
        """Yield the head of the office's papers: the logo beside its lines, two lines beneath."""
        lines = [block.runs for block in blocks if isinstance(block, Paragraph)]
        for number, runs in enumerate(lines):
            large = any(run.bold for run in runs)
            line = self.paragraph(
                runs, TextStyle(style="Letterhead" if large else "LetterheadSmall")
            )
            if number == 0 and self._logo is not None:
                line.insert(1, self._logo)  # behind the properties
            yield line
        yield self.paragraph((), TextStyle(style="LetterheadRule"))

    def _signatures(self, blocks: Iterable[Block], look: TextStyle) -> Iterator[BaseOxmlElement]:
        """Yield what people sign, all on one page: place and day at the right, then the table."""
        kept = replace_fields(look, keep=True, tables="signatures")
        beside = replace_fields(kept, align="center", indent=self._width // 2)
        yield self.paragraph((), kept)
        for block in blocks:
            yield from self._block(block, kept if isinstance(block, BlockTable) else beside)


def _opened(item: tuple[Block, ...]) -> tuple[Runs, tuple[Block, ...]]:
    """Return the text that stands beside the sign of an item, and what stands below that."""
    if item and isinstance(item[0], Paragraph):
        return item[0].runs, item[1:]
    return (), item


def _marker(start: int | None, position: int, depth: int) -> str:
    """Return the sign of an item as text, for files whose lists are not ours to describe."""
    if start is None:
        return BULLETS[min(depth, len(BULLETS) - 1)]
    return f"{start + position}."
