"""A merge with every disagreement decided: the bytes of the record, its seal looked after."""

from __future__ import annotations

from jakres_cli.changes.merge3 import OURS, THEIRS, resolve_points
from jakres_cli.changes.merge_records import (
    Unmergeable,
    merge_records,
    read_text,
    seal_matches,
    written_seal,
)
from jakres_cli.model.message import Message
from jakres_cli.records.syntax.document import read_markdown
from jakres_cli.records.syntax.prose import compute_seal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.facts import Names

_SEAL = ("minutes", "seal")


class Resolution:
    """The merge of a file in conflict, of which ``open`` is what people have to decide.

    When both sides corrected sealed minutes, each as it should, the seal is no question: it is
    made anew of what both say (``renews``). Raises ``Unmergeable``.
    """

    def __init__(self, path: str, base: bytes | None, ours: bytes, theirs: bytes) -> None:
        self.merge = merge_records(path, base, ours, theirs)
        self._sides = {OURS: ours, THEIRS: theirs}
        points = self.merge.points
        both_fit = all(seal_matches(read_markdown(path, data)) for data in (ours, theirs))
        self.renews = both_fit and any(point.names == _SEAL for point in points)
        self.open = [point for point in points if not (self.renews and point.names == _SEAL)]

    def decide(self, sides: dict[Names, str]) -> bytes:
        """Return the file as it is with those ``sides`` at its points; raises ``Unmergeable``.

        An approval stands for the text that was approved: with it comes all of its side.
        """
        if self.renews:
            sides = {**sides, _SEAL: OURS}
        text = resolve_points(self.merge.parts, sides)
        document = read_text(self.merge.path, text.encode())
        if document.tree is None or document.faults:
            raise Unmergeable(Message("what was chosen doesn't make a record"))
        if self.renews:
            text = text.replace(written_seal(document) or "\n", compute_seal(document))
        elif not seal_matches(document):
            return self._sides[self._approved(sides)]
        return self.merge.encoded(text)

    def _approved(self, sides: dict[Names, str]) -> str:
        """Return the side whose approval was chosen."""
        for point in self.merge.points:
            if point.names[0] == "minutes":
                return sides[point.names]
        sealed = (
            side
            for side, data in self._sides.items()
            if written_seal(read_markdown(self.merge.path, data))
        )
        return next(sealed, OURS)
