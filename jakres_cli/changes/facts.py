"""What a record says, fact by fact: each has an address that stays the same when things move."""

from __future__ import annotations

from jakres_cli.changes.matching import field_shape, item_names, item_shape
from jakres_cli.model.value import Value
from jakres_cli.records.schema.shapes import Form, Register
from jakres_cli.records.syntax.nodes import Mapping, Scalar, is_empty, node_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.schema.shapes import Shape
    from jakres_cli.records.syntax.nodes import Node

Names = tuple[str, ...]


class Facts(Value):
    """The texts that a record holds by the names that lead to them, and where each stands.

    ``spans`` also has the fields and items above them. A word of a list is a name without a text.
    ``items`` are the names of the items of lists, and of the entries of registers.
    """

    texts: dict[Names, str]
    spans: dict[Names, tuple[int, int]]
    items: frozenset[Names]


NOTHING = Facts(texts={}, spans={}, items=frozenset())


def facts(tree: Mapping, shape: Shape) -> Facts:
    """Return what a record with that ``tree`` says."""
    taker = _Taker()
    taker.take((), tree, shape)
    return Facts(texts=taker.texts, spans=taker.spans, items=frozenset(taker.items))


class _Taker:
    """Walks through the values."""

    def __init__(self) -> None:
        self.texts: dict[Names, str] = {}
        self.spans: dict[Names, tuple[int, int]] = {}
        self.items: set[Names] = set()

    def take(self, names: Names, node: Node, shape: Shape | None) -> None:
        """Note everything in ``node``."""
        if names:
            self.spans.setdefault(names, node_span(node))
        if isinstance(node, Scalar):
            if not is_empty(node):
                self.texts[names] = " ".join(node.text.split())
        elif isinstance(node, Mapping):
            for name, (key, value) in node.entries.items():
                self.spans[*names, name] = (key.start, key.end)
                if isinstance(shape, Register):
                    self.items.add((*names, name))
                self.take((*names, name), value, field_shape(shape, name))
        else:
            self.list(names, node, shape)

    def list(self, names: Names, node: Node, shape: Shape | None) -> None:
        """Note the items of a list."""
        assert not isinstance(node, Scalar | Mapping)  # noqa: S101  the caller looked
        inner = item_shape(shape)
        if not node.items:
            self.texts[names] = "[]"
        for name, item in zip(item_names(node, shape), node.items, strict=True):
            here = (*names, name)
            self.items.add(here)
            if isinstance(item, Scalar):
                self.spans[here] = node_span(item)
                short = inner.shorthand if isinstance(inner, Form) else None
                self.texts[(*here, short) if short else here] = item.text if short else ""
            else:
                self.take(here, item, inner)
