"""The list of events as a report and as JSON."""

from __future__ import annotations

from jakres_cli.locale.labels import EVENT_STATUS
from jakres_cli.model.message import Message
from jakres_cli.output.machine import value_json
from jakres_cli.output.meetings import some_open, weekday
from jakres_cli.output.report import Report, ReportColumn, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.locale import Catalogue
    from jakres_cli.query.events import ListedEvent


def events_report(found: Iterable[ListedEvent], t: Catalogue) -> Report:
    """Return the report of ``jakres events``."""
    return Report(
        sections=(
            Section(
                columns=(
                    ReportColumn(title=t(Message("EVENT"))),
                    ReportColumn(title=t(Message("STATUS"))),
                    ReportColumn(title=t(Message("DATE"))),
                    ReportColumn(title=t(Message("TITLE")), wide=True),
                    ReportColumn(title=t(Message("HOSTS"))),
                    ReportColumn(title=t(Message("OPEN"))),
                ),
                rows=tuple(
                    (
                        one.event.id,
                        _status(one, t),
                        _days(one, t),
                        one.event.title.in_language(t.lang),
                        ", ".join(one.event.hosts),
                        some_open(one.open, one.promised, t),
                    )
                    for one in found
                ),
                empty=t(Message("No event matches.")),
            ),
        )
    )


def event_json(one: ListedEvent) -> dict[str, object]:
    """Return an item of ``jakres.events/1``."""
    event = one.event
    return {
        "ref": event.id,
        "title": value_json(event.title),
        "status": one.status,
        "missed": one.missed,
        "date": one.span.first.isoformat() if one.span else None,
        "end_date": one.span.last.isoformat() if one.span else None,
        "moved": len(event.moved),
        "place": event.place,
        "hosts": list(event.hosts),
        "partners": list(event.partners),
        "pillar": list(event.pillar),
        "planned_in": list(event.planned_in),
        "follow_ups": {"open": one.open, "promised": one.promised},
        "visibility": event.visibility,
        "path": event.path,
    }


def _status(one: ListedEvent, t: Catalogue) -> str:
    status = t(EVENT_STATUS[one.status])
    if not one.missed:
        return status
    return t(Message("{status}, but its day is over", status=status))


def _days(one: ListedEvent, t: Catalogue) -> str:
    span = one.span
    if span is None:
        return t(Message("no date yet"))
    first = f"{span.first.isoformat()} {weekday(span.first, t)}"
    if span.last == span.first:
        return first
    return f"{first} – {span.last.isoformat()} {weekday(span.last, t)}"
