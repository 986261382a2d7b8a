"""Single days as people say them: dates, weekdays, and days counted from today."""

from __future__ import annotations

import re
from datetime import date, timedelta

from jakres_cli.locale.day_words import (
    AGO,
    AHEAD,
    COMING,
    DATE_MARKS,
    DAYS,
    HOURS,
    LAST,
    MONTH,
    MONTH_UNIT,
    MONTHS_LONG,
    NEXT,
    NUMBERS,
    RELATIVE,
    SHORT_UNITS,
    THIS,
    UNITS,
    WEEK,
    WEEKDAY,
    WEEKS,
    WHICH,
    WORKING_DAYS,
)
from jakres_cli.locale.said_days import (
    SaidDays,
    Standpoint,
    add_days,
    alternatives,
    date_or_none,
    one_day,
)
from jakres_cli.model.base import replace_fields
from jakres_cli.model.meeting import add_months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Reader = Callable[[re.Match[str], Standpoint], SaidDays | None]

_WEEK, _FRIDAY, _HOURS = 7, 4, 24
_LONGEST_LEAP = 9  # years from one 29 February to the next, at most
_MONTHS_AHEAD = 2  # no two months in a row lack a day that another has
_WHICH = alternatives(WHICH)
_DATE_MARK = alternatives(DATE_MARKS)
_MONTHS = alternatives(MONTH)
_WEEKDAYS = alternatives(WEEKDAY)
_WEEKS = alternatives(WEEK)


def _iso(match: re.Match[str], _at: Standpoint) -> SaidDays | None:
    return one_day(date_or_none(int(match["y"]), int(match["m"]), int(match["d"])))


def _day_and_month(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    """Return the day of a month; without a year the next one not past, or the last one."""
    month = MONTH.get(match["m"]) or int(match["m"])
    day, year = int(match["d"]), match["y"]
    if year:
        return one_day(date_or_none(int(year), month, day))
    step = -1 if at.past else 1
    years = range(at.today.year, at.today.year + step * _LONGEST_LEAP, step)
    return one_day(_first_fitting((date_or_none(each, month, day) for each in years), at))


def _day_of_a_month(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    """Return the next or last such day of any month, or that of the month that is named."""
    day = int(match["d"] or match["ordinal"])
    which = match["after"] or match["before"]
    counts = (WHICH[which],) if which else range(_MONTHS_AHEAD + 1)
    step = -1 if at.past and not which else 1
    months = (add_months(at.today.replace(day=1), count * step) for count in counts)
    days = (date_or_none(month.year, month.month, day) if month else None for month in months)
    return one_day(next(days, None) if which else _first_fitting(days, at))


def _first_fitting(days: Iterator[date | None], at: Standpoint) -> date | None:
    return next(
        (day for day in days if day and (day <= at.today if at.past else day >= at.today)), None
    )


def _shift(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    count = int(match["n"]) * (-1 if match["sign"] == "-" else 1)
    return _counted(count, SHORT_UNITS[match["unit"]], at)


def _length(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    number = match["n"]
    count = NUMBERS[number] if number in NUMBERS else int(number)
    return _counted(-count if match["ago"] else count, UNITS[match["unit"]], at)


def _days_of_hours(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    return _counted(int(match["n"]), DAYS, at)


def _counted(count: int, unit: str, at: Standpoint) -> SaidDays | None:
    if unit == WORKING_DAYS:
        return _working_days(count, at) if count >= 0 else None
    if unit == MONTHS_LONG:
        return one_day(add_months(at.today, count))
    if unit == HOURS:
        return one_day(add_days(at.today, count // _HOURS)) if count % _HOURS == 0 else None
    return one_day(add_days(at.today, count * (_WEEK if unit == WEEKS else 1)))


def _working_days(count: int, at: Standpoint) -> SaidDays | None:
    """Return the day after ``count`` working days, of which the next one is the first."""
    day, left = at.today, count
    while left:
        if day == date.max:
            return None
        day += timedelta(days=1)
        left -= day.weekday() <= _FRIDAY and day not in at.holidays
    listed = {holiday.year for holiday in at.holidays}
    unlisted = [year for year in range(at.today.year, day.year + 1) if year not in listed]
    said = one_day(day)
    return replace_fields(said, unlisted=unlisted[0]) if said and unlisted and count else said


def _weekday(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    """Return the day of the week: the next one after today, or the last one up to today."""
    weekday = WEEKDAY[match["w"]]
    which = match["which"]
    monday = at.today - timedelta(days=min(at.today.weekday(), at.today.toordinal() - 1))
    ahead = (weekday - at.today.weekday()) % _WEEK
    if match["week"]:
        return one_day(add_days(monday, WHICH.get(which, 1) * _WEEK + weekday))
    if which in LAST:
        return one_day(add_days(at.today, ahead - _WEEK))
    if which in NEXT:
        return _of_next_week(add_days(monday, weekday), add_days(monday, weekday + _WEEK), at)
    if which in THIS:
        return one_day(add_days(at.today, ahead))
    if at.past and which not in COMING:
        return one_day(add_days(at.today, ahead - _WEEK if ahead else 0))
    return one_day(add_days(at.today, ahead or _WEEK))


def _of_next_week(this: date | None, after: date | None, at: Standpoint) -> SaidDays | None:
    """Return the day of next week; while this week's is still ahead, either can be meant."""
    said = one_day(after)
    if said is None or this is None or this <= at.today:
        return said
    return replace_fields(said, first=this, last=this, form=this.isoformat(), other=after)


def _beside_today(match: re.Match[str], at: Standpoint) -> SaidDays | None:
    return one_day(add_days(at.today, RELATIVE[match[0]]))


_YEAR = r"(?P<y>[0-9]{4})"
_COMING = alternatives(COMING)
_DIRECTION = rf"{_WHICH}|{_COMING}"
_ORDINAL = "(?:st|nd|rd|th)?"
_TAIL = rf"(?: (?:{alternatives(AHEAD)}))?"
SINGLE_DAYS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(alternatives(RELATIVE)), _beside_today),
    (re.compile(rf"{_YEAR}([-/.])(?P<m>[0-9]{{1,2}})\2(?P<d>[0-9]{{1,2}})"), _iso),
    (re.compile(rf"{_YEAR}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})"), _iso),
    (re.compile(rf"(?P<d>[0-9]{{1,2}})([-/.])(?P<m>[0-9]{{1,2}})\2{_YEAR}"), _day_and_month),
    (re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})(?P<y>)"), _day_and_month),
    (
        re.compile(rf"(?P<d>[0-9]{{1,2}}){_ORDINAL}[ -](?P<m>{_MONTHS})(?:[ -]{_YEAR})?"),
        _day_and_month,
    ),
    (re.compile(rf"(?P<m>{_MONTHS}) (?P<d>[0-9]{{1,2}}){_ORDINAL}(?: {_YEAR})?"), _day_and_month),
    (
        re.compile(
            rf"(?:(?:{_DATE_MARK}) (?P<d>[0-9]{{1,2}})|(?P<ordinal>[0-9]{{1,2}})(?:st|nd|rd|th))"
            rf"(?: (?P<before>{_WHICH})(?: month)| (?:{alternatives(MONTH_UNIT)})"
            rf" (?P<after>{_WHICH}))?"
        ),
        _day_of_a_month,
    ),
    (re.compile(r"(?P<sign>[+-])(?P<n>[0-9]{1,4})(?P<unit>[dhwmb]?)"), _shift),
    (
        re.compile(
            rf"(?:dalam waktu |dalam |in |within )?(?P<n>[0-9]{{1,4}}|{alternatives(NUMBERS)}) "
            rf"(?P<unit>{alternatives(UNITS)})(?: (?P<ago>{alternatives(AGO)})|{_TAIL})"
        ),
        _length,
    ),
    (
        re.compile(rf"(?:dalam waktu |dalam )?(?P<n>[0-9]{{1,3}}) ?[x×*] ?24 jam{_TAIL}"),
        _days_of_hours,
    ),
    (
        re.compile(
            rf"(?:hari )?(?P<w>{_WEEKDAYS})(?P<week> (?:{_WEEKS}))? (?P<which>{_DIRECTION})"
        ),
        _weekday,
    ),
    (re.compile(rf"(?P<w>{_WEEKDAYS}) (?P<which>{_WHICH})(?P<week> (?:{_WEEKS}))"), _weekday),
    (re.compile(rf"(?:hari )?(?P<w>{_WEEKDAYS})(?P<which>)(?P<week>)"), _weekday),
    (re.compile(rf"(?P<which>{_DIRECTION}) (?P<w>{_WEEKDAYS})(?P<week>)"), _weekday),
)
"""The forms of a single day, each with what reads it."""
