"""Front matter in the canonical style, written by hand, and the seal over it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"

UNSEALED = frozenset({"minutes", "corrections", "accept", "former"})
BLOCK_LISTS = frozenset({"agenda", "attendees", "evidence", "focus", "purposes"})

_NEEDS_QUOTES = re.compile(
    r"""^[\s\-?:,\[\]{}#&*!|>'"%@`]"""  # a sign that YAML gives a meaning to
    r"|:(\s|$)|\s#|\s$|^$"
    r"|^[0-9]+(:[0-9]+)+$"  # a clock time, which YAML 1.1 counts in sixties
    r"|^[-+]?[0-9][0-9_.]*$"
    r"|^(?i:y|yes|n|no|on|off|true|false|null|~)$",
)
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")


def record(front_matter: Mapping[str, Tree], prose: str) -> str:
    """A whole Markdown record."""
    return f"---\n{block(front_matter)}---\n{prose}"


def block(tree: Mapping[str, Tree]) -> str:
    """A mapping in block style, a field a line."""
    return "".join(f"{line}\n" for line in _mapping(tree))


def seal(front_matter: Mapping[str, Tree], prose: str) -> str:
    """The digest of what was approved: sorted compact JSON of the fields, then the prose."""
    sealed = {key: value for key, value in front_matter.items() if key not in UNSEALED}
    text = json.dumps(sealed, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return "v1:" + hashlib.sha256((text + prose).encode()).hexdigest()


def scalar(text: str, *, in_flow: bool = False) -> str:
    """A scalar that every YAML reader takes for this very text."""
    if _NEEDS_QUOTES.search(text) or (in_flow and _FLOW_SIGNS.search(text)):
        return json.dumps(text, ensure_ascii=False)
    return text


def _mapping(tree: Mapping[str, Tree]) -> Iterator[str]:
    for key, value in tree.items():
        yield from _field(key, value)


def _field(key: str, value: Tree) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{key}: {scalar(value)}"
    elif isinstance(value, Mapping):
        yield f"{key}:"
        yield from (f"  {line}" for line in _mapping(value))
    elif _stays_on_one_line(key, value):
        yield f"{key}: [{', '.join(scalar(str(item), in_flow=True) for item in value)}]"
    else:
        yield f"{key}:"
        for item in value:
            yield from (f"  {line}" for line in _item(item))


def _stays_on_one_line(key: str, value: Sequence[Tree]) -> bool:
    return key not in BLOCK_LISTS and all(isinstance(item, str) for item in value)


def _item(item: Tree) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield f"- {scalar(str(item))}"
        return
    for number, line in enumerate(_mapping(item)):
        yield f"{'  ' if number else '- '}{line}"
