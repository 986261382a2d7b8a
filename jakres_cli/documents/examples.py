"""What the fields of a view hold in one document, as examples."""

from __future__ import annotations

from jakres_cli.documents.words import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST = 60


def examples(fields: Iterable[str], view: Mapping[str, object]) -> dict[str, str]:
    """Return the value of each of ``fields`` in ``view``, of a list that of its first item."""
    found = {field: _value(field.split("."), view) for field in fields}
    return {field: text for field, text in found.items() if text}


def _value(names: list[str], value: object) -> str:
    if not names:
        words = str(value).lower() if isinstance(value, bool) else str(value)
        return shorten(" ".join(words.split()), _LONGEST)
    name, many, _ = names[0].partition("[]")
    inner = value.get(name) if isinstance(value, dict) else None
    if many:
        inner = inner[0] if isinstance(inner, list) and inner else None
    return "" if inner is None or name == "*" else _value(names[1:], inner)
