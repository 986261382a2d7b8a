"""Roles: duties in events and working groups, past ones too."""

from __future__ import annotations

from jakres_cli.model.base import LocalText, Value
from jakres_cli.model.records import has_ended
from jakres_cli.query.dues import event_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.model.event import Event, WorkingGroup
    from jakres_cli.model.records import Records


EVENT = "event"
WORKING_GROUP = "working-group"


class Role(Value):
    """A duty of ``agency``: ``of`` is event or working-group, ``ref`` its id, ``role`` the duty."""

    agency: str
    of: str
    ref: str
    title: LocalText
    role: str
    group: str | None
    pillar: tuple[str, ...]
    status: str
    date: datetime.date | None
    visibility: str


def roles(records: Records, day: datetime.date) -> list[Role]:
    """Return every role, as known on ``day``: dated ones by date, then by what they are of."""
    listed = [role for event in records.events.values() for role in _of_event(event, records, day)]
    listed += [role for group in records.working_groups.values() for role in _of_group(group, day)]
    return sorted(
        listed,
        key=lambda r: (r.date is None, str(r.date), r.of, r.ref, r.role, r.group or "", r.agency),
    )


def _of_event(event: Event, records: Records, day: datetime.date) -> Iterator[Role]:
    held = records.holding(event.id)
    span = event_span(event, records, day)

    def role(
        agency: str, name: str, group: str | None = None, pillar: tuple[str, ...] = ()
    ) -> Role:
        return Role(
            agency=agency,
            of=EVENT,
            ref=event.id,
            title=event.title,
            role=name,
            group=group,
            pillar=pillar or event.pillar,
            status="held" if held is not None and held.date <= day else event.status,
            date=span.first if span else None,
            visibility=event.visibility,
        )

    yield from (role(agency, "host") for agency in event.hosts)
    yield from (role(agency, "partner") for agency in event.partners)
    for session in event.sessions:
        yield from (role(agency, "session", session.id) for agency in session.by)
        yield from (role(who, "speaker", session.id) for who in session.speakers)
    for group in event.groups:
        yield from (role(agency, "lead", group.id, group.pillar) for agency in group.leads)
        yield from (role(agency, "member", group.id, group.pillar) for agency in group.members)


def _of_group(group: WorkingGroup, day: datetime.date) -> Iterator[Role]:
    for member in group.members:
        if member.since is None or member.since <= day:
            yield Role(
                agency=member.agency,
                of=WORKING_GROUP,
                ref=group.id,
                title=group.title,
                role=member.role,
                group=None,
                pillar=group.pillar,
                status="ended" if has_ended(member, day) else group.status,
                date=member.since,
                visibility=group.visibility,
            )
