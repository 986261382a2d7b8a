"""Every reference that a value of the model makes, by the field table."""

from __future__ import annotations

from jakres_cli.model.value import Value
from jakres_cli.records.schema.shapes import DueForm, Form, ListOf, Reference, Register

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.records.schema.shapes import Shape

Path = tuple[str | int, ...]


def iter_references(
    shape: Shape, value: object, path: Path = ()
) -> Iterator[tuple[str, str, Path]]:
    """Yield what is referred to (as in ``Reference.to``), its name, and the field's path.

    Due forms refer to an ``anchor``.
    """
    if isinstance(shape, Reference) and value is not None:
        yield shape.to, str(value), path
    elif isinstance(shape, DueForm) and getattr(value, "anchor", None):
        yield "anchor", value.anchor, path  # type: ignore[attr-defined]  # just asked for
    for part, inner, step in _parts(shape, value):
        yield from iter_references(part, inner, (*path, step))


def _parts(shape: Shape, value: object) -> Iterator[tuple[Shape, object, str | int]]:
    if isinstance(shape, ListOf) and isinstance(value, tuple):
        yield from ((shape.of, item, position) for position, item in enumerate(value))
    elif isinstance(shape, Register) and isinstance(value, dict):
        yield from ((shape.of, item, key) for key, item in value.items())
    elif isinstance(shape, Form) and isinstance(value, Value):
        for field in shape.fields:
            yield field.shape, getattr(value, field.key, None), field.name
