"""The base of every immutable value: keyword arguments in, attributes out, nothing else.

dataclasses cost 10 ms to import, more than Python itself takes to start; see ARCHITECTURE.md.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar, dataclass_transform

    V = TypeVar("V", bound="Value")
else:

    def dataclass_transform(**_: object) -> object:
        """Stand in for the type checkers' marker, so that typing need not be imported."""
        return lambda cls: cls


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=True)
class Value:
    """A value with the annotated fields of its class; class attributes are the defaults.

    The type checker holds callers to the fields and to not assigning to them.
    """

    def __init__(self, **values: object) -> None:
        self.__dict__ = values

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and set_fields(self) == set_fields(other)

    __hash__ = None  # type: ignore[assignment]  # some fields are dictionaries

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={given!r}" for name, given in self.__dict__.items())
        return f"{type(self).__name__}({fields})"


def set_fields(value: Value) -> dict[str, object]:
    """Return the fields of ``value`` by name, those left at their default included."""
    return {name: getattr(value, name) for name in field_names(type(value))}


def field_names(cls: type[Value]) -> list[str]:
    """Return the names of the fields that ``cls`` declares, in their order, base classes first."""
    names = (
        name for base in reversed(cls.__mro__) for name in getattr(base, "__annotations__", ())
    )
    return list(dict.fromkeys(names))


def replace_fields(value: V, **fields: object) -> V:
    """Return a copy of ``value`` with ``fields`` instead of its own."""
    own = {
        name: value.__dict__[name] for name in field_names(type(value)) if name in value.__dict__
    }
    return type(value)(**{**own, **fields})


class LocalText(Value):
    """A text in the office's language and, where it was given, its English."""

    id: str
    en: str | None = None

    def in_language(self, lang: str) -> str:
        """Return the English when ``lang`` is ``en`` and there is one, else the office's own."""
        return self.en if lang == "en" and self.en else self.id
