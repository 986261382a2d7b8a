"""Days as people say them, in both languages: ``besok``, ``Jumat``, ``10 Desember``, ``+2w``."""

# ruff: noqa: FBT001  the readers of all patterns are called alike

from __future__ import annotations

import re
from datetime import date, timedelta

from jakres_cli.model.meeting import add_months
from jakres_cli.model.words import MONTHS, WEEKDAYS

_RELATIVE = {
    "hari ini": 0,
    "today": 0,
    "besok": 1,
    "tomorrow": 1,
    "lusa": 2,
    "kemarin": -1,
    "yesterday": -1,
}
_WEEKDAY_NUMBER = {
    name: number for number, names in enumerate(WEEKDAYS) for name in (*names, names[1][:3])
}
_MONTH_NUMBER = {
    form: number
    for number, names in enumerate(MONTHS, 1)
    for name in names
    for form in (name, name[:3])
} | {"pebruari": 2, "nopember": 11}
"""Full names, their first three letters, and old spellings."""
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SHIFT = re.compile(r"([+-])([0-9]{1,4})([dhwmb]?)")
_UNITS = {
    "d": ("hari", "day", "days"),
    "w": ("minggu", "pekan", "week", "weeks"),
    "m": ("bulan", "month", "months"),
}
_LENGTH = re.compile(
    rf"(?:dalam |in )?([0-9]{{1,4}}) ({'|'.join(n for names in _UNITS.values() for n in names)})"
    r"(?: lagi| mendatang)?"
)
_NAMED = re.compile(r"([0-9]{1,2}) ([a-z]+)\.?(?: ([0-9]{4}))?")
_NUMBERED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_WEEKDAY = re.compile(r"(hari |on )?([a-z']+)(?: (depan|ini|lalu))?|(next|last) ([a-z]+)")
_QUARTER = re.compile(r"(?:triwulan |kuartal |q)(i{1,3}|iv|[1-4]) ([0-9]{4})")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_YEAR = re.compile(r"[0-9]{4}")
_WEEK = 7
_LONGEST_LEAP = 9  # years from one 29 February to the next, at most


def parse_day(text: str, today: date, *, past: bool = False) -> date | None:
    """Return the day that ``text`` means on ``today``, or None.

    A weekday is the next one after today, a day and month without a year the nearest ones ahead;
    with ``past`` the last ones up to today (*depan* and *lalu*, next and last, say it themselves).
    ``10/12/2019`` is the tenth of December. ``+2w`` and ``2 minggu`` count days, weeks or months.
    """
    folded = " ".join(text.casefold().replace(",", " ").split())
    first, _, rest = folded.partition(" ")
    if rest and first in _WEEKDAY_NUMBER and rest[:1].isdigit():
        folded = rest
    if folded in _RELATIVE:
        return _add_days(today, _RELATIVE[folded])
    for pattern, read in (
        (_ISO, _parse_iso),
        (_SHIFT, _parse_shift),
        (_LENGTH, _parse_length),
        (_NAMED, _parse_named),
        (_NUMBERED, _parse_numbered),
        (_WEEKDAY, _parse_weekday),
    ):
        if match := pattern.fullmatch(folded):
            return read(match, today, past)
    return None


def parse_period(text: str, today: date) -> str | None:
    """Return the month or quarter that ``text`` means, as ``2019-12`` or ``2020-q2``, or None.

    A month without a year is the nearest one that isn't over.
    """
    folded = " ".join(text.casefold().split())
    if match := _QUARTER.fullmatch(folded):
        number = _ROMAN.get(match[1], match[1])
        return f"{match[2]}-q{number}"
    name, _, year = folded.removeprefix("bulan ").partition(" ")
    month = _MONTH_NUMBER.get(name)
    if month is None or not (not year or _YEAR.fullmatch(year)):
        return None
    return f"{year or today.year + (month < today.month)}-{month:02}"


def _parse_iso(match: re.Match[str], _today: date, _past: bool) -> date | None:
    return _date_or_none(int(match[1]), int(match[2]), int(match[3]))


def _parse_numbered(match: re.Match[str], _today: date, _past: bool) -> date | None:
    return _date_or_none(int(match[3]), int(match[2]), int(match[1]))


def _parse_shift(match: re.Match[str], today: date, _past: bool) -> date | None:
    return _add_units(int(match[2]) * (-1 if match[1] == "-" else 1), match[3], today)


def _parse_length(match: re.Match[str], today: date, _past: bool) -> date | None:
    unit = next(unit for unit, names in _UNITS.items() if match[2] in names)
    return _add_units(int(match[1]), unit, today)


def _add_units(count: int, unit: str, today: date) -> date | None:
    if unit in {"m", "b"}:
        return add_months(today, count)
    return _add_days(today, count * (_WEEK if unit == "w" else 1))


def _parse_named(match: re.Match[str], today: date, past: bool) -> date | None:
    month = _MONTH_NUMBER.get(match[2])
    if month is None:
        return None
    if match[3]:
        return _date_or_none(int(match[3]), month, int(match[1]))
    day, step = int(match[1]), -1 if past else 1
    for year in range(today.year, today.year + step * _LONGEST_LEAP, step):
        candidate = _date_or_none(year, month, day)
        if candidate is not None and (candidate <= today if past else candidate >= today):
            return candidate
    return None


def _parse_weekday(match: re.Match[str], today: date, past: bool) -> date | None:
    name = match[2] or match[5] or ""
    weekday = _WEEKDAY_NUMBER.get(name)
    # “minggu depan” is next week, not next Sunday; “hari Minggu depan” is
    if weekday is None or (name == "minggu" and match[3] and not match[1]):
        return None
    direction = match[3] or match[4]
    ahead = (weekday - today.weekday()) % _WEEK
    if direction in {"lalu", "last"}:
        return _add_days(today, ahead - _WEEK)
    if past and direction is None:
        return _add_days(today, ahead - _WEEK if ahead else 0)
    return _add_days(today, ahead or _WEEK)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _add_days(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
