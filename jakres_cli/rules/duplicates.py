"""What is there twice: names that some computers can't tell apart, promises made again."""

from __future__ import annotations

import unicodedata

from jakres_cli.model.base import Message, Value
from jakres_cli.model.records import Records, full_ref
from jakres_cli.model.words import telling_words, tells_apart
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

    Nearly the same is what differs in one word, unless that is a number, a month or a weekday.

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
    ledger = every.ledger
    promises = _OpenPromises()
    meetings = sorted(
        ledger.records.meetings.values(), key=lambda meeting: (meeting.date, meeting.id)
    )
    for meeting in meetings:
        if meeting.date > ledger.day:
            continue
        for position, item in enumerate(meeting.follow_ups):
            if not ledger.standing(item).is_open:
                continue
            older = promises.enter(item)
            if older is not None:
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


class _OpenPromises:
    """Open follow-ups by owner and words; the order of a set and the seed of hashes play no part.

    Words that differ in one share what is left without it, which is told by the sum of a number
    for each word, so that long texts cost no more than they have words.
    """

    def __init__(self) -> None:
        self._first: dict[tuple[str, int], FollowUp] = {}
        self._numbers: dict[str, int] = {}

    def enter(self, item: FollowUp) -> FollowUp | None:
        """Add ``item``; return the first of an earlier meeting that it may repeat, if any."""
        words = set(telling_words(item.what))
        if len(words) < _FEW:
            return None
        whole = sum(map(self._number, words))
        sums = [whole, *(whole - self._number(word) for word in words if not tells_apart(word))]
        keys = [(owner, each) for owner in item.owners for each in sums]
        replaced = {full_ref(name, item.meeting) for name in item.replaces}
        earlier = [
            promise
            for promise in (self._first.setdefault(key, item) for key in keys)
            if promise.meeting != item.meeting and promise.ref not in replaced
        ]
        return min(earlier, key=lambda promise: (promise.date, promise.ref), default=None)

    def _number(self, word: str) -> int:
        from hashlib import blake2b

        number = self._numbers.get(word)
        if number is None:
            number = int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
            self._numbers[word] = number
        return number
