"""The passages of a record, in which words are looked for: each value, each paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right

from jakres_cli.model.value import Value
from jakres_cli.records.syntax.nodes import Mapping, Scalar, Sequence
from jakres_cli.records.syntax.prose import fold_blanks, without_comments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.records.syntax.document import Document
    from jakres_cli.records.syntax.nodes import Node

_BEGINS = re.compile(r"(?:#{1,6}|[-*+]|[0-9]{1,9}[.)])[ \t]+|\|")
_QUOTED = " \t\r>"


class Passage(Value):
    """Text that belongs together, white space folded.

    ``field`` is the path of the value, None in prose; ``item`` the id of the item it stands in.
    ``lines`` are the offsets at which lines of the file begin in it, each with its number.
    """

    text: str
    lines: tuple[tuple[int, int], ...]
    field: str | None = None
    item: str | None = None

    def line_at(self, offset: int) -> int:
        """Return the line of the file on which ``text[offset]`` stands."""
        return self.lines[bisect_right(self.lines, offset, key=lambda pair: pair[0]) - 1][1]


def text_passages(document: Document) -> Iterator[Passage]:
    """Yield the values of the front matter, then the prose piece by piece; no comments."""
    if document.tree is not None:
        yield from _values(document.tree, (), None, document)
    yield from _pieces(document)


def _values(
    node: Node, path: tuple[str, ...], item: str | None, document: Document
) -> Iterator[Passage]:
    if isinstance(node, Scalar):
        text = fold_blanks(node.text)
        if text:
            lines = ((0, document.lines.number(node.start)),)
            yield Passage(text=text, lines=lines, field=".".join(path), item=item)
    elif isinstance(node, Sequence):
        for position, child in enumerate(node.items, 1):
            name = _id(child)
            yield from _values(child, (*path, name or str(position)), name or item, document)
    else:
        for name, (_, child) in node.entries.items():
            yield from _values(child, (*path, name), item, document)


def _id(node: Node) -> str | None:
    entry = node.entries.get("id") if isinstance(node, Mapping) else None
    return entry[1].text or None if entry and isinstance(entry[1], Scalar) else None


def _pieces(document: Document) -> Iterator[Passage]:
    """Yield paragraphs, headings, points of lists and rows of tables."""
    first = document.lines.number(document.prose_start)
    piece: list[tuple[int, str]] = []
    for number, line in enumerate(without_comments(document.prose).split("\n"), first):
        text = line.strip(_QUOTED)
        sign = _BEGINS.match(text)
        if piece and (sign or not text):
            yield _joined(piece)
            piece = []
        if text:
            begins = sign.end() if sign and sign.group() != "|" else 0
            piece.append((number, fold_blanks(text[begins:])))
    if piece:
        yield _joined(piece)


def _joined(piece: list[tuple[int, str]]) -> Passage:
    lines = []
    offset = 0
    for number, text in piece:
        lines.append((offset, number))
        offset += len(text) + 1
    return Passage(text=" ".join(text for _, text in piece), lines=tuple(lines))
