"""The word that somebody probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jakres_cli.model.words import CODES as WORDS_OF_CODES
from jakres_cli.model.words import nearest_word

CODES = [
    "BPBD",
    "BPKD",
    "Bapenda",
    "Bappeda",
    "DLH",
    "Dishub",
    "Diskominfotik",
    "follow-ups",
    "due",
]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("BPDB", "BPBD"),
        ("bpbd", "BPBD"),
        ("DHL", "DLH"),
        ("Bapendaa", "Bapenda"),
        ("Dishubb", "Dishub"),
        ("Diskominfotek", "Diskominfotik"),
        ("follow_ups", "follow-ups"),
        ("follow ups", "follow-ups"),
        ("folow-ups", "follow-ups"),
        ("XYZ", None),
        ("BPPD", None),
        ("DLHK", None),
        ("du", None),
        ("", None),
    ],
)
def test_nearest(word: str, expected: str | None) -> None:
    """Long words by likeness, short ones only by the same letters in another order."""
    assert nearest_word(word, CODES) == expected


def test_two_bodies() -> None:
    """BPKD is never taken for BPBD, nor the other way."""
    assert nearest_word("BPKD", ["BPBD"]) is None
    assert nearest_word("BPBD", ["BPKD"]) is None


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6))
def test_any_words(word: str, known: list[str]) -> None:
    """The answer is one of the known words, and the word itself when that is known."""
    found = nearest_word(word, known)
    assert found is None or found in known
    if word in known:
        assert found is not None


@pytest.mark.parametrize(
    ("word", "expected"),
    [("JK2O2", "JK202"), ("jk 202", "JK202"), ("JK2021", "JK202"), ("202", "JK202")],
)
def test_codes_of_problems(word: str, expected: str | None) -> None:
    """What holds a digit is no acronym; of codes equally alike the same signs in place count."""
    assert nearest_word(word, WORDS_OF_CODES) == expected
