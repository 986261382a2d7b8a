"""What names there are, before any meeting is read: registers, settings and file names."""

from __future__ import annotations

from functools import cached_property

from jakres_cli.model.naming import Mentions
from jakres_cli.model.value import Value
from jakres_cli.records.reading.parse import EMAIL, LETTER, URLS
from jakres_cli.records.schema import kinds
from jakres_cli.records.schema.shapes import PARTY_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.registers import Agency, People, Settings
    from jakres_cli.records.reading.reader import Link

_ELSEWHERE = (*URLS, LETTER, EMAIL)
_EVIDENCE = (kinds.MEETING_KIND, kinds.EVENT_KIND, kinds.WORKING_GROUP_KIND)
"""The records that may show that something happened."""


class UnresolvedReference(Value):
    """A reference that the registers and the file names alone don't answer."""

    path: str
    record: str
    link: Link


class NameIndex(Value):
    """What is known before any meeting is read: settings, registers, and what files there are.

    ``parties`` says what each party is by its code or slug; ``present`` holds, for what
    a reference may be to, the names of today by those of before: parties' and series'.
    """

    settings: Settings
    agencies: dict[str, Agency]
    people: People
    stems: dict[str, frozenset[str]]
    files: frozenset[str]
    parties: dict[str, str]
    present: dict[str, dict[str, str]]

    @cached_property
    def mentions(self) -> Mentions:
        """Finds the agencies of the register in prose."""
        return Mentions(self.agencies)

    @cached_property
    def dated(self) -> frozenset[str]:
        """The agencies that were not always there."""
        return frozenset(c for c, agency in self.agencies.items() if agency.since or agency.until)

    def now(self, to: str, name: str) -> str:
        """Return what ``name``, referred to as ``to`` of the schema, is called today."""
        return self.present.get(to, {}).get(name, name)

    def agency_of(self, holder: str) -> str | None:
        """Return the agency of the post or person ``holder``, if that is known."""
        holding = self.people.posts.get(holder) or self.people.people.get(holder)
        return holding.agency if holding else None

    def resolves(self, to: str, name: str) -> bool:
        """Tell whether ``name``, referred to as ``to`` of the schema, surely exists."""
        if to in PARTY_KINDS:
            kind = self.parties.get(self.now(to, name))
            return kind is not None and to in {"party", kind}
        name = self.now(to, name)
        if to == "anchor":
            return name in self.stems["event"] or name in self.stems["meeting"]
        if to == "evidence":
            known = any(name in self.stems[kind] for kind in _EVIDENCE)
            return known or name.startswith(_ELSEWHERE)
        if to in {"field", "pillar"}:  # the reader resolves these itself
            return True
        return name in self.stems.get(to, ())
