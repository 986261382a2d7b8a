"""What was not stated until now: a field that is filled leaves the list ``not-stated``."""

from __future__ import annotations

from jakres_cli.records.editing.splices import read_again
from jakres_cli.records.editing.values import put_value, remove_value
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.syntax import Mapping, is_empty, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.syntax.document import Document

_FIELD = "not-stated"


def without_filled(document: Document, new: str) -> str:
    """Return ``new``, the changed text of ``document``, in which no field just filled is listed.

    A field that was given and listed before is a contradiction that somebody has to look at: it
    stays. Raises ``CannotDo`` where a comment would be lost.
    """
    if f"{_FIELD}:" not in new or new == document.text:
        return new
    again = read_again(document.path, new)
    listed = _listed(again.tree)
    filled = _filled(again.tree) - _filled(document.tree)
    rest = [name for name in listed if name not in filled]
    if rest == listed:
        return new
    return put_value(again, (_FIELD,), rest, MEETING) if rest else remove_value(again, (_FIELD,))


def _listed(tree: Mapping | None) -> list[str]:
    entry = tree.entries.get(_FIELD) if tree else None
    names = node_data(entry[1]) if entry else None
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _filled(tree: Mapping | None) -> set[str]:
    """Return the fields that have a value."""
    entries = tree.entries if tree else {}
    return {name for name, (_, node) in entries.items() if not is_empty(node)}
