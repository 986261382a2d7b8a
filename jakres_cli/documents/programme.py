"""The programme of an event (susunan acara)."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents import events
from jakres_cli.documents.events import (
    EventHead,
    event_head,
    group_words,
    part_title,
    pillar_names,
    require_visible_event,
)
from jakres_cli.documents.frame import Frame, view_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.occasions import event_occasion
from jakres_cli.documents.words import capitalise
from jakres_cli.model.base import CannotDo, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.documents.maker import Request
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.model.event import BreakOutGroup, Event, EventSession
    from jakres_cli.papers.exchange import Occasion


WORDS = {
    **events.WORDS,
    "document": Message("PROGRAMME"),
    "draft": Message("DRAFT"),
    "place": Message("Place"),
    "hosts": Message("Hosts"),
    "partners": Message("Partners"),
    "purposes": Message("Purposes"),
    "sessions": Message("Programme"),
    "no": Message("No"),
    "time": Message("time"),
    "session": Message("Session"),
    "by": Message("Presented by"),
    "speakers": Message("Speakers"),
    "groups": Message("Break-out groups"),
    "group": Message("Group"),
    "leads": Message("Led by"),
    "members": Message("Members"),
    "focus": Message("Focus"),
}
"""The labels; templates may change them."""


class SessionRow(TypedDict):
    """A session of the event."""

    id: Annotated[str, "the id of a session, in order"]
    kind: Annotated[str, "`opening`, `presentation`, `break-out`, `report-back`, … or empty"]
    kind_words: Annotated[str, "that in words"]
    title: Annotated[str, "the title, or empty"]
    text: Annotated[str, "kind and title, and what it is about, in a line"]
    by: Annotated[str, "who presents, in a row"]
    speakers: Annotated[str, "who speaks, in a row"]
    groups: Annotated[str, "the groups that it divides into, in a row"]
    working_group: Annotated[str, "the working group that it is about"]


class GroupRow(TypedDict):
    """A break-out group."""

    id: Annotated[str, "the id of a break-out group"]
    title: Annotated[str, "its title with its pillars: “Kelompok 1 (Jakarta SEHAT)”"]
    pillars: Annotated[list[str], "the names of its pillars"]
    leads: Annotated[str, "who leads it, in a row"]
    members: Annotated[str, "who else is in it, in a row"]
    focus: Annotated[str, "what it talks about, in a row"]


class ProgrammeView(Frame):
    """What a template of the programme may use."""

    event: EventHead
    sessions: list[SessionRow]
    groups: list[GroupRow]


_KIND = {
    "opening": Message("Opening of the event"),
    "presentation": Message("Presentation"),
    "break-out": Message("Discussion in groups"),
    "report-back": Message("Presentation of the groups"),
    "formation": Message("Formation of a working group"),
    "discussion": Message("Open discussion"),
    "closing": Message("Closing"),
}


def programme_view(event: Event, display: DisplayNames, day: datetime.date) -> ProgrammeView:
    """Return what the template may use, but for ``coverage``; times aren't in the records."""
    return {
        **view_frame(WORDS, display),
        "event": event_head(event, display, day),
        "sessions": [_session(session, event, display) for session in event.sessions],
        "groups": [_group(group, display) for group in event.groups],
    }


def _session(event_session: EventSession, event: Event, display: DisplayNames) -> SessionRow:
    kind = display.t(_KIND[event_session.kind]) if event_session.kind else ""
    groups = ", ".join(part_title(event, name) for name in event_session.groups)
    working_group = display.party(event_session.working_group)["name"]
    named = ": ".join(filter(None, (kind, event_session.title))) or capitalise(
        part_title(event, event_session.id)
    )
    named = f"{named}: {working_group}" if working_group else named
    return {
        "id": event_session.id,
        "kind": event_session.kind or "",
        "kind_words": kind,
        "title": event_session.title or "",
        "text": f"{named} ({groups})" if groups else named,
        "by": display.names(event_session.by),
        "speakers": display.names(event_session.speakers),
        "groups": groups,
        "working_group": working_group,
    }


def _group(break_out_group: BreakOutGroup, display: DisplayNames) -> GroupRow:
    return {
        "id": break_out_group.id,
        "title": group_words(break_out_group, display),
        "pillars": pillar_names(break_out_group.pillar, display),
        "leads": display.names(break_out_group.leads),
        "members": display.names(break_out_group.members),
        "focus": "; ".join(break_out_group.focus),
    }


def _view(run: Request, display: DisplayNames, ref: str) -> ProgrammeView:
    return programme_view(run.event(ref), display, run.day)


def _occasion(run: Request, display: DisplayNames, ref: str) -> Occasion:
    event = run.event(ref)
    require_visible_event(event, display)
    occasion = event_occasion(event, run.day, display)
    if occasion is None:
        raise CannotDo(Message("{event} has no date yet", event=event.id))
    return occasion


MAKER = Maker(view=_view, fields=view_fields(ProgrammeView), words=WORDS, occasion=_occasion)
