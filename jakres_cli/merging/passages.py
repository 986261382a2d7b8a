"""The prose of two sides as one: paragraph by paragraph, lists and tables line by line."""

from __future__ import annotations

import re

from jakres_cli.merging.parts import PROSE, Part, Point
from jakres_cli.merging.weaving import MOST, lines_woven, woven
from jakres_cli.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.merging.weaving import Stretch

_BEGINS = re.compile(r"[ \t]*(?:[-*+] |[0-9]{1,4}[.)] |\||#{1,6} |<!--|```|~~~)")
"""What begins a passage of its own without a blank line before it."""


class Passage(Value):
    """A paragraph, a point of a list, a row of a table, with the blank lines behind it.

    ``words`` is what it says, however its lines are broken.
    """

    text: str
    words: str

    @property
    def apart(self) -> bool:
        """Whether a blank line follows."""
        return "\n" in self.text[len(self.text.rstrip()) :].removeprefix("\n")


def passages(prose: str) -> list[Passage]:
    """Return the passages of ``prose``; their texts joined are ``prose``."""
    found: list[list[str]] = []
    blank = False
    for line in re.findall(r"[^\n]*\n|[^\n]+", prose):
        if not line.strip():
            found = found or [[""]]
            found[-1].append(line)
            blank = True
            continue
        if not found or blank or _BEGINS.match(line):
            found.append([line])
        else:
            found[-1].append(line)
        blank = False
    texts = ["".join(lines) for lines in found]
    return [Passage(text=text, words=" ".join(text.split())) for text in texts]


def merged_prose(base: str, ours: str, theirs: str) -> list[Part] | None:
    """Return the prose of both sides as one; None when it is too long to compare."""
    if ours == theirs or theirs == base:
        return [ours]
    if ours == base:
        return [theirs]
    states = [passages(prose) for prose in (base, ours, theirs)]
    if any(len(state) > MOST for state in states):
        return None
    before, mine, other = states
    words = [[one.words for one in state] for state in states]
    parts: list[Part] = []
    for one in woven(words[0], words[1], words[2], touching=False):
        parts += _part(one, before, mine, other)
    return parts


def _part(
    one: Stretch, before: list[Passage], mine: list[Passage], other: list[Passage]
) -> list[Part]:
    old, ours, theirs = before[slice(*one.base)], mine[slice(*one.ours)], other[slice(*one.theirs)]
    if one.kind == "kept":
        three = zip(old, ours, theirs, strict=True)
        return [right.text if left.text == was.text else left.text for was, left, right in three]
    if one.kind in {"ours", "same"}:
        return [passage.text for passage in ours]
    if one.kind == "theirs":
        return [passage.text for passage in theirs]
    if not old:
        return [_both_put_in(ours, theirs, other[: one.theirs[0]])]
    texts = ["".join(passage.text for passage in part) for part in (old, ours, theirs)]
    lines = lines_woven(*texts)
    if lines is not None:
        return [lines]
    return [Point(names=(PROSE, old[0].words), base=texts[0], ours=texts[1], theirs=texts[2])]


def _both_put_in(ours: list[Passage], theirs: list[Passage], above: list[Passage]) -> str:
    """Return what both sides put in at the same place: ours, then what only theirs has."""
    known = {passage.words for passage in ours}
    new = [passage for passage in theirs if passage.words not in known]
    mine = "".join(passage.text for passage in ours)
    if not new:
        return mine
    if not mine.endswith("\n"):
        mine += "\n"
    if above and above[-1].apart and not ours[-1].apart and not _in_one_list(ours[-1], new[0]):
        mine += "\n"
    other = "".join(passage.text for passage in new)
    if ours[-1].apart and not new[-1].apart:
        other = (other if other.endswith("\n") else f"{other}\n") + "\n"
    return mine + other


def _in_one_list(one: Passage, other: Passage) -> bool:
    return bool(one.text[:2] == other.text[:2] and _BEGINS.match(one.text))
