"""Two changed sequences woven into one, by what each changed of their common base."""

from __future__ import annotations

from difflib import SequenceMatcher

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 3_000
"""Longer sequences aren't compared: that would take too long."""


class Hunk(Value):
    """A stretch of the three sequences, as (start, end) each.

    ``kind`` is ``kept`` (nobody changed it), ``ours``, ``theirs``, ``same`` (both made the same
    change) or ``both`` (the changes of both sides meet here).
    """

    kind: str
    base: tuple[int, int]
    ours: tuple[int, int]
    theirs: tuple[int, int]


_Edit = tuple[int, int, int, int]


def merge3(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], *, touching: bool
) -> list[Hunk]:
    """Return the stretches of which a merge of ``ours`` and ``theirs`` is made, in order.

    Changes that only touch each other meet too when ``touching``, as git has it for lines.
    """
    our_edits, their_edits = _edits(base, ours), _edits(base, theirs)
    found: list[Hunk] = []
    at = shift_ours = shift_theirs = 0
    for left, right in _clusters(our_edits, their_edits, touching=touching):
        start = min(one[0] for one in (*left, *right))
        end = max(one[1] for one in (*left, *right))
        if start > at:
            found.append(_kept(at, start, shift_ours, shift_theirs))
        after_ours = left[-1][3] - left[-1][1] if left else shift_ours
        after_theirs = right[-1][3] - right[-1][1] if right else shift_theirs
        mine = (start + shift_ours, end + after_ours)
        other = (start + shift_theirs, end + after_theirs)
        kind = "both" if left and right else "ours" if left else "theirs"
        if kind == "both" and list(ours[slice(*mine)]) == list(theirs[slice(*other)]):
            kind = "same"
        found.append(Hunk(kind=kind, base=(start, end), ours=mine, theirs=other))
        at, shift_ours, shift_theirs = end, after_ours, after_theirs
    if at < len(base):
        found.append(_kept(at, len(base), shift_ours, shift_theirs))
    return found


def merge3_lines(base: str, ours: str, theirs: str) -> str | None:
    """Return the texts merged line by line as git does it; None where the changes meet."""
    parts = [_lines(text) for text in (base, ours, theirs)]
    if any(len(part) > MOST for part in parts):
        return None
    found = []
    for one in merge3(*parts, touching=True):
        if one.kind == "both":
            return None
        part, (start, end) = (
            (parts[2], one.theirs) if one.kind == "theirs" else (parts[1], one.ours)
        )
        found += part[start:end]
    return "".join(found)


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
    queue = sorted([(one[:2], 0, one) for one in ours] + [(one[:2], 1, one) for one in theirs])
    found: list[tuple[list[_Edit], list[_Edit]]] = []
    reach = (-1, -1)
    for (start, end), side, edit in queue:
        if found and _meet(reach, (start, end), touching=touching):
            reach = (reach[0], max(reach[1], end))
        else:
            found.append(([], []))
            reach = (start, end)
        found[-1][side].append(edit)
    return found


def _meet(one: tuple[int, int], other: tuple[int, int], *, touching: bool) -> bool:
    if touching:
        return other[0] <= one[1]
    return other[0] < one[1] or one == other


def _kept(start: int, end: int, ours: int, theirs: int) -> Hunk:
    return Hunk(
        kind="kept",
        base=(start, end),
        ours=(start + ours, end + ours),
        theirs=(start + theirs, end + theirs),
    )
