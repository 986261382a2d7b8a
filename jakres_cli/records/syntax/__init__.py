"""Bytes to places; the only door to yaml and frontmatter.

Here: the values of a YAML text with the offsets they stand at; scalars are text and nothing else.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Scalar:
    """A text; ``plain`` when it was written without quotes or a block sign."""

    __slots__ = ("end", "plain", "start", "text")

    def __init__(self, text: str, start: int, end: int, plain: bool) -> None:  # noqa: FBT001  hot
        self.text = text
        self.start = start
        self.end = end
        self.plain = plain


class Sequence:
    """A list of values; ``flow`` when it was written in brackets.

    Without brackets ``end`` is where the next thing begins, else just behind the closing one.
    """

    __slots__ = ("end", "flow", "items", "start")

    def __init__(self, start: int, *, flow: bool = False) -> None:
        self.items: list[Node] = []
        self.start = start
        self.end = start
        self.flow = flow


class Mapping:
    """Values by key; each key keeps its own place. ``flow`` and ``end`` as in a ``Sequence``."""

    __slots__ = ("end", "entries", "flow", "start")

    def __init__(self, start: int, *, flow: bool = False) -> None:
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.start = start
        self.end = start
        self.flow = flow


Node = Scalar | Sequence | Mapping

if TYPE_CHECKING:
    Data = str | list["Data"] | dict[str, "Data"]
    """What a node says as plain data, without places."""


def is_empty(node: Node) -> bool:
    """Tell whether nothing was written, or only blanks: that counts as absent."""
    return isinstance(node, Scalar) and not node.text.strip()


def node_span(node: Node) -> tuple[int, int]:
    """Return the offsets to point at: a scalar's own, or those of what a collection begins with."""
    while not isinstance(node, Scalar):
        if isinstance(node, Mapping):
            first: Node | None = next((key for key, _ in node.entries.values()), None)
        else:
            first = next(iter(node.items), None)
        if first is None:
            return node.start, node.end
        node = first
    return node.start, node.end


def locate(root: Node, path: Iterable[str | int]) -> tuple[int, int]:
    """Return the offsets of the value at ``path`` (keys and positions) below ``root``.

    Where the path leads to nothing, those of the nearest value above it: of its key if it has one.
    """
    where = (root.start, root.start)
    node = root
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            key, node = node.entries[str(step)]
            where = (key.start, key.end) if is_empty(node) else node_span(node)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            where = node_span(node)
        else:
            break
    return where


def names_at(root: Node, offset: int) -> tuple[str, ...]:
    """Return what the value at ``offset`` is called: fields, and items by their id or their text.

    Unlike a path of positions it stays the same when something is added above.
    """
    names: list[str] = []
    node = root
    while not isinstance(node, Scalar):
        if isinstance(node, Mapping):
            inner = [(key.start, key.text, value) for key, value in node.entries.values()]
        else:
            inner = [(item.start, _item_name(item), item) for item in node.items]
        before = [candidate for candidate in inner if candidate[0] <= offset]
        if not before:
            break
        _, name, node = max(before, key=lambda candidate: candidate[0])
        names.append(name)
    return tuple(names)


def node_data(node: Node) -> Data:
    """Return ``node`` as plain text, lists and dictionaries, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [node_data(item) for item in node.items]
    return {name: node_data(value) for name, (_, value) in node.entries.items()}


def _item_name(item: Node) -> str:
    """Return the id of an item of a list, else the first text in it."""
    if isinstance(item, Mapping) and "id" in item.entries:
        item = item.entries["id"][1]
    while not isinstance(item, Scalar):
        if isinstance(item, Mapping):
            below = next((value for _, value in item.entries.values()), None)
        else:
            below = next(iter(item.items), None)
        if below is None:
            return ""
        item = below
    return item.text


def iter_scalars(node: Node) -> Iterator[Scalar]:
    """Yield every scalar of ``node``, field names too, as they stand in the text."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield key
            yield from iter_scalars(value)
    else:
        for item in node.items:
            yield from iter_scalars(item)


_UNCHANGED = re.compile(r"0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAYBE_CHANGED = re.compile(
    r"[-+.][-+.0-9_:a-z]*|[0-9][-+.0-9_:a-fxotz \t]*|~|<<|=|[a-z]+", re.IGNORECASE
)
_WORDS = frozenset({"yes", "no", "true", "false", "on", "off", "null"})


def changed_by_other_readers(text: str) -> bool:
    """Tell whether YAML 1.1 readers would turn the plain scalar ``text`` into another value.

    ``10:30`` becomes 630, ``NO`` false, ``012`` 10; a plain whole number or a day stays what it
    is. The rule is PyYAML's own table of implicit types.
    """
    # most texts are told at once, without PyYAML
    if not text or (text[0].isalpha() and text.casefold() not in _WORDS):
        return False
    if _UNCHANGED.fullmatch(text) or not _MAYBE_CHANGED.fullmatch(text):
        return False
    import yaml

    candidates = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], ())
    return any(pattern.match(text) for _, pattern in candidates)
