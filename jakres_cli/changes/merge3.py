"""Three states merged into one: sequences by what each side changed, and where both disagree."""

from __future__ import annotations

from difflib import SequenceMatcher

from jakres_cli.model.base import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Names = tuple[str, ...]

OURS, THEIRS = "ours", "theirs"
MOST = 3_000
"""Longer sequences aren't compared: that would take too long."""
_SIZE = 7
"""So many signs make a conflict marker."""


class Hunk(Value):
    """A stretch of the three sequences, as (start, end) each.

    ``kind`` is ``kept`` (nobody changed it), ``ours``, ``theirs``, ``same`` (both made the same
    change) or ``conflict`` (the changes of both sides meet here).
    """

    kind: str
    base: tuple[int, int]
    ours: tuple[int, int]
    theirs: tuple[int, int]


_Edit = tuple[int, int, int, int]


class ConflictPoint(Value):
    """A place at which both sides want something else.

    ``names`` lead to it: fields, and items by what they are called. The others are the lines as
    each state has them, None where it has none.
    """

    names: Names
    base: str | None
    ours: str | None
    theirs: str | None

    def of(self, side: str) -> str:
        """Return the lines of one side."""
        return (self.ours if side == OURS else self.theirs) or ""


Part = str | ConflictPoint


def merge3(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], *, touching: bool
) -> list[Hunk]:
    """Return the stretches of which a merge of ``ours`` and ``theirs`` is made, in order.

    Changes that only touch each other meet too when ``touching``, as git has it for lines.
    """
    our_edits, their_edits = _edits(base, ours), _edits(base, theirs)
    hunks: list[Hunk] = []
    at = shift_ours = shift_theirs = 0
    for left, right in _clusters(our_edits, their_edits, touching=touching):
        start = min(edit[0] for edit in (*left, *right))
        end = max(edit[1] for edit in (*left, *right))
        if start > at:
            hunks.append(_kept(at, start, shift_ours, shift_theirs))
        after_ours = left[-1][3] - left[-1][1] if left else shift_ours
        after_theirs = right[-1][3] - right[-1][1] if right else shift_theirs
        mine = (start + shift_ours, end + after_ours)
        other = (start + shift_theirs, end + after_theirs)
        kind = "conflict" if left and right else "ours" if left else "theirs"
        if kind == "conflict" and list(ours[slice(*mine)]) == list(theirs[slice(*other)]):
            kind = "same"
        hunks.append(Hunk(kind=kind, base=(start, end), ours=mine, theirs=other))
        at, shift_ours, shift_theirs = end, after_ours, after_theirs
    if at < len(base):
        hunks.append(_kept(at, len(base), shift_ours, shift_theirs))
    return hunks


def merge3_lines(base: str, ours: str, theirs: str) -> str | None:
    """Return the texts merged line by line as git does it; None where the changes meet."""
    parts = [_lines(text) for text in (base, ours, theirs)]
    if any(len(part) > MOST for part in parts):
        return None
    merged = []
    for hunk in merge3(*parts, touching=True):
        if hunk.kind == "conflict":
            return None
        part, (start, end) = (
            (parts[2], hunk.theirs) if hunk.kind == "theirs" else (parts[1], hunk.ours)
        )
        merged += part[start:end]
    return "".join(merged)


def _lines(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _edits(base: Sequence[str], side: Sequence[str]) -> list[_Edit]:
    codes = SequenceMatcher(None, base, side, autojunk=False).get_opcodes()
    return [(i1, i2, j1, j2) for kind, i1, i2, j1, j2 in codes if kind != "equal"]


def _clusters(
    ours: list[_Edit], theirs: list[_Edit], *, touching: bool
) -> list[tuple[list[_Edit], list[_Edit]]]:
    """Return the edits in order of place, those of both sides that meet together."""
    queue = sorted(
        [(edit[:2], 0, edit) for edit in ours] + [(edit[:2], 1, edit) for edit in theirs]
    )
    clusters: list[tuple[list[_Edit], list[_Edit]]] = []
    reach = (-1, -1)
    for (start, end), side, edit in queue:
        if clusters and _meet(reach, (start, end), touching=touching):
            reach = (reach[0], max(reach[1], end))
        else:
            clusters.append(([], []))
            reach = (start, end)
        clusters[-1][side].append(edit)
    return clusters


def _meet(first: tuple[int, int], other: tuple[int, int], *, touching: bool) -> bool:
    if touching:
        return other[0] <= first[1]
    return other[0] < first[1] or first == other


def _kept(start: int, end: int, ours: int, theirs: int) -> Hunk:
    return Hunk(
        kind="kept",
        base=(start, end),
        ours=(start + ours, end + ours),
        theirs=(start + theirs, end + theirs),
    )


def conflict_points(parts: Iterable[Part]) -> list[ConflictPoint]:
    """Return the points among ``parts``, in order."""
    return [part for part in parts if isinstance(part, ConflictPoint)]


def resolve_points(parts: Iterable[Part], sides: Mapping[Names, str]) -> str:
    """Return the text with each point as the side that ``sides`` has for its names has it."""
    return "".join(part if isinstance(part, str) else part.of(sides[part.names]) for part in parts)


def mark_conflicts(parts: Iterable[Part], labels: tuple[str, str]) -> str:
    """Return the text with git's conflict markers around the points; ``labels`` name the sides."""
    texts = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        texts += [f"{'<' * _SIZE} {labels[0]}\n", _end_line(part.of(OURS)), "=" * _SIZE + "\n"]
        texts += [_end_line(part.of(THEIRS)), f"{'>' * _SIZE} {labels[1]}\n"]
    return "".join(texts)


def _end_line(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
