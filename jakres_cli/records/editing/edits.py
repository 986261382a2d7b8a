"""Items and sentences added to a record or register, touching only the bytes they mean to.

Each function takes a document and returns the new text of its file. The text is spliced where the
parsed positions say, then read again: its data must be the old data with just the wanted change.
Otherwise ``CannotDo`` is raised, with the change to make by hand; what no record may hold is
``AskedWrongly``. Sentences of prose are pure insertions, proved to show and to hide nothing.
"""

from __future__ import annotations

import re

from jakres_cli.records.editing.splices import (
    content_end,
    edit_refusal,
    fields_of,
    indent_at,
    is_blank,
    line_end,
    newline_of,
    read_again,
    require_readable,
    splice,
    verify_edit,
    whole_tree,
)
from jakres_cli.records.editing.values import insert_field
from jakres_cli.records.editing.yaml_text import (
    as_scalar_text,
    field_lines,
    item_lines,
    yaml_inline,
    yaml_scalar,
    yaml_scalar_like,
)
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence, is_empty
from jakres_cli.records.syntax.document import Document, read_markdown
from jakres_cli.records.syntax.prose import normalise_prose, parse_heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from jakres_cli.records.editing.yaml_text import Written


def append_item(document: Document, field: str, item: Written, order: tuple[str, ...]) -> str:
    """Append ``item`` to the list ``field`` of the front matter, which is made if need be.

    ``order`` is the order of fields, for a new one's place.
    """
    tree = whole_tree(document)
    expected = fields_of(tree)
    expected[field] = [*_as_list(expected.get(field)), as_scalar_text(item)]
    entry = tree.entries.get(field)
    if entry is None:
        edit = _new_field(document, tree, field, [item], order)
    else:
        edit = _item_edit(document, entry[0], entry[1], item)
    by_hand = f"{field}: {yaml_inline([item])}"
    return verify_edit(document, splice(document.text, [edit]), expected, by_hand)


def set_field(document: Document, field: str, value: Written, order: tuple[str, ...]) -> str:
    """Give the field ``field`` of the front matter the value ``value``, in place or anew.

    A list or mapping that is there already is only replaced when it is empty.
    """
    tree = whole_tree(document)
    expected = fields_of(tree)
    expected[field] = as_scalar_text(value)
    entry = tree.entries.get(field)
    by_hand = f"{field}: {yaml_inline(value)}"
    if entry is None:
        edit = _new_field(document, tree, field, value, order)
    elif isinstance(value, str) and isinstance(entry[1], Scalar):
        edit = _scalar_edit(document, entry[0], entry[1], value)
    elif is_blank(entry[1]):
        edit = _fill(document, entry[0], entry[1], field, value)
    else:
        raise edit_refusal(document, by_hand)
    return verify_edit(document, splice(document.text, [edit]), expected, by_hand)


def insert_block(document: Document, name: str, value: Written, within: str | None = None) -> str:
    """Insert the block ``name`` into a register, sorted by name without regard to case.

    ``within`` names the mapping of the register that it goes into, which is made if need be.
    """
    tree = whole_tree(document)
    expected = fields_of(tree)
    by_hand = f"{name}: {yaml_inline(value)}"
    if within is None:
        expected[name] = as_scalar_text(value)
        edit = _sorted_edit(document, tree, name, value, "")
    else:
        entry = tree.entries.get(within)
        inner = expected.get(within)
        expected[within] = {
            **(inner if isinstance(inner, dict) else {}),
            name: as_scalar_text(value),
        }
        if entry is None:
            edit = _at_end(document, field_lines(within, {name: value}))
        elif isinstance(entry[1], Mapping) and not entry[1].flow and entry[1].entries:
            edit = _sorted_edit(
                document, entry[1], name, value, indent_at(document, entry[1].start)
            )
        elif is_blank(entry[1]):
            edit = _fill(document, entry[0], entry[1], within, {name: value})
        else:
            raise edit_refusal(document, by_hand)
    return verify_edit(document, splice(document.text, [edit]), expected, by_hand)


def chain_edit(document: Document, new: str, change: Callable[[Document], str]) -> str:
    """Return ``new``, the changed text of ``document``, changed once more."""
    return change(read_again(document.path, new))


def _item_edit(document: Document, key: Scalar, node: Node, item: Written) -> tuple[int, int, str]:
    by_hand = f"- {yaml_inline(item)}"
    if is_blank(node):
        return _fill(document, key, node, key.text, [item])
    if not isinstance(node, Sequence):
        raise edit_refusal(document, by_hand)
    if node.flow:
        at = content_end(document, node.items[-1])
        return at, at, f", {yaml_inline(item, flow=True)}"
    indent = indent_at(document, node.start)
    return _after_line(document, node.items[-1], item_lines(item, indent))


def _new_field(
    document: Document, tree: Mapping, field: str, value: Written, order: tuple[str, ...]
) -> tuple[int, int, str]:
    edit = insert_field(document, tree, field, value, order)
    if edit is None:
        raise edit_refusal(document, f"{field}: {yaml_inline(value)}")
    return edit


def _scalar_edit(document: Document, key: Scalar, node: Scalar, value: str) -> tuple[int, int, str]:
    if node.start == node.end:
        return key.end + 1, key.end + 1, f" {yaml_scalar(value)}"
    old = document.text[node.start : node.end]
    if old[0] in "|>" or ("\n" in old and "#" in old):  # there may be comments in between
        raise edit_refusal(document, f"{key.text}: {yaml_inline(value)}")
    return node.start, node.end, yaml_scalar_like(old, value)


def _fill(
    document: Document, key: Scalar, node: Node, field: str, value: Written
) -> tuple[int, int, str]:
    """Replace an empty value, ``[]`` or nothing at all, leaving a comment behind it alone."""
    text = document.text
    colon = text.index(":", key.end) + 1
    end = max(colon, node.end if not isinstance(node, Scalar) else colon)
    if text[key.end : colon - 1].strip() or set(text[colon:end]) - set(" []{}"):
        raise edit_refusal(document, f"{field}: {yaml_inline(value)}")
    head, *rest = field_lines(field, value, indent_at(document, key.start))
    same_line = head.partition(":")[2] if not rest else ""
    until = line_end(document, end)
    first = text[key.start : colon] + same_line + text[end:until]
    return key.start, until, newline_of(document).join([first, *rest])


def _sorted_edit(
    document: Document, tree: Mapping, name: str, value: Written, indent: str
) -> tuple[int, int, str]:
    if tree.flow:
        raise edit_refusal(document, f"{name}: {yaml_inline(value)}")
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
    newline = newline_of(document)
    return at, at, newline.join(written) + newline


def _at_end(document: Document, written: list[str]) -> tuple[int, int, str]:
    newline = newline_of(document)
    text = document.text
    end = len(text)
    gap = newline if text and not text.endswith("\n") else ""
    return end, end, gap + newline.join(written) + newline


def _after_line(
    document: Document, node: Node, written: list[str], key: Scalar | None = None
) -> tuple[int, int, str]:
    last = key.end if key is not None and is_empty(node) else content_end(document, node)
    at = line_end(document, last)
    newline = newline_of(document)
    return at, at, "".join(newline + line for line in written)


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?(?:^[ ]{0,3}(?P=fence)[^\n]*$|\Z)",
    re.DOTALL | re.MULTILINE,
)
_VISIBLE = re.compile(r"[^\n]")
_SECTION_LEVEL = 2


def append_prose(document: Document, heading: str, paragraph: str) -> str:
    """Append ``paragraph`` to the section ``heading`` of the prose, made at the end if new.

    Raises ``CannotDo`` where the paragraph wouldn't show, or would hide what stands behind it.
    """
    newline = newline_of(document)
    section = _section_end(document, heading)
    text = document.text
    if section is None:
        at, words = len(text), [f"## {heading}", "", paragraph, ""]
    else:
        at, words = _after_last_line(document, section), [paragraph, ""]
    if section is not None and text.startswith(newline, at):
        at += len(newline)  # the blank line that is there comes before the paragraph
        words += [""] if text[at:].strip() else []
    elif not text[:at].endswith("\n" + newline):
        words = ["", *words]
    before = text[:at]
    gap = newline if before and not before.endswith("\n") else ""
    added = gap + newline.join(words)
    new = before + added + text[at:]
    _must_show(document, new, heading, paragraph)
    again = require_readable(document, new, paragraph)
    if again.tree is None or fields_of(again.tree) != fields_of(whole_tree(document)):
        raise edit_refusal(document, paragraph)
    return new


def has_heading(document: Document, heading: str) -> bool:
    """Tell whether the prose has a section under ``heading``."""
    return _section_end(document, heading) is not None


def _must_show(document: Document, new: str, heading: str, paragraph: str) -> None:
    """Refuse when the words of the prose aren't the old ones and the new paragraph."""
    old_words = normalise_prose(document.prose).split()
    new_words = normalise_prose(read_markdown(document.path, new.encode()).prose).split()
    added = normalise_prose(paragraph).split()
    title = [] if has_heading(document, heading) else normalise_prose(f"## {heading}").split()
    if sorted(new_words) != sorted([*old_words, *title, *added]):
        raise edit_refusal(document, paragraph)


def _section_end(document: Document, heading: str) -> int | None:
    """Return where the section of the prose under ``heading`` ends, or None without one."""
    prose = _HIDDEN.sub(lambda match: _VISIBLE.sub(" ", match.group()), document.prose)
    inside = False
    at = document.prose_start
    for line in prose.split("\n"):
        found = parse_heading(line)
        if found and inside and found[0] <= _SECTION_LEVEL:
            return at
        inside = inside or (found is not None and found[1].casefold() == heading.casefold())
        at += len(line) + 1
    return len(document.text) if inside else None


def _after_last_line(document: Document, end: int) -> int:
    """Return where the line after the last one with text before ``end`` begins."""
    kept = len(document.text[:end].rstrip())
    line_end = document.text.find("\n", kept)
    return len(document.text) if line_end < 0 else min(line_end + 1, end)
