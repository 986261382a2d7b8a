"""Where something stands in a file: lines and columns from 1, with the text around it."""

from __future__ import annotations

import pytest

from jakres_cli.model.source import Lines, Place

TEXT = "satu\r\ndua tiga\nempat"


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        (0, 4, (1, 1, 1, 5, "satu")),
        (6, 9, (2, 1, 2, 4, "dua tiga")),
        (10, 20, (2, 5, 3, 6, "dua tiga")),
        (15, 15, (3, 1, 3, 1, "empat")),
        (20, 99, (3, 6, 3, 6, "empat")),
        (99, 99, (3, 6, 3, 6, "empat")),
        (9, 6, (2, 4, 2, 4, "dua tiga")),
    ],
)
def test_a_place_in_a_text(start: int, end: int, place: tuple[int, int, int, int, str]) -> None:
    """It ends before its last column; offsets past the end are the end. There is a way back."""
    lines = Lines("a.md", TEXT)
    line, column, end_line, end_column, excerpt = place
    assert lines.place(start, end) == Place(
        path="a.md",
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        excerpt=excerpt,
    )
    assert lines.offset(lines.place(start, end)) == min(start, len(TEXT))


def test_a_long_line_is_cut_around_the_place() -> None:
    """How much of it is left out before is told, so that the place can be found in the rest."""
    text = "".join(chr(97 + number % 26) for number in range(2000))
    place = Lines("a.md", f"x\n{text}\ny").place(1002, 1005)
    assert (place.line, place.column) == (2, 1001)
    assert place.cut > 0
    assert place.excerpt == text[place.cut : place.cut + len(place.excerpt)]
    assert place.excerpt[1000 - place.cut :][:3] == text[1000:1003]
