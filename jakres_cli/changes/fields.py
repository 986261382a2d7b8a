"""The fields of two forms of the same thing, by the field table."""

from __future__ import annotations

from jakres_cli.changes.change import Location, new_change
from jakres_cli.model.words import VISIBILITIES
from jakres_cli.records.schema.shapes import Form, ListOf, Register
from jakres_cli.records.syntax.nodes import Mapping, Scalar, Sequence, node_data
from jakres_cli.records.syntax.prose import fold_blanks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from jakres_cli.changes.change import About, Change
    from jakres_cli.model.value import Value
    from jakres_cli.records.schema.shapes import Shape
    from jakres_cli.records.syntax.nodes import Node


def field_changes(
    form: Form, before: Value, after: Value, skip: Container[str] = ()
) -> Iterator[tuple[str, object, object]]:
    """Yield the name of each field that differs, and its values; blanks make no difference."""
    for field in form.fields:
        if field.name not in skip:
            old, new = getattr(before, field.key), getattr(after, field.key)
            if not _same(old, new):
                yield field.name, old, new


def changes_of_fields(  # noqa: PLR0913  two values, and what their changes are called
    spot: About | Location,
    kind: str,
    form: Form,
    before: Value,
    after: Value,
    *,
    skip: Container[str] = (),
) -> Iterator[Change]:
    """Yield a change of that kind for each field that differs.

    Who may be shown it is a kind of its own; a quote changed under a promise is a warning.
    """
    for name, old, new in field_changes(form, before, after, skip):
        if name == "visibility":
            yield from visibility_changes(spot, old, new)
        else:
            retold = name == "quote" and old is not None
            yield new_change(spot, kind, old, new, field=name, warning=retold)


def visibility_changes(spot: About | Location, before: object, after: object) -> Iterator[Change]:
    """Yield the change of who may be shown something; an item without one is like its meeting."""
    was, is_now = (spot.about if isinstance(spot, Location) else spot).visibilities
    old, new = VISIBILITIES.index(str(before or was)), VISIBILITIES.index(str(after or is_now))
    if old != new:
        kind = "visibility-opened" if new < old else "visibility-narrowed"
        yield new_change(spot, kind, before, after, field="visibility", warning=new < old)


def other_fields(shape: Shape, node: Node | None) -> dict[str, object]:
    """Return every field that the table doesn't know (``x-…`` and mistakes) by its path."""
    found: dict[str, object] = {}
    if node is not None:
        _gather(shape, node, "", found)
    return found


def _same(before: object, after: object) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return fold_blanks(before) == fold_blanks(after)
    return before == after


def _gather(shape: Shape, node: Node, path: str, found: dict[str, object]) -> None:
    if isinstance(shape, ListOf) and isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            _gather(shape.of, item, f"{path}{_called(item, position)}/", found)
    elif isinstance(shape, Register | Form) and isinstance(node, Mapping):
        for name, (_, inner) in node.entries.items():
            within = _shape_of(shape, name)
            if within is None:
                found[f"{path}{name}"] = node_data(inner)
            else:
                _gather(within, inner, f"{path}{name}/", found)


def _shape_of(shape: Register | Form, name: str) -> Shape | None:
    if isinstance(shape, Register):
        return None if name.startswith("x-") else shape.of
    field = shape.by_name.get(name)
    return field.shape if field else None


def _called(node: Node, position: int) -> str:
    for name in ("id", "agency", "code"):
        if isinstance(node, Mapping) and name in node.entries:
            _, inner = node.entries[name]
            if isinstance(inner, Scalar):
                return inner.text
    return str(position + 1)
