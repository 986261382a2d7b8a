"""Postpone a follow-up, ask for an extension of it, or move an event."""

from __future__ import annotations

from jakres_cli.model.base import AskedWrongly, Message, Value
from jakres_cli.model.event import Event
from jakres_cli.operations.events import EventMove, plan_event_move
from jakres_cli.operations.progress import Report, plan_progress
from jakres_cli.query.references import follow_up_names, resolve_unique

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.operations.plan import Plan


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


def plan_postponement(wanted: Postponement, session: Session) -> Plan:
    """Return the plan that moves an event, or writes the entry that moves a due date.

    Raises ``AskedWrongly`` for a reference that means nothing, and options that don't fit.
    """
    loaded = session.load()
    events = {
        name: event
        for event in loaded.records.events.values()
        for name in (*event.former, event.id)
    }
    items: dict[str, object] = {**follow_up_names(loaded.records)}
    target = resolve_unique(wanted.ref, {**items, **events})
    if isinstance(target, Event):
        _require_fit(wanted)
        move = EventMove(to=wanted.to, reason=wanted.reason, decided=wanted.on)
        return plan_event_move(target, move, loaded, session)
    report = Report(
        ref=wanted.ref,
        due=None if wanted.asked else wanted.to,
        extension=wanted.to if wanted.asked else None,
        reason=wanted.reason,
        note=wanted.note,
        by=wanted.by,
        evidence=wanted.evidence,
        on=wanted.on,
    )
    return plan_progress(report, loaded, session)


def _require_fit(wanted: Postponement) -> None:
    """Raise ``AskedWrongly`` for what only a follow-up can have."""
    for name in ("asked", "note", "by", "evidence"):
        if getattr(wanted, name):
            raise AskedWrongly(
                Message("{option} cannot be used with {name}", option=f"--{name}", name="event")
            )
