"""An event as the head of its papers, and what its parts are called."""

from __future__ import annotations

from jakres_cli.documents.days import meeting_days
from jakres_cli.documents.words import capitalise
from jakres_cli.locale.labels import EVENT_STATUS
from jakres_cli.model.message import CannotDo, Message
from jakres_cli.query.days import event_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.model.event import BreakOutGroup, Event

    View = dict[str, object]

WORDS = {
    "confidential": Message("CONFIDENTIAL"),
    "event": Message("event"),
    "days": Message("Day/date"),
}
"""The labels of every paper of an event."""
FIELDS = {
    "event.ref": "the id of the event",
    "event.title": "its title",
    "event.visibility": "`public`, `internal` or `confidential`",
    "event.status": "`idea`, `planned`, `confirmed`, `postponed`, `cancelled` or `held`",
    "event.status_words": "the status in words",
    "event.draft": "true until it is confirmed or was held",
    "event.days": "its day or days in words, empty while it has none",
    "event.date": "its first day: 2019-12-11",
    "event.place": "where",
    "event.hosts": "who holds it, in a row",
    "event.partners": "with whom, in a row",
    "event.pillars[]": "the names of its pillars",
    "event.purposes[]": "what it is for",
}
"""The fields of ``event_head``."""


def event_head(event: Event, called: DisplayNames, day: datetime.date) -> View:
    """Return what stands at the head of a paper of ``event``, as it was known on ``day``.

    Raises ``CannotDo`` when it may not be shown.
    """
    if not called.discretion.shows(event.visibility):
        raise CannotDo(
            Message("{event} is confidential", event=event.id),
            Message("add --confidential if the readers may see it"),
        )
    t, records = called.t, called.records
    held = records.holding(event.id)
    status = "held" if held is not None and held.date <= day else event.status
    span = event_span(event, records, day)
    return {
        "ref": event.id,
        "title": event.title.in_language(t.lang),
        "visibility": event.visibility,
        "status": status,
        "status_words": capitalise(t(EVENT_STATUS[status])),
        "draft": status not in {"confirmed", "held"},
        "days": meeting_days(span.first, span.last, t) if span else "",
        "date": span.first.isoformat() if span else "",
        "place": event.place or "",
        "hosts": called.names(event.hosts),
        "partners": called.names(event.partners),
        "pillars": pillar_names(event.pillar, called),
        "purposes": list(event.purposes),
    }


def pillar_names(pillars: tuple[str, ...], called: DisplayNames) -> list[str]:
    """Return the names of those of ``pillars`` that the settings know."""
    known = called.records.settings.pillar
    return [known[one].in_language(called.t.lang) for one in pillars if one in known]


def group_words(group: BreakOutGroup, called: DisplayNames) -> str:
    """Return “Kelompok 1 (Jakarta SEHAT)”."""
    title = capitalise(group.title or _words(group.id))
    pillars = ", ".join(pillar_names(group.pillar, called))
    return f"{title} ({pillars})" if pillars and pillars not in title else title


def part_title(event: Event, name: str) -> str:
    """Return the title of a session or group, else its id as words: “kelompok 1”."""
    titles = {group.id: group.title for group in event.groups}
    titles |= {session.id: session.title for session in event.sessions}
    return titles.get(name) or _words(name)


def _words(name: str) -> str:
    return name.replace("-", " ")
