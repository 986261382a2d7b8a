"""What a merge is made of: text that is settled, and points at which both sides disagree."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OURS, THEIRS = "ours", "theirs"
PROSE = "prose"
"""What the prose is called among the fields."""
_SIZE = 7


class ConflictPoint(Value):
    """A place at which both sides want something else.

    ``names`` lead to it: fields, and items by what they are called. The others are the lines as
    each state has them, None where it has none. Choosing a side in a ``whole`` point settles the
    file: nothing of the other side can stay.
    """

    names: tuple[str, ...]
    base: str | None
    ours: str | None
    theirs: str | None
    whole: bool = False

    def of(self, side: str) -> str:
        """Return the lines of one side."""
        return (self.ours if side == OURS else self.theirs) or ""


Part = str | ConflictPoint


def conflict_points(parts: Iterable[Part]) -> list[ConflictPoint]:
    """Return the points among ``parts``, in order."""
    return [one for one in parts if isinstance(one, ConflictPoint)]


def resolve_points(parts: Iterable[Part], side_of: Callable[[ConflictPoint], str]) -> str:
    """Return the text with each point as the side that ``side_of`` chooses for it has it."""
    return "".join(one if isinstance(one, str) else one.of(side_of(one)) for one in parts)


def mark_conflicts(parts: Iterable[Part], labels: tuple[str, str]) -> str:
    """Return the text with git's conflict markers around the points; ``labels`` name the sides."""
    found = []
    for one in parts:
        if isinstance(one, str):
            found.append(one)
            continue
        found += [f"{'<' * _SIZE} {labels[0]}\n", _ended(one.of(OURS)), "=" * _SIZE + "\n"]
        found += [_ended(one.of(THEIRS)), f"{'>' * _SIZE} {labels[1]}\n"]
    return "".join(found)


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
