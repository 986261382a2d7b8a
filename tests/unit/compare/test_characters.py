from __future__ import annotations

import pytest

from jakres_cli.changes.texts import lookalike_letters, misleading_characters


@pytest.mark.parametrize(
    "text",
    [
        "Rapat koordinasi, 29 Oktober 2019\n",
        "Kadar PM2,5 sebesar 35 μg/m³ (Σ = 3 kΩ)",
        "Kedutaan Besar République française; Yıldız, Dvořák, Nguyễn",
        "Москва, Αθήνα, 東京, ประเทศไทย, العربية",
        "Selesai 👍🏽 👩‍💻 ❤️ 1️⃣",
        "\ufeffawal berkas",
        "spasi\u00a0tak putus",
    ],
)
def test_harmless(text: str) -> None:
    """What people write in any language fools nobody."""
    assert not misleading_characters(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("da\u200bta", ["\u200b"]),
        ("\u202eatad", ["\u202e"]),
        ("a\x1b[31m", ["\x1b"]),
        ("da\u00adta", ["\u00ad"]),
        ("a\U000e0041b", ["\U000e0041"]),
        ("a\ufe01b", ["\ufe01"]),
        ("a\u3164b", ["\u3164"]),
        ("ten\ufeffgah", ["\ufeff"]),
        ("B\u0420BD", ["B\u0420BD"]),
        ("\u0421\u0421 kepada", ["\u0421\u0421"]),
        ("Dishu\u0184 \uff26ull", ["\uff26ull"]),
        ("\U0001d401\U0001d40f", ["\U0001d401\U0001d40f"]),
    ],
)
def test_fooling(text: str, found: list[str]) -> None:
    """Characters that don't show and letters that look like others are found."""
    assert list(misleading_characters(text)) == found


def test_the_letters_are_named() -> None:
    """Of a word in disguise, just the letters of another script are named."""
    assert lookalike_letters("B\u0420BD") == ["\u0420"]
    assert lookalike_letters("\u200b") == []
