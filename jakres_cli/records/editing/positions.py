"""Where things stand in the text of a document, comments among them, and splices there."""

from __future__ import annotations

from jakres_cli.records.syntax.nodes import Mapping, Node, Scalar, iter_scalars
from jakres_cli.records.syntax.text import BOM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.records.syntax.document import Document

    Edit = tuple[int, int, str]


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with ``edits`` (start, end, replacement) made; none of them overlap."""
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def newline_of(document: Document) -> str:
    """Return the line end that the document uses."""
    return "\r\n" if "\r\n" in document.text else "\n"


def line_end(document: Document, at: int) -> int:
    """Return the offset at which the line that holds ``at`` ends, before its line end."""
    end = document.text.find("\n", at)
    if end < 0:
        return len(document.text)
    return end - 1 if document.text[end - 1] == "\r" else end


def indent_at(document: Document, at: int) -> str:
    """Return as many blanks as there are columns before ``at`` on its line."""
    start = document.text.rfind("\n", 0, at) + 1
    return " " * (at - start - document.text.startswith(BOM, start))


def is_blank(node: Node) -> bool:
    """Tell whether nothing was written, or empty brackets."""
    if isinstance(node, Scalar):
        return node.start == node.end
    return not (node.entries if isinstance(node, Mapping) else node.items)


def colon_end(document: Document, key: Scalar) -> int:
    """Return the offset behind the colon of a field."""
    return document.text.find(":", key.end) + 1


def content_end(document: Document, node: Node) -> int:
    """Return the offset behind the last character that belongs to ``node``."""
    if isinstance(node, Scalar):
        return node.start + len(document.text[node.start : node.end].rstrip("\r\n"))
    if node.flow:
        return node.end
    if isinstance(node, Mapping):
        ends = [
            max(colon_end(document, key), content_end(document, inner))
            for key, inner in node.entries.values()
        ]
    else:
        ends = [content_end(document, inner) for inner in node.items]
    return max(ends, default=node.start)


def has_comment(document: Document, start: int, end: int, nodes: Iterable[Node]) -> bool:
    """Tell whether a comment stands in the stretch that holds ``nodes`` and perhaps their keys."""
    text = document.text
    covered: list[tuple[int, int]] = []
    for scalar in (leaf for node in nodes for leaf in iter_scalars(node)):
        is_block = not scalar.plain and text[scalar.start : scalar.start + 1] in {"|", ">"}
        if is_block and "#" in text[scalar.start : line_end(document, scalar.start)]:
            return True
        if start <= scalar.start < end:
            covered.append((scalar.start, scalar.end))
    at = start
    for begin, until in sorted(covered):
        if "#" in text[at:begin]:
            return True
        at = max(at, until)
    return "#" in text[at:end]
