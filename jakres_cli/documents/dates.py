"""Days and times as Indonesian offices write them, or in English."""

from __future__ import annotations

from jakres_cli.locale import DAYS, MONTHS
from jakres_cli.model.base import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.locale import Catalogue

_ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}


def day_words(day: datetime.date, t: Catalogue) -> str:
    """Return “29 Oktober 2019”."""
    return f"{day.day} {month_words(day, t)}"


def month_words(day: datetime.date, t: Catalogue) -> str:
    """Return “Oktober 2019”."""
    return f"{t(MONTHS[day.month - 1])} {day.year}"


def full_day_words(day: datetime.date, t: Catalogue) -> str:
    """Return “Selasa, 29 Oktober 2019”."""
    return f"{t(DAYS[day.weekday()])}, {day_words(day, t)}"


def span_words(first: datetime.date, last: datetime.date, t: Catalogue) -> str:
    """Return “29–30 Oktober 2019”, with as much of the first day as differs."""
    if first == last:
        return day_words(first, t)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last, t)}"
    if first.year == last.year:
        return f"{first.day} {t(MONTHS[first.month - 1])} – {day_words(last, t)}"
    return f"{day_words(first, t)} – {day_words(last, t)}"


def meeting_days(first: datetime.date, last: datetime.date, t: Catalogue) -> str:
    """Return “Selasa, 29 Oktober 2019”, or “Rabu s.d. Kamis, 11–12 Desember 2019”."""
    if first == last:
        return full_day_words(first, t)
    days = Message("{first} to {last}", first=DAYS[first.weekday()], last=DAYS[last.weekday()])
    return f"{t(days)}, {span_words(first, last, t)}"


def clock_words(start: str | None, end: str | None, timezone: str, t: Catalogue) -> str:
    """Return “Pukul 09.00 s.d. 11.00 WIB”, or nothing when no time is known."""
    zone = _ZONES.get(timezone, timezone)
    if start and end:
        return t(
            Message(
                "{start} to {end} {zone}", start=_clock(start, t), end=_clock(end, t), zone=zone
            )
        )
    if start:
        return t(Message("{start} {zone}", start=_clock(start, t), zone=zone))
    if end:
        return t(Message("until {end} {zone}", end=_clock(end, t), zone=zone))
    return ""


def _clock(time: str, t: Catalogue) -> str:
    return time.replace(":", ".") if t.lang == "id" else time
