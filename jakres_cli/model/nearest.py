"""The known word that somebody probably meant."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

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
