"""Agencies named in running text, by the names of the register as they are written there."""

from __future__ import annotations

import re
from itertools import islice

from jakres_cli.model.naming import TOO_GENERAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from jakres_cli.model.agency import Agency

_WORD = re.compile(r"[\w&-]+")
_SUFFIX = frozenset({"setda", "provinsi", "prov", "dki", "jakarta"})
_Words = tuple[str, ...]


class Mentions:
    """Finds the names, aliases and codes of ``agencies`` in text, a word at a time."""

    def __init__(self, agencies: Mapping[str, Agency]) -> None:
        self._by_first_word: dict[str, list[tuple[_Words, str]]] = {}
        for code, agency in agencies.items():
            names = (code, code.replace("-", " "), agency.name.id, *agency.aliases)
            for words in {form for name in names for form in _forms(name)}:
                self._by_first_word.setdefault(words[0], []).append((words, code))
        for names_of_word in self._by_first_word.values():
            names_of_word.sort(key=lambda pair: (-len(pair[0]), pair[1]))

    def find(self, text: str, known: Container[str] = ()) -> Iterator[tuple[str, int, int]]:
        """Yield each agency named in ``text`` but those ``known``: its code and the offsets.

        The longest name wins. Case counts, since some codes are common words.
        """
        words = _WORD.findall(text)
        by_first_word = self._by_first_word
        after = 0
        for position in [at for at, word in enumerate(words) if word in by_first_word]:
            if position < after:
                continue
            for name, code in by_first_word[words[position]]:
                end = position + len(name)
                if tuple(words[position:end]) == name:
                    after = end + _suffix_length(words, end)
                    if code not in known:
                        yield code, *_offsets(text, position, end - 1)
                    break


def _forms(name: str) -> Iterator[_Words]:
    words = tuple(_WORD.findall(name))
    end = len(words)
    while end and words[end - 1].lower() in _SUFFIX:
        end -= 1
    if words:
        yield words
    if " ".join(words[:end]).lower() not in TOO_GENERAL:
        yield words[:end]


def _suffix_length(words: list[str], start: int) -> int:
    end = start
    while end < len(words) and words[end].lower() in _SUFFIX:
        end += 1
    return end - start


def _offsets(text: str, first: int, last: int) -> tuple[int, int]:
    matches = list(islice(_WORD.finditer(text), last + 1))
    return matches[first].start(), matches[last].end()
