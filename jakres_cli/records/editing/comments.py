"""Comments in a stretch of text, which an edit must not lose or move."""

from __future__ import annotations

from jakres_cli.records.editing.spots import line_end
from jakres_cli.records.syntax.nodes import iter_scalars

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.records.syntax.document import Document
    from jakres_cli.records.syntax.nodes import Node


def has_comment(document: Document, start: int, end: int, nodes: Iterable[Node]) -> bool:
    """Tell whether a comment stands in the stretch that holds ``nodes`` and perhaps their keys."""
    text = document.text
    covered: list[tuple[int, int]] = []
    for one in (leaf for node in nodes for leaf in iter_scalars(node)):
        is_block = not one.plain and text[one.start : one.start + 1] in {"|", ">"}
        if is_block and "#" in text[one.start : line_end(document, one.start)]:
            return True
        if start <= one.start < end:
            covered.append((one.start, one.end))
    at = start
    for begin, until in sorted(covered):
        if "#" in text[at:begin]:
            return True
        at = max(at, until)
    return "#" in text[at:end]
