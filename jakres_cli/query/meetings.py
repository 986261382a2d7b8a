"""Which meetings answer a question, and what they decided."""

from __future__ import annotations

from jakres_cli.model.base import Value
from jakres_cli.model.records import Records, full_ref
from jakres_cli.query.openness import visibility_in
from jakres_cli.query.scope import answering
from jakres_cli.query.selection import ordered_standings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.meeting import Decision, Meeting
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


def select_meetings(ledger: Ledger, selection: MeetingSelection) -> list[ListedMeeting]:
    """Return the meetings that ``selection`` selects, the newest first."""
    records = ledger.records
    meetings = [
        meeting for meeting in records.meetings.values() if _fits(meeting, selection, records)
    ]
    meetings.sort(key=lambda meeting: (meeting.date, meeting.id), reverse=True)
    return [_sitting(meeting, ledger) for meeting in meetings]


def had_part(parties: frozenset[str], meeting: Meeting, records: Records) -> bool:
    """Tell whether somebody took part in ``meeting`` for whom ``parties`` answer."""
    return not parties.isdisjoint(answering(took_part(meeting), records, meeting.date))


def took_part(meeting: Meeting) -> Iterator[str]:
    """Yield everybody who led, called, opened or sat in ``meeting`` or was invited to it.

    Who was absent had no part in it, but as its chair.
    """
    absent = {absence.agency for absence in meeting.absent}
    for name in (meeting.chair, meeting.convened_by, meeting.opened_by):
        if name is not None:
            yield name
    for attendee in (*meeting.came, *meeting.invited):
        if attendee.agency is None or attendee.agency not in absent:
            yield from (attendee.agency,) if attendee.agency else ()
            yield from (*attendee.posts, *attendee.people)


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
        open=sum(1 for standing in promised if ledger.standing(standing).is_open),
        promised=len(promised),
    )


def _fits(meeting: Meeting, selection: MeetingSelection, records: Records) -> bool:
    return (
        selection.period.meets(meeting)
        and (selection.parties is None or had_part(selection.parties, meeting, records))
        and (selection.pillar is None or selection.pillar in meeting.pillar)
        and (selection.series is None or selection.series == meeting.series)
        and (selection.event is None or selection.event in _events(meeting, records))
        and (selection.kind is None or selection.kind == meeting.kind)
        and (selection.record is None or selection.record == meeting.record)
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
    points: list[AgendaPoint] = []
    for standing in ordered_standings(
        standing for standing in ledger.standings() if standing.is_open
    ):
        meeting = records.meetings.get(standing.follow_up.meeting)
        if standing.follow_up.meeting in continued:
            because = "follows"
        elif series and meeting is not None and meeting.series == series:
            because = "series"
        elif standing.follow_up.event in about:
            because = "event"
        elif of_pillars & set(standing.follow_up.pillar):
            because = "pillar"
        else:
            continue
        points.append(AgendaPoint(standing=standing, because=because))
    return sorted(points, key=lambda point: _REASONS.index(point.because))


_REASONS = ("follows", "series", "event", "pillar")


class DecisionSelection(Value):
    """What a decision must satisfy; what is left empty doesn't matter."""

    period: Period
    parties: frozenset[str] | None = None
    meeting: str | None = None
    kind: str | None = None
    pillar: str | None = None


class ListedDecision(Value):
    """A decision in its meeting, and the later ones that replaced it."""

    decision: Decision
    meeting: Meeting
    superseded_by: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """The full reference of the decision."""
        return f"{self.meeting.id}/{self.decision.id}"

    @property
    def visibility(self) -> str:
        """How open it is: no more than its meeting."""
        return visibility_in(self.decision, self.meeting)


def select_decisions(ledger: Ledger, selection: DecisionSelection) -> list[ListedDecision]:
    """Return the decisions up to the day that ``selection`` selects, the newest first."""
    records, day = ledger.records, ledger.day
    replaced_by = _replaced_by(ledger.all_records, day)
    decisions = []
    for meeting in sorted(records.meetings.values(), key=_newest_last, reverse=True):
        for decision in meeting.decisions if meeting.date <= day else ():
            newer = replaced_by.get(f"{meeting.id}/{decision.id}", set())
            superseded_by = tuple(sorted(map(ledger.name, newer)))
            decisions.append(
                ListedDecision(decision=decision, meeting=meeting, superseded_by=superseded_by)
            )
    return [listed for listed in decisions if _decision_fits(listed, selection, records)]


def item_refs(records: Records) -> list[str]:
    """Return the full references of all decisions and follow-ups: a short one means one of them."""
    return [
        f"{meeting.id}/{item.id}"
        for meeting in records.meetings.values()
        for _, items in meeting.lists_of_items()
        for item in items
    ]


def _newest_last(meeting: Meeting) -> tuple[datetime.date, str]:
    return meeting.date, meeting.id


def _replaced_by(records: Records, day: datetime.date) -> dict[str, set[str]]:
    successors: dict[str, set[str]] = {}
    for meeting in records.meetings.values():
        if meeting.date > day:
            continue
        for newer in meeting.decisions:
            for name in newer.supersedes:
                stem, _, item = full_ref(name, meeting.id).partition("/")
                older = records.meeting(stem)
                if older is not None:
                    ref = f"{older.id}/{item}"
                    successors.setdefault(ref, set()).add(f"{meeting.id}/{newer.id}")
    return successors


def _decision_fits(listed: ListedDecision, selection: DecisionSelection, records: Records) -> bool:
    decision, meeting = listed.decision, listed.meeting
    return (
        selection.period.meets(meeting)
        and (selection.parties is None or _concerns(listed, selection.parties, records))
        and (selection.meeting is None or selection.meeting == meeting.id)
        and (selection.kind is None or selection.kind == decision.kind)
        and (selection.pillar is None or selection.pillar in meeting.pillar)
    )


def _concerns(listed: ListedDecision, parties: frozenset[str], records: Records) -> bool:
    return listed.decision.by in parties or had_part(parties, listed.meeting, records)
