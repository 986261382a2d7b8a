"""Files that mail programs and calendars take in: a mail as a draft (.eml), occasions (.ics)."""

from __future__ import annotations

import datetime
import hashlib
import re
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jakres_cli.model.base import CannotDo, Message, Value
from jakres_cli.records.syntax.text import UNSEEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from icalendar import Calendar, Event


TENTATIVE, CONFIRMED, CANCELLED = "TENTATIVE", "CONFIRMED", "CANCELLED"
_IMPOSSIBLE = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Occasion(Value):
    """An entry of a calendar, from the ``first`` to the ``last`` day, both included.

    ``uid`` stays the same as long as the thing does; ``sequence`` rises with each move.
    ``start`` and ``end`` are times (``09:00``) where they are known. ``busy`` tells whether one has
    to be there.
    """

    uid: str
    title: str
    first: datetime.date
    last: datetime.date
    start: str | None = None
    end: str | None = None
    place: str = ""
    text: str = ""
    status: str = CONFIRMED
    sequence: int = 0
    busy: bool = True


def calendar_file(
    occasions: Iterable[Occasion], *, name: str, timezone: str, day: datetime.date
) -> bytes:
    """Return ``occasions`` as an .ics file called ``name``, as they stood on ``day``.

    Raises ``CannotDo`` when there is no such ``timezone``.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//jakres//jakres//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _on_one_line(name))
    _add_events(calendar, list(occasions), timezone, day)
    return bytes(calendar.to_ical())


def midnight(day: datetime.date, timezone: str) -> datetime.datetime:
    """Return the beginning of ``day``, which stands for the whole of it; raises ``CannotDo``."""
    return datetime.datetime.combine(day, datetime.time(), _zone(timezone))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CannotDo(
            Message("there is no time zone {name}", name=name),
            Message("write it as Asia/Jakarta, in jakres.yaml"),
        ) from None


def _add_events(
    calendar: Calendar, occasions: list[Occasion], timezone: str, day: datetime.date
) -> None:
    from icalendar import Timezone

    zone = None
    if any(occasion.start for occasion in occasions):
        zone = _zone(timezone)
        calendar.add_component(Timezone.from_tzid(timezone))
    # a moment of the day asked about, not of the clock: the same answer has the same bytes
    stamp = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    for occasion in occasions:
        calendar.add_component(_event(occasion, zone, stamp))


def _event(occasion: Occasion, zone: ZoneInfo | None, stamp: datetime.datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", stamp)
    event.add("sequence", occasion.sequence)
    event.add("status", occasion.status)
    event.add("summary", _on_one_line(occasion.title))
    if occasion.start:
        event.add("dtstart", _moment(occasion.first, occasion.start, zone))
        if occasion.end:
            event.add("dtend", _moment(occasion.last, occasion.end, zone))
    else:
        event.add("dtstart", occasion.first)
        # the end of a whole day is the day after
        event.add("dtend", occasion.last + datetime.timedelta(days=1))
    takes_time = occasion.busy and occasion.status != CANCELLED
    event.add("transp", "OPAQUE" if takes_time else "TRANSPARENT")
    if occasion.place:
        event.add("location", _on_one_line(occasion.place))
    if occasion.text:
        event.add("description", _printable(occasion.text))
    return event


def _moment(day: datetime.date, time: str, zone: ZoneInfo | None) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.fromisoformat(time), zone)


def _on_one_line(text: str) -> str:
    return " ".join(_printable(text).split())


def _printable(text: str) -> str:
    return _IMPOSSIBLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN))


_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_IN_BODY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_UNSEEN = str.maketrans("", "", UNSEEN)
_DIGITS = 32


class Enclosure(Value):
    """A file that goes with a mail; ``kind`` is its media type."""

    name: str
    kind: str
    data: bytes


def mail_draft(
    subject: str,
    body: str,
    *,
    written: datetime.datetime,
    enclosed: Sequence[Enclosure] = (),
) -> bytes:
    """Return a draft with ``subject`` and ``body``, and files ``enclosed``.

    ``written`` goes into its date. The same mail always has the same bytes, its id too. Whoever
    sends it is the sender, and says to whom: the records know no addresses.
    """
    draft = EmailMessage(policy=SMTP)
    draft["X-Unsent"] = "1"  # Outlook and others then open it for writing
    draft["Date"] = format_datetime(written)
    draft["Subject"] = _line(subject)
    text = _IN_BODY.sub("\ufffd", body.replace("\r\n", "\n").replace("\r", "\n"))
    draft.set_content(text, charset="utf-8", cte="quoted-printable")
    for item in enclosed:
        kind, _, form = item.kind.partition("/")
        draft.add_attachment(item.data, maintype=kind, subtype=form, filename=_line(item.name))
    return bytes(_named(draft))


def _named(draft: EmailMessage) -> EmailMessage:
    """Give ``draft`` the id and the boundary that its own content makes."""
    if draft.is_multipart():
        draft.set_boundary("jakres")
    digest = hashlib.sha256(bytes(draft)).hexdigest()[:_DIGITS]
    if draft.is_multipart():
        draft.set_boundary(f"jakres-{digest}")
    draft["Message-ID"] = f"<{digest}@jakres.invalid>"
    return draft


def _line(text: str) -> str:
    return _CONTROLS.sub(" ", text).strip()
