"""When something is due, in the words of a document."""

from __future__ import annotations

import datetime

from jakres_cli.documents.dates import day_words, month_words, span_words
from jakres_cli.model.base import Message, Plural
from jakres_cli.model.meeting import AFTER, BEFORE, NEXT_MEETING, ONGOING, PERIOD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.meeting import Due

_YEAR, _MONTH, _QUARTER = 4, 7, 3


def due_words(
    due: Due | None, display: DisplayNames, meeting: str, latest: datetime.date | None = None
) -> str:
    """Return ``due`` of a follow-up of ``meeting`` in words; nothing when there is none.

    What hangs on something else is followed by the ``latest`` day, if that is known by now.
    """
    if due is None:
        return ""
    t = display.t
    if due.form == PERIOD:
        return _period(due, t)
    words = t(_hanging(due, display, meeting))
    if latest is None:
        return words
    return t(Message("{words} ({day} at the latest)", words=words, day=day_words(latest, t)))


def _period(due: Due, t: Catalogue) -> str:
    first, last = due.first, due.last
    if first is None or last is None:
        return due.text
    if ".." in due.text:
        return span_words(first, last, t)
    if len(due.text) == _YEAR:
        return str(first.year)
    if "q" in due.text:
        quarter = (first.month + 2) // _QUARTER
        return t(Message("quarter {n} of {year}", n=quarter, year=first.year))
    return month_words(first, t) if len(due.text) == _MONTH else day_words(last, t)


def _hanging(due: Due, display: DisplayNames, meeting: str) -> Message:
    if due.form == NEXT_MEETING:
        return Message("next meeting")
    if due.form == ONGOING:
        return Message("ongoing")
    if due.anchor:
        anchor = display.record(due.anchor, meeting)
    elif due.first and due.last:
        anchor = _period_of(due, display.t)
    else:
        anchor = due.text
    if due.form == AFTER:
        return Message("after {anchor}", anchor=anchor)
    if due.form == BEFORE and due.unit:
        return Message("{time} before {anchor}", time=_length(due), anchor=anchor)
    if due.form == BEFORE:
        return Message("before {anchor}", anchor=anchor)
    return Message("{time} after {anchor}", time=_length(due), anchor=anchor)


def _period_of(due: Due, t: Catalogue) -> str:
    first, last = due.first, due.last
    assert first is not None  # noqa: S101  asked before
    assert last is not None  # noqa: S101  it comes with the first
    month = first.day == 1 and (last + datetime.timedelta(days=1)).day == 1
    if month and (first.year, first.month) == (last.year, last.month):
        return month_words(first, t)
    return span_words(first, last, t)


def _length(due: Due) -> Message:
    if due.unit == "d":
        return Plural("1 day", "{n} days", n=due.count)
    if due.unit == "w":
        return Plural("1 week", "{n} weeks", n=due.count)
    return Plural("1 month", "{n} months", n=due.count)
