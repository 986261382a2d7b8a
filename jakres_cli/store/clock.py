"""Days in the workspace's time zone: today, and when a day begins."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jakres_cli.model.message import CannotDo, Message


def today_in(timezone: str) -> datetime.date:
    """Return the current day in ``timezone``, an IANA name; raises ``CannotDo``."""
    return datetime.datetime.now(_zone(timezone)).date()


def beginning_of(day: datetime.date, timezone: str) -> datetime.datetime:
    """Return the moment at which ``day`` begins in ``timezone``; raises ``CannotDo``."""
    return datetime.datetime.combine(day, datetime.time(), _zone(timezone))


def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CannotDo(
            Message("there is no time zone {name}", name=timezone),
            Message("write it as Asia/Jakarta, in jakres.yaml"),
        ) from None
