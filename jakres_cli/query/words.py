"""Words that somebody looks for, and text folded so that case, accents and marks don't matter."""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = "*_`~\\"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DROPPED = str.maketrans("", "", _MARKS + _UNSEEN)
_MARK_BYTES = _MARKS.encode()
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_OTHER_QUOTES = str.maketrans("“”„«»", '"""""')


def fold_text(text: str) -> str:
    """Return ``text`` without case, accents, Markdown marks and characters that don't show."""
    if text.isascii():
        return text.lower().translate(_DROPPED)
    apart = unicodedata.normalize("NFKD", text).casefold()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", apart)).translate(_DROPPED)


class SearchWords:
    """What is looked for: all of these words and phrases, folded."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self.wanted = tuple(dict.fromkeys(wanted))
        pieces = {piece for one in self.wanted for piece in one.split()}
        self._pieces = sorted(pieces, key=len, reverse=True)
        self._ascii = [piece.encode() for piece in self._pieces]

    def missing_in(self, folded: str) -> list[str]:
        """Return the words that don't stand in the text ``folded``."""
        return [word for word in self.wanted if word not in folded]

    def may_stand_in(self, data: bytes) -> bool:
        """Tell whether a file with these bytes may hold all words; if not, it surely doesn't."""
        if b"\\" in data or b"''" in data:  # text in quotes may say what its bytes don't show
            return True
        if data.isascii():
            folded = data.lower().translate(None, _MARK_BYTES)
            return all(piece in folded for piece in self._ascii)
        try:
            text = fold_text(data.decode())
        except UnicodeDecodeError:
            return True
        return all(piece in text for piece in self._pieces)


def parse_search(text: str) -> SearchWords:
    """Return the words of ``text``; what stands in quotation marks is one phrase.

    Signs without a letter or digit are no words; there may be none at all.
    """
    parts = text.translate(_OTHER_QUOTES).split('"')
    paired = (len(parts) - 1) // 2 * 2
    wanted = []
    for position, part in enumerate(parts):
        is_phrase = position % 2 == 1 and position <= paired
        wanted += [part] if is_phrase else part.split()
    folded = (" ".join(fold_text(one).split()) for one in wanted)
    return SearchWords(one for one in folded if any(map(str.isalnum, one)))
