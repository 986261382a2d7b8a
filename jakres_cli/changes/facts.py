"""What a record says, fact by fact, and what changed from state to state.

A fact has an address that stays the same when things move: names of fields, and items by what they
are called. ``fact_changes`` compares a state with those it was made from, ``three_way`` says what
a merge of two states must hold.
"""

from __future__ import annotations

from collections import Counter
from typing import Generic, TypeVar

from jakres_cli.changes.merge3 import OURS, THEIRS
from jakres_cli.model.base import Message, Value
from jakres_cli.records.schema import Form, ListOf, Register, Shape, TwoLanguages
from jakres_cli.records.syntax import Mapping, Node, Scalar, is_empty, node_data, node_span
from jakres_cli.records.syntax import Sequence as ListNode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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
Names = tuple[str, ...]
PROSE = "prose"
"""What the prose is called among the fields."""
NO_ITEMS = "[]"
"""The fact that a list is there and empty."""
_LONGEST = 60
T = TypeVar("T")


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


def item_names(node: ListNode, shape: Shape | None) -> list[str]:
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


def unwrapped_shape(shape: Shape | None, kind: type[Shape]) -> Shape | None:
    """Return ``shape``, or that of a lone value of a list, if it is of the class ``kind``."""
    if isinstance(shape, ListOf) and shape.alone:
        shape = shape.of
    return shape if isinstance(shape, kind) else None


class Facts(Value, Generic[T]):
    """What a state of a record says by the names that lead to it, and where each stands.

    ``items`` are the names of the items of lists, and of the entries of registers. ``spans`` also
    has the fields and items above the facts.
    """

    values: dict[Names, T]
    items: frozenset[Names]
    spans: dict[Names, tuple[int, int]] = {}  # noqa: RUF012  a default that nobody writes to


TextFacts = Facts[str]
NOTHING: TextFacts = Facts(values={}, items=frozenset())


class FactChange(Value, Generic[T]):
    """A fact that became ``after`` from ``before``; None where there is nothing.

    An ``item`` that came or went as a whole, which is ``gone`` or not, is one change.
    """

    names: Names
    before: T | None = None
    after: T | None = None
    item: bool = False
    gone: bool = False


class ThreeWay(Value):
    """A fact in three states, and what a merge makes of it.

    ``side`` is the one that changed it, nobody when it is empty; ``conflict`` when both did.
    """

    base: str | None
    ours: str | None
    theirs: str | None
    merged: str | None
    side: str = ""
    conflict: bool = False


def facts(tree: Mapping, shape: Shape) -> TextFacts:
    """Return what a record with that ``tree`` says: its texts, blanks folded.

    A word of a list is a name with an empty text.
    """
    walk = _Walk()
    walk.node((), tree, shape)
    return Facts(values=walk.values, items=frozenset(walk.items), spans=walk.spans)


class _Walk:
    """Notes every value below a node."""

    def __init__(self) -> None:
        self.values: dict[Names, str] = {}
        self.spans: dict[Names, tuple[int, int]] = {}
        self.items: set[Names] = set()

    def node(self, names: Names, node: Node, shape: Shape | None) -> None:
        """Note everything in ``node``."""
        if names:
            self.spans.setdefault(names, node_span(node))
        if isinstance(node, Scalar):
            if not is_empty(node):
                self.values[names] = " ".join(node.text.split())
        elif isinstance(node, Mapping):
            for name, (key, value) in node.entries.items():
                self.spans[*names, name] = (key.start, key.end)
                if isinstance(shape, Register):
                    self.items.add((*names, name))
                self.node((*names, name), value, field_shape(shape, name))
        else:
            self.list(names, node, shape)

    def list(self, names: Names, node: ListNode, shape: Shape | None) -> None:
        """Note the items of a list."""
        inner = item_shape(shape)
        if not node.items:
            self.values[names] = NO_ITEMS
        for name, item in zip(item_names(node, shape), node.items, strict=True):
            here = (*names, name)
            self.items.add(here)
            if isinstance(item, Scalar):
                self.spans[here] = node_span(item)
                short = inner.shorthand if isinstance(inner, Form) else None
                self.values[(*here, short) if short else here] = item.text if short else ""
            else:
                self.node(here, item, inner)


def fact_changes(befores: Sequence[Facts[T]], after: Facts[T]) -> Iterator[FactChange[T]]:
    """Yield each fact that is in ``after`` as in none of ``befores``, in the order of the text.

    What is gone comes last; of an item that came or went as a whole only that is told. What was
    before is what the first of ``befores`` says.
    """
    states = (after, *befores)
    whole: set[Names] = set()
    for names in dict.fromkeys((*(n for s in states for n in s.values), *_sorted_items(states))):
        item = _changed_item(names, befores, after)
        if item is not None and item not in whole:
            whole.add(item)
            yield FactChange(names=item, item=True, gone=item not in after.items)
        value = after.values.get(names)
        if item is None and all(state.values.get(names) != value for state in befores):
            was = befores[0].values.get(names) if befores else None
            yield FactChange(names=names, before=was, after=value)


def _sorted_items(states: Sequence[Facts[T]]) -> list[Names]:
    return sorted({names for state in states for names in state.items})


def _changed_item(names: Names, befores: Sequence[Facts[T]], after: Facts[T]) -> Names | None:
    """Return the item around the fact that is there in ``after`` as in none of ``befores``."""
    for count in range(1, len(names) + 1):
        item = names[:count]
        there = item in after.items
        known = [item in state.items for state in befores]
        if there not in known and (there or any(known)):
            return item
    return None


def three_way(base: TextFacts, ours: TextFacts, theirs: TextFacts) -> dict[Names, ThreeWay]:
    """Return every fact of three states, and what a merge of ``ours`` and ``theirs`` must say."""
    return {
        names: _merge_fact(base.values.get(names), ours.values.get(names), theirs.values.get(names))
        for names in {**base.values, **ours.values, **theirs.values}
    }


def _merge_fact(base: str | None, ours: str | None, theirs: str | None) -> ThreeWay:
    if theirs in {ours, base}:
        merged, side, conflict = ours, OURS if ours != base else "", False
    elif ours == base:
        merged, side, conflict = theirs, THEIRS, False
    else:
        merged, side, conflict = ours, "", True
    return ThreeWay(
        base=base, ours=ours, theirs=theirs, merged=merged, side=side, conflict=conflict
    )


def fact_name(names: Names) -> Message:
    """Return what the fact at ``names`` is called in a sentence."""
    if names[0] == PROSE:
        return Message("the passage “{text}”", text=abbreviate(names[1]))
    return Message("{field}", field="/".join(abbreviate(name) for name in names))


def abbreviate(text: str | None, longest: int = _LONGEST) -> str:
    """Return the beginning of a long text."""
    text = " ".join((text or "").split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
