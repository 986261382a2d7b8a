"""An item of a list in its short form, written out where it stands."""

from __future__ import annotations

from jakres_cli.records.editing.splices import (
    content_end,
    edit_refusal,
    indent_at,
    line_end,
    newline_of,
    splice,
    verify_edit,
    whole_tree,
)
from jakres_cli.records.editing.values import node_at, with_value
from jakres_cli.records.editing.yaml_text import as_scalar_text, yaml_inline, yaml_lines
from jakres_cli.records.syntax import Scalar, Sequence, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.records.editing.values import Path
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.syntax.document import Document


def lengthen_item(document: Document, path: Path, name: str, more: Mapping[str, Written]) -> str:
    """Return the text with the word at ``path``, an item, as its field ``name`` with ``more``.

    The word, its quotes and the comment behind it stay. Raises ``CannotDo`` where more than that
    would have to change.
    """
    tree = whole_tree(document)
    node, parent = node_at(tree, path), node_at(tree, path[:-1])
    if not isinstance(node, Scalar) or not isinstance(parent, Sequence):
        raise edit_refusal(document, f"- {yaml_inline(more)}")
    whole = {name: node.text, **more}
    start, end = node.start, content_end(document, node)
    if parent.flow:
        behind = yaml_inline(more, flow=True).removeprefix("{")
        edits = [(start, start, f"{{{name}: "), (end, end, f", {behind}")]
    else:
        at, newline = line_end(document, end), newline_of(document)
        lines = yaml_lines(more, indent_at(document, start))
        below = "".join(newline + line for line in lines)
        edits = [(start, start, f"{name}: "), (at, at, below)]
    expected = with_value(node_data(tree), path, as_scalar_text(whole))
    return verify_edit(document, splice(document.text, edits), expected, f"- {yaml_inline(whole)}")
