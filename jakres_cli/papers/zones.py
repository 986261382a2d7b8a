"""Time zones by their names, as papers that tell a time need them."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jakres_cli.model.message import CannotDo, Message


def named_zone(name: str) -> ZoneInfo:
    """Return the time zone ``name``; raises ``CannotDo`` when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CannotDo(
            Message("there is no time zone {name}", name=name),
            Message("write it as Asia/Jakarta, in jakres.yaml"),
        ) from None


def midnight(day: datetime.date, timezone: str) -> datetime.datetime:
    """Return the beginning of ``day``, which stands for the whole of it."""
    return datetime.datetime.combine(day, datetime.time(), named_zone(timezone))
