"""One value of a record or register, wherever it stands: replaced, put in, or taken out.

A path leads to it: names of fields, and positions in lists. Like ``edits``, which see: only the
bytes of that value change, the result is read again, and what can't be done so is refused.
"""

from __future__ import annotations

from jakres_cli.records.editing.splices import (
    colon_end,
    content_end,
    edit_refusal,
    has_comment,
    indent_at,
    line_end,
    newline_of,
    splice,
    verify_edit,
    whole_tree,
)
from jakres_cli.records.editing.yaml_text import (
    as_scalar_text,
    field_lines,
    list_edit,
    yaml_inline,
    yaml_scalar,
    yaml_scalar_like,
)
from jakres_cli.records.schema import Form, ListOf, Register, Shape, Text, TwoLanguages
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.editing.splices import Edit
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.syntax.document import Document

    Path = tuple[str | int, ...]

_BLOCK_SIGNS = "|>"


def put_value(document: Document, path: Path, value: Written, shape: Shape) -> str:
    """Return the text with ``value`` at ``path``, in the place of what is there or anew.

    ``shape`` is that of the whole file, for the order of fields. Missing mappings on the way are
    made. Raises ``CannotDo`` where more than the value would have to change.
    """
    tree = whole_tree(document)
    parent, name, within, rest = _parent_of(tree, path)
    for step in reversed(rest):
        value = {str(step): value}
    by_hand = f"{_dotted_path(path[: len(path) - len(rest)])}: {yaml_inline(value)}"
    fits = isinstance(name, str) if isinstance(parent, Mapping) else _child(parent, name)
    if parent is None or not fits or not all(isinstance(step, str) for step in rest):
        raise edit_refusal(document, by_hand)
    expected = with_value(node_data(tree), (*within, name), as_scalar_text(value))
    if isinstance(parent, Sequence):
        edit = _item_edit(document, parent, name, value)
    elif name in parent.entries:
        edit = _replacing(document, parent, str(name), value)
    else:
        order = _order(shape, within)
        edit = insert_field(document, parent, str(name), value, order)
    if edit is None:
        raise edit_refusal(document, by_hand)
    return verify_edit(document, splice(document.text, [edit]), expected, by_hand)


def remove_value(document: Document, path: Path) -> str:
    """Return the text without the field at ``path``; a mapping that is then empty goes as well.

    Raises ``CannotDo`` where a comment would be lost.
    """
    tree = whole_tree(document)
    parent, name, within, rest = _parent_of(tree, path)
    if rest or not isinstance(parent, Mapping) or name not in parent.entries:
        return document.text
    if within and len(parent.entries) == 1 and isinstance(node_at(tree, within[:-1]), Mapping):
        return remove_value(document, within)
    by_hand = f"- {_dotted_path(path)}"
    edit = _removing(document, parent, str(name))
    if edit is None:
        raise edit_refusal(document, by_hand)
    expected = _without_value(node_data(tree), path)
    return verify_edit(document, splice(document.text, [edit]), expected, by_hand)


def shape_at(shape: Shape, path: Path) -> Shape | None:
    """Return the shape of the value at ``path`` by the schema, None where it knows none."""
    for step in path:
        if isinstance(shape, Register | ListOf):
            shape = shape.of
        elif isinstance(shape, Form) and step in shape.by_name:
            shape = shape.by_name[str(step)].shape
        elif isinstance(shape, TwoLanguages):
            shape = Text()
        else:
            return None
    return shape


def node_at(tree: Node, path: Path) -> Node | None:
    """Return what stands at ``path`` below ``tree``, None for nothing."""
    node: Node | None = tree
    for step in path:
        node = _child(node, step) if node is not None else None
    return node


def insert_field(
    document: Document, parent: Mapping, name: str, value: Written, order: tuple[str, ...]
) -> Edit | None:
    """Return the edit that puts the field ``name``, which isn't there, into ``parent``.

    ``order`` is the order of fields, for its place. None where that can't be done.
    """
    earlier = order[: order.index(name)] if name in order else order
    before = [entry for known, entry in parent.entries.items() if known in earlier]
    last = max(before, key=lambda entry: entry[0].start) if before else None
    if parent.flow:
        field = f"{yaml_scalar(name, flow=True)}: {yaml_inline(value, flow=True)}"
        if last is not None:
            at = max(colon_end(document, last[0]), content_end(document, last[1]))
            return at, at, f", {field}"
        at = document.text.find("{", parent.start) + 1
        return at, at, f"{field}, " if parent.entries else field
    first = next((key for key, _ in parent.entries.values()), None)
    if first is None:
        if parent.start != document.prose_start and not _starts_line(document, parent.start):
            return None
        written = field_lines(name, value)
        return parent.start, parent.start, "".join(f"{x}{newline_of(document)}" for x in written)
    written = field_lines(name, value, indent_at(document, first.start))
    if last is None and not _starts_line(document, first.start):
        last = next(iter(parent.entries.values()))  # the line with the dash stays the first
    if last is None:
        at = document.text.rfind("\n", 0, first.start) + 1
        return at, at, "".join(f"{line}{newline_of(document)}" for line in written)
    behind = max(colon_end(document, last[0]), content_end(document, last[1]))
    at = line_end(document, behind)
    return at, at, "".join(newline_of(document) + line for line in written)


def _parent_of(
    tree: Mapping, path: Path
) -> tuple[Mapping | Sequence | None, str | int, Path, Path]:
    """Return the collection to change, the name in it, the path to it, and what is to be made.

    The last is what of ``path`` lies below a field that isn't there yet.
    """
    node: Node = tree
    for depth, step in enumerate(path):
        rest = path[depth + 1 :]
        inner = _child(node, step)
        if not isinstance(node, Mapping | Sequence):
            return None, step, path[:depth], rest
        if not rest or inner is None or _is_nothing(inner):
            return node, step, path[:depth], rest
        node = inner
    return None, "", (), ()


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        entry = node.entries.get(str(step))
        return entry[1] if entry else None
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _replacing(document: Document, parent: Mapping, name: str, value: Written) -> Edit | None:
    key, node = parent.entries[name]
    flow = parent.flow
    short = yaml_inline(value, flow=flow)
    if _is_nothing(node):
        return _filling(document, parent, name, value)
    if isinstance(node, Scalar) and isinstance(value, str):
        return _scalar_edit(document, node, value, flow=flow)
    if isinstance(node, Sequence) and node.items and isinstance(value, list) and value:
        return list_edit(document, node, value)
    colon = document.text.find(":", key.end) + 1
    start, end = node.start, content_end(document, node)
    if has_comment(document, start, end, [node]):
        return None
    if flow or _on_line_of(document, colon, node):
        if flow or not isinstance(value, dict):
            return start, end, short
        indent = indent_at(document, key.start)
        written = field_lines(name, value, indent)[1:]
        if document.text[end : line_end(document, end)].strip():
            return None
        return colon, end, "".join(newline_of(document) + line for line in written)
    if has_comment(document, colon, end, [node]):
        return None
    return colon, end, f" {short}"


def _scalar_edit(document: Document, node: Scalar, value: str, *, flow: bool) -> Edit | None:
    end = content_end(document, node)
    written = yaml_scalar_like(document.text[node.start : end], value, flow=flow)
    if document.text[node.start] in _BLOCK_SIGNS and not node.plain:
        first_line = document.text[node.start : line_end(document, node.start)]
        if "#" in first_line:
            return None
        end = node.start + len(document.text[node.start : end].rstrip())
    return node.start, end, written


def _filling(document: Document, parent: Mapping, name: str, value: Written) -> Edit:
    """Fill in a field that has no value, leaving a comment behind it alone."""
    key = parent.entries[name][0]
    colon = document.text.find(":", key.end) + 1
    if parent.flow:
        return colon, colon, f" {yaml_inline(value, flow=True)}"
    head, *rest = field_lines(name, value, indent_at(document, key.start))
    if not rest:
        return colon, colon, head.lstrip()[len(yaml_scalar(name)) + 1 :]
    at = line_end(document, colon)
    return at, at, "".join(newline_of(document) + line for line in rest)


def _item_edit(
    document: Document, parent: Sequence, position: str | int, value: Written
) -> Edit | None:
    node = _child(parent, position)
    if not isinstance(node, Scalar) or not isinstance(value, str) or _is_nothing(node):
        return None
    return _scalar_edit(document, node, value, flow=parent.flow)


def _removing(document: Document, parent: Mapping, name: str) -> Edit | None:
    key, node = parent.entries[name]
    end = max(colon_end(document, key), content_end(document, node))
    text = document.text
    if parent.flow:
        return _removing_from_braces(document, parent, name, end)
    start = text.rfind("\n", 0, key.start) + 1
    until = line_end(document, end)
    if text[start : key.start].strip(" \ufeff") or "\ufeff" in text[start : key.start]:
        return None
    if text[end:until].strip() or has_comment(document, key.end, end, [node]):
        return None
    following = text.find("\n", until)
    if following < 0:
        return max(0, start - len(newline_of(document))), until, ""
    return start, following + 1, ""


def _removing_from_braces(document: Document, parent: Mapping, name: str, end: int) -> Edit | None:
    key, node = parent.entries[name]
    starts = [entry.start for entry, _ in parent.entries.values()]
    later = [start for start in starts if start > key.start]
    if later:
        edit = (key.start, min(later), "")
    else:
        names = list(parent.entries)
        at = names.index(name)
        if at == 0:
            return None
        other, value = parent.entries[names[at - 1]]
        edit = (max(colon_end(document, other), content_end(document, value)), end, "")
    return None if has_comment(document, edit[0], edit[1], [node]) else edit


def _order(shape: Shape, path: Path) -> tuple[str, ...]:
    """Return the names of the fields of the mapping at ``path``, in the order of the schema."""
    inner = shape_at(shape, path)
    return tuple(inner.by_name) if isinstance(inner, Form) else ("id", "en")


def with_value(old: object, path: Path, value: object) -> object:
    """Return the data ``old`` with ``value`` at ``path``."""
    if not path:
        return value
    step, *rest = path
    if isinstance(old, list):
        changed = [*old]
        changed[int(step)] = with_value(old[int(step)], tuple(rest), value)
        return changed
    known = old if isinstance(old, dict) else {}
    return {**known, step: with_value(known.get(step), tuple(rest), value)}


def _without_value(old: object, path: Path) -> object:
    step, *rest = path
    if isinstance(old, list):
        changed = [*old]
        changed[int(step)] = _without_value(old[int(step)], tuple(rest))
        return changed
    known = dict(old) if isinstance(old, dict) else {}
    if rest:
        known[step] = _without_value(known[step], tuple(rest))
    else:
        known.pop(step)
    return known


def _dotted_path(path: Path) -> str:
    return ".".join(str(step) for step in path)


def _on_line_of(document: Document, at: int, node: Node) -> bool:
    return "\n" not in document.text[at : node.start]


def _starts_line(document: Document, at: int) -> bool:
    start = document.text.rfind("\n", 0, at) + 1
    return not document.text[start:at].strip(" ")


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.start == node.end
