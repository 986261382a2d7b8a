"""Where the file of a progress entry stands, and which number of its day it takes."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jakres_cli.model.follow_up import FollowUp, Progress

_LOOKS_NUMBERED = re.compile(r".*-[0-9]{1,4}")


def progress_path(
    follow_up: FollowUp, day: datetime.date, by: str, entries: Iterable[Progress]
) -> str:
    """Return the path of a new entry by ``by`` on ``day``, given the ``entries`` there are.

    It takes a number above that day's highest, so that it is folded last (records.md).
    """
    taken = [one.number for one in entries if one.date == day and one.meeting is None]
    number = max(taken, default=0) + 1
    # a code that ends like a number always needs one of its own to be told from it
    suffix = f"-{number}" if number > 1 or _LOOKS_NUMBERED.fullmatch(by) else ""
    folder = f"records/progress/{follow_up.meeting}/{follow_up.id}"
    return f"{folder}/{day.isoformat()}-{by}{suffix}.md"
