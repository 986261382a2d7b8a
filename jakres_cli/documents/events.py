"""Events as the head of their papers, and the duties in them."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.dates import day_words, meeting_days
from jakres_cli.documents.words import capitalise
from jakres_cli.locale import EVENT_STATUS, GROUPLESS_ROLE, ROLE
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.query.dues import event_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.model.event import BreakOutGroup, Event
    from jakres_cli.query.roles import Role


WORDS = {
    "confidential": Message("CONFIDENTIAL"),
    "event": Message("event"),
    "days": Message("Day/date"),
}
"""The labels of every paper of an event."""


class EventHead(TypedDict):
    """An event at the head of its papers."""

    ref: Annotated[str, "the id of the event"]
    title: Annotated[str, "its title"]
    visibility: Annotated[str, "`public`, `internal` or `confidential`"]
    status: Annotated[str, "`idea`, `planned`, `confirmed`, `postponed`, `cancelled` or `held`"]
    status_words: Annotated[str, "the status in words"]
    draft: Annotated[bool, "true until it is confirmed or was held"]
    days: Annotated[str, "its day or days in words, empty while it has none"]
    date: Annotated[str, "its first day: 2019-12-11"]
    place: Annotated[str, "where"]
    hosts: Annotated[str, "who holds it, in a row"]
    partners: Annotated[str, "with whom, in a row"]
    pillars: Annotated[list[str], "the names of its pillars"]
    purposes: Annotated[list[str], "what it is for"]


def require_visible_event(event: Event, display: DisplayNames) -> None:
    """Raise ``CannotDo`` when the readers may not see anything of ``event``."""
    if not display.discretion.shows(event.visibility):
        raise CannotDo(
            Message("{event} is confidential", event=event.id),
            Message("add --confidential if the readers may see it"),
        )


def event_head(event: Event, display: DisplayNames, day: datetime.date) -> EventHead:
    """Return what stands at the head of a paper of ``event``, as it was known on ``day``.

    Raises ``CannotDo`` when it may not be shown.
    """
    require_visible_event(event, display)
    t, records = display.t, display.records
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
        "hosts": display.names(event.hosts),
        "partners": display.names(event.partners),
        "pillars": pillar_names(event.pillar, display),
        "purposes": list(event.purposes),
    }


def pillar_names(pillars: tuple[str, ...], display: DisplayNames) -> list[str]:
    """Return the names of those of ``pillars`` that the settings know."""
    known = display.records.settings.pillar
    return [known[pillar].in_language(display.t.lang) for pillar in pillars if pillar in known]


def group_words(group: BreakOutGroup, display: DisplayNames) -> str:
    """Return “Kelompok 1 (Jakarta SEHAT)”."""
    title = capitalise(group.title or _words(group.id))
    pillars = ", ".join(pillar_names(group.pillar, display))
    return f"{title} ({pillars})" if pillars and pillars not in title else title


def part_title(event: Event, name: str) -> str:
    """Return the title of a session or group, else its id as words: “kelompok 1”."""
    titles = {group.id: group.title for group in event.groups}
    titles |= {session.id: session.title for session in event.sessions}
    return titles.get(name) or _words(name)


def _words(name: str) -> str:
    return name.replace("-", " ")


class RoleRow(TypedDict):
    """A duty in an event or a working group."""

    agency: Annotated[str, "whose duty it is"]
    role: Annotated[str, "the duty in words: “Memimpin kelompok 3”"]
    of: Annotated[str, "the event or working group"]
    status: Annotated[str, "how far that has come, and its day"]


def role_rows(duties: Iterable[Role], display: DisplayNames) -> list[RoleRow]:
    """Return ``agency``, ``role``, ``of`` and ``status`` of each duty that may be shown."""
    shown = display.discretion.keep(
        duties,
        lambda item: (_visibility(item, display),),
        lambda item: f"{item.ref}:{item.role}:{item.group}:{item.agency}",
    )
    return [
        {
            "agency": display.party(item.agency)["short"],
            "role": capitalise(_role_words(item, display)),
            "of": item.title.in_language(display.t.lang),
            "status": capitalise(_status_words(item, display)),
        }
        for item in shown
    ]


def _visibility(duty: Role, display: DisplayNames) -> str | None:
    of = display.records.event(duty.ref) or display.records.working_group(duty.ref)
    return of.visibility if of else None


def _role_words(duty: Role, display: DisplayNames) -> str:
    t = display.t
    if duty.group is None:
        return t(GROUPLESS_ROLE.get(duty.role) or ROLE[duty.role])
    event = display.records.event(duty.ref)
    group = part_title(event, duty.group) if event else duty.group
    known = display.records.settings.pillar
    pillars = [known[name].in_language(t.lang) for name in duty.pillar if name in known]
    if pillars and duty.role in {"lead", "member"}:
        group = f"{group} ({', '.join(pillars)})"
    return t(ROLE[duty.role].template, group=group)


def _status_words(duty: Role, display: DisplayNames) -> str:
    status = display.t(EVENT_STATUS[duty.status])
    day = day_words(duty.date, display.t) if duty.date else display.t(Message("no date yet"))
    return f"{status}, {day}"
