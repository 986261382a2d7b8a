"""Which topics were proposed for an event, who was asked to propose some, and who hasn't."""

from __future__ import annotations

from jakres_cli.model import due as forms
from jakres_cli.model.records import full_ref
from jakres_cli.model.value import Value
from jakres_cli.query.scope import resolve_scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.event import Event, Proposal
    from jakres_cli.model.follow_up import FollowUp
    from jakres_cli.query.standing import Ledger, Standing


class EventProposals(Value):
    """The proposals for an event by the day they came in, and what asked for them.

    ``asking`` are the follow-up that the event names and the one that it comes after. ``missing``
    are the owners of the first of the two to be done who have sent nothing: nobody when the
    records don't say who was asked.
    """

    sent: tuple[Proposal, ...]
    asking: tuple[Standing, ...]
    missing: tuple[str, ...]


def event_proposals(ledger: Ledger, event: Event) -> EventProposals:
    """Return what was proposed for ``event`` up to the day."""
    records = ledger.records
    names = {event.id, *event.former}
    sent = [
        one
        for one in records.proposals
        if one.event in names and (one.received is None or one.received <= ledger.day)
    ]
    asking = [ledger.standing(one) for one in _asking(ledger, event)]
    senders = {one.agency for one in sent}
    asked = asking[0].folded.owners if asking else ()
    return EventProposals(
        sent=tuple(sorted(sent, key=lambda one: (str(one.received or "9"), one.agency))),
        asking=tuple(asking),
        missing=tuple(
            code for code in asked if senders.isdisjoint(resolve_scope(code, records).parties)
        ),
    )


def _asking(ledger: Ledger, event: Event) -> list[FollowUp]:
    """Return the follow-up that the event names, behind the one that it comes after."""
    records = ledger.records
    name = event.proposals.follow_up if event.proposals else None
    table = records.follow_up(name) if name else None
    if table is None or table.date > ledger.day:
        return []
    due = table.due
    if due is None or due.form != forms.AFTER or not due.anchor:
        return [table]
    first = records.follow_up(full_ref(due.anchor, due.home or table.meeting))
    return [table] if first is None or first.date > ledger.day else [first, table]
