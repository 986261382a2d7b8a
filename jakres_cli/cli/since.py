"""The day on which something was done about a meeting: not before it, and not still to come."""

from __future__ import annotations

from jakres_cli.model.message import AskedWrongly, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting


def parse_entry_day(meeting: Meeting, said: str | None, session: Session) -> datetime.date:
    """Return the day that was said, or today; raises ``AskedWrongly`` for one that can't be."""
    day = session.day(said, past=True) if said else session.today
    if day < meeting.last_day:
        raise AskedWrongly(
            Message(
                "{day} is before the meeting, which was on {date}",
                day=day.isoformat(),
                date=meeting.last_day.isoformat(),
            )
        )
    refuse_future(day, session)
    return day


def refuse_future(day: datetime.date, session: Session) -> None:
    """Raise ``AskedWrongly`` for a day after today: nothing was done on it yet."""
    if day > session.today:
        raise AskedWrongly(Message("{day} is still to come", day=day.isoformat()))
