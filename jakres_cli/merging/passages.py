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
    if theirs in {ours, base}:
        return [ours]
    if ours == base:
        return [theirs]
    states = [passages(prose) for prose in (base, ours, theirs)]
    if any(len(state) > MOST for state in states):
        return None
    before, mine, other = states
    words = [[one.words for one in state] for state in states]
    stretches = woven(words[0], words[1], words[2], touching=False)
    twice = _put_in(stretches, mine, "ours") & _put_in(stretches, other, "theirs")
    found: list[Passage | Point] = []
    for one in stretches:
        found += _part(one, before, mine, other, twice)
    return _joined(found)


def is_telling(words: str) -> bool:
    """Tell whether a passage says something of its own, so that nobody means to have it twice."""
    return " " in words and not _BEGINS.match(words.removeprefix("- "))


def _put_in(stretches: list[Stretch], side: list[Passage], name: str) -> set[str]:
    places = [getattr(one, name) for one in stretches if one.kind in {name, "both"}]
    return {one.words for place in places for one in side[slice(*place)] if is_telling(one.words)}


def _part(
    one: Stretch,
    before: list[Passage],
    mine: list[Passage],
    other: list[Passage],
    twice: set[str],
) -> list[Passage | Point]:
    old, ours, theirs = before[slice(*one.base)], mine[slice(*one.ours)], other[slice(*one.theirs)]
    if one.kind == "kept":
        three = zip(old, ours, theirs, strict=True)
        return [right if left.text == was.text else left for was, left, right in three]
    if one.kind in {"ours", "same"}:
        return [*ours]
    new = [passage for passage in theirs if passage.words not in twice]
    if one.kind == "theirs":
        return [*new]
    if not old:
        known = {passage.words for passage in ours}
        return [*ours, *(passage for passage in new if passage.words not in known)]
    texts = ["".join(passage.text for passage in part) for part in (old, ours, theirs)]
    lines = lines_woven(*texts)
    if lines is not None:
        return [*passages(lines)]
    return [Point(names=(PROSE, old[0].words), base=texts[0], ours=texts[1], theirs=texts[2])]


def _joined(found: list[Passage | Point]) -> list[Part]:
    """Return the texts, with a blank line where two paragraphs would become one."""
    parts: list[Part] = []
    last: Passage | None = None
    for one in found:
        if isinstance(one, Point):
            parts.append(one)
            last = None
            continue
        if last is not None and not last.apart and not _BEGINS.match(one.text):
            parts.append("\n" if last.text.endswith("\n") else "\n\n")
        elif last is not None and not last.text.endswith("\n"):
            parts.append("\n")
        parts.append(one.text)
        last = one
    return parts
