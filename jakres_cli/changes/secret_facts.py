"""Which facts of a record in conflict are confidential, and how they are named without a value."""

from __future__ import annotations

from jakres_cli.changes.facts import PROSE, Names, fact_name
from jakres_cli.model.base import Message
from jakres_cli.model.words import CONFIDENTIAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.changes.merge_records import MergeState

WITHHELD = "…"
_VISIBILITY, _ID = "visibility", "id"


class SecretFacts:
    """Tells what is confidential in any of the ``states`` of a record, all of it if ``whole``."""

    def __init__(self, states: Iterable[MergeState], *, whole: bool) -> None:
        values = [state.facts.values for state in states]
        marks = {
            names[:-1]
            for facts in values
            for names, text in facts.items()
            if names[-1] == _VISIBILITY and text == CONFIDENTIAL
        }
        self._whole = whole or () in marks
        self._items = marks
        self._named = {names[:-1] for facts in values for names in facts if names[-1] == _ID}

    @property
    def found(self) -> bool:
        """Whether anything is confidential."""
        return self._whole or bool(self._items)

    def hides(self, names: Names) -> bool:
        """Tell whether the fact at ``names`` is confidential; prose is when anything is."""
        return self._whole or names[:2] in self._items or (names[0] == PROSE and self.found)

    def name(self, names: Names) -> Message:
        """Return what the fact at ``names`` is called: its field, and the id of its item."""
        if not self.hides(names):
            return fact_name(names)
        if names[0] == PROSE:
            return Message("a passage of the prose")
        by_id = names[:2] in self._named
        shown = [*names[:1], *(name if by_id else WITHHELD for name in names[1:2]), *names[2:3]]
        return fact_name(tuple(shown))
