"""Working groups and meeting series: what outlives a single meeting."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.model.meeting import Acceptance, Attendee
    from jakres_cli.model.text import LocalText


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
    accept: tuple[Acceptance, ...] = ()
    former: tuple[str, ...] = ()
