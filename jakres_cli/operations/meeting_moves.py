"""Another day for a planned meeting: its record, its file, and what refers to it.

What was sent out for the day before stays known, since the letter that tells of the change quotes
it (records.md: `moved`).
"""

from __future__ import annotations

import datetime

from jakres_cli.cli.dates import parse_time
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.operations.rename_target import DAY_LETTERS
from jakres_cli.operations.renaming import plan_move
from jakres_cli.records.editing.dates import day_at, text_at, with_date
from jakres_cli.records.editing.edits import append_item
from jakres_cli.records.editing.splices import read_again
from jakres_cli.records.editing.values import put_value, remove_value
from jakres_cli.records.schema.meeting import MEETING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.operations.plan import Plan
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.syntax.document import Document

_ORDER = tuple(MEETING.by_name)
_CLOCK = "%H:%M"


class MeetingMove(Value):
    """Another day, and perhaps another ``time`` (HH:MM), for a planned meeting."""

    day: datetime.date
    time: str | None
    reason: str
    decided: datetime.date


def plan_meeting_move(meeting: Meeting, move: MeetingMove, session: Session) -> Plan:
    """Return the plan that moves a planned meeting, its file, and what refers to it.

    Raises ``CannotDo`` for a meeting that isn't planned, ``AskedWrongly`` for a day that has passed
    or that it has already.
    """
    require_planned_meeting(meeting)
    if move.day < session.today:
        raise AskedWrongly(Message("{day} has passed already", day=move.day))
    if move.day == meeting.date and (move.time or meeting.time) == meeting.time:
        raise AskedWrongly(Message("{day} is its day already", day=move.day))
    name = f"{move.day.isoformat()}{meeting.id[DAY_LETTERS:]}"
    return plan_move(
        meeting.id,
        name,
        session,
        what=f"jakres postpone {meeting.id}",
        edit=lambda document: _moved_meeting(document, move),
    )


def require_planned_meeting(meeting: Meeting) -> None:
    """Raise ``CannotDo`` for a meeting that was held, or is cancelled."""
    if meeting.record == "planned":
        return
    if meeting.record == "cancelled":
        raise CannotDo(Message("{meeting} is cancelled already", meeting=meeting.id))
    raise CannotDo(
        Message("{meeting} was held on {date}", meeting=meeting.id, date=meeting.date),
        Message("if its date is wrong: jakres rename {meeting} YYYY-MM-DD", meeting=meeting.id),
    )


def _moved_meeting(document: Document, move: MeetingMove) -> str:
    was = day_at(document, "date")
    text = with_date(document, move.day)
    if move.time:
        text = _with_time(document, text, move.time)
    letter = {field: text_at(document, "invitation", field) for field in ("number", "date")}
    sent = {field: written for field, written in letter.items() if written}
    item: dict[str, Written] = {
        "on": move.decided.isoformat(),
        "was": str(was),
        "now": move.day.isoformat(),
        "reason": move.reason,
    }
    if sent:
        item["letter"] = {**sent}
    for field in sent:
        text = remove_value(read_again(document.path, text), ("invitation", field))
    return append_item(read_again(document.path, text), "moved", item, _ORDER)


def _with_time(document: Document, text: str, time: str) -> str:
    """Return ``text`` with another time; the meeting lasts as long, unless past midnight."""
    began, ended = text_at(document, "time"), text_at(document, "end-time")
    text = _put(document.path, text, "time", time)
    if not ended:
        return text
    lasts = _clock(ended) - _clock(began) if began else datetime.timedelta(0)
    end = _clock(time) + lasts
    if lasts > datetime.timedelta(0) and end.date() == _clock(time).date():
        return _put(document.path, text, "end-time", end.strftime(_CLOCK))
    return remove_value(read_again(document.path, text), ("end-time",))


def _clock(time: str) -> datetime.datetime:
    hour, _, minute = (parse_time(time) or "00:00").partition(":")
    return datetime.datetime(2000, 1, 1, int(hour), int(minute))  # noqa: DTZ001  any day at all


def _put(path: str, text: str, field: str, value: str) -> str:
    return put_value(read_again(path, text), (field,), value, MEETING)
