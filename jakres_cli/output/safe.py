"""People's text made harmless for a terminal."""

from __future__ import annotations

import unicodedata

_HARMLESS_CONTROLS = frozenset("\n\t")


def escape_unsafe(text: str) -> str:
    r"""Return ``text`` with every character that acts rather than shows written as an escape.

    Control characters (ESC among them), direction marks, line separators and lone surrogates:
    ``\x1b``, ``\u202e``. Line ends and tabs stay.
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character in _HARMLESS_CONTROLS or not _acts(character)
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def safe_path(path: str) -> str:
    """Return ``path`` harmless and on one line, its blanks as they are."""
    return escape_unsafe(path).replace("\n", "\\n").replace("\t", "\\t")


def one_line(text: str) -> str:
    """Return ``text`` harmless and on one line, white space folded."""
    return escape_unsafe(" ".join(text.split()))


def _acts(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
