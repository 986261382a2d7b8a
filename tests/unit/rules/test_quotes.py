"""What counts as the same words."""

from __future__ import annotations

import pytest

from tests.unit.making import ITEM, PATH, codes, meeting

_SAME = [
    ("akan menyerahkan data", "BPBD akan **menyerahkan** data."),
    ("akan menyerahkan data", "BPBD akan\nmenyerahkan\n   data."),
    ("akan menyerahkan data", "- BPBD akan [menyerahkan](https://example.org) data"),
    ("akan menyerahkan data", "> BPBD akan _menyerahkan_ `data`"),
    ("akan **menyerahkan** data", "BPBD akan menyerahkan data"),
    ("Caf\u00e9", "di Cafe\u0301 itu"),
    ("akan menyerahkan data", "BPBD akan menyerahkan\r\ndata."),
]
_OTHER = [
    ("Akan menyerahkan data", "BPBD akan menyerahkan data."),
    ("akan menyerahkan data", "BPBD akan menyerahkan banyak data."),
    ("akan menyerahkan data", "<!-- BPBD akan menyerahkan data. -->"),
    ("akan menyerahkan data", ""),
]


@pytest.mark.parametrize(("quote", "prose"), _SAME)
def test_same_words(quote: str, prose: str) -> None:
    """White space, Markdown marks, links and Unicode form make no difference to a quote."""
    assert codes({PATH: meeting(f"follow-ups:\n  {ITEM}, quote: '{quote}'}}", prose)}) == []


@pytest.mark.parametrize(("quote", "prose"), _OTHER)
def test_other_words(quote: str, prose: str) -> None:
    """Case, a word between and a comment make a difference."""
    assert codes({PATH: meeting(f"follow-ups:\n  {ITEM}, quote: '{quote}'}}", prose)}) == ["JK106"]
