"""A record, register or settings file in three states merged into one, its seal looked after."""

from __future__ import annotations

from jakres_cli.changes.chunks import cut_chunk
from jakres_cli.changes.facts import NOTHING, PROSE, Names, TextFacts, facts
from jakres_cli.changes.merge3 import (
    OURS,
    THEIRS,
    ConflictPoint,
    Part,
    conflict_points,
    resolve_points,
)
from jakres_cli.changes.merge_faults import FOREIGN, LOST, RESURRECTED, field_faults, prose_faults
from jakres_cli.changes.merge_fields import merge_fields
from jakres_cli.changes.merge_prose import merge_prose
from jakres_cli.model.base import Message, Value
from jakres_cli.model.source import LARGEST
from jakres_cli.records.layout import SETTINGS_PATH, Slot, slot_of
from jakres_cli.records.schema import kinds
from jakres_cli.records.syntax import Mapping, Scalar
from jakres_cli.records.syntax.document import Document, read_document, read_markdown
from jakres_cli.records.syntax.prose import compute_seal, matches_seal
from jakres_cli.records.syntax.text import BOM, Split, split_fences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.records.schema import Shape


_WHO = (Message("the base"), Message("our side"), Message("their side"))
_SILENT = frozenset({LOST, RESURRECTED, FOREIGN})
_SEAL = ("minutes", "seal")


class Unmergeable(Exception):
    """The three states can't be put together by what they say; ``message`` tells why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class MergeState(Value):
    """What one state of a file says: its fields, and its prose."""

    facts: TextFacts
    prose: str


class RecordMerge(Value):
    """What both sides make of a file.

    ``parts`` have LF as line ends and no mark at the beginning; ``encoded`` puts them back.
    ``states`` are the base and both sides.
    """

    path: str
    parts: list[Part]
    states: list[MergeState]
    newline: str
    mark: str

    @property
    def points(self) -> list[ConflictPoint]:
        """What both sides disagree about."""
        return conflict_points(self.parts)

    def encoded(self, text: str) -> bytes:
        """Return ``text``, made of the parts, as the bytes of the file."""
        return (self.mark + text.replace("\n", self.newline)).encode()


def record_shape(path: str) -> Shape | None:
    """Return the shape of the file at ``path``; None when no record stands there."""
    if path == SETTINGS_PATH:
        return kinds.FORMS[kinds.SETTINGS_KIND]
    slot = slot_of(path)
    return kinds.FORMS[slot.kind] if isinstance(slot, Slot) else None


def merge_records(path: str, base: bytes | None, ours: bytes, theirs: bytes) -> RecordMerge:
    """Return what ``ours`` and ``theirs`` make of the record that was ``base``.

    ``base`` is None when both sides made the file. Raises ``Unmergeable``.
    """
    shape = record_shape(path)
    if shape is None:
        raise Unmergeable(Message("no record has this name here"))
    if base is None and shape is kinds.FORMS[kinds.PROGRESS_KIND] and ours != theirs:
        raise Unmergeable(Message("both sides reported on it that day"))
    before, mine, other = (_File(path, data) for data in (base or b"", ours, theirs))
    if base is None:
        before.newline, before.mark = mine.newline, mine.mark
    for who, file in zip(_WHO, (before, mine, other), strict=True):
        if base is not None or file is not before:
            file.must_be_sound(who)
    merge = RecordMerge(
        path=path,
        parts=_merge_parts(shape, before, mine, other, base_known=base is not None),
        states=[
            MergeState(facts=file.facts(shape), prose=file.document.prose)
            for file in (before, mine, other)
        ],
        newline=_changed_by_a_side(before.newline, mine.newline, other.newline),
        mark=_changed_by_a_side(before.mark, mine.mark, other.mark),
    )
    _must_hold(shape, merge)
    return merge


def _merge_parts(
    shape: Shape, base: _File, ours: _File, theirs: _File, *, base_known: bool
) -> list[Part]:
    before, mine, other = (
        cut_chunk(file.document, *file.span, shape) if file.text else None
        for file in (base, ours, theirs)
    )
    if mine is None or other is None or (base_known and before is None):
        raise Unmergeable(Message("the fields aren't written one a line"))
    prose: list[Part] = []
    if ours.document.path.endswith(".md"):
        between = ours.text[ours.span[1] : ours.document.prose_start]
        merged = merge_prose(base.document.prose, ours.document.prose, theirs.document.prose)
        if merged is None:
            raise Unmergeable(Message("the prose is too long to compare"))
        prose = [between if between.endswith("\n") or not merged else f"{between}\n", *merged]
    fields = merge_fields((), before, mine, other)
    if len(fields) == 1 and isinstance(fields[0], ConflictPoint):
        raise Unmergeable(Message("the two sides have nothing in common"))
    return _with_seal([ours.text[: ours.span[0]], *fields, *prose], base, ours, theirs)


def _with_seal(parts: list[Part], base: _File, ours: _File, theirs: _File) -> list[Part]:
    """Make a point of the approval when the seal doesn't fit what both sides make of the text."""
    if conflict_points(parts):
        return parts
    path = ours.document.path
    document = read_markdown(path, resolve_points(parts, {}).encode())
    if not path.endswith(".md") or seal_matches(document):
        return parts
    if not (seal_matches(ours.document) and seal_matches(theirs.document)):
        return parts
    mine, other = ours.lines_of("minutes"), theirs.lines_of("minutes")
    here = "".join(part for part in parts if isinstance(part, str))
    field = mine if mine and here.count(mine) == 1 else other
    if not field or here.count(field) != 1:
        raise Unmergeable(Message("the seal of the approved minutes would not fit"))
    before, _, after = here.partition(field)
    point = ConflictPoint(
        names=("minutes",), base=base.lines_of("minutes"), ours=mine, theirs=other
    )
    return [before, point, after]


def written_seal(document: Document) -> str | None:
    """Return the seal that stands in ``document``, None without one."""
    tree = document.tree
    minutes = tree.entries["minutes"][1] if tree and "minutes" in tree.entries else None
    if not isinstance(minutes, Mapping) or "seal" not in minutes.entries:
        return None
    written = minutes.entries["seal"][1]
    return written.text if isinstance(written, Scalar) else None


def seal_matches(document: Document) -> bool:
    """Tell whether the minutes aren't sealed, or are as they were when they were."""
    written = written_seal(document)
    return written is None or matches_seal(document, written)


def _must_hold(shape: Shape, merge: RecordMerge) -> None:
    """Raise ``Unmergeable`` unless every choice of sides makes a sound record with all changes."""
    base, ours, theirs = merge.states
    disputed = [point.names for point in merge.points]
    for side in (OURS, THEIRS) if disputed else (OURS,):
        text = resolve_points(merge.parts, {point.names: side for point in merge.points})
        result = _File(merge.path, text.encode("utf-8", "surrogateescape"))
        result.must_be_sound(Message("the merge"))
        faults = field_faults(base.facts, ours.facts, theirs.facts, result.facts(shape))
        faults += prose_faults(base.prose, ours.prose, theirs.prose, result.document.prose)
        silent = [fault for fault in faults if fault.kind in _SILENT]
        if any(not concerns(fault.names, disputed) for fault in silent):
            raise Unmergeable(Message("a change would be lost"))


def concerns(names: Names, points: Iterable[Names]) -> bool:
    """Tell whether what ``names`` lead to stands at, in or around one of the ``points``."""
    return any(
        names[: len(point)] == point
        or point[: len(names)] == names
        or names[0] == PROSE == point[0]
        for point in points
    )


class _File:
    """One state of the file, with LF as line ends."""

    def __init__(self, path: str, data: bytes) -> None:
        self.large = len(data) >= LARGEST
        text = data[:LARGEST].decode("utf-8", "surrogateescape")
        self.mark = BOM if text.startswith(BOM) else ""
        ends = text.count("\r\n")
        self.newline = "\r\n" if ends else "\n"
        self.mixed = 0 < ends < text.count("\n")
        self.text = text.removeprefix(BOM).replace("\r\n", "\n")
        self.document = read_document(path, self.text.encode("utf-8", "surrogateescape"))

    @property
    def span(self) -> tuple[int, int]:
        """Where the YAML stands."""
        if self.document.path.endswith(".yaml"):
            return 0, len(self.text)
        split = split_fences(self.text)
        assert isinstance(split, Split)  # noqa: S101  it is sound, so it has its fences
        return split.start, split.end

    def must_be_sound(self, who: Message) -> None:
        """Raise ``Unmergeable`` unless the file could be read whole."""
        if self.large:
            raise Unmergeable(Message("{side} is too large", side=who))
        if self.mixed:
            raise Unmergeable(Message("{side} has mixed line ends", side=who))
        if self.document.tree is None or self.document.faults:
            raise Unmergeable(Message("{side} can't be read whole", side=who))

    def facts(self, shape: Shape) -> TextFacts:
        """Return what its fields say."""
        if self.document.tree is None:
            return NOTHING
        return facts(self.document.tree, shape)

    def lines_of(self, name: str) -> str | None:
        """Return the lines of the field ``name`` at the top, without the comments above it."""
        root = cut_chunk(self.document, *self.span, kinds.FORMS[kinds.MEETING_KIND])
        within = root.within if root else None
        return next((chunk.text for chunk in within or () if chunk.name == name), None)


def _changed_by_a_side(base: str, ours: str, theirs: str) -> str:
    """Return what became of a property of the whole file: the side that changed it wins."""
    return theirs if ours == base else ours


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
        document = read_document(self.merge.path, text.encode())
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
