"""Days and times as people write them on a command line, and what they must not be."""

from __future__ import annotations

import re

from jakres_cli.model.base import AskedWrongly, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.query.meetings import Period

_TIME = re.compile(r"(?:pukul |jam )?([0-9]{1,2})(?:[.:]([0-9]{2}))?(?: ?(?:wib|wita|wit))?")
_HOURS, _MINUTES = 24, 60


def parse_time(text: str | None) -> str | None:
    """Return ``9.00``, ``pukul 09.00 WIB`` or ``9`` as ``09:00``; raises ``AskedWrongly``."""
    if text is None:
        return None
    match = _TIME.fullmatch(" ".join(text.casefold().split()))
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (_HOURS, 0)
    if hour >= _HOURS or minute >= _MINUTES:
        raise AskedWrongly(
            Message("“{text}” is not a time of day", text=text),
            Message("write 09:00 or 9.00"),
        )
    return f"{hour:02}:{minute:02}"


def parse_entry_day(meeting: Meeting, text: str | None, session: Session) -> datetime.date:
    """Return the day that was given, or today; raises ``AskedWrongly`` for one that can't be."""
    day = session.day(text, past=True)
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


def parse_period_options(
    session: Session, since: str | None, until: str | None, as_of: str | None
) -> tuple[Period, datetime.date]:
    """Return the days asked about, and the day as of which to answer; raises ``AskedWrongly``.

    Without ``as_of`` meetings still to come are in the list; with it, later ones are hidden.
    """
    from jakres_cli.query.meetings import Period

    first = session.day(since) if since else None
    last = session.day(until) if until else None
    if first is not None and last is not None and last < first:
        raise AskedWrongly(
            Message("--until {until} is before --since {since}", until=last, since=first)
        )
    if not as_of:
        return Period(since=first, until=last), session.today
    day = session.day(as_of)
    return Period(since=first, until=day if last is None else min(last, day)), day
