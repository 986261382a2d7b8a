"""Days as people say them, in both languages: ``besok``, ``Jumat``, ``10 Desember``, ``+2w``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_RELATIVE = {
    "hari ini": 0,
    "today": 0,
    "besok": 1,
    "tomorrow": 1,
    "lusa": 2,
    "kemarin": -1,
    "yesterday": -1,
}
_WEEKDAYS = (
    ("senin", "monday", "mon"),
    ("selasa", "tuesday", "tue"),
    ("rabu", "wednesday", "wed"),
    ("kamis", "thursday", "thu"),
    ("jumat", "friday", "fri", "jum'at"),
    ("sabtu", "saturday", "sat"),
    ("minggu", "sunday", "sun", "ahad"),
)
_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb", "pebruari"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "aug"),
    ("september", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov", "nopember"),
    ("desember", "december", "des", "dec"),
)
_WEEKDAY_NUMBER = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SHIFT = re.compile(r"([+-])([0-9]{1,4})([dhwmb]?)")
_NAMED = re.compile(r"([0-9]{1,2}) ([a-z]+)\.?(?: ([0-9]{4}))?")
_NUMBERED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_WEEKDAY = re.compile(r"(?:hari |on )?([a-z']+)(?: (depan|ini|lalu))?|(next|last) ([a-z]+)")
_MONTHS_OF_YEAR = 12
_WEEK = 7


def said_day(text: str, today: date) -> date | None:
    """Return the day that ``text`` means on ``today``, or None.

    A weekday is the next one after today (*lalu*, last: the one before). A day and month without
    a year are the nearest ones ahead; ``10/12/2019`` is the tenth of December. ``+2w`` counts
    days (d, h), weeks (w) or months (m, b).
    """
    said = " ".join(text.casefold().replace(",", " ").split())
    first, _, rest = said.partition(" ")
    if rest and first in _WEEKDAY_NUMBER and rest[:1].isdigit():
        said = rest
    if said in _RELATIVE:
        return _moved(today, _RELATIVE[said])
    for pattern, read in (
        (_ISO, _iso),
        (_SHIFT, _shifted),
        (_NAMED, _named),
        (_NUMBERED, _numbered),
        (_WEEKDAY, _weekday),
    ):
        if match := pattern.fullmatch(said):
            return read(match, today)
    return None


def _iso(match: re.Match[str], _today: date) -> date | None:
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _numbered(match: re.Match[str], _today: date) -> date | None:
    return _day(int(match[3]), int(match[2]), int(match[1]))


def _shifted(match: re.Match[str], today: date) -> date | None:
    count = int(match[2]) * (-1 if match[1] == "-" else 1)
    if match[3] in {"m", "b"}:
        years, month = divmod(today.month - 1 + count, _MONTHS_OF_YEAR)
        year = today.year + years
        if not date.min.year <= year <= date.max.year:
            return None
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    return _moved(today, count * (_WEEK if match[3] == "w" else 1))


def _named(match: re.Match[str], today: date) -> date | None:
    month = _MONTH_NUMBER.get(match[2])
    if month is None:
        return None
    if match[3]:
        return _day(int(match[3]), month, int(match[1]))
    this_year = _day(today.year, month, int(match[1]))
    if this_year is not None and this_year >= today:
        return this_year
    return _day(today.year + 1, month, int(match[1]))


def _weekday(match: re.Match[str], today: date) -> date | None:
    wanted = _WEEKDAY_NUMBER.get(match[1] or match[4] or "")
    if wanted is None:
        return None
    back = match[2] == "lalu" or match[3] == "last"
    ahead = (wanted - today.weekday()) % _WEEK
    if back:
        return _moved(today, ahead - _WEEK)
    return _moved(today, ahead or _WEEK)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
