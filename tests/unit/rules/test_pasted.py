"""What pasting from Word, PDF and web pages leaves behind is named for what it is."""

from __future__ import annotations

import pytest

from tests.unit.making import PATH, meeting, problems

ITEM = """\
follow-ups:
  - id: data
    what: Data
    owners: [BPBD]
    quote: BPBD menyerahkan data
"""


def _said(text: str) -> list[str]:
    return [f"{one.code} {one.message} {one.hint or ''}" for one in problems({PATH: text})]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("place: Aula", "place:\u00a0Aula", "U+00A0 NO-BREAK SPACE"),
        ("  - DLH", "\u00a0 - DLH", "U+00A0 NO-BREAK SPACE"),
        ("  - DLH", "  – DLH", "U+2013 EN DASH"),
        ("  - BPBD\n  - DLH", "  – BPBD\n  – DLH", "U+2013 EN DASH"),
        ("  - BPBD\n", "  • BPBD\n", "U+2022 BULLET"),
        ("title: Rapat", "title: “Rapat: awal”", "U+201C LEFT DOUBLE QUOTATION MARK"),
        ("place: Aula", "place:\u200b Aula", "U+200B ZERO WIDTH SPACE"),
        ("place: Aula", "place： Aula", "U+FF1A FULLWIDTH COLON"),
        ("place: Aula", "\tplace: Aula", "tab"),
    ],
)
def test_slips_of_yaml_are_named(old: str, new: str, name: str) -> None:
    """Where the fields can't be read, the sign is named that only looks right."""
    text = meeting("title: Rapat\nplace: Aula\nattendees:\n  - BPBD\n  - DLH")
    spoilt = text.replace(old, new)
    assert spoilt != text
    assert any(name in one for one in _said(spoilt)), _said(spoilt)


def test_a_dash_that_is_a_dash() -> None:
    """A dash within a value, or in a text of several lines, begins no list."""
    text = meeting("place: – belum ada\nagenda:\n  - |\n    – satu\n    – dua")
    assert not [one for one in _said(text) if one.startswith(("JK002", "JK217"))]


@pytest.mark.parametrize("character", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_what_nobody_sees_is_named_with_its_place(character: str) -> None:
    """A warning for each kind, at its first place; quotes are compared without it."""
    text = meeting(ITEM, f"BPBD menye{character}rahkan data. Da{character}ta lagi.")
    found = [one for one in problems({PATH: text}) if one.code == "JK217"]
    assert [(one.place.line, one.place.column) for one in found] == [(11, 11)]
    assert f"U+{ord(character):04X}" in str(found[0].message)
    assert "2 times" in str(found[0].message)
    assert not any(one.startswith("JK106") for one in _said(text))


def test_a_no_break_space_among_the_fields_only() -> None:
    """In prose a no-break space keeps words together; among the fields it looks like a blank."""
    assert not [one for one in _said(meeting("", "10\u00a0orang.")) if "JK217" in one]
    assert [one for one in _said(meeting("place: Balai\u00a0Kota")) if "JK217" in one]


@pytest.mark.parametrize("text", ["می‌خواهم", "👩‍💻", "क्‍ष"])
def test_joiners_stay(text: str) -> None:
    """What joins letters or the parts of an emoji is no mistake."""
    assert not [one for one in _said(meeting(f"place: {text}", text)) if "JK217" in one]


def test_links_name_no_agency() -> None:
    """The address of a page, a mail or a file is nothing that the prose says."""
    prose = (
        "Lihat [situs](https://DLH.jakarta.go.id/DLH), https://jakarta.go.id/DLH, "
        "DLH@jakarta.go.id, <https://DLH.go.id> dan ![peta](../../files/DLH.png).\n"
    )
    assert not [one for one in _said(meeting("", prose)) if "JK204" in one]
    assert [one for one in _said(meeting("", f"{prose}\nDLH hadir.")) if "JK204" in one]


@pytest.mark.parametrize(
    ("prose", "named"),
    [
        ("a. satu\nb. dua\n", True),
        ("a) satu\nb) dua\nc) tiga\n", True),
        ("(a) satu\n(b) dua\n", True),
        ("i. satu\nii. dua\n", True),
        ("a. satu\n\nb. dua\n", False),
        ("1. satu\n2. dua\n", False),
        ("Hadir\na. n. Kepala Badan\n", False),
        ("```\na. satu\nb. dua\n```\n", False),
        ("1. satu\n  - dua\n", True),
        ("- satu\n - dua\n", True),
        ("10. satu\n   - dua\n", True),
        ("1. satu\n   - dua\n", False),
        ("- satu\n  - dua\n    - tiga\n", False),
        ("- satu\n\t- dua\n", False),
        (" - satu\n - dua\n", False),
        ("![peta](https://contoh.id/a.png)\n", True),
        ("![peta](a.png)\n", True),
        ("![peta](../../files/peta.png)\n", False),
        ("![peta](records/files/peta.png)\n", False),
        ("![peta](../../files/../meetings/peta.png)\n", True),
    ],
)
def test_what_papers_cannot_show(prose: str, *, named: bool) -> None:
    """Lists that run together or lose their depth, and pictures from elsewhere, are named."""
    assert any(one.startswith("JK219") for one in _said(meeting("", prose))) is named, prose
