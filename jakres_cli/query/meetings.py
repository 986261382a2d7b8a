"""Which meetings a question is about, what became of their promises, and the next agenda."""

from __future__ import annotations

from jakres_cli.model.value import Value
from jakres_cli.query.selection import ordered_standings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.query.standing import Ledger, Standing


_DAY = 10


class Period(Value):
    """The days from ``since`` until ``until``, both included; without one it is open there."""

    since: datetime.date | None = None
    until: datetime.date | None = None

    def meets(self, meeting: Meeting) -> bool:
        """Tell whether ``meeting`` took place on one of the days."""
        return (self.since is None or meeting.last_day >= self.since) and (
            self.until is None or meeting.date <= self.until
        )


class MeetingSelection(Value):
    """What a meeting must satisfy; what is left empty doesn't matter.

    ``parties`` holds everybody who answers for the agencies asked about; ``event`` is an id.
    """

    period: Period
    parties: frozenset[str] | None = None
    pillar: str | None = None
    series: str | None = None
    event: str | None = None
    kind: str | None = None
    record: str | None = None


class ListedMeeting(Value):
    """A meeting, and how many of the follow-ups promised in it are open."""

    meeting: Meeting
    open: int
    promised: int


def select_meetings(ledger: Ledger, wanted: MeetingSelection) -> list[ListedMeeting]:
    """Return the meetings that ``wanted`` selects, the newest first."""
    records = ledger.records
    found = [one for one in records.meetings.values() if _fits(one, wanted, records)]
    found.sort(key=lambda one: (one.date, one.id), reverse=True)
    return [_sitting(one, ledger) for one in found]


def took_part(meeting: Meeting) -> Iterator[str]:
    """Yield everybody who led, called, opened or sat in ``meeting`` or was invited to it."""
    for name in (meeting.chair, meeting.convened_by, meeting.opened_by):
        if name is not None:
            yield name
    for one in (*meeting.attendees, *meeting.invited):
        if one.agency is not None:
            yield one.agency
        yield from (*one.posts, *one.people)


class ShortStems:
    """The shortest beginning of each meeting's id that means nothing else: mostly its day."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._counts: dict[str, int] = {}
        for stem in stems:
            for form in _beginnings(stem):
                self._counts[form] = self._counts.get(form, 0) + 1

    def of(self, stem: str) -> str:
        """Return the shortest form of ``stem``: its day, or with as many words as it takes."""
        return next((form for form in _beginnings(stem) if self._counts.get(form) == 1), stem)


def _beginnings(stem: str) -> list[str]:
    ends = [at for at, sign in enumerate(stem) if sign == "-" and at >= _DAY]
    return [stem[:end] for end in ends] + [stem]


def _sitting(meeting: Meeting, ledger: Ledger) -> ListedMeeting:
    promised = meeting.follow_ups if meeting.date <= ledger.day else ()
    return ListedMeeting(
        meeting=meeting,
        open=sum(1 for one in promised if ledger.standing(one).is_open),
        promised=len(promised),
    )


def _fits(one: Meeting, wanted: MeetingSelection, records: Records) -> bool:
    return (
        wanted.period.meets(one)
        and (wanted.parties is None or not wanted.parties.isdisjoint(took_part(one)))
        and (wanted.pillar is None or wanted.pillar in one.pillar)
        and (wanted.series is None or wanted.series == one.series)
        and (wanted.event is None or wanted.event in _events(one, records))
        and (wanted.kind is None or wanted.kind == one.kind)
        and (wanted.record is None or wanted.record == one.record)
    )


def _events(meeting: Meeting, records: Records) -> Iterator[str]:
    """Yield the events that the meeting talked about or held, and those that it planned."""
    for name in (*meeting.events, *((meeting.holds,) if meeting.holds else ())):
        event = records.event(name)
        yield event.id if event else name
    names = {meeting.id, *meeting.former}
    for event in records.events.values():
        if not names.isdisjoint(event.planned_in):
            yield event.id


class AgendaPoint(Value):
    """An open follow-up and why this meeting should look at it."""

    standing: Standing
    because: str


def open_points(
    ledger: Ledger,
    *,
    series: str | None,
    follows: Iterable[str],
    events: Iterable[str | None],
    pillars: Iterable[str],
) -> list[AgendaPoint]:
    """Return the open follow-ups to look at, each once, under the nearest reason.

    Those of the meetings that it follows, then of its series, its events, and its pillars.
    """
    records = ledger.records
    continued = set(follows)
    about = {event for event in events if event}
    of_pillars = set(pillars)
    found: list[AgendaPoint] = []
    for one in ordered_standings(one for one in ledger.standings() if one.is_open):
        meeting = records.meetings.get(one.follow_up.meeting)
        if one.follow_up.meeting in continued:
            because = "follows"
        elif series and meeting is not None and meeting.series == series:
            because = "series"
        elif one.follow_up.event in about:
            because = "event"
        elif of_pillars & set(one.follow_up.pillar):
            because = "pillar"
        else:
            continue
        found.append(AgendaPoint(standing=one, because=because))
    return sorted(found, key=lambda one: _REASONS.index(one.because))


_REASONS = ("follows", "series", "event", "pillar")
