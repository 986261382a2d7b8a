"""The prose of a record as plain words: what quotes are compared with."""

from __future__ import annotations

import re
import unicodedata

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_LINE_SIGNS = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE)
_SIGNS = re.compile(r"[*_`~\\]+")


def without_comments(prose: str) -> str:
    """Return ``prose`` with its HTML comments blanked out; offsets stay as they are."""
    if "<!--" not in prose:
        return prose
    return _COMMENT.sub(lambda match: " " * len(match.group()), prose)


def normalise_prose(text: str) -> str:
    """Return ``text`` in NFC with white space folded and Markdown marks dropped; case is kept."""
    text = without_comments(text)
    text = _LINE_SIGNS.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    text = _SIGNS.sub("", text)
    return fold_blanks(unicodedata.normalize("NFC", text))


def fold_blanks(text: str) -> str:
    """Return ``text`` with every run of white space as one blank."""
    return " ".join(text.split())
