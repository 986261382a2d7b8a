"""Minutes under seal: approved, and every word of them covered by the seal."""

from __future__ import annotations

from contextlib import suppress

from jakres_cli.model.message import CannotDo
from jakres_cli.records.editing.proof import edit_refusal, read_again, whole_tree
from jakres_cli.records.editing.values import put_value
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.syntax.nodes import Mapping, node_data
from jakres_cli.records.syntax.seal import compute_seal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.syntax.document import Document

_MINUTES = ("status", "approved-on", "approved-by", "approved-at", "number", "signed")


def approve_text(document: Document, fields: dict[str, str]) -> str:
    """Return the text with ``fields`` of the approval in ``minutes``, and the seal over it all.

    Braces are written out as lines unless a comment would be lost by that.
    """
    entry = whole_tree(document).entries.get("minutes")
    minutes = node_data(entry[1]) if entry else {}
    new = document.text
    if entry and isinstance(entry[1], Mapping) and entry[1].flow and isinstance(minutes, dict):
        given = {**minutes, **fields}
        names = [*_MINUTES, *(name for name in given if name not in _MINUTES)]
        with suppress(CannotDo):
            block = {name: given[name] for name in names if name in given}
            new = put_value(document, ("minutes",), block, MEETING)
    for name, value in fields.items():
        again = read_again(document.path, new)
        new = put_value(again, ("minutes", name), value, MEETING)
    return seal_text(read_again(document.path, new))


def seal_fits(document: Document) -> bool:
    """Tell whether the seal in ``document`` is the one of its text."""
    tree = whole_tree(document)
    minutes = node_data(tree.entries["minutes"][1]) if "minutes" in tree.entries else None
    return isinstance(minutes, dict) and minutes.get("seal") == compute_seal(document)


def seal_text(document: Document) -> str:
    """Return the text with the seal of what ``document`` says."""
    new = put_value(document, ("minutes", "seal"), compute_seal(document), MEETING)
    if not seal_fits(read_again(document.path, new)):
        raise edit_refusal(document, "minutes.seal")
    return new
