"""What our templates say about layout: hints, widths of columns, words of the page numbers.

Hints stand in HTML comments, which Markdown has no words for. People's text can't make one: the
templates' filters put a backslash before every ``<`` that could begin a tag or a comment.
"""

from __future__ import annotations

import re

from jakres_cli.model.message import Message
from jakres_cli.model.value import Value
from jakres_cli.papers.blocks import text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from jakres_cli.locale import Catalogue
    from jakres_cli.papers.blocks import Row

    PageCountWords: TypeAlias = tuple[tuple[str, str], ...]

_WRITTEN = re.compile(
    r"(?<!\\)<!-- (?:part: \w+|/part|page: \w+|columns: [\d. ]+|title: .*) -->\n?"
)
_HINT = re.compile(r"(/?)(\w+)(?:: *(.*))?")
LONGEST_WORD = 18
"""Longer words may be broken; they don't widen their column."""
_NARROWEST = 3
_LINE = 90
"""About how many letters a line of a table has."""
_NUMBER, _ALL = "\0", "\1"


class LayoutHint(Value):
    """One hint: ``part``, ``page``, ``columns`` or ``title``, and what of it."""

    name: str
    value: str
    ends: bool = False


def read_hint(comment: str) -> LayoutHint | None:
    """Return the hint that the inside of a comment is, if it is one."""
    match = _HINT.fullmatch(comment.strip())
    if match is None:
        return None
    return LayoutHint(name=match[2], value=(match[3] or "").strip(), ends=bool(match[1]))


def without_hints(text: str) -> str:
    """Return rendered Markdown for people who read it as it is."""
    return _WRITTEN.sub("", text)


def given_widths(text: str) -> tuple[float, ...]:
    """Return the shares that a hint gives: “1 4 3”."""
    numbers = [float(word) for word in text.split() if word.replace(".", "", 1).isdigit()]
    return _shares(numbers) if numbers and all(numbers) else ()


def widths_for(rows: Sequence[Row]) -> tuple[float, ...]:
    """Return the share of each column: room for its longest word, then by how much it says."""
    columns = [[text_of(cell) for cell in column] for column in zip(*rows, strict=True)]
    needs = [max(map(_longest_word, column)) + 2 for column in columns]
    wants = [max(map(len, column)) - need for column, need in zip(columns, needs, strict=True)]
    # a cell that says ten times as much is not to be ten times as wide, but higher
    weights = [max(want, 0) ** 0.6 for want in wants]
    left = max(_LINE - sum(needs), 0)
    whole = sum(weights) or 1
    return _shares(
        [need + left * weight / whole for need, weight in zip(needs, weights, strict=True)]
    )


def _longest_word(text: str) -> int:
    longest = max(map(len, text.replace("-", "- ").split()), default=0)
    return min(max(longest, _NARROWEST), LONGEST_WORD)


def _shares(numbers: Sequence[float]) -> tuple[float, ...]:
    whole = sum(numbers)
    return tuple(number / whole for number in numbers)


def page_count_words(t: Catalogue) -> PageCountWords:
    """Return what stands at the foot of a page: pieces of ``text``, and where ``n`` and ``all`` go.

    Each piece is its kind and its text.
    """
    words = t(Message("Page {n} of {all}", n=_NUMBER, all=_ALL))
    found: list[tuple[str, str]] = []
    for sign in words:
        if sign in {_NUMBER, _ALL}:
            found.append(("n" if sign == _NUMBER else "all", ""))
        elif found and found[-1][0] == "text":
            found[-1] = ("text", found[-1][1] + sign)
        else:
            found.append(("text", sign))
    return tuple(found)
