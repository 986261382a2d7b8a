"""References to a record that gets another name: only the bytes of the names change."""

from __future__ import annotations

from jakres_cli.model.base import CannotDo, Message, Value
from jakres_cli.records.editing.formatting import format_document
from jakres_cli.records.editing.splices import read_again, splice, unreadable
from jakres_cli.records.editing.values import put_value
from jakres_cli.records.editing.yaml_text import yaml_scalar
from jakres_cli.records.schema.kinds import (
    AGENCIES_KIND,
    EVENT_KIND,
    FORMS,
    MEETING_KIND,
    SERIES_KIND,
    WORKING_GROUP_KIND,
)
from jakres_cli.records.syntax import Scalar, iter_scalars

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.records.syntax.document import Document

    Place = tuple[int, int, str]  # start, end, name

AGENCY_KIND = "agency"
_WHOLE = {
    MEETING_KIND: {"meeting", "evidence", "anchor"},
    EVENT_KIND: {"event", "evidence", "anchor"},
    WORKING_GROUP_KIND: {"working-group", "evidence", "party"},
    SERIES_KIND: {"series"},
    AGENCY_KIND: {"agency", "party"},
}
"""What a reference may be to, as the schema says, when it names a record of that kind."""
_ITEMS = {"follow-up", "decision", "anchor"}


class NameChange(Value):
    """A record, or an agency, of some kind that is called ``new`` instead of ``old``."""

    kind: str
    old: str
    new: str

    def of(self, to: str, name: str) -> str | None:
        """Return what a reference to ``name`` becomes; None when it means something else."""
        if name == self.old and to in _WHOLE[self.kind]:
            return self.new
        stem, slash, item = name.partition("/")
        if slash and stem == self.old and self.kind == MEETING_KIND and to in _ITEMS:
            return f"{self.new}/{item}"
        return None


def rename_references(document: Document, renaming: NameChange, places: Iterable[Place]) -> str:
    """Return the text of ``document`` with the names at ``places`` as they are from now on.

    Raises ``CannotDo`` where a name isn't written in a way that can be changed in place.
    """
    known = list(places)
    new = splice(document.text, [_edit(document, renaming, place) for place in known])
    _verify(document, new, renaming, known)
    return new


def rename_code(
    document: Document, renaming: NameChange, places: Iterable[Place], former: Iterable[str]
) -> str:
    """Return the register of agencies with the code changed, and its ``former`` ones as given.

    A register in the canonical style stays in it, so its entry moves to where it belongs.
    """
    tree = document.tree
    if tree is None or document.faults or renaming.old not in tree.entries:
        raise _refusal(document)
    key, _ = tree.entries[renaming.old]
    known = [*places, (key.start, key.end, renaming.old)]
    renamed = splice(document.text, [_edit(document, renaming, place) for place in known])
    _verify(document, renamed, renaming, known)
    shape = FORMS[AGENCIES_KIND]
    again = read_again(document.path, renamed)
    new = put_value(again, (renaming.new, "former"), [*former], shape)
    if format_document(document, AGENCIES_KIND, shape) == document.text:
        return format_document(read_again(document.path, new), AGENCIES_KIND, shape)
    return new


def _edit(document: Document, renaming: NameChange, place: Place) -> Place:
    start, end, name = place
    written = document.text[start:end]
    stem, slash, item = name.partition("/")
    new = f"{renaming.new}/{item}" if slash else renaming.new
    assert (stem if slash else name) == renaming.old  # noqa: S101  the caller asked ``of``
    if written == name:
        before = document.text[start - 1 : start]
        return start, end, new if before == ":" else yaml_scalar(new, flow=True)
    if len(written) > 1 and written[1:-1] == name and written[0] == written[-1]:
        return start, end, f"{written[0]}{new}{written[0]}"
    raise _refusal(document)


def _verify(document: Document, new: str, renaming: NameChange, places: list[Place]) -> None:
    """Hold that just the names at ``places`` changed."""
    again = read_again(document.path, new)
    if document.tree is None or again.tree is None or again.prose != document.prose:
        raise _refusal(document)
    expected = [_expected(scalar, renaming, places) for scalar in iter_scalars(document.tree)]
    well = len(again.faults) == len(document.faults)
    if not well or [scalar.text for scalar in iter_scalars(again.tree)] != expected:
        raise _refusal(document)


def _expected(scalar: Scalar, renaming: NameChange, places: list[Place]) -> str:
    for start, _, name in places:
        if scalar.start <= start < scalar.end:
            stem, slash, item = name.partition("/")
            kept = scalar.text.removesuffix(name)
            return f"{kept}{renaming.new}/{item}" if slash and stem else kept + renaming.new
    return scalar.text


def _refusal(document: Document) -> CannotDo:
    if document.faults:
        return unreadable(document)
    return CannotDo(
        Message("{path} names it in a way that can't be changed in place", path=document.path),
        Message("write the name plainly, on one line; nothing was changed"),
    )
