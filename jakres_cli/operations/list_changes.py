"""One value more or less in a list of a record: ``FIELD+=VALUE`` and ``FIELD-=VALUE``."""

from __future__ import annotations

from jakres_cli.model.base import AskedWrongly, CannotDo, Message
from jakres_cli.records import schema
from jakres_cli.records.editing.values import node_at
from jakres_cli.records.syntax import is_empty, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.syntax import Data
    from jakres_cli.records.syntax.document import Document

    Path = tuple[str | int, ...]


def with_one_more(document: Document, path: Path, value: Written) -> list[Written]:
    """Return the list at ``path`` with ``value`` behind the others.

    Raises ``CannotDo`` for a value that is listed already.
    """
    items = _items(document, path)
    if value in items:
        raise CannotDo(Message("{value} is listed already in {field}", value=value, field=path[-1]))
    return [*items, value]


def with_one_less(
    document: Document, path: Path, shape: schema.ListOf, text: str, parse: Callable[[], str]
) -> list[Written] | None:
    """Return the list at ``path`` without the one item that ``text`` names; None for an empty one.

    An item is named as it is written, or as ``parse`` understands ``text``. Raises
    ``AskedWrongly`` for one that isn't there, or when several that differ are called so.
    """
    items = _items(document, path)
    places = _called(text, items, shape) or _called(_understood(parse), items, shape)
    if not places:
        known = "; ".join(next(_names(item, shape), "") for item in items)
        raise AskedWrongly(
            Message("“{value}” does not stand in {field}", value=text, field=path[-1]),
            Message("these stand there: {known}", known=known)
            if items
            else Message("{field} is empty", field=path[-1]),
        )
    gone = places[-1]
    if any(items[at] != items[gone] for at in places):
        raise AskedWrongly(
            Message(
                "{n} items of {field} are called “{value}”",
                n=len(places),
                field=path[-1],
                value=text,
            ),
            Message("change it in {path}", path=document.path),
        )
    rest: list[Written] = [*items[:gone], *items[gone + 1 :]]
    return rest if rest or shape.empty else None


def _items(document: Document, path: Path) -> list[Data]:
    """Return the list at ``path``: empty when there is none, of one when it stands without one."""
    node = node_at(document.tree, path) if document.tree else None
    if node is None or is_empty(node):
        return []
    data = node_data(node)
    if isinstance(data, dict):
        raise CannotDo(
            Message("{field} is not a list", field=path[-1]),
            Message("change it in {path}", path=document.path),
        )
    return data if isinstance(data, list) else [data]


def _understood(parse: Callable[[], str]) -> str:
    """Return the word that is meant; nothing for what no register knows, which may stand there."""
    try:
        return parse()
    except AskedWrongly:
        return ""


def _called(name: str, items: list[Data], shape: schema.ListOf) -> list[int]:
    return [at for at, item in enumerate(items) if name and name in _names(item, shape)]


def _names(item: Data, shape: schema.ListOf) -> Iterator[str]:
    """Yield what ``item`` is called: its text, or id and required fields, else all its texts."""
    form = shape.of
    if not isinstance(item, dict) or not isinstance(form, schema.Form):
        yield from _texts(item)
        return
    keys = ["id", form.shorthand, *(field.name for field in form.required)]
    named = [text for key in dict.fromkeys(keys) if key in item for text in _texts(item[key])]
    yield from named or _texts(item)


def _texts(data: Data) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    else:
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _texts(inner)
