"""Ids made of words, and what words tell of a follow-up."""

from __future__ import annotations

import pytest

from jakres_cli.model.words import guess_kind, is_slug, short_slug, slug_from


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Menyerahkan data pompa", "menyerahkan-data-pompa"),
        ("Menyerahkan data pompa dan pintu air ke BPBD", "menyerahkan-data-pompa-pintu"),
        ("Dan di ke yang", "dan-di-ke-yang"),
        ("Café: 2 m²", "cafe-2-m2"),
        ("!!!", "butir"),
        ("", "butir"),
        (f"{'a' * 59} {'b' * 59}", "a" * 59),
        ("a" * 70, "a" * 60),
    ],
)
def test_an_id_is_made_of_the_words_that_say_something(text: str, slug: str) -> None:
    """Four of them, small words only where there are no others, never more than 60 characters."""
    assert short_slug(text, (), "butir") == slug
    assert is_slug(slug)


def test_an_id_that_is_taken_gets_a_number() -> None:
    """The first free one from 2 on; a long id makes room for it."""
    taken = {"data", "data-2"}
    assert short_slug("Data", taken, "x") == "data-3"
    assert short_slug("Data", (), "x", leave_out={"data"}) == "data"
    assert short_slug("Data pompa", (), "x", leave_out={"data"}) == "pompa"
    assert short_slug("Satu dua tiga", (), "x", words=2) == "satu-dua"
    long = f"{'a' * 57} bc"
    assert short_slug(long, {f"{'a' * 57}-bc"}, "x") == f"{'a' * 57}-2"


def test_a_slug_has_no_hyphen_at_its_ends() -> None:
    """Not where it is cut either; what isn't a letter or digit of ASCII is one hyphen."""
    assert slug_from(" – Rapat  ke-2! ") == "rapat-ke-2"
    assert slug_from(f"{'a' * 59} b") == "a" * 59


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Seluruh OPD DIHARAPKAN hadir", "expectation"),
        ("BPBD akan menyerahkan data", None),
        ("Dishub diminta agar menyerahkan data", "request"),
        ("Mohon BPBD menyerahkan data", "request"),
        ("DLH ditugaskan menyerahkan data", "instruction"),
        ("BPBD agar menyerahkan data.", "instruction"),
        ("Permohonan izin pagar akan dikirim", None),
        ("", None),
    ],
)
def test_the_kind_that_words_tell(sentence: str, kind: str | None) -> None:
    """Whole words in whatever case; the weaker ones count first; without any there is no guess."""
    assert guess_kind(sentence) == kind
