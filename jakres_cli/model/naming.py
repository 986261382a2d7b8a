"""Whom a name means, however it is written, and who is named in running text."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from jakres_cli.model.base import Value
from jakres_cli.model.words import SHORT

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
    """Every name of every party of ``records``, folded so that spelling doesn't matter.

    ``whole`` tells whether the registers were read whole, so that there are no other names.
    """

    def __init__(self, records: Records) -> None:
        self.whole = records.registers_whole
        self.parties: dict[str, Party] = {}
        self._by_name: dict[str, list[_Entry]] = {}
        self._spelled: list[tuple[str, str]] = []
        for party, present, former in _parties(records):
            self.parties.setdefault(party.code, party)
            for rank, names in ((_PRESENT, present), (_FORMER, former)):
                for name in names:
                    self._enter(fold_name(name), rank, party.code, name)
                    self._enter(fold_name(without_suffix(name)), _SHORTENED, party.code, name)
                    self._spelled.append((fold_spelling(name), party.code))

    def find(self, text: str) -> Party | None:
        """Return the party that ``text`` names: a code, a name, an alias, ``Long (ACR)``.

        Case, Unicode form, punctuation, blanks and a final “Provinsi DKI Jakarta” make no
        difference. None when it names nobody, or several.
        """
        named = self.find_all(text)
        return named[0] if len(named) == 1 else None

    def find_all(self, text: str) -> tuple[Party, ...]:
        """Return every party that ``text`` names, as ``find`` reads it: candidates, if several."""
        if len(text) > _LONGEST_NAME:
            return ()
        codes = self._codes_of(text)
        if not codes:
            parts = [known for part in _parts(text) if (known := self._codes_of(part))]
            alike = all(known == parts[0] for known in parts)
            codes = parts[0] if parts and alike else ()
        if text in codes and {code.casefold() for code in codes} == {text.casefold()}:
            codes = (text,)  # of codes that differ in case only, the one as it is written
        return tuple(self.parties[code] for code in codes)

    def find_by_part(self, text: str) -> tuple[Party, ...]:
        """Return the parties one of whose names begins with ``text``, else holds it.

        A few letters are a name of their own rather than a piece of another: they count at the
        beginning of a name, or as a whole word of it.
        """
        part = fold_spelling(text)
        if not part or len(text) > _LONGEST_NAME:
            return ()
        begun = [code for name, code in self._spelled if name.startswith(part)]
        codes = begun or [code for name, code in self._spelled if _holds_part(name, part)]
        return tuple(self.parties[code] for code in dict.fromkeys(codes))

    def spellings(self) -> list[str]:
        """Return what a slip may have been meant for: the codes."""
        return list(self.parties)

    def _enter(self, key: str, rank: int, code: str, name: str) -> None:
        self._by_name.setdefault(key, []).append((rank, code, name))

    def _codes_of(self, text: str) -> tuple[str, ...]:
        """Return whom ``text`` names best: today rather than before, and as it is spelled."""
        folded = fold_name(text)
        entries = self._by_name.get(folded) or self._by_name.get(fold_name(without_suffix(text)))
        if not entries or not folded:
            return ()
        best = min(rank for rank, _, _ in entries)
        named = [(code, name) for rank, code, name in entries if rank == best]
        spelled = fold_spelling(text)
        as_spelled = [code for code, name in named if fold_spelling(name) == spelled]
        return tuple(dict.fromkeys(as_spelled or [code for code, _ in named]))


_PRESENT, _FORMER, _SHORTENED = range(3)
_Entry = tuple[int, str, str]
"""How directly a name means a party (the lower the more), the party's code, the name."""


def _holds_part(name: str, part: str) -> bool:
    if len(part) > SHORT:
        return part in name
    return part in _PUNCTUATION.sub(" ", name).split()


def fold_name(text: str) -> str:
    """Return ``text`` without case, punctuation and blanks, whatever its Unicode form."""
    return _PUNCTUATION.sub("", fold_spelling(text))


def fold_spelling(text: str) -> str:
    """Return ``text`` without regard to case, Unicode form and the number of blanks."""
    folded = text.casefold()
    if not text.isascii():
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(folded.split())


def without_suffix(text: str) -> str:
    """Return ``text`` without a final “Setda Provinsi DKI Jakarta” and the like."""
    words = _PUNCTUATION.sub(" ", fold_spelling(text)).split()
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


def _parties(records: Records) -> Iterator[tuple[Party, list[str], list[str]]]:
    """Yield each party with the names that it has and those that it had."""
    for code, agency in records.agencies.items():
        names = [code, agency.name.id, agency.name.en or "", *agency.aliases]
        former = [*agency.former, *(former.name for former in agency.names)]
        party = Party(kind="agency", code=code, name=agency.name.id)
        yield party, [name for name in names if name], former
    for slug, post in records.posts.items():
        names = [slug, post.name, *([post.short] if post.short else [])]
        yield Party(kind="post", code=slug, name=post.name), names, []
    for slug, person in records.people.items():
        names = [slug, person.name, *([f"{person.prefix} {person.name}"] if person.prefix else [])]
        yield Party(kind="person", code=slug, name=person.name), names, []
    for slug, group in records.working_groups.items():
        names = [slug, group.title.id, *([group.title.en] if group.title.en else [])]
        party = Party(kind="working-group", code=slug, name=group.title.id)
        yield party, names, [*group.former]


_WORD = re.compile(r"[\w&\u0300-\u036f-]+")
"""A word, its accents as signs of their own too."""
_SUFFIX = frozenset({"setda", "provinsi", "prov", "dki", "jakarta"})
_Words = tuple[str, ...]


class Mentions:
    """Finds the names, aliases and codes of ``agencies`` in text, a word at a time."""

    def __init__(self, agencies: Mapping[str, Agency]) -> None:
        codes: dict[_Words, set[str]] = {}
        for code, agency in agencies.items():
            names = (code, code.replace("-", " "), agency.name.id, *agency.aliases)
            for words in {form for name in names for form in _forms(name)}:
                codes.setdefault(words, set()).add(code)
        self._by_first_word: dict[str, list[tuple[_Words, str | None]]] = {}
        for words in sorted(codes, key=lambda words: (-len(words), words)):
            only = min(codes[words]) if len(codes[words]) == 1 else None
            self._by_first_word.setdefault(words[0], []).append((words, only))

    def find(self, text: str, known: Container[str] = ()) -> Iterator[tuple[str, int, int]]:
        """Yield each agency named in ``text`` but those ``known``: its code and the offsets.

        The longest name wins; one that several agencies have names none of them. Case counts, since
        some codes are common words.
        """
        words = _words(text)
        by_first_word = self._by_first_word
        after = 0
        for position in [at for at, word in enumerate(words) if word in by_first_word]:
            if position < after:
                continue
            for name, code in by_first_word[words[position]]:
                end = position + len(name)
                if tuple(words[position:end]) == name:
                    after = end + _suffix_length(words, end)
                    if code is not None and code not in known:
                        yield code, *_word_offsets(text, position, end - 1)
                    break


def _words(text: str) -> list[str]:
    words = _WORD.findall(text)
    if text.isascii():
        return words
    return [unicodedata.normalize("NFC", word) for word in words]


def _forms(name: str) -> Iterator[_Words]:
    words = tuple(_words(name))
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
