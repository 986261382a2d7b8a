"""Days, times and due dates as people write them on a command line."""

from __future__ import annotations

import re

from jakres_cli.model.base import AskedWrongly, Message
from jakres_cli.model.meeting import NEXT_MEETING, Due, FollowUp, Meeting
from jakres_cli.query.references import follow_up_names, matching_references
from jakres_cli.records.parse import parse_due

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
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


_AT_LATEST = re.compile(
    r"(?:paling lambat|selambat-lambatnya|sampai|pada|by|until)\s+(?:tanggal\s+)?", re.IGNORECASE
)
_NEXT_MEETING = frozenset({"rapat berikutnya", "rapat berikut", "rapat mendatang", "next meeting"})
_LOOKS_DATED = re.compile(
    r":|[+-][0-9]|[0-9]{4}-|[0-9][-/.][0-9]"
    r"|\b[0-9]{1,2} (?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:sebelum|before)\s+(?:tanggal\s+)?", re.IGNORECASE)
_DUE_HINT = Message("write 2019-11-28, 28 November, Jumat, +2w, 2019-11, before:…, after:…")


def parse_due_fields(
    text: str | None,
    meeting: Meeting,
    records: Records,
    session: Session,
    *,
    words_too: bool = True,
) -> dict[str, str]:
    """Return the fields ``due`` and ``due-text`` for what somebody wrote, and echo them.

    What is neither a due form nor a day is kept as ``due-text`` (with ``words_too``); what looks
    like a day and isn't one raises ``AskedWrongly``.
    """
    if not text:
        return {}
    from jakres_cli.locale.parse_day import parse_day, parse_period

    due = parse_due(text)
    if due is not None:
        return {"due": _anchored(due, meeting, records)}
    before = _BEFORE.match(text)
    words = text[before.end() :] if before else _AT_LATEST.sub("", text)
    if parse_day(words, session.today) is not None:
        day = session.day(words).isoformat()
        return {"due": f"before:{day}" if before else day}
    period = parse_period(words, session.today)
    if period is not None and not before:
        session.note(Message("{text}: {day}", text=words, day=period))
        return {"due": period}
    if words.casefold() in _NEXT_MEETING:
        return {"due": NEXT_MEETING}
    if words_too and not _LOOKS_DATED.search(text):
        session.note(Message("no day in “{text}”: it is kept in words, as due-text", text=text))
        return {"due-text": text}
    raise AskedWrongly(Message("“{text}” is neither a day nor a due form", text=text), _DUE_HINT)


def parse_exact_due(
    text: str | None, item: FollowUp, records: Records, session: Session
) -> str | None:
    """Return the due form for what somebody wrote; raises ``AskedWrongly`` for other words."""
    meeting = records.meetings.get(item.meeting)
    if not text or meeting is None:
        return None
    return parse_due_fields(text, meeting, records, session, words_too=False)["due"]


def _anchored(due: Due, meeting: Meeting, records: Records) -> str:
    """Return the form with the name that it hangs on in full; raises ``AskedWrongly`` for none."""
    if due.anchor is None:
        return due.text
    own = [item.id for item in meeting.follow_ups]
    if due.anchor in own:
        return due.text
    items = {name: item.ref for name, item in follow_up_names(records).items()}
    wholes = {
        name: record.id
        for group in (records.events, records.meetings)
        for record in group.values()
        for name in (*record.former, record.id)
    }
    known = {**items, **wholes}
    matches = list(dict.fromkeys(known[name] for name in matching_references(due.anchor, [*known])))
    if len(matches) != 1:
        raise AskedWrongly(
            Message(
                "“{name}” is not an event, meeting or follow-up that a due date can depend on",
                name=due.anchor,
            ),
            Message("write one of: {candidates}", candidates=", ".join(matches[:8]))
            if matches
            else None,
        )
    return due.text[: len(due.text) - len(due.anchor)] + matches[0]
