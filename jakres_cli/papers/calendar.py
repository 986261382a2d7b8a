"""Occasions as a calendar file (.ics, RFC 5545) that calendars take in, and take in again."""

from __future__ import annotations

import datetime
import re

from jakres_cli.documents.occasions import CANCELLED
from jakres_cli.papers.zones import named_zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from icalendar import Calendar, Event

    from jakres_cli.documents.occasions import Occasion

_IMPOSSIBLE = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def calendar_file(
    occasions: Iterable[Occasion], *, name: str, timezone: str, day: datetime.date
) -> bytes:
    """Return ``occasions`` as an .ics file called ``name``, as they stood on ``day``."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//jakres//jakres//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _shown(name))
    _fill(calendar, list(occasions), timezone, day)
    return bytes(calendar.to_ical())


def _fill(calendar: Calendar, occasions: list[Occasion], timezone: str, day: datetime.date) -> None:
    from icalendar import Timezone

    zone = None
    if any(one.start for one in occasions):
        zone = named_zone(timezone)
        calendar.add_component(Timezone.from_tzid(timezone))
    # a moment of the day asked about, not of the clock: the same answer has the same bytes
    stamp = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    for one in occasions:
        calendar.add_component(_event(one, zone, stamp))


def _event(one: Occasion, zone: ZoneInfo | None, stamp: datetime.datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", stamp)
    event.add("sequence", one.sequence)
    event.add("status", one.status)
    event.add("summary", _shown(one.title))
    if one.start:
        event.add("dtstart", _moment(one.first, one.start, zone))
        if one.end:
            event.add("dtend", _moment(one.last, one.end, zone))
    else:
        event.add("dtstart", one.first)
        # the end of a whole day is the day after
        event.add("dtend", one.last + datetime.timedelta(days=1))
    event.add("transp", "OPAQUE" if one.busy and one.status != CANCELLED else "TRANSPARENT")
    if one.place:
        event.add("location", _shown(one.place))
    if one.text:
        event.add("description", _shown(one.text))
    return event


def _moment(day: datetime.date, time: str, zone: ZoneInfo | None) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.fromisoformat(time), zone)


def _shown(text: str) -> str:
    return _IMPOSSIBLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
