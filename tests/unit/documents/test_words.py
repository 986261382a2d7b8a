"""Texts that have to be short."""

from __future__ import annotations

import pytest

from jakres_cli.documents.words import shorten


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Memasang pompa", "Memasang pompa"),
        ("Memasang  pompa\nbaru", "Memasang pompa baru"),
        ("Memasang pompa baru di Muara", "Memasang pompa baru…"),
        ("Memasang pompa, di Muara Angke", "Memasang pompa, di…"),
        ("Memasang pompanya, dahulu", "Memasang pompanya…"),
        ("x" * 21, "x" * 19 + "…"),
    ],
)
def test_a_long_text_is_cut_between_words(text: str, shown: str) -> None:
    """What fits stands whole on one line; else there is as much as fits, and a sign of more."""
    assert shorten(text, 20) == shown
