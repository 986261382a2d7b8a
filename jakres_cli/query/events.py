"""Which events a question is about, what hangs on each, and the topics proposed for it."""

from __future__ import annotations

from jakres_cli.model.base import Value
from jakres_cli.model.meeting import AFTER
from jakres_cli.model.records import Records, full_ref
from jakres_cli.model.words import HELD, UMBRELLA
from jakres_cli.query.dues import Span, event_span
from jakres_cli.query.roles import EVENT, roles
from jakres_cli.query.scope import answering, resolve_scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.model.event import Event, Proposal
    from jakres_cli.model.meeting import FollowUp
    from jakres_cli.query.standing import Ledger, Standing


CANCELLED = "cancelled"


class EventSelection(Value):
    """What an event must satisfy; what is left empty doesn't matter.

    ``parties`` must have a role in it; ``upcoming`` leaves out what was held or cancelled and what
    lies in the past.
    """

    parties: frozenset[str] | None = None
    statuses: frozenset[str] | None = None
    pillar: str | None = None
    upcoming: bool = False


class ListedEvent(Value):
    """An event as it stands on a day: ``status`` may be held, ``span`` is None without a date.

    ``missed`` tells that its days are over and no record says that it was held.
    """

    event: Event
    status: str
    span: Span | None
    missed: bool
    open: int
    promised: int


def select_events(ledger: Ledger, selection: EventSelection) -> list[ListedEvent]:
    """Return the events that ``selection`` selects.

    First those to come, the next one first; then those without a date; then the past ones and the
    cancelled ones, the latest first.
    """
    standings: dict[str, list[bool]] = {}
    for standing in ledger.standings():
        event = ledger.records.event(standing.follow_up.event or "")
        if event is not None:
            standings.setdefault(event.id, []).append(standing.is_open)
    concerned: dict[str, set[str]] = {}
    for role in roles(ledger.records, ledger.day):
        if role.of == EVENT:
            names = answering((role.agency,), ledger.records, role.date or ledger.day)
            concerned.setdefault(role.ref, set()).update(names)
    events = [
        _list_event(event, standings.get(event.id, []), ledger)
        for event in ledger.records.events.values()
        if selection.parties is None
        or not selection.parties.isdisjoint(concerned.get(event.id, ()))
    ]
    return sorted(
        (listed for listed in events if _fits(listed, selection, ledger.day)),
        key=lambda listed: _order(listed, ledger.day),
    )


def _list_event(event: Event, are_open: list[bool], ledger: Ledger) -> ListedEvent:
    held = ledger.records.holding(event.id)
    status = HELD if held is not None and held.date <= ledger.day else event.status
    span = event_span(event, ledger.records, ledger.day)
    over = span is not None and span.last < ledger.day
    return ListedEvent(
        event=event,
        status=status,
        span=span,
        missed=over and status not in {HELD, CANCELLED},
        open=sum(are_open),
        promised=len(are_open),
    )


def _fits(event: ListedEvent, selection: EventSelection, day: datetime.date) -> bool:
    return (
        (selection.statuses is None or event.status in selection.statuses)
        and (selection.pillar is None or selection.pillar in event.event.pillar)
        and (not selection.upcoming or _lies_ahead(event, day))
    )


def _lies_ahead(event: ListedEvent, day: datetime.date) -> bool:
    if event.status in {HELD, CANCELLED}:
        return False
    return event.span is None or event.span.last >= day


def _order(event: ListedEvent, day: datetime.date) -> tuple[int, int, str]:
    ordinal = event.span.first.toordinal() if event.span else 0
    if _lies_ahead(event, day):
        return (0, ordinal, event.event.id) if event.span else (1, 0, event.event.id)
    return 2, -ordinal, event.event.id


class EventProposals(Value):
    """The proposals for an event by the day they came in, and what asked for them.

    ``asking`` are the follow-up that the event names and the one that it comes after. ``missing``
    are those who owe the first of the two to be done and have sent nothing, for an umbrella the
    bodies awaited: nobody when the records don't say who was asked.
    """

    sent: tuple[Proposal, ...]
    asking: tuple[Standing, ...]
    missing: tuple[str, ...]


def event_proposals(ledger: Ledger, event: Event) -> EventProposals:
    """Return what was proposed for ``event`` up to the day."""
    records = ledger.records
    names = {event.id, *event.former}
    sent = [
        proposal
        for proposal in records.proposals
        if proposal.event in names
        and (proposal.received is None or proposal.received <= ledger.day)
    ]
    asking = [ledger.standing(standing) for standing in _asking(ledger, event)]
    senders = {proposal.agency for proposal in sent}
    asked = dict.fromkeys(_asked_bodies(asking[0], records) if asking else ())
    return EventProposals(
        sent=tuple(
            sorted(sent, key=lambda proposal: (str(proposal.received or "9"), proposal.agency))
        ),
        asking=tuple(asking),
        missing=tuple(
            code
            for code in asked
            if senders.isdisjoint(resolve_scope(code, records, ledger.day).parties)
        ),
    )


def _asked_bodies(standing: Standing, records: Records) -> Iterator[str]:
    """Yield who was asked: owners, and instead of an umbrella those below it who are awaited."""
    for owner in standing.folded.owners:
        agency = records.agencies.get(owner)
        if agency is None or agency.kind != UMBRELLA:
            yield owner
    for answer in standing.folded.awaited:
        if answer.agency != records.settings.office:
            yield answer.agency


def _asking(ledger: Ledger, event: Event) -> list[FollowUp]:
    """Return the follow-up that the event names, behind the one that it comes after."""
    records = ledger.records
    name = event.proposals.follow_up if event.proposals else None
    table = records.follow_up(name) if name else None
    if table is None or table.date > ledger.day:
        return []
    due = table.due
    if due is None or due.form != AFTER or not due.anchor:
        return [table]
    first = records.follow_up(full_ref(due.anchor, due.home or table.meeting))
    return [table] if first is None or first.date > ledger.day else [first, table]
