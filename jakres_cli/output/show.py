"""What ``jakres show`` prints: a meeting, event, working group or whatever else was named."""

from __future__ import annotations

from jakres_cli.locale import EVENT_STATUS, RECORD_FORM, long_day
from jakres_cli.model.base import Message, Plural
from jakres_cli.model.event import Event, Series, WorkingGroup
from jakres_cli.model.meeting import Attendee, Meeting, without_way_in
from jakres_cli.model.naming import Party
from jakres_cli.output import Report, Section, fact_section, list_section
from jakres_cli.output.actions import follow_up_section, role_words
from jakres_cli.output.agencies import party_report
from jakres_cli.output.confidential import marked
from jakres_cli.output.event_part import part_json, part_report
from jakres_cli.output.follow_up import follow_up_report, step_json
from jakres_cli.output.json_output import role_json, standing_json, value_json
from jakres_cli.output.parts import documents_of_meeting, parts_of_event
from jakres_cli.output.party_facts import register_json
from jakres_cli.output.series import belonging, belonging_section, meetings_of, series_report
from jakres_cli.query.agencies import party_account
from jakres_cli.query.dues import event_span
from jakres_cli.query.openness import visibility_in
from jakres_cli.query.references import ShortForms, follow_up_refs
from jakres_cli.query.roles import roles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.query.references import Found
    from jakres_cli.query.standing import Ledger


def show_report(record: Found, part: str | None, ledger: Ledger, t: Catalogue) -> Report:
    """Return everything that is known about ``record``, or about ``part`` of an event."""
    if isinstance(record, Party):
        return party_report(record, ledger, t)
    if isinstance(record, Meeting):
        return meeting_report(record, ledger, t)
    if isinstance(record, Event):
        if part is not None:
            return part_report(record, part, ledger, t)
        return event_report(record, ledger, t)
    if isinstance(record, WorkingGroup):
        return working_group_report(record, ledger, t)
    if isinstance(record, Series):
        return series_report(record, ledger, t)
    return follow_up_report(record, t)


def show_json(record: Found, part: str | None, ledger: Ledger, t: Catalogue) -> dict[str, object]:
    """Return the fields of ``record``, or ``part`` of it, and, computed, what belongs to it."""
    if isinstance(record, Party):
        return _party_json(record, ledger)
    if isinstance(record, Meeting):
        standings = [ledger.standing(item) for item in record.follow_ups]
        later = [m.id for m in ledger.records.later_meetings(record) if m.date <= ledger.day]
        return {
            "kind": "meeting",
            "item": value_json(without_way_in(record)),
            "follow_ups": [standing_json(standing) for standing in standings],
            "followed_by": later,
        }
    if isinstance(record, Event) and part is not None:
        return part_json(record, part, ledger)
    if isinstance(record, Event | WorkingGroup):
        kind = "event" if isinstance(record, Event) else "working-group"
        duties = [role for role in roles(ledger.records, ledger.day) if role.ref == record.id]
        return {
            "kind": kind,
            "item": value_json(record),
            "roles": [role_json(role) for role in duties],
            "follow_ups": [standing_json(standing) for standing in belonging(record, ledger)],
        }
    if isinstance(record, Series):
        return {
            "kind": "series",
            "item": value_json(record),
            "meetings": [meeting.id for meeting in meetings_of(record, ledger)],
            "follow_ups": [standing_json(standing) for standing in belonging(record, ledger)],
        }
    return {
        "kind": "follow-up",
        "item": standing_json(record),
        "timeline": [step_json(step, t) for step in record.folded.steps],
        "superseded_by": list(record.superseded_by),
    }


def _party_json(record: Party, ledger: Ledger) -> dict[str, object]:
    records = ledger.records
    register = {**records.people, **records.posts, **records.agencies}
    ours = party_account(ledger, record.code)
    return {
        "kind": record.kind,
        "item": value_json(register.get(record.code, record)),
        **register_json(record, records, ledger.day),
        "owes": [standing_json(standing) for standing in ours.owes],
        "umbrella": [standing_json(standing) for standing in ours.umbrella],
        "owed": [standing_json(standing) for standing in ours.owed],
        "supports": [standing_json(standing) for standing in ours.supports],
        "finished": ours.finished,
        "roles": [role_json(role) for role in ours.roles],
        "meetings": [meeting.id for meeting in ours.meetings],
    }


def meeting_report(meeting: Meeting, ledger: Ledger, t: Catalogue) -> Report:
    """Return the meeting with its follow-ups as they stand."""
    standings = [ledger.standing(item) for item in meeting.follow_ups]
    short = ShortForms(follow_up_refs(ledger.records))
    return Report(
        title=marked(meeting.title.in_language(t.lang), meeting.visibility, t),
        sections=(
            _meeting_facts(meeting, ledger, t),
            list_section(
                meeting.decisions,
                [
                    (Message("DECISION"), lambda decision: decision.id),
                    (
                        Message("TEXT"),
                        lambda each: marked(each.text, visibility_in(each, meeting), t),
                    ),
                ],
                t,
                title=t(Message("Decisions")),
            ),
            documents_of_meeting(meeting, t),
            follow_up_section(standings, short, t, t(Message("Follow-ups")), t(Message("none"))),
        ),
    )


def _meeting_facts(meeting: Meeting, ledger: Ledger, t: Catalogue) -> Section:
    records = ledger.records
    later = [after.id for after in records.later_meetings(meeting) if after.date <= ledger.day]
    rows: list[tuple[Message, str]] = [
        (Message("reference"), meeting.id),
        (Message("day"), _meeting_days(meeting, t)),
        (Message("time"), " – ".join(x for x in (meeting.time, meeting.end_time) if x)),
        (Message("place"), meeting.place or ""),
        (Message("record"), t(RECORD_FORM[meeting.record])),
        (Message("known from"), meeting.known_from or ""),
        (Message("convened by"), meeting.convened_by or ""),
        (Message("chair"), meeting.chair or ""),
        (Message("attendees"), ", ".join(map(_attendee, meeting.attendees))),
        (Message("invited"), ", ".join(map(_attendee, meeting.invited))),
        (Message("absent"), ", ".join(absence.agency for absence in meeting.absent)),
        (Message("pillar"), ", ".join(meeting.pillar)),
        (Message("series"), meeting.series or ""),
        (Message("follows"), ", ".join(meeting.follows)),
        (Message("followed by"), ", ".join(later)),
        (Message("events"), ", ".join(meeting.events)),
        (Message("holds"), meeting.holds or ""),
        (Message("not stated"), ", ".join(meeting.not_stated)),
        (Message("file"), meeting.path),
    ]
    return fact_section(rows, t)


def _meeting_days(meeting: Meeting, t: Catalogue) -> str:
    first = long_day(meeting.date, t)
    return f"{first} – {long_day(meeting.end_date, t)}" if meeting.end_date else first


def _attendee(attendee: Attendee) -> str:
    people = [*attendee.people, *attendee.posts, *(name.name for name in attendee.names)]
    if attendee.agency and people:
        return f"{attendee.agency} ({', '.join(people)})"
    return attendee.agency or ", ".join(people)


def event_report(event: Event, ledger: Ledger, t: Catalogue) -> Report:
    """Return the event with who does what in it and the follow-ups that belong to it."""
    return Report(
        title=marked(event.title.in_language(t.lang), event.visibility, t),
        sections=(
            _event_facts(event, ledger, t),
            *parts_of_event(event, t),
            _duties(event.id, ledger, t),
            belonging_section(event, ledger, t),
        ),
    )


def working_group_report(group: WorkingGroup, ledger: Ledger, t: Catalogue) -> Report:
    """Return the working group with its members and what it owes."""
    rows: list[tuple[Message, str]] = [
        (Message("reference"), group.id),
        (Message("status"), t(EVENT_STATUS[group.status])),
        (Message("between"), ", ".join(group.between)),
        (Message("mandate"), group.mandate or ""),
        (Message("proposed in"), group.proposed_in or ""),
        (Message("to be formed at"), group.to_be_formed_at or ""),
        (Message("formed by"), group.formed_by or ""),
        (Message("pillar"), ", ".join(group.pillar)),
        (Message("file"), group.path),
    ]
    return Report(
        title=marked(group.title.in_language(t.lang), group.visibility, t),
        sections=(
            fact_section(rows, t),
            _duties(group.id, ledger, t),
            belonging_section(group, ledger, t),
        ),
    )


def _event_facts(event: Event, ledger: Ledger, t: Catalogue) -> Section:
    held = ledger.records.holding(event.id)
    span = event_span(event, ledger.records, ledger.day)
    was_held = held is not None and held.date <= ledger.day
    moves = t(Plural("moved once", "moved {n} times", n=len(event.moved))) if event.moved else ""
    rows: list[tuple[Message, str]] = [
        (Message("reference"), event.id),
        (Message("status"), t(EVENT_STATUS["held" if was_held else event.status])),
        (Message("day"), long_day(span.first, t) if span else t(Message("no date yet"))),
        (Message("moved"), moves),
        (Message("held as"), held.id if held is not None and was_held else ""),
        (Message("place"), event.place or ""),
        (Message("pillar"), ", ".join(event.pillar)),
        (Message("purposes"), "; ".join(event.purposes)),
        (Message("planned in"), ", ".join(event.planned_in)),
        (Message("not stated"), ", ".join(event.not_stated)),
        (Message("file"), event.path),
    ]
    return fact_section(rows, t)


def _duties(ref: str, ledger: Ledger, t: Catalogue) -> Section:
    records = ledger.records
    return list_section(
        [role for role in roles(records, ledger.day) if role.ref == ref],
        [
            (Message("AGENCY"), lambda role: role.agency),
            (Message("ROLE"), lambda role: role_words(role, records, t)),
        ],
        t,
        title=t(Message("Duties")),
        empty=t(Message("none")),
    )
