"""Which item is which: of two lists of values, and of the lists in the text of three states."""

from __future__ import annotations

from collections import Counter, deque

from jakres_cli.model.value import Value
from jakres_cli.records.schema.shapes import Form, ListOf, Register, TwoLanguages
from jakres_cli.records.syntax.nodes import Mapping, Scalar, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
    from typing import Any

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


class Matching(Value):
    """What is in both lists, in the order of the newer one; what only the older, only the newer."""

    both: list[tuple[Any, Any]]
    removed: list[Any]
    added: list[Any]

    def sides(self) -> Iterator[tuple[Any, Any]]:
        """Yield every item as it was and as it is, None where it isn't there."""
        yield from self.both
        yield from ((None, item) for item in self.added)
        yield from ((item, None) for item in self.removed)


def match_items(
    before: Iterable[Any], after: Iterable[Any], *keys: Callable[[Any], Hashable | None]
) -> Matching:
    """Match by the first of ``keys``, what is left by the next one; a key of None matches nothing.

    Items that share a key are matched in their order. Which list is the older makes no difference.
    """
    old, new = list(before), list(after)
    partner: dict[int, int] = {}
    left = list(range(len(old)))
    for key in keys:
        waiting: dict[Hashable, deque[int]] = {}
        for at in left:
            waiting.setdefault(key(old[at]), deque()).append(at)
        waiting.pop(None, None)
        for at, item in enumerate(new):
            if at not in partner and (candidates := waiting.get(key(item))):
                partner[at] = candidates.popleft()
        taken = {*partner.values()}
        left = [at for at in left if at not in taken]
    return Matching(
        both=[(old[partner[at]], item) for at, item in enumerate(new) if at in partner],
        removed=[old[at] for at in left],
        added=[item for at, item in enumerate(new) if at not in partner],
    )


def by_former(before: Collection[Any], after: Collection[Any]) -> Callable[[Any], Hashable]:
    """Return a key that matches records which were renamed: by their id, or the one they had."""
    both = {record.id for record in before} & {record.id for record in after}
    renamed = {
        name: record.id
        for record in (*before, *after)
        if record.id not in both
        for name in record.former
        if name not in both
    }
    return lambda record: renamed.get(record.id, record.id)


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


def item_names(node: Sequence, shape: Shape | None) -> list[str]:
    """Return what the items of ``node`` are called, no two alike."""
    inner = item_shape(shape)
    seen: Counter[str] = Counter()
    names = []
    for item in node.items:
        name = item_key(item, inner)
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


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
