"""Days, due forms and evidence from their text (docs/explanation/due-dates.md)."""

from __future__ import annotations

import re
from datetime import date

from jakres_cli.model.base import Message, Value
from jakres_cli.model.meeting import (
    AFTER,
    BEFORE,
    NEXT_MEETING,
    ONGOING,
    PERIOD,
    WITHIN,
    Due,
    end_of_month,
)

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_QUARTER = re.compile(r"([0-9]{4})-[qQ]([1-4])")
_YEAR = re.compile(r"[0-9]{4}")
_ANCHOR = re.compile(r"[a-z0-9-]{1,80}(?:/[a-z0-9-]{1,60})?")
_COUNTED = re.compile(r"([0-9]{1,4})([dwm]):(.+)")


def parse_iso_day(text: str) -> date | None:
    """Return the day written as ``2019-10-29``, or None when it isn't one that exists."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def parse_iso_period(text: str) -> tuple[date, date] | None:
    """Return the first and last day of a day, month, quarter, year or ``a..b``, or None."""
    if ".." in text:
        begin, _, end = text.partition("..")
        first, last = parse_iso_day(begin), parse_iso_day(end)
        return (first, last) if first and last and first <= last else None
    if day := parse_iso_day(text):
        return day, day
    if match := _MONTH.fullmatch(text):
        return _months(int(match[1]), int(match[2]), 1)
    if match := _QUARTER.fullmatch(text):
        return _months(int(match[1]), int(match[2]) * 3 - 2, 3)
    if _YEAR.fullmatch(text):
        return _months(int(text), 1, 12)
    return None


def parse_due(text: str) -> Due | None:
    """Return the due form written in ``text``, or None when it is none.

    Whether the thing that ``before:``, ``within:`` or ``after:`` hangs on exists is not looked at.
    """
    if text in {NEXT_MEETING, ONGOING}:
        return Due(text=text, form=text)
    head, colon, rest = text.partition(":")
    if not colon:
        period = parse_iso_period(text)
        return Due(text=text, form=PERIOD, first=period[0], last=period[1]) if period else None
    if head not in {BEFORE, WITHIN, AFTER}:
        return None
    count, unit = 0, ""
    match = _COUNTED.fullmatch(rest) if head != AFTER else None
    if match is not None:
        count, unit, rest = int(match[1]), match[2], match[3]
    elif head == WITHIN:
        return None
    period = parse_iso_period(rest)
    if period:
        return Due(text=text, form=head, first=period[0], last=period[1], count=count, unit=unit)
    if _looks_dated(rest) or not _ANCHOR.fullmatch(rest):
        return None
    return Due(text=text, form=head, anchor=rest, count=count, unit=unit)


def _looks_dated(text: str) -> bool:
    return bool(_DAY.fullmatch(text) or _MONTH.fullmatch(text) or _YEAR.fullmatch(text))


def _months(year: int, month: int, count: int) -> tuple[date, date] | None:
    last = month + count - 1
    if not (month >= 1 and last <= 12 and year >= 1):  # noqa: PLR2004  months of a year
        return None
    return date(year, month, 1), end_of_month(year, last)


_URL = re.compile(r"https?://[^\s/<>\"][^\s<>\"]*")
LETTER, EMAIL, URLS = "letter:", "email:", ("http://", "https://")
ORAL = ("phone:", "chat:")
"""What evidence by word of mouth begins with."""
_ORAL = re.compile(r"(?:phone|chat):(\S*)[ \t]*(.*)")


class EvidenceFault(Value):
    """Why a text is no evidence: the code of the problem, what is wrong, what to write."""

    code: str
    message: Message
    hint: Message


def evidence_fault(text: str) -> EvidenceFault | None:
    """Return what is wrong with ``text`` as a url, letter, e-mail or talk; None for another one.

    They are written ``https://…``, ``letter:NUMBER``, ``email:DATE``, ``phone:DATE NAME`` and
    ``chat:DATE NAME``.
    """
    if text.startswith(LETTER) and not any(map(str.isalnum, text.removeprefix(LETTER))):
        return EvidenceFault(
            code="JK101",
            message=Message("“{value}” gives no number of a letter", value=text),
            hint=Message("write its number: letter:012/SJB/2019"),
        )
    if text.startswith(EMAIL) and parse_iso_day(text.removeprefix(EMAIL)) is None:
        return _no_day(text, Message("write the day it was sent: email:2019-11-20"))
    if match := _ORAL.fullmatch(text):
        return _oral_fault(text, match[1], match[2])
    if text.startswith(URLS) and not _URL.fullmatch(text):
        return EvidenceFault(
            code="JK101",
            message=Message("“{value}” is not a URL", value=text),
            hint=Message("a URL has a host and no spaces: https://example.org/surat"),
        )
    return None


def _oral_fault(text: str, day: str, name: str) -> EvidenceFault | None:
    hint = Message(
        "write the day and who said it: {example}",
        example=f"{text.partition(':')[0]}:2019-11-20 Ibu Contoh",
    )
    if parse_iso_day(day) is None:
        return _no_day(text, hint)
    if any(map(str.isalnum, name)):
        return None
    return EvidenceFault(
        code="JK101", message=Message("“{value}” does not say who said it", value=text), hint=hint
    )


def _no_day(text: str, hint: Message) -> EvidenceFault:
    message = Message("“{value}” does not give a day of the calendar", value=text)
    return EvidenceFault(code="JK105", message=message, hint=hint)
