"""Which of the records that hold the words a question is about, and in what order."""

from __future__ import annotations

from jakres_cli.model.base import Value
from jakres_cli.model.event import Event, Proposal, Series, WorkingGroup
from jakres_cli.model.meeting import Meeting, Progress
from jakres_cli.model.words import CONFIDENTIAL, least_open
from jakres_cli.query.meetings import Period, took_part
from jakres_cli.query.openness import hidden_texts, report_visibility, visibility_in
from jakres_cli.query.scope import answering
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.records import Records
    from jakres_cli.query.openness import Item
    from jakres_cli.query.search import Hit, SearchAnswer
    from jakres_cli.query.standing import Ledger

    Record = Meeting | Progress | Event | Proposal | WorkingGroup | Series


_NAMELESS = ("updates", "documents")
"""The lists whose items are found by their position."""
_ITEMS = ("decisions.", "follow-ups.")
"""The lists whose items have references of their own."""


class SearchSelection(Value):
    """What a record must satisfy; what is left empty doesn't matter. ``meeting`` is an id."""

    period: Period
    parties: frozenset[str] | None = None
    meeting: str | None = None
    pillar: str | None = None


class FoundPlace(Value):
    """A place that was found: ``ref`` is the full reference of the record, or of the item in it.

    ``date`` is the record's own, None where it has none.
    """

    ref: str
    kind: str
    path: str
    date: datetime.date | None
    hit: Hit
    visibility: str


def select_found(searched: SearchAnswer, selection: SearchSelection) -> list[FoundPlace]:
    """Return the places in the records that ``selection`` selects, the newest first, then by line.

    Records without a day come last. One that could not be read is shown when nothing is selected.
    """
    records = searched.loaded.records
    places = []
    for reading, hits in searched.found:
        about = _About(reading.record, records)
        if about.fits(selection):
            slot = reading.slot
            places += [
                FoundPlace(
                    ref=about.ref(slot.id, hit),
                    kind=slot.kind,
                    path=slot.path,
                    date=about.days[0] if about.days else None,
                    hit=hit,
                    visibility=about.visibility(hit),
                )
                for hit in hits
            ]
    return sorted(places, key=_newest_first)


class _About:
    """What a record says of itself: its meeting, days, pillars and who has to do with it."""

    def __init__(self, record: object, records: Records) -> None:
        self.record = record
        self.records = records
        self.days = tuple(day for day in _days(record) if day is not None)
        if isinstance(record, Progress):
            stem, _, item = record.item.partition("/")
            self.meeting = records.meeting(stem)
            self.items = tuple(
                promise
                for promise in (self.meeting.follow_ups if self.meeting else ())
                if promise.id == item
            )
        else:
            self.meeting = record if isinstance(record, Meeting) else None
            self.items = self.meeting.follow_ups if self.meeting else ()

    def fits(self, selection: SearchSelection) -> bool:
        """Tell whether the record is one of those asked about."""
        return (
            _meets(self.days, selection.period)
            and (selection.meeting is None or self._meeting_id() == selection.meeting)
            and (selection.pillar is None or selection.pillar in self._pillars())
            and (selection.parties is None or not selection.parties.isdisjoint(self._parties()))
        )

    def ref(self, slot: str, hit: Hit) -> str:
        """Return the reference by which the place is shown: of its item, if it stands in one."""
        if isinstance(self.record, Progress):
            return self.record.item
        is_item = (hit.field or "").startswith(_ITEMS) and isinstance(self.record, Meeting)
        return f"{slot}/{hit.item}" if is_item and hit.item else slot

    def visibility(self, hit: Hit) -> str:
        """Return how open the place is, which is in an item, or in the words of one."""
        record, meeting = self.record, self.meeting
        if isinstance(record, Progress):
            return report_visibility(record, self.records)
        if isinstance(record, Proposal):
            event = self.records.event(record.event)
            return least_open(event.visibility if event else None)
        if meeting is None:
            own = record.visibility if isinstance(record, (Event, WorkingGroup)) else None
            return least_open(own)
        if any(text in normalise_prose(hit.text) for text in hidden_texts(meeting)):
            return CONFIDENTIAL
        item = _item_of(hit, meeting)
        return visibility_in(item, meeting) if item else meeting.visibility

    def _meeting_id(self) -> str | None:
        return self.meeting.id if self.meeting else None

    def _pillars(self) -> Iterator[str]:
        if isinstance(self.record, (Meeting, Event, WorkingGroup, Series)):
            yield from self.record.pillar
        if isinstance(self.record, Event):
            yield from (pillar for group in self.record.groups for pillar in group.pillar)
        if isinstance(self.record, Progress) and self.meeting:
            yield from self.meeting.pillar
        yield from (pillar for item in self.items for pillar in item.pillar)

    def _parties(self) -> Iterator[str]:
        for item in self.items:
            named = (*item.owners, *item.supporters, *item.to)
            yield from answering(named, self.records, item.date)
        others = _named(self.record)
        yield from answering(others, self.records, self.days[0]) if self.days else others


def _item_of(hit: Hit, meeting: Meeting) -> Item | None:
    """Return the item of a list that the place stands in."""
    name, _, rest = (hit.field or "").partition(".")
    position = rest.partition(".")[0]
    if name in _NAMELESS and position.isdigit():
        items = (*(meeting.updates if name == _NAMELESS[0] else meeting.documents),)
        at = int(position) - 1
        return items[at] if at < len(items) else None
    listed = dict(meeting.lists_of_items())
    return next((item for item in listed.get(name, ()) if item.id == hit.item), None)


def shown_places(places: Iterable[FoundPlace], ledger: Ledger) -> list[FoundPlace]:
    """Return those of ``places`` that ``ledger`` shows."""
    return [
        place
        for place in places
        if ledger.shows(place.visibility) and ledger.name(place.hit.text) == place.hit.text
    ]


def _named(record: object) -> Iterable[str]:
    if isinstance(record, Meeting):
        return (*took_part(record), *(decision.by for decision in record.decisions if decision.by))
    if isinstance(record, Progress):
        return (record.by, *(record.owners or ()), *((record.owner,) if record.owner else ()))
    if isinstance(record, Event):
        groups = (who for group in record.groups for who in (*group.leads, *group.members))
        sessions = (who for session in record.sessions for who in (*session.by, *session.speakers))
        return (*record.hosts, *record.partners, *groups, *sessions)
    if isinstance(record, Proposal):
        return (record.agency,)
    if isinstance(record, WorkingGroup):
        return tuple(member.agency for member in record.members)
    if isinstance(record, Series):
        return tuple(attendee.agency for attendee in record.attendees if attendee.agency)
    return ()


def _days(record: object) -> tuple[datetime.date | None, ...]:
    if isinstance(record, Meeting):
        return record.date, record.last_day
    if isinstance(record, Event):
        return record.date, record.end_date or record.date
    if isinstance(record, Progress):
        return (record.date,)
    return (record.received,) if isinstance(record, Proposal) else ()


def _meets(days: tuple[datetime.date, ...], period: Period) -> bool:
    if period.since is None and period.until is None:
        return True
    return bool(days) and (
        (period.since is None or days[-1] >= period.since)
        and (period.until is None or days[0] <= period.until)
    )


def _newest_first(place: FoundPlace) -> tuple[bool, int, str, int]:
    return (
        place.date is None,
        -place.date.toordinal() if place.date else 0,
        place.path,
        place.hit.line,
    )
