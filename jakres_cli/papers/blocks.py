"""What a paper is made of: a tree of blocks, the same for every format, and hints at its layout."""

from __future__ import annotations

import re

from jakres_cli.model.base import Message, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from jakres_cli.locale import Catalogue

    PageCountWords: TypeAlias = tuple[tuple[str, str], ...]


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


_WRITTEN = re.compile(
    r"(?<!\\)<!-- (?:part: \w+|/part|page: \w+|columns: [\d. ]+|title: .*) -->\n?"
)
_HINT = re.compile(r"(/?)(\w+)(?:: *+(.*))?")
LONGEST_WORD = 18
"""Longer words may be broken; they don't widen their column."""
_NARROWEST = 3
_LINE = 90
"""About how many letters a line of a table has."""
_NUMBER, _ALL = "\0", "\1"


class LayoutHint(Value):
    """One hint: ``part``, ``page``, ``columns`` or ``title``, and what of it."""

    name: str
    value: str
    ends: bool = False


def read_hint(comment: str) -> LayoutHint | None:
    """Return the hint that the inside of a comment is, if it is one."""
    match = _HINT.fullmatch(comment.strip())
    if match is None:
        return None
    return LayoutHint(name=match[2], value=(match[3] or "").strip(), ends=bool(match[1]))


def without_hints(text: str) -> str:
    """Return rendered Markdown for people who read it as it is."""
    return _WRITTEN.sub("", text)


def given_widths(text: str) -> tuple[float, ...]:
    """Return the shares that a hint gives: “1 4 3”."""
    numbers = [float(word) for word in text.split() if word.replace(".", "", 1).isdigit()]
    return _shares(numbers) if numbers and all(numbers) else ()


def widths_for(rows: Sequence[Row]) -> tuple[float, ...]:
    """Return the share of each column: room for its longest word, then by how much it says."""
    columns = [[text_of(cell) for cell in column] for column in zip(*rows, strict=True)]
    needs = [max(map(_longest_word, column)) + 2 for column in columns]
    wants = [max(map(len, column)) - need for column, need in zip(columns, needs, strict=True)]
    # a cell that says ten times as much is not to be ten times as wide, but higher
    weights = [max(want, 0) ** 0.6 for want in wants]
    left = max(_LINE - sum(needs), 0)
    whole = sum(weights) or 1
    return _shares(
        [need + left * weight / whole for need, weight in zip(needs, weights, strict=True)]
    )


def _longest_word(text: str) -> int:
    longest = max(map(len, text.replace("-", "- ").split()), default=0)
    return min(max(longest, _NARROWEST), LONGEST_WORD)


def _shares(numbers: Sequence[float]) -> tuple[float, ...]:
    whole = sum(numbers)
    return tuple(number / whole for number in numbers)


def page_count_words(t: Catalogue) -> PageCountWords:
    """Return what stands at the foot of a page: pieces of ``text``, and where ``n`` and ``all`` go.

    Each piece is its kind and its text.
    """
    words = t(Message("Page {n} of {all}", n=_NUMBER, all=_ALL))
    pieces: list[tuple[str, str]] = []
    for sign in words:
        if sign in {_NUMBER, _ALL}:
            pieces.append(("n" if sign == _NUMBER else "all", ""))
        elif pieces and pieces[-1][0] == "text":
            pieces[-1] = ("text", pieces[-1][1] + sign)
        else:
            pieces.append(("text", sign))
    return tuple(pieces)
