"""A record with other names in its references."""

from __future__ import annotations

from jakres_cli.model.base import Value, replace_fields
from jakres_cli.model.meeting import Due
from jakres_cli.records.schema import DueForm, Form, ListOf, Reference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from jakres_cli.records.schema import Shape

    V = TypeVar("V", bound=Value)
    Rename = Callable[[str, str], str]


def with_references(form: Form, record: V, rename: Rename) -> V:
    """Return ``record`` with every name in it as ``rename`` (what it is to, the name) has it."""
    renamed = {}
    for field in form.fields:
        old = getattr(record, field.key, None)
        new = _renamed(field.shape, old, rename)
        if new != old:
            renamed[field.key] = new
    return replace_fields(record, **renamed) if renamed else record


def _renamed(shape: Shape, value: Any, rename: Rename) -> Any:  # noqa: ANN401  a field may hold anything
    if isinstance(shape, Reference) and isinstance(value, str):
        return rename(shape.to, value)
    if isinstance(shape, DueForm) and isinstance(value, Due) and value.anchor:
        name = rename("anchor", value.anchor)
        return replace_fields(value, anchor=name, text=value.text.removesuffix(value.anchor) + name)
    if isinstance(shape, ListOf) and isinstance(value, tuple):
        return tuple(_renamed(shape.of, item, rename) for item in value)
    if isinstance(shape, Form) and isinstance(value, Value):
        return with_references(shape, value, rename)
    return value
