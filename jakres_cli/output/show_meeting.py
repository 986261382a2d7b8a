"""One meeting: who was there, what was decided, what became of what was promised."""

from __future__ import annotations

from jakres_cli.locale.labels import RECORD_FORM
from jakres_cli.model.message import Message
from jakres_cli.output.actions import follow_up_list
from jakres_cli.output.report import Report, ReportColumn, Section
from jakres_cli.output.wording import long_day
from jakres_cli.query.references import ShortForms, follow_up_refs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.meeting import Attendee, Meeting
    from jakres_cli.query.standing import Ledger


def meeting_report(meeting: Meeting, ledger: Ledger, t: Catalogue) -> Report:
    """Return the meeting with its follow-ups as they stand."""
    standings = [ledger.standing(one) for one in meeting.follow_ups]
    short = ShortForms(follow_up_refs(ledger.records))
    return Report(
        title=meeting.title.in_language(t.lang),
        sections=(
            Section(rows=tuple(_facts(meeting, ledger, t))),
            Section(
                title=t(Message("Decisions")),
                columns=(
                    ReportColumn(title=t(Message("DECISION"))),
                    ReportColumn(title=t(Message("TEXT")), wide=True),
                ),
                rows=tuple((one.id, one.text) for one in meeting.decisions),
            ),
            Section(
                title=t(Message("Follow-ups")),
                **follow_up_list(standings, short, t),
                empty=t(Message("none")),
            ),
        ),
    )


def _facts(meeting: Meeting, ledger: Ledger, t: Catalogue) -> list[tuple[str, str]]:
    records = ledger.records
    later = [one.id for one in records.later_meetings(meeting) if one.date <= ledger.day]
    rows: list[tuple[Message, str]] = [
        (Message("reference"), meeting.id),
        (Message("day"), _days(meeting, t)),
        (Message("time"), " – ".join(x for x in (meeting.time, meeting.end_time) if x)),
        (Message("place"), meeting.place or ""),
        (Message("record"), t(RECORD_FORM[meeting.record])),
        (Message("known from"), meeting.known_from or ""),
        (Message("convened by"), meeting.convened_by or ""),
        (Message("chair"), meeting.chair or ""),
        (Message("attendees"), ", ".join(map(_attendee, meeting.attendees))),
        (Message("invited"), ", ".join(map(_attendee, meeting.invited))),
        (Message("absent"), ", ".join(one.agency for one in meeting.absent)),
        (Message("pillar"), ", ".join(meeting.pillar)),
        (Message("series"), meeting.series or ""),
        (Message("follows"), ", ".join(meeting.follows)),
        (Message("followed by"), ", ".join(later)),
        (Message("events"), ", ".join(meeting.events)),
        (Message("holds"), meeting.holds or ""),
        (Message("not stated"), ", ".join(meeting.not_stated)),
        (Message("file"), meeting.path),
    ]
    return [(t(label), text) for label, text in rows if text]


def _days(meeting: Meeting, t: Catalogue) -> str:
    first = long_day(meeting.date, t)
    return f"{first} – {long_day(meeting.end_date, t)}" if meeting.end_date else first


def _attendee(one: Attendee) -> str:
    people = [*one.people, *one.posts, *(name.name for name in one.names)]
    if one.agency and people:
        return f"{one.agency} ({', '.join(people)})"
    return one.agency or ", ".join(people)
