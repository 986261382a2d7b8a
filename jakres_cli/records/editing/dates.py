"""The days of a record in its file: which stand there, and a meeting's on another day."""

from __future__ import annotations

from jakres_cli.model.words import WEEKDAYS
from jakres_cli.records.editing.splices import read_again
from jakres_cli.records.editing.values import put_value
from jakres_cli.records.parse import parse_iso_day
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.syntax import Mapping, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.records.syntax import Node
    from jakres_cli.records.syntax.document import Document


def text_at(document: Document, *path: str) -> str | None:
    """Return what is written at ``path`` of the front matter, None when there is nothing."""
    node: Node | None = document.tree
    for name in path:
        entry = node.entries.get(name) if isinstance(node, Mapping) else None
        node = entry[1] if entry else None
    return node.text or None if isinstance(node, Scalar) else None


def day_at(document: Document, field: str) -> datetime.date | None:
    """Return the day in ``field``, None when there is none."""
    return parse_iso_day(text_at(document, field) or "")


def with_date(document: Document, day: datetime.date) -> str:
    """Return the text of a meeting with another date; its last day and weekday go along."""
    was, until = day_at(document, "date"), day_at(document, "end-date")
    text = put_value(document, ("date",), day.isoformat(), MEETING)
    if was and until:
        later = (day + (until - was)).isoformat()
        text = put_value(read_again(document.path, text), ("end-date",), later, MEETING)
    weekday = text_at(document, "weekday")
    if weekday:
        name = _weekday_like(weekday, day)
        text = put_value(read_again(document.path, text), ("weekday",), name, MEETING)
    return text


def _weekday_like(written: str, day: datetime.date) -> str:
    """Return the name of the weekday of ``day`` in the language of ``written``."""
    english = any(written.casefold() == names[1] for names in WEEKDAYS)
    return WEEKDAYS[day.weekday()][1 if english else 0].capitalize()
