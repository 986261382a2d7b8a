"""The passages of a record (each value, each paragraph), words looked for, and excerpts."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate

from jakres_cli.model.base import Value
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence
from jakres_cli.records.syntax.prose import fold_blanks, without_comments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.records.syntax.document import Document


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

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = tuple(dict.fromkeys(terms))
        pieces = {piece for word in self.terms for piece in word.split()}
        self._pieces = sorted(pieces, key=len, reverse=True)
        self._ascii = [piece.encode() for piece in self._pieces]

    def missing_in(self, folded: str) -> list[str]:
        """Return the words that don't stand in the text ``folded``."""
        return [word for word in self.terms if word not in folded]

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
    words = []
    for position, part in enumerate(parts):
        is_phrase = position % 2 == 1 and position <= paired
        words += [part] if is_phrase else part.split()
    folded = (" ".join(fold_text(word).split()) for word in words)
    return SearchWords(word for word in folded if any(map(str.isalnum, word)))


_BEGINS = re.compile(r"(?:#{1,6}|[-*+]|[0-9]{1,9}[.)])[ \t]+|\|")
_QUOTED = " \t\r>"


class Passage(Value):
    """Text that belongs together, white space folded.

    ``field`` is the path of the value, None in prose; ``item`` the id of the item it stands in.
    ``lines`` are the offsets at which lines of the file begin in it, each with its number.
    """

    text: str
    lines: tuple[tuple[int, int], ...]
    field: str | None = None
    item: str | None = None

    def line_at(self, offset: int) -> int:
        """Return the line of the file on which ``text[offset]`` stands."""
        return self.lines[bisect_right(self.lines, offset, key=lambda pair: pair[0]) - 1][1]


def text_passages(document: Document) -> Iterator[Passage]:
    """Yield the values of the front matter, then the prose piece by piece; no comments."""
    if document.tree is not None:
        yield from _values(document.tree, (), None, document)
    yield from _pieces(document)


def _values(
    node: Node, path: tuple[str, ...], item: str | None, document: Document
) -> Iterator[Passage]:
    if isinstance(node, Scalar):
        text = fold_blanks(node.text)
        if text:
            lines = ((0, document.lines.number(node.start)),)
            yield Passage(text=text, lines=lines, field=".".join(path), item=item)
    elif isinstance(node, Sequence):
        for position, child in enumerate(node.items, 1):
            name = _id(child)
            yield from _values(child, (*path, name or str(position)), name or item, document)
    else:
        for name, (_, child) in node.entries.items():
            yield from _values(child, (*path, name), item, document)


def _id(node: Node) -> str | None:
    entry = node.entries.get("id") if isinstance(node, Mapping) else None
    return entry[1].text or None if entry and isinstance(entry[1], Scalar) else None


def _pieces(document: Document) -> Iterator[Passage]:
    """Yield paragraphs, headings, points of lists and rows of tables."""
    first = document.lines.number(document.prose_start)
    piece: list[tuple[int, str]] = []
    for number, line in enumerate(without_comments(document.prose).split("\n"), first):
        text = line.strip(_QUOTED)
        sign = _BEGINS.match(text)
        if piece and (sign or not text):
            yield _join(piece)
            piece = []
        if text:
            begins = sign.end() if sign and sign.group() != "|" else 0
            piece.append((number, fold_blanks(text[begins:])))
    if piece:
        yield _join(piece)


def _join(piece: list[tuple[int, str]]) -> Passage:
    lines = []
    offset = 0
    for number, text in piece:
        lines.append((offset, number))
        offset += len(text) + 1
    return Passage(text=" ".join(text for _, text in piece), lines=tuple(lines))


_SHORT = 120
"""A text no longer than this is shown whole."""
_BEFORE, _AFTER, _LONGEST_WORD = 30, 60, 20
"""How much is shown around a word, and how much further a cut may move to fall between words."""
_CUT = "…"
_Span = tuple[int, int]


class Excerpt(Value):
    """Pieces of a text, with “…” for what is left out.

    ``first`` is where in the whole text the first word stands, ``spans`` where in ``text`` the
    words stand.
    """

    text: str
    first: int
    spans: tuple[_Span, ...]


def make_excerpt(text: str, words: Iterable[str]) -> Excerpt:
    """Return ``text`` around the first place of each of the folded words ``words``.

    All of them stand in it.
    """
    spans = _first_places(text, words)
    shown = ""
    places = []
    end = 0
    for left, right in _windows(text, spans):
        shown += _CUT if left > end else ""
        moved = len(shown) - left
        places += [(a + moved, b + moved) for a, b in spans if left <= a and b <= right]
        shown += text[left:right]
        end = right
    shown += _CUT if end < len(text) else ""
    return Excerpt(text=shown, first=spans[0][0], spans=tuple(places))


def _first_places(text: str, words: Iterable[str]) -> list[_Span]:
    """Return where in ``text`` as written each word stands first, in order."""
    folded = fold_text(text)
    places = sorted((at := folded.index(word), at + len(word)) for word in words)
    if len(folded) == len(text) and text.isascii():
        return places
    ends = list(accumulate(len(fold_text(character)) for character in text))
    return [(bisect_right(ends, start), bisect_left(ends, end) + 1) for start, end in places]


def _windows(text: str, spans: list[_Span]) -> list[_Span]:
    """Return the parts of ``text`` to show around ``spans``, joined where they touch."""
    if len(text) <= _SHORT:
        return [(0, len(text))]
    windows: list[_Span] = []
    for start, end in spans:
        left, right = _beginning(text, start - _BEFORE), _ending(text, end + _AFTER)
        if windows and left <= windows[-1][1] + 1:
            left, before = windows.pop()
            right = max(right, before)
        windows.append((left, right))
    return windows


def _beginning(text: str, at: int) -> int:
    if at <= _LONGEST_WORD:
        return 0
    blank = text.rfind(" ", at - _LONGEST_WORD, at)
    return blank + 1 if blank >= 0 else at


def _ending(text: str, at: int) -> int:
    if at >= len(text) - _LONGEST_WORD:
        return len(text)
    blank = text.find(" ", at, at + _LONGEST_WORD)
    return blank if blank >= 0 else at
