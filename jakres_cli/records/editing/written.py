"""Values as YAML text in the one style that jakres writes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from jakres_cli.records.syntax.nodes import Scalar
from jakres_cli.records.syntax.other_readers import changed_by_other_readers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Written = str | bool | Sequence["Written"] | Mapping[str, "Written"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FLOW_SIGNS = frozenset(",[]{}")
_SHORT_LIST = 80
_FLAGS = {True: "true", False: "false"}
_CONTROLS = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def yaml_scalar(text: str, *, flow: bool = False) -> str:
    """Return ``text`` as a YAML scalar on one line: plain where every reader takes it as it is.

    ``flow`` is for within brackets, where more signs need quotes.
    """
    if _is_plain(text, flow=flow):
        return text
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
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
