"""Today, as a day in the workspace's time zone."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jakres_cli.errors import CannotDo
from jakres_cli.message import Message


def today_in(timezone: str) -> datetime.date:
    """Return the current day in ``timezone``, an IANA name; raises ``CannotDo``."""
    try:
        return datetime.datetime.now(ZoneInfo(timezone)).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CannotDo(
            Message("there is no time zone {name}", name=timezone),
            Message("write it as Asia/Jakarta, in jakres.yaml"),
        ) from None
