"""Changes of a text at offsets: where they go, and the proof that nothing else changed."""

from __future__ import annotations

from jakres_cli.model.base import AskedWrongly, CannotDo, Message
from jakres_cli.records.syntax import Mapping, Node, Scalar, iter_scalars, node_data
from jakres_cli.records.syntax.document import Document, read_document
from jakres_cli.records.syntax.text import BOM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

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


_NOT_IN_RECORDS = "JK001"


def verify_edit(document: Document, new: str, expected: object, by_hand: str) -> str:
    """Return ``new`` when its data is ``expected`` and its prose that of ``document``.

    Raises ``AskedWrongly`` for what no record may hold, ``CannotDo`` for everything else.
    """
    again = require_readable(document, new, by_hand)
    if again.tree is None or node_data(again.tree) != expected or again.prose != document.prose:
        raise edit_refusal(document, by_hand)
    return new


def require_readable(document: Document, new: str, by_hand: str) -> Document:
    """Return the changed text as a document; raises as ``verify_edit`` does when it isn't sound."""
    again = read_again(document.path, new)
    if again.faults and all(fault.code == _NOT_IN_RECORDS for fault in again.faults):
        raise AskedWrongly(again.faults[0].message, again.faults[0].hint)
    if again.faults:
        raise edit_refusal(document, by_hand)
    return again


def read_again(path: str, text: str) -> Document:
    """Return the changed ``text`` of the file ``path`` as a document."""
    return read_document(path, text.encode("utf-8", "surrogatepass"))


def edit_refusal(document: Document, by_hand: str) -> CannotDo:
    """Return the refusal to change more than is wanted, with the change to make by hand."""
    return CannotDo(
        Message("{path} can't be changed without touching more than it should", path=document.path),
        Message("make the change by hand: {change}", change=by_hand),
    )


def whole_tree(document: Document) -> Mapping:
    """Return the tree of a document that could be read whole; raises ``CannotDo`` for another."""
    if document.tree is None or document.faults:
        raise unreadable(document)
    return document.tree


def unreadable(document: Document) -> CannotDo:
    """Return the refusal to change a file that can't be read whole, with the first place why."""
    fault = min(document.faults, key=lambda fault: fault.start)
    place = document.place(fault.start, fault.end)
    where = f"{place.path}:{place.line}:{place.column}"
    return CannotDo(
        Message("{place} can't be read: {reason}", place=where, reason=fault.message),
        fault.hint or Message("mend it by hand first; jakres check says more"),
    )


def fields_of(tree: Mapping) -> dict[str, object]:
    """Return the data of ``tree``, every scalar as text."""
    return {name: node_data(node) for name, (_, node) in tree.entries.items()}
