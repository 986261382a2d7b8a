"""An event gets another day; the one that it had is kept, so that what hangs on it has slipped."""

from __future__ import annotations

from jakres_cli.cli.dates import day_or_today, parse_day, refuse_future
from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.operations.soundness import require_sound
from jakres_cli.operations.writing import change_file
from jakres_cli.records.editing.edits import append_item
from jakres_cli.records.editing.proof import read_again
from jakres_cli.records.editing.values import put_value
from jakres_cli.records.reading.parse import parse_iso_day
from jakres_cli.records.schema.event import EVENT
from jakres_cli.records.syntax.nodes import Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.cli.session import Session
    from jakres_cli.model.event import Event
    from jakres_cli.records.syntax.document import Document

_ORDER = tuple(EVENT.by_name)


def move_event(
    session: Session, event: Event, to: str, reason: str, said: str | None, *, dry_run: bool
) -> int:
    """Give ``event`` the day ``to`` on the day ``said``, today if None; return the exit code.

    An end date moves by as many days. Raises ``CannotDo`` for an event without a day, or one that
    has been held; ``AskedWrongly`` for the day that it has already.
    """
    loaded = session.load()
    held = loaded.records.holding(event.id)
    if held is not None:
        raise CannotDo(Message("it was held on {date}: {meeting}", date=held.date, meeting=held.id))
    day = parse_day(to, session)
    decided = day_or_today(said, session, past=True)
    refuse_future(decided, session)

    def edit(document: Document) -> str:
        was = _day_of(document, "date")
        if was is None:
            raise CannotDo(
                Message("{event} has no day yet", event=event.id),
                Message("give it one: jakres set {event} date={day}", event=event.id, day=day),
            )
        if was == day:
            raise AskedWrongly(Message("{day} is its day already", day=day))
        new = put_value(document, ("date",), day.isoformat(), EVENT)
        until = _day_of(document, "end-date")
        if until is not None:
            later = (day + (until - was)).isoformat()
            new = put_value(read_again(document.path, new), ("end-date",), later, EVENT)
        move = {"on": decided, "was": was, "now": day, "reason": reason}
        written = {name: str(value) for name, value in move.items()}
        new = append_item(read_again(document.path, new), "moved", written, _ORDER)
        require_sound(document, new, loaded, session, AskedWrongly)
        return new

    change_file(session, event.path, edit, dry_run=dry_run)
    return session.account(loaded)


def _day_of(document: Document, field: str) -> datetime.date | None:
    """Return the day in ``field`` as the file has it now."""
    entry = document.tree.entries.get(field) if document.tree else None
    return parse_iso_day(entry[1].text) if entry and isinstance(entry[1], Scalar) else None
