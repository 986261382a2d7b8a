"""The proof that an edit changed what it meant to and nothing else, or the refusal."""

from __future__ import annotations

from jakres_cli.model.base import AskedWrongly, CannotDo, Message
from jakres_cli.records.syntax.document import Document, read_document
from jakres_cli.records.syntax.nodes import Mapping, node_data

_NOT_IN_RECORDS = "JK001"


def verify_edit(document: Document, new: str, wanted: object, by_hand: str) -> str:
    """Return ``new`` when its data is ``wanted`` and its prose that of ``document``.

    Raises ``AskedWrongly`` for what no record may hold, ``CannotDo`` for everything else.
    """
    again = require_readable(document, new, by_hand)
    if again.tree is None or node_data(again.tree) != wanted or again.prose != document.prose:
        raise edit_refusal(document, by_hand)
    return new


def require_readable(document: Document, new: str, by_hand: str) -> Document:
    """Return the changed text as a document; raises as ``verify_edit`` does when it isn't sound."""
    again = read_again(document.path, new)
    if again.faults and all(fault.code == _NOT_IN_RECORDS for fault in again.faults):
        raise AskedWrongly(again.faults[0].message, again.faults[0].hint)
    if again.faults:
        raise edit_refusal(document, by_hand)
    return again


def read_again(path: str, text: str) -> Document:
    """Return the changed ``text`` of the file ``path`` as a document."""
    return read_document(path, text.encode("utf-8", "surrogatepass"))


def edit_refusal(document: Document, by_hand: str) -> CannotDo:
    """Return the refusal to change more than is wanted, with the change to make by hand."""
    return CannotDo(
        Message("{path} can't be changed without touching more than it should", path=document.path),
        Message("make the change by hand: {change}", change=by_hand),
    )


def whole_tree(document: Document) -> Mapping:
    """Return the tree of a document that could be read whole; raises ``CannotDo`` for another."""
    if document.tree is None or document.faults:
        raise CannotDo(
            Message("{path} can't be read whole, so it isn't changed", path=document.path),
            Message("jakres check says why"),
        )
    return document.tree


def fields_of(tree: Mapping) -> dict[str, object]:
    """Return the data of ``tree``, every scalar as text."""
    return {name: node_data(node) for name, (_, node) in tree.entries.items()}
