"""Spans of days as people say them: weeks, months and their parts, quarters, halves, years."""

from __future__ import annotations

import re

from jakres_cli.locale.day_words import (
    BEGINNING,
    END,
    HALF,
    MIDDLE,
    MONTH,
    MONTH_UNIT,
    ORDINAL,
    PARTS,
    QUARTER,
    WEEK,
    WHICH,
    YEAR,
)
from jakres_cli.locale.said_days import (
    SaidDays,
    Standpoint,
    add_days,
    alternatives,
    date_or_none,
    one_day,
    some_days,
)
from jakres_cli.model.meeting import add_months, end_of_month

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[re.Match[str], Standpoint], SaidDays | None]

_WEEK, _FRIDAY, _YEAR_OF_MONTHS = 7, 4, 12
_FIRST_OF_PART = {BEGINNING: 1, MIDDLE: 11, END: 21}
_LAST_OF_PART = {BEGINNING: 10, MIDDLE: 20}


def _which(match: re.Match[str]) -> int | None:
    """Return how far from this one it is; None when that isn't said."""
    word = match["before"] or match["after"]
    return WHICH[word] if word else None


def _week(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    """Return Monday to Friday; of the end of a week the last of them."""
    which = _which(match)
    if which is None and not match["part"]:
        return None
    ahead = (which or 0) * _WEEK - at.today.weekday()
    if which is None and at.today.weekday() > _FRIDAY:
        ahead += _WEEK
    first, last = add_days(at.today, ahead), add_days(at.today, ahead + _FRIDAY)
    return one_day(last) if match["part"] else some_days(first, last)


def _named_month(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    """Return a month by its name or a part of it; without a year the next one that isn't over."""
    month, part = MONTH[match["m"]], PARTS.get(match["part"] or "")
    if match["y"]:
        return _month(int(match["y"]), month, part)
    this = _month(at.today.year, month, part)
    if this is not None and this.last >= at.today:
        return this
    return _month(at.today.year + 1, month, part)


def _month_from_today(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    """Return this, the next or the last month, or a part of it; the end is its last day."""
    which, part = _which(match), PARTS.get(match["part"] or "")
    if which is None and part is None:
        return None
    for count in (0, 1) if which is None else (which,):
        month = add_months(at.today.replace(day=1), count)
        said = _month(month.year, month.month, part) if month else None
        if said is not None and (which is not None or said.last >= at.today):
            return one_day(said.last) if part == END else said
    return None


def _month(year: int, month: int, part: str | None) -> SaidDays | None:
    first = date_or_none(year, month, 1)
    if first is None:
        return None
    if part is None:
        return some_days(first, end_of_month(year, month), f"{year:04}-{month:02}")
    last = _LAST_OF_PART.get(part) or end_of_month(year, month).day
    return some_days(first.replace(day=_FIRST_OF_PART[part]), first.replace(day=last))


def _part_of_year(months: int, match: re.Match[str], at: Standpoint) -> SaidDays | None:
    """Return a quarter or half; without a year the next one that isn't over."""
    number = ORDINAL.get(match["n"] or match["n2"] or "")
    which = 0 if match["part"] and not _which(match) else _which(match)
    if number is not None and number * months <= _YEAR_OF_MONTHS:
        year = int(match["y"] or at.today.year)
        said = _months(year, (number - 1) * months + 1, months)
        if not match["y"] and said is not None and said.last < at.today:
            said = _months(year + 1, (number - 1) * months + 1, months)
    elif number is None and which is not None:
        begin = at.today.replace(month=(at.today.month - 1) // months * months + 1, day=1)
        first = add_months(begin, which * months)
        said = _months(first.year, first.month, months) if first else None
    else:
        return None
    return one_day(said.last) if said and match["part"] else said


def _quarter(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    return _part_of_year(3, match, at)


def _half(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    return _part_of_year(6, match, at)


def _months(year: int, month: int, count: int) -> SaidDays | None:
    first = date_or_none(year, month, 1)
    form = f"{year:04}-q{(month + 2) // count}" if count < _YEAR_OF_MONTHS // 2 else ""
    return some_days(first, end_of_month(year, month + count - 1), form) if first else None


def _year(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    """Return a year; its end is its last day."""
    which = _which(match)
    year = int(match["y"]) if match["y"] else at.today.year + (which or 0)
    first, last = date_or_none(year, 1, 1), date_or_none(year, 12, 31)
    if match["part"]:
        return one_day(last)
    if which is None and not match["y"]:
        return None
    return some_days(first, last, f"{year:04}")


def _days_of_a_month(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    """Return the days between two of one month; without a year the next ones not past."""
    month, first, last = MONTH[match["m"]], int(match["d"]), int(match["d2"])
    for year in (int(match["y"]),) if match["y"] else (at.today.year, at.today.year + 1):
        said = some_days(date_or_none(year, month, first), date_or_none(year, month, last))
        if said is not None and (match["y"] or said.last >= at.today):
            return said
    return None


_BEFORE = rf"(?:(?P<before>{alternatives(WHICH)}) )?"
_AFTER = rf"(?: (?P<after>{alternatives(WHICH)}))?"
_PART = rf"(?:(?P<part>{alternatives(PARTS)})[ -])?"
_END = rf"(?:(?P<part>{alternatives(word for word in PARTS if PARTS[word] == END)})[ -])?"
_MONTH = rf"(?P<m>{alternatives(MONTH)})"
_YEAR_NUMBER = r"(?P<y>[0-9]{4})"
_NUMBER = alternatives(ORDINAL)


def _divided(names: frozenset[str]) -> str:
    """Return the pattern of a part of the year that has one of ``names`` and a number."""
    return (
        rf"{_END}{_BEFORE}(?:(?P<n>{_NUMBER}) )?(?:{alternatives(names)})"
        rf"(?: ?(?P<n2>{_NUMBER}))?{_AFTER}(?:[ -]?(?:tahun )?{_YEAR_NUMBER})?"
    )


DAY_SPANS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(rf"{_END}{_BEFORE}(?:{alternatives(WEEK)}){_AFTER}"), _week),
    (re.compile(rf"{_PART}(?:bulan )?{_MONTH}(?:[ -](?:tahun )?{_YEAR_NUMBER})?"), _named_month),
    (re.compile(rf"{_PART}{_BEFORE}(?:{alternatives(MONTH_UNIT)}){_AFTER}"), _month_from_today),
    (re.compile(_divided(QUARTER)), _quarter),
    (re.compile(_divided(HALF)), _half),
    (re.compile(rf"{_END}{_BEFORE}(?:{alternatives(YEAR)}){_AFTER}(?: {_YEAR_NUMBER})?"), _year),
    (re.compile(rf"{_END}{_YEAR_NUMBER}(?P<before>)(?P<after>)"), _year),
    (
        re.compile(
            rf"(?:tanggal |tgl )?(?P<d>[0-9]{{1,2}}) ?(?:-|s\.d|s/d|sd|sampai(?: dengan)?|hingga|to"
            rf"|until) ?(?P<d2>[0-9]{{1,2}}) {_MONTH}(?: {_YEAR_NUMBER})?"
        ),
        _days_of_a_month,
    ),
)
"""The forms of several days, each with what reads it."""
