"""What is there twice: names that some computers can't tell apart, promises made again."""

from __future__ import annotations

import unicodedata

from jakres_cli.model.base import Message, Value
from jakres_cli.model.records import Records, full_ref
from jakres_cli.model.words import telling_words
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.event import Event, WorkingGroup
    from jakres_cli.model.meeting import FollowUp, Meeting


_AGENCIES = "records/agencies.yaml"
_PEOPLE = "records/people.yaml"
_FORMER = 1


def names_are_unique(every: WorkspaceContext) -> Iterator[Finding]:
    """No two files, records, codes or slugs differ only in upper and lower case or Unicode form.

    Agencies, posts, people and working groups share one set of names, to which the codes and slugs
    that they had before belong; so do the meetings, and the events. No name or alias of an agency
    is one of another, nor a name of a post one of another post of its agency. Nor is a meeting
    there twice: two files of one day that say the same in all fields, or whose follow-ups and
    decisions are the same, are copies.

    Bad:

        # records/agencies.yaml
        SJB:
          name: Sekretariat Jakarta Berketahanan
        Sjb:
          name: Sekretariat Jakarta Baru

    Good:

        # records/agencies.yaml
        SJB:
          name: Sekretariat Jakarta Berketahanan
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
    people = [*_people(records), *_names_of(records.working_groups.values())]
    yield from _shared(_present_first([*_agencies(records), *people]))
    yield from _shared(_present_first(_names_of(records.meetings.values())))
    yield from _shared(_present_first(_names_of(records.events.values())))


class _Name(Value):
    """A name, whose it is, and where it stands; ``rank`` 0 is the present one."""

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


def _names_of(known: Iterable[Meeting | Event | WorkingGroup]) -> Iterator[_Name]:
    for record in known:
        yield _Name(name=record.id, owner=record.path, path=record.path)
        for at, old in enumerate(record.former):
            yield _Name(
                name=old, owner=record.path, path=record.path, where=("former", at), rank=_FORMER
            )


def _present_first(names: Iterable[_Name]) -> list[_Name]:
    return sorted(names, key=lambda name: name.rank)


def _shared(names: list[_Name]) -> Iterator[Finding]:
    """Yield the names that somebody earlier has."""
    first: dict[str, _Name] = {}
    for name in names:
        earlier = first.setdefault(_fold(name.name), name)
        if earlier.owner != name.owner:
            yield Finding(
                path=name.path, where=name.where, message=_message(name.name, earlier.name)
            )


def _message(name: str, earlier: str) -> Message:
    if name == earlier:
        return Message("{name} is the name of something else too", name=name)
    return Message(
        "{name} and {earlier} differ only in case or Unicode form", name=name, earlier=earlier
    )


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


_FEW = 3


def repeats_are_named(every: WorkspaceContext) -> Iterator[Finding]:
    """A follow-up that says nearly the same as an open older one of the same owner replaces it.

    Bad:

        date: 2019-11-05
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa wilayah utara
            owners: [BPBD]
        ---
        # records/meetings/2019/2019-10-29-lama.md
        ---
        title: Rapat lama
        date: 2019-10-29
        attendees: [BPBD]
        follow-ups:
          - id: data
            what: Menyerahkan data pompa wilayah utara
            owners: [BPBD]
        ---

    Good:

        date: 2019-11-05
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa wilayah utara
            owners: [BPBD]
            replaces: [2019-10-29-lama/data]
        ---
        # records/meetings/2019/2019-10-29-lama.md
        ---
        title: Rapat lama
        date: 2019-10-29
        attendees: [BPBD]
        follow-ups:
          - id: data
            what: Menyerahkan data pompa wilayah utara
            owners: [BPBD]
        ---
    """
    first: dict[int, FollowUp] = {}
    records = every.ledger.records
    for meeting in sorted(
        records.meetings.values(), key=lambda meeting: (meeting.date, meeting.id)
    ):
        if meeting.date > every.ledger.day:
            continue
        for position, item in enumerate(meeting.follow_ups):
            older = _older(item, first)
            if older is None or older.meeting == item.meeting:
                continue
            replaced = {full_ref(name, item.meeting) for name in item.replaces}
            both_open = all(every.ledger.standing(promise).is_open for promise in (item, older))
            if both_open and older.ref not in replaced:
                yield Finding(
                    path=meeting.path,
                    where=("follow-ups", position, "what"),
                    ref=item.ref,
                    message=Message(
                        "nearly the same is open since {date}: {older}",
                        date=older.date.isoformat(),
                        older=older.ref,
                    ),
                    hint=Message("if it is the same: replaces: [{older}]", older=older.ref),
                )


def _older(item: FollowUp, first: dict[int, FollowUp]) -> FollowUp | None:
    """Return an earlier follow-up of one of the owners whose words differ in one at most."""
    words = frozenset(telling_words(item.what))
    if len(words) < _FEW:
        return None
    earlier_promise = None
    for owner in item.owners:
        # words that differ in one share what is left without it
        keys = [hash((owner, words)), *(hash((owner, words - {word})) for word in words)]
        earlier = (first[key] for key in keys if key in first)
        earlier_promise = earlier_promise or next(
            (other for other in earlier if _alike(other, words)), None
        )
        for key in keys:
            first.setdefault(key, item)
    return earlier_promise


def _alike(older: FollowUp, words: frozenset[str]) -> bool:
    others = frozenset(telling_words(older.what))
    return len(words - others) <= 1 and len(others - words) <= 1 and len(words & others) >= _FEW - 1
