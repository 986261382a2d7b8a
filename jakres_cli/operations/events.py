"""What is written about events: another day for one, and topics that agencies propose for it."""

from __future__ import annotations

from jakres_cli.cli.dates import day_or_today, parse_day, refuse_future
from jakres_cli.cli.resolve import choice, resolve_party, resolve_reference
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.operations.drafts import filled_fields
from jakres_cli.operations.plan import Plan, new_file, open_file
from jakres_cli.records.editing.edits import append_item
from jakres_cli.records.editing.proof import read_again
from jakres_cli.records.editing.values import put_value
from jakres_cli.records.editing.yaml_text import yaml_lines
from jakres_cli.records.parse import parse_iso_day
from jakres_cli.records.schema.event import EVENT, PROPOSAL, TOPIC
from jakres_cli.records.syntax.nodes import Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.event import Event
    from jakres_cli.records.load import Loaded
    from jakres_cli.records.syntax.document import Document

_EVENT_ORDER = tuple(EVENT.by_name)
_PROPOSAL_ORDER = tuple(PROPOSAL.by_name)


class EventMove(Value):
    """Another day for an event and why, as it was typed; decided today unless it is said."""

    to: str
    reason: str
    decided: str | None = None


class _Move(Value):
    """Another day for an event: which, why, and when that was decided."""

    day: datetime.date
    reason: str
    decided: datetime.date


class Topic(Value):
    """What ``agency`` wants a group of ``event`` to talk about, as it was typed."""

    event: str
    agency: str
    group: str
    topic: str
    why: str | None


def plan_event_move(event: Event, move: EventMove, loaded: Loaded, session: Session) -> Plan:
    """Return the plan that gives ``event`` another day.

    The day that it had is kept, so that what hangs on it has slipped; an end date moves by as many
    days. Raises ``CannotDo`` for an event without a day, or one that has been held;
    ``AskedWrongly`` for the day that it has already.
    """
    held = loaded.records.holding(event.id)
    if held is not None:
        raise CannotDo(Message("it was held on {date}: {meeting}", date=held.date, meeting=held.id))
    day = parse_day(move.to, session)
    decided = day_or_today(move.decided, session, past=True)
    refuse_future(decided, session)
    parsed = _Move(day=day, reason=move.reason, decided=decided)
    file = open_file(session.tree, event.path)
    return Plan(
        what=f"jakres postpone {event.id}",
        steps=(file.changed_to(_moved(file.document, event, parsed)),),
        loaded=loaded,
        refusal=AskedWrongly,
    )


def _moved(document: Document, event: Event, move: _Move) -> str:
    """Return the text of the event with another day."""
    was = _day_of(document, "date")
    if was is None:
        raise CannotDo(
            Message("{event} has no day yet", event=event.id),
            Message("give it one: jakres set {event} date={day}", event=event.id, day=move.day),
        )
    if was == move.day:
        raise AskedWrongly(Message("{day} is its day already", day=move.day))
    text = put_value(document, ("date",), move.day.isoformat(), EVENT)
    until = _day_of(document, "end-date")
    if until is not None:
        later = (move.day + (until - was)).isoformat()
        text = put_value(read_again(document.path, text), ("end-date",), later, EVENT)
    item = {"on": move.decided, "was": was, "now": move.day, "reason": move.reason}
    written = {name: str(value) for name, value in item.items()}
    return append_item(read_again(document.path, text), "moved", written, _EVENT_ORDER)


def _day_of(document: Document, field: str) -> datetime.date | None:
    """Return the day in ``field`` as the file has it now."""
    entry = document.tree.entries.get(field) if document.tree else None
    return parse_iso_day(entry[1].text) if entry and isinstance(entry[1], Scalar) else None


def plan_topic(proposed: Topic, session: Session) -> Plan:
    """Return the plan that adds a topic to an agency's proposals, whose file begins with it.

    Raises ``AskedWrongly`` for an event, an agency or a group that there isn't.
    """
    loaded = session.load()
    records = loaded.records
    event = records.events[resolve_reference(proposed.event, records.events) or ""]
    agency = resolve_party(proposed.agency, records)
    if agency not in records.agencies:
        raise AskedWrongly(Message("{name} is not an agency", name=agency))
    groups = [group.id for group in event.groups]
    topic = filled_fields(
        TOPIC,
        group=choice(proposed.group, groups, Message("group")),
        topic=proposed.topic,
        why=proposed.why,
    )
    path = f"records/events/{event.id}/proposals/{agency}.md"
    if session.tree.read(path).data is None:
        fields: dict[str, Any] = {
            "received": session.today.isoformat(),
            "by": agency,
            "topics": [topic],
        }
        step = new_file(path, "\n".join(["---", *yaml_lines(fields), "---", ""]))
    else:
        file = open_file(session.tree, path)
        step = file.changed_to(append_item(file.document, "topics", topic, _PROPOSAL_ORDER))
    return Plan(what=f"jakres propose {event.id} --agency {agency}", steps=(step,), loaded=loaded)
