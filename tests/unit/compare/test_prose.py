from __future__ import annotations

import pytest

from jakres_cli.changes.prose import compare_prose
from tests.work import steps

TEN = "Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas."


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Satu dua.", "Satu\ndua.", None),
        ("Satu.<!-- catatan -->", "Satu.", None),
        ("| a | b |\n|---|---|\n| c | d |", "| a   | b |\n|-----|---|\n| c   | d |", None),
        ("Satu.", "Satu. Dua.", ["|Dua."]),
        ("Satu. Dua.", "Dua.", ["Satu.|"]),
        ("- Satu", "- Satu\n- Dua", ["|Dua"]),
        ("# Satu", "## Satu", ["# Satu|## Satu"]),
        ("Rapat setuju.", "Rapat tidak setuju.", ["Rapat setuju.|Rapat tidak setuju."]),
        ("Satu dua tiga. X.", "Empat lima enam. X.", ["Satu dua tiga.|", "|Empat lima enam."]),
    ],
)
def test_passages(before: str, after: str, told: list[str] | None) -> None:
    """What changed is shown with a few words around it; line breaks and comments are no change."""
    found = compare_prose(before, after)
    passages = [f"{one.before}|{one.after}" for one in found.passages] if found else None
    assert passages == told


def test_few_words_around() -> None:
    """Of a long sentence only the words around the change are shown."""
    found = compare_prose(TEN, TEN.replace("tujuh", "TUJUH"))
    assert found is not None
    before = "… tiga empat lima enam tujuh delapan sembilan sepuluh sebelas …"
    assert found.passages[0].before == before
    assert found.passages[0].after == before.replace("tujuh", "TUJUH")


def test_long_prose_takes_no_long_time() -> None:
    """Comparing much changed prose costs as much a line as little does, whatever is in it."""

    def compare(count: int) -> None:
        lines = [f"- butir {number % 7}" for number in range(count)]
        found = compare_prose("\n".join(lines), "\n".join(reversed(lines[:-10])))
        assert found is not None
        assert found.removed >= 5

    assert steps(lambda: compare(20_000)) < 3 * steps(lambda: compare(10_000))
