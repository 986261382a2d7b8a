"""Blocks to the paragraphs and tables of a Word file."""

from __future__ import annotations

from jakres_cli.model.value import Value, replace_fields
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
from jakres_cli.papers.word.lists import Lists, marker
from jakres_cli.papers.word.marks import attributes, paragraph, styled_runs
from jakres_cli.papers.word.tables import TableCell, facts_table, ruled_table, signatures_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.papers.blocks import Block, Runs

STEP = 360
"""By how much a list stands further in, in twentieths of a point like all lengths here."""
_TITLE = 1
_LINE_BELOW = f"<w:bottom {attributes(val='single', sz=4, space=1, color='auto')}/>"


class TextStyle(Value):
    """How blocks are laid out: the style of their paragraphs, and what is said beside it.

    ``tables`` is the part that decides how tables look, ``keep`` that all stands on one page.
    """

    style: str = ""
    align: str = ""
    indent: int = 0
    keep: bool = False
    tables: str = ""


class Body:
    """Writes blocks, and remembers where links lead and which lists there are.

    With ``styled`` it is for our own file, and says just the names of its styles. Without, it is
    for a file of somebody else, where nobody knows what there is: everything is said on the spot.
    """

    def __init__(self, width: int, *, styled: bool, letterhead: str = "") -> None:
        self.width = width
        self.lists = Lists()
        self.links: dict[str, str] = {}
        self._styled = styled
        self._letterhead = letterhead

    def blocks(self, blocks: Iterable[Block], look: TextStyle | None = None) -> str:
        """Return ``blocks`` below each other."""
        return "".join(self._block(block, look or TextStyle()) for block in blocks)

    def _block(self, block: Block, look: TextStyle) -> str:
        match block:
            case Heading():
                return self._heading(block, look)
            case Paragraph():
                return self._written(block.runs, look)
            case Listing():
                return self._listing(block, look, 0)
            case BlockTable():
                return self._table(block, look)
            case CodeBlock():
                run = TextRun(text=block.text, code=True)
                return self._written((run,), replace_fields(look, align="left"))
            case QuoteBlock():
                inner = replace_fields(look, indent=look.indent + STEP)
                return self.blocks(block.blocks, inner)
            case HorizontalRule():
                return self._written((), replace_fields(look, style="Spacer"), pBdr=_LINE_BELOW)
            case NewPage():
                return paragraph('<w:r><w:br w:type="page"/></w:r>')
            case LaidOutPart():
                return self._part(block, look)

    def _written(
        self, runs: Runs, look: TextStyle, *, bold: bool = False, **properties: str
    ) -> str:
        """Return a paragraph in that look."""
        if self._styled and look.style:
            properties.setdefault("pStyle", attributes(val=look.style))
        if look.align:
            properties["jc"] = attributes(val=look.align)
        if look.keep:
            properties["keepNext"] = ""
        if look.indent:
            properties.setdefault("ind", attributes(left=look.indent))
        return paragraph(styled_runs(runs, self._link, bold=bold), **properties)

    def _link(self, address: str) -> str:
        return self.links.setdefault(address, f"link{len(self.links) + 1}")

    def _heading(self, heading: Heading, look: TextStyle) -> str:
        if not self._styled:
            return self._written(heading.runs, replace_fields(look, keep=True), bold=True)
        level = heading.level - _TITLE
        style = f"Heading{level}" if level else "Title"
        return self._written(heading.runs, replace_fields(look, style=style))

    def _listing(self, listing: Listing, look: TextStyle, depth: int) -> str:
        number = self.lists.begin(listing.start, depth) if self._styled else 0
        inside = replace_fields(
            look, style=look.style or "ListParagraph", indent=look.indent + STEP
        )
        made = []
        for position, item in enumerate(listing.items):
            first, rest = self._opened(item)
            hanging = attributes(left=inside.indent, hanging=STEP)
            if self._styled:
                item_of = self.lists.properties(number, depth)
                made.append(self._written(first, inside, numPr=item_of, ind=hanging))
            else:
                sign = TextRun(text=f"{marker(listing.start, position, depth)}\t")
                tab = f"<w:tab {attributes(val='left', pos=inside.indent)}/>"
                made.append(self._written((sign, *first), inside, tabs=tab, ind=hanging))
            made += [self._in_item(block, inside, depth) for block in rest]
        return "".join(made)

    def _in_item(self, block: Block, look: TextStyle, depth: int) -> str:
        if isinstance(block, Listing):
            return self._listing(block, look, depth + 1)
        return self._block(block, look)

    @staticmethod
    def _opened(item: tuple[Block, ...]) -> tuple[Runs, tuple[Block, ...]]:
        """Return the text that stands beside the sign of an item, and what stands below that."""
        if item and isinstance(item[0], Paragraph):
            return item[0].runs, item[1:]
        return (), item

    def _table(self, table: BlockTable, look: TextStyle) -> str:
        width = self.width - look.indent

        def cell(runs: Runs, said: TableCell) -> str:
            style = said.style or look.style
            inner = TextStyle(style=style, align=said.align, keep=look.keep)
            return self._written(runs, inner, bold=said.bold)

        if look.tables == "facts":
            made = facts_table(table, width, cell)
        elif look.tables == "signatures":
            made = signatures_table(table, width, cell)
        else:
            high = look.tables == "sheet"
            made = ruled_table(table, width, cell, high=high, indent=look.indent)
        # without a paragraph between them two tables would be one
        return made + self._written((), replace_fields(look, style="Spacer", align="", indent=0))

    def _part(self, part: LaidOutPart, look: TextStyle) -> str:
        name = part.name
        if name == "letterhead":
            return self._head(part.blocks)
        if name == "signatures":
            return self._signatures(part.blocks, look)
        if name in {"mark", "centre"}:
            look = replace_fields(look, align="center")
        elif name == "right":
            look = replace_fields(look, align="right")
        elif name == "small":
            look = replace_fields(look, style="Small")
        elif name == "keep":
            look = replace_fields(look, keep=True)
        elif name in {"facts", "sheet"}:
            look = replace_fields(look, tables=name)
        return self.blocks(part.blocks, look)

    def _head(self, blocks: Iterable[Block]) -> str:
        """Return the head of the office's papers: the logo beside its lines, two lines beneath."""
        lines = [one.runs for one in blocks if isinstance(one, Paragraph)]
        made = []
        for number, runs in enumerate(lines):
            large = any(run.bold for run in runs)
            look = TextStyle(style="Letterhead" if large else "LetterheadSmall")
            inner = self._letterhead if number == 0 else ""
            made.append(self._written(runs, look).replace("</w:pPr>", f"</w:pPr>{inner}", 1))
        return "".join(made) + self._written((), TextStyle(style="LetterheadRule"))

    def _signatures(self, blocks: Iterable[Block], look: TextStyle) -> str:
        """Return what people sign, all on one page: place and day at the right, then the table."""
        kept = replace_fields(look, keep=True, tables="signatures")
        beside = replace_fields(kept, align="center", indent=self.width // 2)
        written = (
            self._block(block, kept if isinstance(block, BlockTable) else beside)
            for block in blocks
        )
        return self._written((), kept) + "".join(written)
