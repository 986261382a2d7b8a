"""What a paper is made of: a tree of blocks, the same for every format."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias


PARTS = (
    "letterhead",  # the head of the office's papers: centred, with a double line beneath
    "mark",  # what every page says of the paper: that it is a draft, confidential
    "facts",  # a table of labels and values: no borders, a colon between
    "signatures",  # what people sign: no borders, centred, room to sign in an empty row
    "sheet",  # a list to sign: high rows; a column without a title belongs to the one before
    "centre",
    "right",
    "small",
    "keep",  # never parted by the end of a page
)
WITHOUT_HEAD = frozenset({"facts", "signatures"})
"""The parts whose tables have neither borders nor a head: its first row is one like the others."""


class TextRun(Value):
    """A piece of text in one style; a line end in it breaks the line, ``href`` makes it a link."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    href: str = ""


class Heading(Value):
    """A heading; level 1 is the title of the paper."""

    level: int
    runs: Runs


class Paragraph(Value):
    """A paragraph."""

    runs: Runs


class Listing(Value):
    """A list; ``start`` is its first number, None when it is not numbered."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


class BlockTable(Value):
    """A table with a head; ``widths`` are the shares of its columns, and sum up to 1."""

    head: Row
    rows: tuple[Row, ...]
    widths: tuple[float, ...]


class CodeBlock(Value):
    """Text that stands as it is typed."""

    text: str


class QuoteBlock(Value):
    """Blocks that somebody else said."""

    blocks: tuple[Block, ...]


class HorizontalRule(Value):
    """A line across the page."""


class NewPage(Value):
    """What follows begins on a new page."""


class LaidOutPart(Value):
    """Blocks that are laid out in a way of their own; ``name`` is one of ``PARTS``."""

    name: str
    blocks: tuple[Block, ...]


class Picture(Value):
    """A picture, read and found to be one; ``kind`` is png or jpeg, the size in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


class Paper(Value):
    """A whole document. ``mark`` is what every page has to say of it: that it is a draft."""

    title: str
    lang: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    mark: Runs = ()
    logo: Picture | None = None


if TYPE_CHECKING:
    Runs: TypeAlias = tuple[TextRun, ...]
    Row: TypeAlias = tuple[Runs, ...]
    Block: TypeAlias = (
        Heading
        | Paragraph
        | Listing
        | BlockTable
        | CodeBlock
        | QuoteBlock
        | HorizontalRule
        | NewPage
        | LaidOutPart
    )


def texts_in(blocks: Iterable[Block]) -> Iterator[Runs]:
    """Yield every text of ``blocks``: of paragraphs, headings and cells."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.runs
        elif isinstance(block, BlockTable):
            yield from (cell for row in (block.head, *block.rows) for cell in row)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from texts_in(item)
        elif isinstance(block, LaidOutPart | QuoteBlock):
            yield from texts_in(block.blocks)
        elif isinstance(block, CodeBlock):
            yield (TextRun(text=block.text, code=True),)


def text_of(runs: Runs) -> str:
    """Return ``runs`` without their styles, on one line."""
    return " ".join("".join(run.text for run in runs).split())


def column_spans(head: Row) -> list[tuple[Runs, int]]:
    """Return the titles of ``head``, each with over how many columns it stands."""
    spans: list[tuple[Runs, int]] = []
    for cell in head:
        if spans and not cell:
            title, columns = spans.pop()
            spans.append((title, columns + 1))
        else:
            spans.append((cell, 1))
    return spans
