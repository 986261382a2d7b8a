"""The prose of two sides as one: paragraph by paragraph, lists and tables line by line."""

from __future__ import annotations

import re

from jakres_cli.changes.facts import PROSE
from jakres_cli.changes.merge3 import MOST, ConflictPoint, Hunk, Part, merge3, merge3_lines
from jakres_cli.model.base import Value

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
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
    lines_of: list[list[str]] = []
    blank, until = True, ""
    for line in _LINE.findall(prose):
        text = line.strip()
        if until or not text:
            lines_of = lines_of or [[]]
            lines_of[-1].append(line)
        elif blank or _BEGINS.match(line):
            lines_of.append([line])
        else:
            lines_of[-1].append(line)
        until = _until(text, until)
        blank = not text and not until
    texts = ["".join(lines) for lines in lines_of]
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
    words = [[passage.words for passage in state] for state in states]
    hunks = merge3(words[0], words[1], words[2], touching=False)
    twice = _put_in(hunks, mine, "ours") & _put_in(hunks, other, "theirs")
    merged: list[MergePassage | ConflictPoint] = []
    for hunk in hunks:
        merged += _merge_hunk(hunk, before, mine, other, twice)
    return _join(merged)


def is_distinctive(words: str) -> bool:
    """Tell whether a passage says something of its own, so that nobody means to have it twice."""
    return " " in words and not _BEGINS.match(words.removeprefix("- "))


def _put_in(hunks: list[Hunk], side: list[MergePassage], name: str) -> set[str]:
    places = [getattr(hunk, name) for hunk in hunks if hunk.kind in {name, "conflict"}]
    new = [passage.words for place in places for passage in side[slice(*place)]]
    return {words for words in new if is_distinctive(words)}


def _merge_hunk(
    hunk: Hunk,
    before: list[MergePassage],
    mine: list[MergePassage],
    other: list[MergePassage],
    twice: set[str],
) -> list[MergePassage | ConflictPoint]:
    old, ours = before[slice(*hunk.base)], mine[slice(*hunk.ours)]
    theirs = other[slice(*hunk.theirs)]
    if hunk.kind == "kept":
        three = zip(old, ours, theirs, strict=True)
        return [right if left.text == was.text else left for was, left, right in three]
    if hunk.kind in {"ours", "same"}:
        return [*ours]
    new = [passage for passage in theirs if passage.words not in twice]
    if hunk.kind == "theirs":
        return [*new]
    if not old:
        words = [passage.words for passage in ours]
        known = {text for text in words if is_distinctive(text) or text.startswith("#")}
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


def _join(merged: list[MergePassage | ConflictPoint]) -> list[Part]:
    """Return the texts, with a blank line where two paragraphs would become one."""
    parts: list[Part] = []
    last: MergePassage | None = None
    for part in merged:
        if isinstance(part, ConflictPoint):
            parts.append(part)
            last = None
            continue
        if last is not None and not last.apart and not _BEGINS.match(part.text):
            parts.append("\n" if last.text.endswith("\n") else "\n\n")
        elif last is not None and not last.text.endswith("\n"):
            parts.append("\n")
        parts.append(part.text)
        last = part
    return parts
