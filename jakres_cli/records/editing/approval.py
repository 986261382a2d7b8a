"""Minutes under seal: approved, and every word of them covered by the seal."""

from __future__ import annotations

from contextlib import suppress

from jakres_cli.model.errors import CannotDo
from jakres_cli.records.editing.proof import read_again, refusal, whole_tree
from jakres_cli.records.editing.values import put
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.syntax.nodes import Mapping, data
from jakres_cli.records.syntax.seal import seal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.syntax.document import Document

_MINUTES = ("status", "approved-on", "approved-by", "approved-at", "number", "signed")


def approved(document: Document, fields: dict[str, str]) -> str:
    """Return the text with ``fields`` of the approval in ``minutes``, and the seal over it all.

    Braces are written out as lines unless a comment would be lost by that.
    """
    entry = whole_tree(document).entries.get("minutes")
    minutes = data(entry[1]) if entry else {}
    new = document.text
    if entry and isinstance(entry[1], Mapping) and entry[1].flow and isinstance(minutes, dict):
        given = {**minutes, **fields}
        names = [*_MINUTES, *(name for name in given if name not in _MINUTES)]
        with suppress(CannotDo):
            block = {name: given[name] for name in names if name in given}
            new = put(document, ("minutes",), block, MEETING)
    for name, value in fields.items():
        again = read_again(document.path, new)
        new = put(again, ("minutes", name), value, MEETING)
    return sealed(read_again(document.path, new))


def fits(document: Document) -> bool:
    """Tell whether the seal in ``document`` is the one of its text."""
    tree = whole_tree(document)
    minutes = data(tree.entries["minutes"][1]) if "minutes" in tree.entries else None
    return isinstance(minutes, dict) and minutes.get("seal") == seal(document)


def sealed(document: Document) -> str:
    """Return the text with the seal of what ``document`` says."""
    new = put(document, ("minutes", "seal"), seal(document), MEETING)
    if not fits(read_again(document.path, new)):
        raise refusal(document, "minutes.seal")
    return new
