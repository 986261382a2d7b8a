"""A planned meeting or an event is called off: its record stays, with the day and the reason."""

from __future__ import annotations

from jakres_cli.cli.dates import refuse_future
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.event import Event
from jakres_cli.operations.meeting_moves import require_planned_meeting
from jakres_cli.operations.plan import Plan, open_file
from jakres_cli.operations.postponement import occasion_names
from jakres_cli.query.references import resolve_unique
from jakres_cli.records.editing.splices import read_again
from jakres_cli.records.editing.values import put_value
from jakres_cli.records.schema.event import EVENT
from jakres_cli.records.schema.meeting import MEETING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records

CANCELLED = "cancelled"


class NewCancellation(Value):
    """A meeting or event that is called off, as it was typed; decided today unless ``on`` says."""

    ref: str
    reason: str
    on: str | None = None


def plan_cancellation(requested: NewCancellation, session: Session) -> Plan:
    """Return the plan that calls a planned meeting or an event off.

    Raises ``AskedWrongly`` for a reference that means neither, ``CannotDo`` for what was held or is
    cancelled already.
    """
    loaded = session.load()
    occasion = resolve_unique(requested.ref, occasion_names(loaded.records))
    decided = session.day(requested.on, past=True)
    refuse_future(decided, session)
    if isinstance(occasion, Event):
        _require_not_held(occasion, loaded.records)
        field, form = "status", EVENT
    else:
        require_planned_meeting(occasion)
        field, form = "record", MEETING
    file = open_file(session.tree, occasion.path)
    text = put_value(file.document, (field,), CANCELLED, form)
    again = read_again(occasion.path, text)
    cancelled = {"on": decided.isoformat(), "reason": requested.reason}
    return Plan(
        what=f"jakres cancel {occasion.id}",
        steps=(file.changed_to(put_value(again, (CANCELLED,), cancelled, form)),),
        loaded=loaded,
        refusal=AskedWrongly,
    )


def _require_not_held(event: Event, records: Records) -> None:
    held = records.holding(event.id)
    if held is not None:
        raise CannotDo(Message("it was held on {date}: {meeting}", date=held.date, meeting=held.id))
    if event.status == CANCELLED:
        raise CannotDo(Message("{meeting} is cancelled already", meeting=event.id))
