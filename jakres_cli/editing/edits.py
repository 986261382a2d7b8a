"""Changes to a record or register that touch only the bytes they mean to.

Each function takes a document and returns the new text of its file. The text is spliced where the
parsed positions say, then read again: its data must be the old data with just the wanted change,
and the prose as planned. Otherwise ``CannotDo`` is raised, with the change to make by hand.
"""

from __future__ import annotations

from jakres_cli.editing.written import field_lines, item_lines, scalar
from jakres_cli.errors import CannotDo
from jakres_cli.message import Message
from jakres_cli.syntax.document import read_markdown, read_yaml
from jakres_cli.syntax.nodes import Mapping, Scalar, Sequence, data, is_empty

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from jakres_cli.editing.written import Written
    from jakres_cli.syntax.document import Document
    from jakres_cli.syntax.nodes import Node


def append_item(document: Document, field: str, item: Written, order: tuple[str, ...]) -> str:
    """Append ``item`` to the list ``field`` of the front matter, which is made if need be.

    ``order`` is the order of fields, for a new one's place.
    """
    tree = _tree(document)
    wanted = _data(tree)
    wanted[field] = [*_as_list(wanted.get(field)), item]
    entry = tree.entries.get(field)
    if entry is None:
        edit = _new_field(document, tree, field, [item], order)
    else:
        edit = _item_edit(document, entry[0], entry[1], item)
    by_hand = "\n".join(field_lines(field, [item]))
    return _verified(document, _spliced(document, *edit), wanted, by_hand)


def set_field(document: Document, field: str, value: Written, order: tuple[str, ...]) -> str:
    """Give the field ``field`` of the front matter the value ``value``, in place or anew.

    A list or mapping that is there already is only replaced when it is empty.
    """
    tree = _tree(document)
    wanted = _data(tree)
    wanted[field] = value
    entry = tree.entries.get(field)
    by_hand = "\n".join(field_lines(field, value))
    if entry is None:
        edit = _new_field(document, tree, field, value, order)
    elif isinstance(value, str) and isinstance(entry[1], Scalar):
        edit = _scalar_edit(entry[0], entry[1], value)
    elif _is_blank(entry[1]):
        edit = _filled(document, entry[0], entry[1], field, value)
    else:
        raise _refusal(document, by_hand)
    return _verified(document, _spliced(document, *edit), wanted, by_hand)


def insert_block(document: Document, name: str, value: Written, within: str | None = None) -> str:
    """Insert the block ``name`` into a register, sorted by name without regard to case.

    ``within`` names the mapping of the register that it goes into, which is made if need be.
    """
    tree = _tree(document)
    wanted = _data(tree)
    by_hand = "\n".join(field_lines(name, value))
    if within is None:
        wanted[name] = value
        edit = _sorted_edit(document, tree, name, value, "")
    else:
        entry = tree.entries.get(within)
        inner = wanted.get(within)
        wanted[within] = {**(inner if isinstance(inner, dict) else {}), name: value}
        if entry is None:
            edit = _at_end(document, field_lines(within, {name: value}))
        elif isinstance(entry[1], Mapping) and not entry[1].flow and entry[1].entries:
            edit = _sorted_edit(document, entry[1], name, value, _indent(document, entry[1].start))
        elif _is_blank(entry[1]):
            edit = _filled(document, entry[0], entry[1], within, {name: value})
        else:
            raise _refusal(document, by_hand)
    return _verified(document, _spliced(document, *edit), wanted, by_hand)


def append_prose(document: Document, heading: str, paragraph: str) -> str:
    """Append ``paragraph`` to the section ``heading`` of the prose, made at the end if new."""
    tree = _tree(document)
    newline = _newline(document)
    text = document.text
    section = _section_end(document, heading)
    if section is None:
        body = text.rstrip()
        added = f"{newline}{newline}## {heading}{newline}{newline}{paragraph}{newline}"
        new = body + added
    else:
        kept = text[:section].rstrip()
        rest = text[section:]
        gap = newline if rest else ""
        new = f"{kept}{newline}{newline}{paragraph}{newline}{gap}{rest}"
    return _verified(document, new, _data(tree), paragraph, prose=True)


def has_heading(document: Document, heading: str) -> bool:
    """Tell whether the prose has a section under ``heading``."""
    return _section_end(document, heading) is not None


def then(document: Document, new: str, change: Callable[[Document], str]) -> str:
    """Return ``new``, the changed text of ``document``, changed once more."""
    return change(_read(document.path, new))


def _item_edit(document: Document, key: Scalar, node: Node, item: Written) -> tuple[int, int, str]:
    by_hand = "\n".join(item_lines(item, ""))
    if _is_blank(node):
        return _filled(document, key, node, key.text, [item])
    if not isinstance(node, Sequence):
        raise _refusal(document, by_hand)
    if node.flow:
        if not isinstance(item, str):
            raise _refusal(document, by_hand)
        at = _content_end(document, node.items[-1])
        return at, at, f", {scalar(item, flow=True)}"
    indent = _indent(document, node.start)
    return _after_line(document, node.items[-1], item_lines(item, indent))


def _new_field(
    document: Document, tree: Mapping, field: str, value: Written, order: tuple[str, ...]
) -> tuple[int, int, str]:
    written = field_lines(field, value)
    earlier = order[: order.index(field)] if field in order else order
    before = [node for name, (_, node) in tree.entries.items() if name in earlier]
    if before:
        return _after_line(document, max(before, key=lambda node: node.start), written)
    newline = _newline(document)
    at = next((key.start for key, _ in tree.entries.values()), tree.start)
    return at, at, newline.join(written) + newline


def _scalar_edit(key: Scalar, node: Scalar, value: str) -> tuple[int, int, str]:
    if node.start == node.end:
        return key.end + 1, key.end + 1, f" {scalar(value)}"
    return node.start, node.end, scalar(value)


def _filled(
    document: Document, key: Scalar, node: Node, field: str, value: Written
) -> tuple[int, int, str]:
    """Replace an empty value, ``[]`` or nothing at all, leaving a comment behind it alone."""
    written = field_lines(field, value, _indent(document, key.start))
    end = node.end if not isinstance(node, Scalar) else key.end + 1
    behind = document.text[end : _line_end(document, end)]
    head, *rest = written
    first = head.strip() + behind
    return key.start, _line_end(document, end), _newline(document).join([first, *rest])


def _sorted_edit(
    document: Document, tree: Mapping, name: str, value: Written, indent: str
) -> tuple[int, int, str]:
    if tree.flow:
        raise _refusal(document, "\n".join(field_lines(name, value)))
    written = field_lines(name, value, indent)
    earlier = [key for key in tree.entries if key.casefold() < name.casefold()]
    if earlier:
        return _after_line(
            document, tree.entries[earlier[-1]][1], written, tree.entries[earlier[-1]][0]
        )
    first = next((key for key, _ in tree.entries.values()), None)
    if first is None:
        return _at_end(document, written)
    at = first.start - len(indent)
    newline = _newline(document)
    return at, at, newline.join(written) + newline


def _at_end(document: Document, written: list[str]) -> tuple[int, int, str]:
    newline = _newline(document)
    text = document.text
    end = len(text)
    gap = newline if text and not text.endswith("\n") else ""
    return end, end, gap + newline.join(written) + newline


def _after_line(
    document: Document, node: Node, written: list[str], key: Scalar | None = None
) -> tuple[int, int, str]:
    last = key.end if key is not None and is_empty(node) else _content_end(document, node)
    at = _line_end(document, last)
    newline = _newline(document)
    return at, at, "".join(newline + line for line in written)


def _content_end(document: Document, node: Node) -> int:
    """Return the offset behind the last character that belongs to ``node``."""
    if isinstance(node, Scalar):
        end = node.end
        while end > node.start and document.text[end - 1] in "\r\n":
            end -= 1
        return end
    if node.flow:
        return node.end
    if isinstance(node, Mapping):
        ends = [max(key.end, _content_end(document, inner)) for key, inner in node.entries.values()]
    else:
        ends = [_content_end(document, inner) for inner in node.items]
    return max(ends, default=node.start)


def _section_end(document: Document, heading: str) -> int | None:
    """Return where the section of the prose under ``## heading`` ends, or None without one."""
    at = document.prose_start
    inside = False
    for line in document.prose.split("\n"):
        bare = line.strip()
        if bare.startswith("#") and inside and len(bare) - len(bare.lstrip("#")) <= 2:  # noqa: PLR2004
            return at
        if bare.lstrip("#").strip().casefold() == heading.casefold() and bare.startswith("#"):
            inside = True
        at += len(line) + 1
    return len(document.text) if inside else None


def _spliced(document: Document, start: int, end: int, replacement: str) -> str:
    return document.text[:start] + replacement + document.text[end:]


def _verified(
    document: Document, new: str, wanted: dict[str, object], by_hand: str, *, prose: bool = False
) -> str:
    again = _read(document.path, new)
    kept = prose or again.prose == document.prose
    ours = again.tree is not None and _data(again.tree) == wanted
    if again.faults or not ours or not kept:
        raise _refusal(document, by_hand)
    return new


def _read(path: str, text: str) -> Document:
    read = read_markdown if path.endswith(".md") else read_yaml
    return read(path, text.encode("utf-8", "surrogatepass"))


def _refusal(document: Document, by_hand: str) -> CannotDo:
    return CannotDo(
        Message("{path} can't be changed without touching more than it should", path=document.path),
        Message("make the change by hand: {change}", change=by_hand),
    )


def _tree(document: Document) -> Mapping:
    if document.tree is None or document.faults:
        raise CannotDo(
            Message("{path} can't be read whole, so it isn't changed", path=document.path),
            Message("jakres check says why"),
        )
    return document.tree


def _data(tree: Mapping) -> dict[str, object]:
    return {name: data(node) for name, (_, node) in tree.entries.items()}


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _is_blank(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.start == node.end
    return not (node.entries if isinstance(node, Mapping) else node.items)


def _newline(document: Document) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"


def _indent(document: Document, at: int) -> str:
    return " " * (at - (document.text.rfind("\n", 0, at) + 1))


def _line_end(document: Document, at: int) -> int:
    end = document.text.find("\n", at)
    if end < 0:
        return len(document.text)
    return end - 1 if document.text[end - 1] == "\r" else end
