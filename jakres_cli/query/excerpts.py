"""A short piece of a text in which what was looked for is seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from jakres_cli.model.value import Value
from jakres_cli.query.words import fold_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORT = 120
"""A text no longer than this is shown whole."""
_BEFORE, _AFTER, _LONGEST_WORD = 30, 60, 20
"""How much is shown around a word, and how much further a cut may move to fall between words."""
_CUT = "…"
_Span = tuple[int, int]


class Excerpt(Value):
    """Pieces of a text, with “…” for what is left out.

    ``first`` is where in the whole text the first word stands, ``spans`` where in ``text`` the
    words stand.
    """

    text: str
    first: int
    spans: tuple[_Span, ...]


def make_excerpt(text: str, wanted: Iterable[str]) -> Excerpt:
    """Return ``text`` around the first place of each of the folded words ``wanted``.

    All of them stand in it.
    """
    spans = _first_places(text, wanted)
    shown = ""
    places = []
    end = 0
    for left, right in _windows(text, spans):
        shown += _CUT if left > end else ""
        moved = len(shown) - left
        places += [(a + moved, b + moved) for a, b in spans if left <= a and b <= right]
        shown += text[left:right]
        end = right
    shown += _CUT if end < len(text) else ""
    return Excerpt(text=shown, first=spans[0][0], spans=tuple(places))


def _first_places(text: str, wanted: Iterable[str]) -> list[_Span]:
    """Return where in ``text`` as written each word stands first, in order."""
    folded = fold_text(text)
    found = sorted((at := folded.index(word), at + len(word)) for word in wanted)
    if len(folded) == len(text) and text.isascii():
        return found
    ends = list(accumulate(len(fold_text(character)) for character in text))
    return [(bisect_right(ends, start), bisect_left(ends, end) + 1) for start, end in found]


def _windows(text: str, spans: list[_Span]) -> list[_Span]:
    """Return the parts of ``text`` to show around ``spans``, joined where they touch."""
    if len(text) <= _SHORT:
        return [(0, len(text))]
    windows: list[_Span] = []
    for start, end in spans:
        left, right = _beginning(text, start - _BEFORE), _ending(text, end + _AFTER)
        if windows and left <= windows[-1][1] + 1:
            left, before = windows.pop()
            right = max(right, before)
        windows.append((left, right))
    return windows


def _beginning(text: str, at: int) -> int:
    if at <= _LONGEST_WORD:
        return 0
    blank = text.rfind(" ", at - _LONGEST_WORD, at)
    return blank + 1 if blank >= 0 else at


def _ending(text: str, at: int) -> int:
    if at >= len(text) - _LONGEST_WORD:
        return len(text)
    blank = text.find(" ", at, at + _LONGEST_WORD)
    return blank if blank >= 0 else at
