"""Another list in the place of one: only the items that differ are written anew."""

from __future__ import annotations

from jakres_cli.model.value import Value
from jakres_cli.records.editing.comments import has_comment
from jakres_cli.records.editing.spots import content_end, line_end, newline_of
from jakres_cli.records.editing.written import as_scalar_text, item_lines, yaml_inline
from jakres_cli.records.syntax.nodes import node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.editing.written import Written
    from jakres_cli.records.syntax.document import Document
    from jakres_cli.records.syntax.nodes import Node, Sequence

    Edit = tuple[int, int, str]


class _Change(Value):
    """The items that go, those that come, and their neighbours that stay."""

    before: Node | None
    gone: list[Node]
    come: list[Written]
    after: Node | None


def list_edit(document: Document, node: Sequence, value: list[Written]) -> Edit | None:
    """Return the edit that makes ``value``, which isn't empty, of the list ``node``.

    None where a comment would be lost or would stand beside another item.
    """
    change = _change(node, value)
    if not (change.gone or change.come):
        return node.start, node.start, ""
    return _in_brackets(document, change) if node.flow else _in_lines(document, change)


def _change(node: Sequence, value: list[Written]) -> _Change:
    old, new = [node_data(one) for one in node.items], [as_scalar_text(one) for one in value]
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    same = (at for at in range(shorter - first) if old[-1 - at] != new[-1 - at])
    last = next(same, shorter - first)
    items = node.items
    return _Change(
        before=items[first - 1] if first else None,
        gone=items[first : len(items) - last],
        come=value[first : len(value) - last],
        after=items[len(items) - last] if last else None,
    )


def _in_brackets(document: Document, change: _Change) -> Edit | None:
    come = ", ".join(yaml_inline(one, flow=True) for one in change.come)
    if change.gone and change.come:
        edit = (change.gone[0].start, content_end(document, change.gone[-1]), come)
    elif change.before is not None:
        at = content_end(document, change.before)
        until = content_end(document, change.gone[-1]) if change.gone else at
        edit = (at, until, f", {come}" if come else "")
    else:
        assert change.after is not None  # noqa: S101  the list isn't empty, before and after
        start = change.gone[0].start if change.gone else change.after.start
        edit = (start, change.after.start, f"{come}, " if come else "")
    return None if has_comment(document, edit[0], edit[1], change.gone) else edit


def _in_lines(document: Document, change: _Change) -> Edit | None:
    text = document.text
    like = next(one for one in (*change.gone, change.before, change.after) if one is not None)
    indent, dash, _ = text[text.rfind("\n", 0, like.start) + 1 : like.start].partition("-")
    if not dash or indent.strip(" "):
        return None
    newline = newline_of(document)
    come = [line for one in change.come for line in item_lines(one, indent)]
    if not change.gone and change.before is not None:
        at = line_end(document, content_end(document, change.before))
        return at, at, "".join(newline + line for line in come)
    first = change.gone[0] if change.gone else change.after
    assert first is not None  # noqa: S101  nothing goes and nothing stands before: it has an after
    start = text.rfind("\n", 0, first.start) + 1
    if not change.gone:
        return start, start, "".join(line + newline for line in come)
    until = line_end(document, content_end(document, change.gone[-1]))
    if has_comment(document, start, until, change.gone):
        return None
    if come:
        return start, until, newline.join(come)
    return start, text.find("\n", until) + 1 or len(text), ""
