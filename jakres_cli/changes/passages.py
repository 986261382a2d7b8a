"""The prose of two sides as one: paragraph by paragraph, lists and tables line by line."""

from __future__ import annotations

import re

from jakres_cli.changes.merge3 import MOST, merge3, merge3_lines
from jakres_cli.changes.parts import PROSE, ConflictPoint, Part
from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.merge3 import Hunk

_BEGINS = re.compile(r"[ \t]*(?:[-*+] |[0-9]{1,4}[.)] |\||#{1,6} |<!--|```|~~~)")
"""What begins a passage of its own without a blank line before it."""

_FENCES = ("```", "~~~")
_COMMENT_END = "-->"


class MergePassage(Value):
    """A paragraph, a point of a list, a row of a table, with the blank lines behind it.

    ``words`` is what it says, however its lines are broken.
    """

    text: str
    words: str

    @property
    def apart(self) -> bool:
        """Whether a blank line follows."""
        return not self.words or "\n" in self.text[len(self.text.rstrip()) :].removeprefix("\n")


def passages(prose: str) -> list[MergePassage]:
    """Return the passages of ``prose``; their texts joined are ``prose``."""
    found: list[list[str]] = []
    blank, until = True, ""
    for line in re.findall(r"[^\n]*\n|[^\n]+", prose):
        text = line.strip()
        if until or not text:
            found = found or [[]]
            found[-1].append(line)
        elif blank or _BEGINS.match(line):
            found.append([line])
        else:
            found[-1].append(line)
        until = _until(text, until)
        blank = not text and not until
    texts = ["".join(lines) for lines in found]
    return [MergePassage(text=text, words=" ".join(text.split())) for text in texts]


def _until(line: str, until: str) -> str:
    """Return what ends the block of code or the comment that goes on behind ``line``."""
    if until:
        ends = (
            until in line if until == _COMMENT_END else not line.strip(until[0]) and until in line
        )
        return "" if ends else until
    if line.startswith(_FENCES):
        return line[:3]
    return _COMMENT_END if "<!--" in line and _COMMENT_END not in line else ""


def merge_prose(base: str, ours: str, theirs: str) -> list[Part] | None:
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
    stretches = merge3(words[0], words[1], words[2], touching=False)
    twice = _put_in(stretches, mine, "ours") & _put_in(stretches, other, "theirs")
    found: list[MergePassage | ConflictPoint] = []
    for one in stretches:
        found += _part(one, before, mine, other, twice)
    return _joined(found)


def is_distinctive(words: str) -> bool:
    """Tell whether a passage says something of its own, so that nobody means to have it twice."""
    return " " in words and not _BEGINS.match(words.removeprefix("- "))


def _put_in(stretches: list[Hunk], side: list[MergePassage], name: str) -> set[str]:
    places = [getattr(one, name) for one in stretches if one.kind in {name, "both"}]
    return {
        one.words for place in places for one in side[slice(*place)] if is_distinctive(one.words)
    }


def _part(
    one: Hunk,
    before: list[MergePassage],
    mine: list[MergePassage],
    other: list[MergePassage],
    twice: set[str],
) -> list[MergePassage | ConflictPoint]:
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
        known = {
            one.words for one in ours if is_distinctive(one.words) or one.words.startswith("#")
        }
        new = [passage for passage in new if passage.words not in known]
        return [*_set_off(ours, new), *new]
    texts = ["".join(passage.text for passage in part) for part in (old, ours, theirs)]
    lines = merge3_lines(*texts)
    if lines is not None:
        return [*passages(lines)]
    return [
        ConflictPoint(names=(PROSE, old[0].words), base=texts[0], ours=texts[1], theirs=texts[2])
    ]


def _set_off(ours: list[MergePassage], theirs: list[MergePassage]) -> list[MergePassage]:
    """Return ``ours`` with a blank line at its end, unless both are points of a list or rows."""
    if not ours or not theirs or ours[-1].apart:
        return ours
    last, first = ours[-1], theirs[0]
    if last.text[:2] == first.text[:2] and last.text[0] in "-*+|123456789":
        return ours
    return [*ours[:-1], MergePassage(text=last.text.rstrip("\n") + "\n\n", words=last.words)]


def _joined(found: list[MergePassage | ConflictPoint]) -> list[Part]:
    """Return the texts, with a blank line where two paragraphs would become one."""
    parts: list[Part] = []
    last: MergePassage | None = None
    for one in found:
        if isinstance(one, ConflictPoint):
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
