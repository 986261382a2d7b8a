"""How wide the columns of a table are, told from what stands in them."""

from __future__ import annotations

from jakres_cli.papers.blocks import text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.papers.blocks import Row, Runs

LONGEST_WORD = 18
"""Longer words may be broken; they don't widen their column."""
_NARROWEST = 3
_LINE = 90
"""About how many letters a line of a table has."""


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


def column_spans(head: Row) -> list[tuple[Runs, int]]:
    """Return the titles of ``head``, each with over how many columns it stands."""
    found: list[tuple[Runs, int]] = []
    for cell in head:
        if found and not cell:
            title, columns = found.pop()
            found.append((title, columns + 1))
        else:
            found.append((cell, 1))
    return found


def _longest_word(text: str) -> int:
    longest = max(map(len, text.replace("-", "- ").split()), default=0)
    return min(max(longest, _NARROWEST), LONGEST_WORD)


def _shares(numbers: Sequence[float]) -> tuple[float, ...]:
    whole = sum(numbers)
    return tuple(number / whole for number in numbers)
