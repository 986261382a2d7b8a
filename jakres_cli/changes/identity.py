"""What an item of a list is called, so that three states of it are known for the same one."""

from __future__ import annotations

from collections import Counter

from jakres_cli.records.schema.shapes import Form, ListOf, Register, TwoLanguages
from jakres_cli.records.syntax.nodes import Mapping, Scalar, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.schema.shapes import Shape
    from jakres_cli.records.syntax.nodes import Node, Sequence

_NAMES = (
    ("id",),
    ("item", "by", "owner"),
    ("agency",),
    ("code",),
    ("post",),
    ("file",),
    ("url",),
    ("group", "topic"),
    ("name",),
    ("title",),
)
"""By which fields people tell items apart; the first that an item has."""


def item_key(node: Node, shape: Shape | None) -> str:
    """Return what an item of a list is called: its id or its like, else all that it says."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        if unwrapped_shape(shape, Form) is None and "id" not in node.entries:
            return str(node_data(node))
        for names in _NAMES:
            if names[0] in node.entries:
                parts = [node.entries[name][1] for name in names if name in node.entries]
                texts = [part.text for part in parts if isinstance(part, Scalar)]
                return " ".join(text for text in texts if text) or str(node_data(node))
    return str(node_data(node))


def names_of(node: Sequence, shape: Shape | None) -> list[str]:
    """Return what the items of ``node`` are called, no two alike."""
    inner = item_shape(shape)
    seen: Counter[str] = Counter()
    found = []
    for item in node.items:
        name = item_key(item, inner)
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def item_shape(shape: Shape | None) -> Shape | None:
    """Return the shape of the items of a list of that shape."""
    return shape.of if isinstance(shape, ListOf) else None


def field_shape(shape: Shape | None, name: str) -> Shape | None:
    """Return the shape of the field ``name`` of a mapping of that shape."""
    if isinstance(shape, Register):
        return shape.of
    form = unwrapped_shape(shape, Form)
    if isinstance(form, Form) and name in form.by_name:
        return form.by_name[name].shape
    return None


def field_order(shape: Shape | None) -> dict[str, int]:
    """Return the places that the schema gives to the fields of a mapping; none for a register."""
    form = unwrapped_shape(shape, Form)
    if isinstance(form, Form):
        return {name: place for place, name in enumerate(form.by_name)}
    return {"id": 0, "en": 1} if isinstance(shape, TwoLanguages) else {}


def unwrapped_shape(shape: Shape | None, wanted: type[Shape]) -> Shape | None:
    """Return ``shape``, or that of the only value of a list that may stand alone, if ``wanted``."""
    if isinstance(shape, ListOf) and shape.alone:
        shape = shape.of
    return shape if isinstance(shape, wanted) else None
