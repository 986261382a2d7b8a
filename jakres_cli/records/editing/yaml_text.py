"""Values and lists as YAML text, in the one style that jakres writes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from jakres_cli.model.base import Value
from jakres_cli.records.editing.splices import content_end, has_comment, line_end, newline_of
from jakres_cli.records.syntax import Scalar, changed_by_other_readers, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.records import syntax
    from jakres_cli.records.editing.splices import Edit
    from jakres_cli.records.syntax.document import Document

    Written = str | bool | Sequence["Written"] | Mapping[str, "Written"]


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FLOW_SIGNS = frozenset(",[]{}?")
"""What needs quotes within brackets: some readers end an unquoted text at a question mark."""
_SHORT_LIST = 80
_FLAGS = {True: "true", False: "false"}
_CONTROLS = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def yaml_scalar(text: str, *, flow: bool = False) -> str:
    """Return ``text`` as a YAML scalar on one line: plain where every reader takes it as it is.

    ``flow`` is for within brackets, where more signs need quotes.
    """
    if _is_plain(text, flow=flow):
        return text
    return _single_quoted(text) if text.isprintable() else _double_quoted(text)


def yaml_scalar_like(old: str, text: str, *, flow: bool = False) -> str:
    """Return ``text`` as a YAML scalar in the quotes of ``old``, which it takes the place of."""
    if old[:1] == '"' or (old[:1] == "'" and not text.isprintable()):
        return _double_quoted(text)
    if old[:1] == "'":
        return _single_quoted(text)
    return yaml_scalar(text, flow=flow)


def _single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double_quoted(text: str) -> str:
    return '"' + "".join(_CONTROLS.get(character, character) for character in text) + '"'


def as_scalar_text(value: Written) -> object:
    """Return ``value`` as it is read again: every scalar as text."""
    if isinstance(value, bool):
        return _FLAGS[value]
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {name: as_scalar_text(inner) for name, inner in value.items()}
    return [as_scalar_text(item) for item in value]


def yaml_lines(value: Written, indent: str = "") -> list[str]:
    """Return the lines of a mapping or list in block style; short lists of words in brackets."""
    if isinstance(value, str | bool):
        return [indent + yaml_inline(value)]
    if isinstance(value, Mapping):
        return [line for name, inner in value.items() for line in field_lines(name, inner, indent)]
    return [line for item in value for line in item_lines(item, indent)]


def field_lines(name: str, value: Written, indent: str = "") -> list[str]:
    """Return the lines of one field."""
    head = f"{indent}{yaml_scalar(name)}:"
    if isinstance(value, str | bool):
        return [f"{head} {yaml_inline(value)}"]
    words = not isinstance(value, Mapping) and all(isinstance(item, str) for item in value)
    if words and len(head) + len(yaml_inline(value)) < _SHORT_LIST:
        return [f"{head} {yaml_inline(value)}"]
    return [head, *yaml_lines(value, indent + "  ")]


def item_lines(value: Written, indent: str) -> list[str]:
    """Return the lines of one item of a list, with its dash."""
    first, *rest = yaml_lines(value, "") or [yaml_inline(value)]
    return [f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]


def yaml_inline(value: Written, *, flow: bool = False) -> str:
    """Return ``value`` on one line, lists and mappings in brackets; ``flow`` is for within them."""
    if isinstance(value, bool):
        return _FLAGS[value]
    if isinstance(value, str):
        return yaml_scalar(value, flow=flow)
    if isinstance(value, Mapping):
        fields = (
            f"{yaml_scalar(name, flow=True)}: {yaml_inline(v, flow=True)}"
            for name, v in value.items()
        )
        return "{" + ", ".join(fields) + "}"
    return "[" + ", ".join(yaml_inline(item, flow=True) for item in value) + "]"


def _is_plain(text: str, *, flow: bool) -> bool:
    if (
        not text
        or text != text.strip()
        or text[0] in _SIGNS
        or ": " in text
        or " #" in text
        or text.endswith(":")
        or not text.isprintable()
        or changed_by_other_readers(text)
        or _is_no_day(text)
        or (flow and not _FLOW_SIGNS.isdisjoint(text))
    ):
        return False
    from jakres_cli.records.syntax.events import read_events

    node, faults = read_events(text)
    return not faults and isinstance(node, Scalar) and node.text == text


def _is_no_day(text: str) -> bool:
    """Whether other YAML readers would try to make a day of it that the calendar doesn't have."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return True
    return False


class _Change(Value):
    """The items that go, those that come, and their neighbours that stay."""

    before: syntax.Node | None
    gone: list[syntax.Node]
    come: list[Written]
    after: syntax.Node | None


def list_edit(document: Document, node: syntax.Sequence, value: list[Written]) -> Edit | None:
    """Return the edit that makes ``value``, which isn't empty, of the list ``node``.

    None where a comment would be lost or would stand beside another item.
    """
    change = _change(node, value)
    if not (change.gone or change.come):
        return node.start, node.start, ""
    return _in_brackets(document, change) if node.flow else _in_lines(document, change)


def _change(node: syntax.Sequence, value: list[Written]) -> _Change:
    old, new = [node_data(item) for item in node.items], [as_scalar_text(item) for item in value]
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
    come = ", ".join(yaml_inline(value, flow=True) for value in change.come)
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
    like = next(
        neighbour
        for neighbour in (*change.gone, change.before, change.after)
        if neighbour is not None
    )
    indent, dash, _ = text[text.rfind("\n", 0, like.start) + 1 : like.start].partition("-")
    if not dash or indent.strip(" "):
        return None
    newline = newline_of(document)
    come = [line for value in change.come for line in item_lines(value, indent)]
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
