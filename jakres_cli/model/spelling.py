"""Ids made from what people write, and the known word that somebody probably meant."""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable


_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_SLUG = re.compile(r"[a-z0-9-]{1,60}")
_SMALL_WORDS = frozenset(
    re.split(
        r"\s+",
        "a akan an and atas atau bagi bahwa dalam dan dari dengan di for from in ini itu ke kepada "
        "lain of oleh on or pada para perlu sebagai secara setiap the to tentang terkait untuk "
        "with yang",
    )
)


def slug_from(text: str) -> str:
    """Return ``text`` as a slug: small ASCII letters, digits and single hyphens, at most 60."""
    return _NOT_SLUG.sub("-", _plain(text)).strip("-")[:_LONGEST].strip("-")


def is_slug(text: str) -> bool:
    """Tell whether ``text`` can be an id."""
    return _SLUG.fullmatch(text) is not None


def telling_words(text: str) -> list[str]:
    """Return the words of ``text`` that say something, small and without accents."""
    words = _NOT_SLUG.split(_plain(text))
    return [word for word in words if word and word not in _SMALL_WORDS]


def short_slug(
    text: str,
    taken: Container[str],
    fallback: str,
    words: int = 4,
    leave_out: Container[str] = (),
) -> str:
    """Return a slug of the first words of ``text`` that say something, one that isn't ``taken``.

    ``fallback`` is used for a text without a letter or digit that a slug can hold; the words of
    ``leave_out`` say nothing here.
    """
    telling = [word for word in telling_words(text) if word not in leave_out]
    slug = "-".join(telling[:words])[:_LONGEST].strip("-") or slug_from(text) or fallback
    number, unique = 1, slug
    while unique in taken:
        number += 1
        suffix = f"-{number}"
        unique = slug[: _LONGEST - len(suffix)].strip("-") + suffix
    return unique


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()


SHORT = 5


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """Return the word of ``known`` that ``word`` is probably a slip for, or None.

    Words of up to five letters only match the same letters in another order: BPDB is BPBD, but
    BPKD and BPBD are two bodies.
    """
    folded = _fold(word)
    by_fold = {_fold(candidate): candidate for candidate in known}
    if folded in by_fold:
        return by_fold[folded]
    if len(folded) <= SHORT:
        letters = sorted(folded)
        return next((by_fold[key] for key in sorted(by_fold) if sorted(key) == letters), None)
    from difflib import get_close_matches

    close = get_close_matches(folded, [key for key in by_fold if len(key) > SHORT], 1, 0.75)
    return by_fold[close[0]] if close else None


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
