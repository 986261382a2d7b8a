"""Whom a name means, however it is written, and who is named in running text."""

from __future__ import annotations

import re
from itertools import islice

from jakres_cli.model.base import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from jakres_cli.model.records import Agency, Records


_PUNCTUATION = re.compile(r"[^\w]+|_")
_SUFFIXES = (
    ("daerah", "khusus", "ibukota"),
    ("pemerintah", "provinsi"),
    ("sekretariat", "daerah"),
    ("setda",),
    ("provinsi",),
    ("prov",),
    ("dki",),
    ("jakarta",),
)
"""What may stand behind the name of a body of the province; the longest first."""
_LONGEST_NAME = 300
TOO_GENERAL = frozenset({"", "pemerintah", "dinas", "badan", "biro", "kota", "sekretariat"})
"""What is left of a name without its suffix must say more than this."""


class Party(Value):
    """Somebody who can owe something: ``kind`` is agency, post, person or working-group."""

    kind: str
    code: str
    name: str


class Names:
    """Every name of every party of ``records``, folded so that spelling doesn't matter."""

    def __init__(self, records: Records) -> None:
        self.parties: dict[str, Party] = {}
        exact: dict[str, str | None] = {}
        shortened: dict[str, str | None] = {}
        for party, names in _parties(records):
            self.parties.setdefault(party.code, party)
            for name in names:
                _enter(exact, fold_name(name), party.code)
                _enter(shortened, fold_name(without_suffix(name)), party.code)
        self._by_name = {**shortened, **exact}

    def find(self, text: str) -> Party | None:
        """Return the party that ``text`` names: a code, a name, an alias, ``Long (ACR)``.

        Case, punctuation, blanks and a final “Provinsi DKI Jakarta” make no difference. None when
        it names nobody, or two different ones.
        """
        if len(text) > _LONGEST_NAME:
            return None
        code = text if text in self.parties else self._code_of(text)
        if code is None:
            parts = [known for part in _parts(text) if (known := self._code_of(part))]
            code = parts[0] if parts and len(set(parts)) == 1 else None
        return self.parties.get(code) if code else None

    def spellings(self) -> list[str]:
        """Return what a slip may have been meant for: the codes."""
        return list(self.parties)

    def _code_of(self, text: str) -> str | None:
        return self._by_name.get(fold_name(text)) or self._by_name.get(
            fold_name(without_suffix(text))
        )


def _enter(names: dict[str, str | None], name: str, code: str) -> None:
    """Enter ``name``; one that two parties share means neither."""
    names[name] = code if names.get(name, code) == code else None


def fold_name(text: str) -> str:
    """Return ``text`` without case, punctuation and blanks."""
    return _PUNCTUATION.sub("", text).casefold()


def without_suffix(text: str) -> str:
    """Return ``text`` without a final “Setda Provinsi DKI Jakarta” and the like."""
    words = _PUNCTUATION.sub(" ", text).casefold().split()
    while suffix := next((s for s in _SUFFIXES if tuple(words[-len(s) :]) == s), None):
        rest = words[: -len(suffix)]
        if " ".join(rest) in TOO_GENERAL:
            break
        words = rest
    return " ".join(words)


def _parts(text: str) -> Iterator[str]:
    """Yield what ``text`` may consist of: ``Long (ACR)``, ``Long [ACR]``, ``Long / ACR``."""
    for opening, closing in ("()", "[]"):
        before, opened, rest = text.partition(opening)
        inside, closed, after = rest.partition(closing)
        if opened and closed:
            yield f"{before} {after}"
            yield inside
            yield before
    if "/" in text:
        yield from text.split("/")


def _parties(records: Records) -> Iterator[tuple[Party, list[str]]]:
    for code, agency in records.agencies.items():
        names = [code, agency.name.id, agency.name.en or "", *agency.aliases, *agency.former]
        names += [former.name for former in agency.names]
        yield Party(kind="agency", code=code, name=agency.name.id), [n for n in names if n]
    for slug, post in records.posts.items():
        names = [slug, post.name, post.short or ""]
        yield Party(kind="post", code=slug, name=post.name), [n for n in names if n]
    for slug, person in records.people.items():
        names = [slug, person.name, f"{person.prefix or ''} {person.name}"]
        yield Party(kind="person", code=slug, name=person.name), names
    for slug, group in records.working_groups.items():
        yield (
            Party(kind="working-group", code=slug, name=group.title.id),
            [slug, group.title.id, *group.former],
        )


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
                        yield code, *_word_offsets(text, position, end - 1)
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


def _word_offsets(text: str, first: int, last: int) -> tuple[int, int]:
    matches = list(islice(_WORD.finditer(text), last + 1))
    return matches[first].start(), matches[last].end()
