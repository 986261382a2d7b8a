"""Another day for a follow-up, granted or only asked for, or for an event."""

from __future__ import annotations

from jakres_cli.cli.dates import refuse_future
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.event import Event
from jakres_cli.operations.event_moves import EventMove, moved_event
from jakres_cli.operations.plan import Plan, open_file
from jakres_cli.operations.progress import ProgressReport, plan_entry
from jakres_cli.query.references import follow_up_names, resolve_unique

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import FollowUp
    from jakres_cli.records.load import Loaded


class Postponement(Value):
    """Another day for a follow-up or an event, as it was typed; ``asked`` isn't granted yet."""

    ref: str
    to: str
    reason: str
    asked: bool = False
    note: str | None = None
    by: str | None = None
    evidence: tuple[str, ...] = ()
    on: str | None = None


def plan_postponement(requested: Postponement, session: Session) -> Plan:
    """Return the plan that moves an event, or writes the entry that moves a due date.

    Raises ``AskedWrongly`` for a reference that means nothing, and options that don't fit.
    """
    loaded = session.load()
    events = {
        name: event
        for event in loaded.records.events.values()
        for name in (*event.former, event.id)
    }
    items: dict[str, FollowUp | Event] = {**follow_up_names(loaded.records)}
    target = resolve_unique(requested.ref, {**items, **events})
    if isinstance(target, Event):
        _require_fit(requested)
        return _plan_event_move(target, requested, loaded, session)
    report = ProgressReport(
        ref=requested.ref,
        due=None if requested.asked else requested.to,
        extension=requested.to if requested.asked else None,
        reason=requested.reason,
        note=requested.note,
        by=requested.by,
        evidence=requested.evidence,
        on=requested.on,
    )
    return plan_entry(report, loaded, session)


def _require_fit(requested: Postponement) -> None:
    """Raise ``AskedWrongly`` for what only a follow-up can have."""
    for name in ("asked", "note", "by", "evidence"):
        if getattr(requested, name):
            raise AskedWrongly(
                Message("{option} cannot be used with {name}", option=f"--{name}", name="event")
            )


def _plan_event_move(
    event: Event, requested: Postponement, loaded: Loaded, session: Session
) -> Plan:
    """Return the plan that gives ``event`` another day, decided today unless it is said.

    The day that it had is kept, so that what hangs on it has slipped; an end date moves by as many
    days. Raises ``CannotDo`` for an event without a day, or one that has been held;
    ``AskedWrongly`` for the day that it has already.
    """
    held = loaded.records.holding(event.id)
    if held is not None:
        raise CannotDo(Message("it was held on {date}: {meeting}", date=held.date, meeting=held.id))
    day = session.day(requested.to)
    decided = session.day(requested.on, past=True)
    refuse_future(decided, session)
    file = open_file(session.tree, event.path)
    move = EventMove(day=day, reason=requested.reason, decided=decided)
    return Plan(
        what=f"jakres postpone {event.id}",
        steps=(file.changed_to(moved_event(file.document, event, move)),),
        loaded=loaded,
        refusal=AskedWrongly,
    )
