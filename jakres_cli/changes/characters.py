"""Characters that fool the eye: invisible ones, direction marks, letters that look like others."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from jakres_cli.records.syntax.text import BOM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = "аАВсСеЕһНіІјЈкКМоОрРԛѕЅТуУԝхХ"
_GREEK = "ΑΒΕΖΗΙΚΜΝοΟρΡΤΥΧν"
_OTHER = "ɑɡօոսցʋꓐꓓꓖꓗꓚꓢꓣꓮꓰꓲꓳꓴ"
_LOOK_ALIKES = frozenset(_CYRILLIC + _GREEK + _OTHER)
"""Letters of other scripts that are drawn like a Latin one."""
_TRACELESS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""What counts as a letter or mark and leaves no trace: fillers and variation selectors."""
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"


def misleading_characters(text: str) -> Counter[str]:
    """Count what fools the eye in ``text``: characters that don't show, and words in disguise."""
    if text.isascii():
        return Counter(_controls(text))
    return Counter([*_invisible(text), *_disguised(text)])


def lookalike_letters(word: str) -> list[str]:
    """Return the letters of ``word`` that are not what they look like; none of a character."""
    return [letter for letter in dict.fromkeys(word) if _looks_latin(letter)]


def _controls(text: str) -> Iterator[str]:
    return (letter for letter in text if not letter.isprintable() and letter not in "\n\r\t")


def _invisible(text: str) -> Iterator[str]:
    for position, letter in enumerate(text):
        if letter.isprintable() and not _TRACELESS.match(letter):
            continue
        if letter in "\n\r\t" or unicodedata.category(letter) == "Zs":
            continue
        if letter == BOM and not position:
            continue
        if letter in {_JOINER, _EMOJI_STYLE} and _follows_emoji(text, position):
            continue
        yield letter


def _follows_emoji(text: str, position: int) -> bool:
    before = text[max(position - 2, 0) : position].rstrip(_EMOJI_STYLE)[-1:]
    return before.isdigit() or (before != "" and unicodedata.category(before) in {"So", "Sk"})


def _disguised(text: str) -> Iterator[str]:
    """Yield words that mix scripts, or that are written in another one to look Latin."""
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        alike = [letter for letter in word if _looks_latin(letter)]
        if alike and all(letter in alike or _is_latin(letter) for letter in word):
            yield word


def _looks_latin(letter: str) -> bool:
    if letter in _LOOK_ALIKES:
        return True
    if letter.isascii() or not unicodedata.name(letter, "").startswith(
        ("FULLWIDTH", "MATHEMATICAL")
    ):
        return False
    plain = unicodedata.normalize("NFKC", letter)
    return plain.isascii() and plain.isalpha()


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
