"""Lists of meetings, decisions and events: as a report and as JSON."""

from __future__ import annotations

from jakres_cli.locale import DAYS, DECISION_KIND, EVENT_STATUS
from jakres_cli.model.base import Message
from jakres_cli.output import Report, list_section
from jakres_cli.output.confidential import marked
from jakres_cli.output.json_output import value_json
from jakres_cli.query.meetings import ListedDecision, ListedMeeting, ShortStems, item_refs
from jakres_cli.query.references import ShortForms

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.query.events import ListedEvent


_RECORD = {
    "draft": Message("draft"),
    "approved": Message("approved"),
    "planned": Message("planned"),
    "stub": Message("stub"),
    "cancelled": Message("cancelled"),
}
_ABBREVIATED = 3


def meetings_report(meetings: Iterable[ListedMeeting], records: Records, t: Catalogue) -> Report:
    """Return the report of ``jakres meetings``; a reference begins with the day."""
    short = ShortStems(records.meetings)
    section = list_section(
        meetings,
        [
            (Message("MEETING"), lambda listed: short.of(listed.meeting.id)),
            (Message("DAY"), lambda listed: _days(listed.meeting, t)),
            (Message("TITLE"), lambda listed: _title(listed.meeting, t)),
            (Message("RECORD"), lambda listed: t(_RECORD[_record_state(listed.meeting)])),
            (Message("CHAIR"), lambda listed: listed.meeting.chair or ""),
            (Message("BODIES"), lambda listed: _bodies(listed.meeting, t)),
            (Message("OPEN"), lambda listed: some_open(listed.open, listed.promised, t)),
        ],
        t,
        empty=t(Message("No meeting matches.")),
        wide=2,
    )
    return Report(sections=(section,))


def meeting_json(listed: ListedMeeting) -> dict[str, object]:
    """Return an item of ``jakres.meetings/1``."""
    meeting = listed.meeting
    return {
        "ref": meeting.id,
        "date": meeting.date.isoformat(),
        "end_date": meeting.end_date.isoformat() if meeting.end_date else None,
        "title": value_json(meeting.title),
        "kind": meeting.kind,
        "record": meeting.record,
        "minutes": meeting.minutes.status,
        "chair": meeting.chair,
        "attendees": [value_json(who) for who in meeting.attendees],
        "invited": [value_json(who) for who in meeting.invited],
        "bodies": bodies(meeting),
        "pillar": list(meeting.pillar),
        "series": meeting.series,
        "events": list(meeting.events),
        "holds": meeting.holds,
        "follow_ups": {"open": listed.open, "promised": listed.promised},
        "visibility": meeting.visibility,
        "path": meeting.path,
    }


def bodies(meeting: Meeting) -> int:
    """Return how many bodies were in the room: each agency once, and who came for none."""
    agencies = {attendee.agency for attendee in meeting.came if attendee.agency}
    return len(agencies) + sum(1 for attendee in meeting.came if not attendee.agency)


def weekday(day: datetime.date, t: Catalogue) -> str:
    """Return the day of the week in three letters, as both languages shorten it: Tue, Sel."""
    return t(DAYS[day.weekday()])[:_ABBREVIATED]


def some_open(count: int, of: int, t: Catalogue) -> str:
    """Return “1 of 3”, or nothing of nothing; with a slash spreadsheets would make it a date."""
    return t(Message("{count} of {of}", count=count, of=of)) if of else ""


def _title(record: Meeting | Event, t: Catalogue) -> str:
    return marked(record.title.in_language(t.lang), record.visibility, t)


def _record_state(meeting: Meeting) -> str:
    return meeting.minutes.status if meeting.record == "minutes" else meeting.record


def _days(meeting: Meeting, t: Catalogue) -> str:
    first = weekday(meeting.date, t)
    if meeting.end_date is None or meeting.end_date == meeting.date:
        return first
    return f"{first} – {weekday(meeting.end_date, t)} {meeting.end_date.isoformat()}"


def _bodies(meeting: Meeting, t: Catalogue) -> str:
    if meeting.attendees:
        return str(bodies(meeting))
    if meeting.invited:
        return t(Message("{n} invited", n=len(meeting.invited)))
    return ""


def events_report(events: Iterable[ListedEvent], t: Catalogue) -> Report:
    """Return the report of ``jakres events``."""
    section = list_section(
        events,
        [
            (Message("EVENT"), lambda listed: listed.event.id),
            (Message("STATUS"), lambda listed: _event_status(listed, t)),
            (Message("DATE"), lambda listed: _event_days(listed, t)),
            (Message("TITLE"), lambda listed: _title(listed.event, t)),
            (Message("HOSTS"), lambda listed: ", ".join(listed.event.hosts)),
            (Message("OPEN"), lambda listed: some_open(listed.open, listed.promised, t)),
        ],
        t,
        empty=t(Message("No event matches.")),
        wide=3,
    )
    return Report(sections=(section,))


def event_json(listed: ListedEvent) -> dict[str, object]:
    """Return an item of ``jakres.events/1``."""
    event = listed.event
    return {
        "ref": event.id,
        "title": value_json(event.title),
        "status": listed.status,
        "missed": listed.missed,
        "date": listed.span.first.isoformat() if listed.span else None,
        "end_date": listed.span.last.isoformat() if listed.span else None,
        "moved": len(event.moved),
        "place": event.place,
        "hosts": list(event.hosts),
        "partners": list(event.partners),
        "pillar": list(event.pillar),
        "planned_in": list(event.planned_in),
        "follow_ups": {"open": listed.open, "promised": listed.promised},
        "visibility": event.visibility,
        "path": event.path,
    }


def _event_status(listed: ListedEvent, t: Catalogue) -> str:
    status = t(EVENT_STATUS[listed.status])
    if not listed.missed:
        return status
    return t(Message("{status}, but its day is over", status=status))


def _event_days(listed: ListedEvent, t: Catalogue) -> str:
    span = listed.span
    if span is None:
        return t(Message("no date yet"))
    first = f"{span.first.isoformat()} {weekday(span.first, t)}"
    if span.last == span.first:
        return first
    return f"{first} – {span.last.isoformat()} {weekday(span.last, t)}"


def decisions_report(decisions: Iterable[ListedDecision], records: Records, t: Catalogue) -> Report:
    """Return the report of ``jakres decisions``; one that a later one replaced says so."""
    short = ShortForms(item_refs(records))
    section = list_section(
        decisions,
        [
            (Message("DECISION"), lambda listed: short.of(listed.ref)),
            (Message("DATE"), lambda listed: listed.meeting.date.isoformat()),
            (Message("KIND"), lambda listed: t(DECISION_KIND[listed.decision.kind])),
            (Message("TEXT"), lambda listed: _text(listed, short, t)),
            (Message("BY"), lambda listed: listed.decision.by or ""),
        ],
        t,
        empty=t(Message("No decision matches.")),
        wide=3,
    )
    return Report(sections=(section,))


def decision_json(listed: ListedDecision) -> dict[str, object]:
    """Return an item of ``jakres.decisions/1``."""
    decision, meeting = listed.decision, listed.meeting
    return {
        "ref": listed.ref,
        "meeting": meeting.id,
        "date": meeting.date.isoformat(),
        "path": meeting.path,
        "line": decision.line,
        "text": decision.text,
        "kind": decision.kind,
        "by": decision.by,
        "quote": decision.quote,
        "supersedes": list(decision.supersedes),
        "superseded_by": list(listed.superseded_by),
        "pillar": list(meeting.pillar),
        "visibility": listed.visibility,
    }


def _text(listed: ListedDecision, short: ShortForms, t: Catalogue) -> str:
    text = marked(listed.decision.text, listed.visibility, t)
    if not listed.superseded_by:
        return text
    newer = ", ".join(short.of(ref) for ref in listed.superseded_by)
    return t(Message("{text} (superseded by {newer})", text=text, newer=newer))
