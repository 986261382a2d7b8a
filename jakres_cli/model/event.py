"""Events that meetings plan, with the duties they hand out; working groups and series."""

from __future__ import annotations

from jakres_cli.model.base import LocalText, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.model.meeting import Attendee
    from jakres_cli.model.paperwork import Acceptance, Cancellation, Move


class EventSession(Value):
    """A part of an event's programme."""

    id: str
    kind: str | None = None
    title: str | None = None
    by: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    working_group: str | None = None


class BreakOutGroup(Value):
    """A group that an event splits into; leading one is a duty."""

    id: str
    line: int = 1
    title: str | None = None
    pillar: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()


class ProposalCall(Value):
    """Where an event's topic proposals go, and the follow-up that asks for them."""

    deliver_to: tuple[str, ...] = ()
    follow_up: str | None = None
    closes: datetime.date | None = None


class Event(Value):
    """Something that is to take place; it is held when a meeting's ``holds`` names it."""

    id: str
    path: str
    title: LocalText
    status: str
    hosts: tuple[str, ...]
    date: datetime.date | None = None
    end_date: datetime.date | None = None
    cancelled: Cancellation | None = None
    moved: tuple[Move, ...] = ()
    place: str | None = None
    partners: tuple[str, ...] = ()
    pillar: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    planned_in: tuple[str, ...] = ()
    sessions: tuple[EventSession, ...] = ()
    groups: tuple[BreakOutGroup, ...] = ()
    proposals: ProposalCall | None = None
    not_stated: tuple[str, ...] = ()
    visibility: str = "internal"
    accept: tuple[Acceptance, ...] = ()
    former: tuple[str, ...] = ()


class Topic(Value):
    """A topic proposed for a break-out group."""

    group: str
    topic: str
    why: str | None = None


class Proposal(Value):
    """The topics that one agency proposed for an event."""

    event: str
    agency: str
    path: str
    topics: tuple[Topic, ...]
    received: datetime.date | None = None
    by: str | None = None
    accept: tuple[Acceptance, ...] = ()


class Member(Value):
    """An agency's seat in a working group."""

    agency: str
    role: str = "member"
    since: datetime.date | None = None
    until: datetime.date | None = None


class WorkingGroup(Value):
    """A group of agencies with a mandate."""

    id: str
    path: str
    title: LocalText
    status: str
    members: tuple[Member, ...] = ()
    between: tuple[str, ...] = ()
    proposed_in: str | None = None
    to_be_formed_at: str | None = None
    formed_by: str | None = None
    mandate: str | None = None
    pillar: tuple[str, ...] = ()
    visibility: str = "internal"
    accept: tuple[Acceptance, ...] = ()
    former: tuple[str, ...] = ()


class Series(Value):
    """Meetings that come back, with what they share."""

    id: str
    path: str
    title: LocalText
    attendees: tuple[Attendee, ...] = ()
    chair: str | None = None
    pillar: tuple[str, ...] = ()
    template: str | None = None
    rhythm: str | None = None
    weekday: str | None = None
    time: str | None = None
    place: str | None = None
    meeting_title: str | None = None
    accept: tuple[Acceptance, ...] = ()
    former: tuple[str, ...] = ()
