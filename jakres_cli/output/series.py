"""A series with its meetings, and what belongs to a series, an event or a working group."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.model.event import Event, Series, WorkingGroup
from jakres_cli.output import Report, Section, fact_section, list_section
from jakres_cli.output.actions import follow_up_section
from jakres_cli.output.confidential import marked
from jakres_cli.query.belonging import events_of, series_of
from jakres_cli.query.references import ShortForms, follow_up_refs
from jakres_cli.query.selection import ordered_standings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.query.standing import Ledger, Standing

    Whole = Event | WorkingGroup | Series


def belonging(record: Whole, ledger: Ledger) -> list[Standing]:
    """Return what belongs to an event, what a group owes, or what meetings of a series promised."""
    records = ledger.records

    def belongs(standing: Standing) -> bool:
        promised = standing.follow_up
        if isinstance(record, WorkingGroup):
            return record.id in standing.folded.owners
        if isinstance(record, Series):
            return series_of(promised, records) == record.id
        return record.id in events_of(promised, standing.folded.due, records)

    return ordered_standings(filter(belongs, ledger.standings()))


def belonging_section(record: Whole, ledger: Ledger, t: Catalogue) -> Section:
    """Return the section of the follow-ups that belong to ``record``."""
    short = ShortForms(follow_up_refs(ledger.records))
    items = belonging(record, ledger)
    return follow_up_section(items, short, t, t(Message("Follow-ups")), t(Message("none")))


def meetings_of(series: Series, ledger: Ledger) -> list[Meeting]:
    """Return the meetings of ``series`` up to the day, in order."""
    meetings = ledger.records.meetings.values()
    return sorted(
        (one for one in meetings if one.series == series.id and one.date <= ledger.day),
        key=lambda meeting: (meeting.date, meeting.time or "", meeting.id),
    )


def series_report(series: Series, ledger: Ledger, t: Catalogue) -> Report:
    """Return the series with its meetings up to the day and what they promised."""
    rows: list[tuple[Message, str]] = [
        (Message("reference"), series.id),
        (Message("chair"), series.chair or ""),
        (Message("attendees"), ", ".join(who.agency or "" for who in series.attendees)),
        (Message("pillar"), ", ".join(series.pillar)),
        (Message("place"), series.place or ""),
        (Message("time"), series.time or ""),
        (Message("file"), series.path),
    ]
    meetings = list_section(
        meetings_of(series, ledger),
        [
            (Message("MEETING"), lambda meeting: meeting.id),
            (
                Message("TITLE"),
                lambda one: marked(one.title.in_language(t.lang), one.visibility, t),
            ),
        ],
        t,
        title=t(Message("Meetings")),
        empty=t(Message("none")),
    )
    return Report(
        title=series.title.in_language(t.lang),
        sections=(fact_section(rows, t), meetings, belonging_section(series, ledger, t)),
    )
