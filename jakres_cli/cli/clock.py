"""Times of day as people write them."""

from __future__ import annotations

import re

from jakres_cli.model.message import AskedWrongly, Message

_TIME = re.compile(r"(?:pukul |jam )?([0-9]{1,2})(?:[.:]([0-9]{2}))?(?: ?(?:wib|wita|wit))?")
_HOURS, _MINUTES = 24, 60


def parse_time(text: str | None) -> str | None:
    """Return ``9.00``, ``pukul 09.00 WIB`` or ``9`` as ``09:00``; raises ``AskedWrongly``."""
    if text is None:
        return None
    match = _TIME.fullmatch(" ".join(text.casefold().split()))
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (_HOURS, 0)
    if hour >= _HOURS or minute >= _MINUTES:
        raise AskedWrongly(
            Message("“{text}” is not a time of day", text=text),
            Message("write 09:00 or 9.00"),
        )
    return f"{hour:02}:{minute:02}"
