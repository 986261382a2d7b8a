"""Another day for an event: its record keeps the day that it had, so that a slip stays one."""

from __future__ import annotations

from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.records.editing.dates import day_at
from jakres_cli.records.editing.edits import append_item
from jakres_cli.records.editing.splices import read_again
from jakres_cli.records.editing.values import put_value, remove_value
from jakres_cli.records.schema.event import EVENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.model.event import Event
    from jakres_cli.records.syntax.document import Document

_EVENT_ORDER = tuple(EVENT.by_name)


class EventMove(Value):
    """Another day for an event: which (None gives its day up), why, and when that was decided."""

    day: datetime.date | None
    reason: str
    decided: datetime.date


def moved_event(document: Document, event: Event, move: EventMove) -> str:
    """Return the text of the event with another day, or with none and put off.

    An end date moves by as many days. Raises ``CannotDo`` for an event without a day,
    ``AskedWrongly`` for the day that it has.
    """
    was = day_at(document, "date")
    if was is None:
        day = move.day or "YYYY-MM-DD"
        raise CannotDo(
            Message("{event} has no day yet", event=event.id),
            Message("give it one: jakres set {event} date={day}", event=event.id, day=day),
        )
    if was == move.day:
        raise AskedWrongly(Message("{day} is its day already", day=move.day))
    if move.day is None:
        text = remove_value(document, ("date",))
        text = remove_value(read_again(document.path, text), ("end-date",))
        text = put_value(read_again(document.path, text), ("status",), "postponed", EVENT)
    else:
        text = put_value(document, ("date",), move.day.isoformat(), EVENT)
    return noted_move(document, text, move.reason, move.decided)


def noted_move(before: Document, text: str, reason: str | None, decided: datetime.date) -> str:
    """Return ``text``, an event as it is to be, with the move from the day it had ``before``.

    An end date that stays as it was moves by as many days. A first day is no move, but one after
    the day was given up is. Raises ``AskedWrongly`` for a move without a reason.
    """
    after = read_again(before.path, text)
    was, now = day_at(before, "date"), day_at(after, "date")
    has_moved = before.tree is not None and "moved" in before.tree.entries
    if was == now or (was is None and not has_moved):
        return text
    if was is not None and not reason:
        raise AskedWrongly(
            Message("it has a day already, {day}; another one needs a reason", day=was),
            Message("--reason says why it moved; what hangs on it slips along"),
        )
    until = day_at(before, "end-date")
    if was and now and until is not None and until == day_at(after, "end-date"):
        later = (now + (until - was)).isoformat()
        text = put_value(after, ("end-date",), later, EVENT)
    item = {"on": decided, "was": was, "now": now, "reason": reason}
    written = {name: str(value) for name, value in item.items() if value}
    return append_item(read_again(before.path, text), "moved", written, _EVENT_ORDER)
