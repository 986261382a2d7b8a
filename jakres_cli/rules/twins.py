"""Names that differ only in case or Unicode form, which some computers can't tell apart."""

from __future__ import annotations

import unicodedata

from jakres_cli.model.message import Message
from jakres_cli.model.value import Value
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.event import Event, WorkingGroup
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records

_AGENCIES = "records/agencies.yaml"
_PEOPLE = "records/people.yaml"
_FORMER, _ALIAS = 1, 2


def names_are_unique(every: WorkspaceContext) -> Iterator[Finding]:
    """No two files, records, codes or slugs differ only in upper and lower case or Unicode form.

    Agencies, posts, people and working groups share one set of names, to which the codes and slugs
    that they had before belong; so do the meetings, and the events. What is the code of one agency
    is no alias of another.

    Bad:

        # records/agencies.yaml
        BPBD:
          name: Badan Penanggulangan Bencana Daerah
        Bpbd:
          name: Badan Pembangunan Daerah

    Good:

        # records/agencies.yaml
        BPBD:
          name: Badan Penanggulangan Bencana Daerah
        Bappeda:
          name: Badan Perencanaan Pembangunan Daerah
    """
    loaded = every.loaded
    first: dict[str, str] = {}
    for path in loaded.paths:
        earlier = first.setdefault(_fold(path), path)
        if earlier != path:
            yield Finding(path=path, message=_message(path, earlier))
    records = loaded.records
    people = [*_people(records), *_named(records.working_groups.values())]
    yield from _shared(_present_first([*_agencies(records), *people]))
    yield from _shared(_present_first([*_agencies(records), *_aliases(records)]))
    yield from _shared(_present_first(_named(records.meetings.values())))
    yield from _shared(_present_first(_named(records.events.values())))


class _Name(Value):
    """A name, whose it is, and where it stands; ``rank`` 0 is the present one, 2 an alias."""

    name: str
    owner: str
    path: str
    where: tuple[str | int, ...] = ()
    rank: int = 0


def _agencies(records: Records) -> Iterator[_Name]:
    for code, agency in records.agencies.items():
        yield _Name(name=code, owner=code, path=_AGENCIES, where=(code,))
        for at, old in enumerate(agency.former):
            yield _Name(
                name=old, owner=code, path=_AGENCIES, where=(code, "former", at), rank=_FORMER
            )


def _people(records: Records) -> Iterator[_Name]:
    for part, known in (("posts", records.posts), ("people", records.people)):
        for slug in known:
            yield _Name(name=slug, owner=f"{part} {slug}", path=_PEOPLE, where=(part, slug))


def _aliases(records: Records) -> Iterator[_Name]:
    for code, agency in records.agencies.items():
        for at, alias in enumerate(agency.aliases):
            where = (code, "aliases", at)
            yield _Name(name=alias, owner=code, path=_AGENCIES, where=where, rank=_ALIAS)


def _named(known: Iterable[Meeting | Event | WorkingGroup]) -> Iterator[_Name]:
    for one in known:
        yield _Name(name=one.id, owner=one.path, path=one.path)
        for at, old in enumerate(one.former):
            yield _Name(name=old, owner=one.path, path=one.path, where=("former", at), rank=_FORMER)


def _present_first(names: Iterable[_Name]) -> list[_Name]:
    return sorted(names, key=lambda one: one.rank)


def _shared(names: list[_Name]) -> Iterator[Finding]:
    """Yield the names that somebody earlier has; two may share an alias, which then means none."""
    first: dict[str, _Name] = {}
    for one in names:
        earlier = first.setdefault(_fold(one.name), one)
        if earlier.owner != one.owner and earlier.rank != _ALIAS:
            yield Finding(path=one.path, where=one.where, message=_message(one.name, earlier.name))


def _message(name: str, earlier: str) -> Message:
    if name == earlier:
        return Message("{name} is the name of something else too", name=name)
    return Message(
        "{name} and {earlier} differ only in case or Unicode form", name=name, earlier=earlier
    )


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
