"""Which agency, post, person or working group a name means, however it is written."""

from __future__ import annotations

import re

from jakres_cli.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.records import Records

_PUNCTUATION = re.compile(r"[^\w]+|_")
_SUFFIX = re.compile(
    r"(?:\s+(?:setda|sekretariat daerah|prov(?:insi)?|pemerintah provinsi|daerah khusus ibukota"
    r"|dki|jakarta))+$"
)
_BRACKETED = re.compile(r"^(.*?)\s*[(\[]([^()\[\]]+)[)\]]\s*(.*)$")
_SLASHED = re.compile(r"\s*/\s*")


class Party(Value):
    """Somebody who can owe something: ``kind`` is agency, post, person or working-group."""

    kind: str
    code: str
    name: str


class Names:
    """Every name of every party of ``records``, folded so that spelling doesn't matter."""

    def __init__(self, records: Records) -> None:
        self.parties: dict[str, Party] = {}
        self._by_name: dict[str, str] = {}
        for party, names in _parties(records):
            self.parties.setdefault(party.code, party)
            for name in names:
                self._by_name.setdefault(fold(name), party.code)
                self._by_name.setdefault(fold(without_suffix(name)), party.code)

    def find(self, text: str) -> Party | None:
        """Return the party that ``text`` names: a code, a name, an alias, ``Long (ACR)``.

        Case, punctuation, blanks and a final “Provinsi DKI Jakarta” make no difference. None when
        it names nobody, or two different ones.
        """
        code = self._one(text)
        if code is None:
            parts = [found for part in _parts(text) if (found := self._one(part))]
            code = parts[0] if parts and len(set(parts)) == 1 else None
        return self.parties.get(code) if code else None

    def spellings(self) -> list[str]:
        """Return what a slip may have been meant for: the codes."""
        return list(self.parties)

    def _one(self, text: str) -> str | None:
        return self._by_name.get(fold(text)) or self._by_name.get(fold(without_suffix(text)))


def fold(text: str) -> str:
    """Return ``text`` without case, punctuation and blanks."""
    return _PUNCTUATION.sub("", text).casefold()


def without_suffix(text: str) -> str:
    """Return ``text`` without a final “Setda Provinsi DKI Jakarta” and the like."""
    words = _PUNCTUATION.sub(" ", text).casefold().strip()
    return _SUFFIX.sub("", words) or words


def _parts(text: str) -> Iterator[str]:
    match = _BRACKETED.match(text)
    if match:
        before, inside, after = match.groups()
        yield f"{before} {after}"
        yield inside
        yield before
    yield from _SLASHED.split(text) if "/" in text else ()


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
        yield Party(kind="working-group", code=slug, name=group.title.id), [slug, group.title.id]
