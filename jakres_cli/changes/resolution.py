"""A merge with every disagreement decided: the bytes of the record, its seal looked after."""

from __future__ import annotations

from jakres_cli.changes.parts import OURS, ConflictPoint, conflict_points, resolve_points
from jakres_cli.changes.records import (
    RecordMerge,
    Unmergeable,
    merge_records,
    seal_matches,
    written_seal,
)
from jakres_cli.model.message import Message
from jakres_cli.records.syntax.document import read_markdown, read_yaml
from jakres_cli.records.syntax.prose import compute_seal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


_SEAL = ("minutes", "seal")


class Resolution:
    """The merge of a file in conflict, of which ``open`` is what people have to decide.

    When both sides corrected sealed minutes, each as it should, the seal is no question: it is
    made anew of what both say (``renews``). Raises ``Unmergeable``.
    """

    def __init__(self, path: str, base: bytes | None, ours: bytes, theirs: bytes) -> None:
        self._path = path
        self._sides = {"ours": ours, "theirs": theirs}
        self.merge: RecordMerge = merge_records(path, base, ours, theirs)
        sealed = [one for one in self.merge.points if one.names == _SEAL]
        both_fit = all(seal_matches(read_markdown(path, data)) for data in (ours, theirs))
        self.renews = bool(sealed) and both_fit
        self.open: list[ConflictPoint] = [
            one
            for one in conflict_points(self.merge.parts)
            if not (self.renews and one.names == _SEAL)
        ]

    def decided(self, side_of: Callable[[ConflictPoint], str]) -> bytes:
        """Return the file as it is when ``side_of`` chooses; raises ``Unmergeable``.

        An approval stands for the text that was approved: with it comes all of its side.
        """
        chosen = {
            id(one): OURS if self.renews and one.names == _SEAL else side_of(one)
            for one in self.merge.points
        }
        text = resolve_points(self.merge.parts, lambda point: chosen[id(point)])
        read = read_markdown if self._path.endswith(".md") else read_yaml
        document = read(self._path, text.encode())
        if document.tree is None or document.faults:
            raise Unmergeable(Message("what was chosen doesn't make a record"))
        if self.renews:
            text = text.replace(written_seal(document) or "\n", compute_seal(document))
        elif not seal_matches(document):
            return self._sides[self._approved(chosen)]
        return self.merge.encoded(text)

    def _approved(self, chosen: dict[int, str]) -> str:
        """Return the side whose approval was chosen."""
        for one in self.merge.points:
            if one.names[0] == "minutes":
                return chosen[id(one)]
        written = {
            side: written_seal(read_markdown(self._path, data))
            for side, data in self._sides.items()
        }
        return next((side for side, one in written.items() if one), OURS)
