"""Values as YAML text in the one style that jakres writes."""

from __future__ import annotations

from jakres_cli.syntax.nodes import Scalar
from jakres_cli.syntax.other_readers import changed_by_other_readers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    Written = str | list["Written"] | Mapping[str, "Written"]

_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FLOW_SIGNS = frozenset(",[]{}")
_SHORT_LIST = 80
_CONTROLS = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def scalar(text: str, *, flow: bool = False) -> str:
    """Return ``text`` as a YAML scalar on one line: plain where every reader takes it as it is.

    ``flow`` is for within brackets, where more signs need quotes.
    """
    if _is_plain(text, flow=flow):
        return text
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_CONTROLS.get(character, character) for character in text) + '"'


def lines(value: Written, indent: str = "") -> list[str]:
    """Return the lines of a mapping or list in block style; short lists of words in brackets."""
    if isinstance(value, str):
        return [indent + scalar(value)]
    if isinstance(value, list):
        return [line for item in value for line in item_lines(item, indent)]
    return [line for name, inner in value.items() for line in field_lines(name, inner, indent)]


def field_lines(name: str, value: Written, indent: str = "") -> list[str]:
    """Return the lines of one field."""
    if isinstance(value, str):
        return [f"{indent}{scalar(name)}: {scalar(value)}"]
    inline = _inline(value)
    if inline is not None and len(indent) + len(name) + len(inline) < _SHORT_LIST:
        return [f"{indent}{scalar(name)}: {inline}"]
    return [f"{indent}{scalar(name)}:", *lines(value, indent + "  ")]


def item_lines(value: Written, indent: str) -> list[str]:
    """Return the lines of one item of a list, with its dash."""
    first, *rest = lines(value, "")
    return [f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]


def _inline(value: Written) -> str | None:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "[" + ", ".join(scalar(str(item), flow=True) for item in value) + "]"
    return None


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
        or (flow and not _FLOW_SIGNS.isdisjoint(text))
    ):
        return False
    from jakres_cli.syntax.events import build

    node, faults = build(text)
    return not faults and isinstance(node, Scalar) and node.text == text
