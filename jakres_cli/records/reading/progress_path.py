"""Where the file of a progress entry stands, and which number of its day it takes."""

from __future__ import annotations

import re

from jakres_cli.model.follow_up import Progress
from jakres_cli.records.reading.layout import Slot, slot_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jakres_cli.model.follow_up import FollowUp

_FOLDER = "records/progress/"
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


def sibling_path(path: str, taken: Iterable[str]) -> str | None:
    """Return the path for a second entry of the day and reporter of the one at ``path``.

    None when no progress entry stands there. Those of ``taken`` are in use.
    """
    slot = slot_of(path)
    given = slot.given.get(Progress) if isinstance(slot, Slot) else None
    if given is None or not path.startswith(_FOLDER):
        return None
    folder = path.rpartition("/")[0]
    stem = f"{folder}/{given['date']}-{given['by']}"
    numbers = [
        int(str(one.given[Progress].get("number", 1)))
        for one in map(slot_of, taken)
        if isinstance(one, Slot) and Progress in one.given and one.path.startswith(f"{folder}/")
    ]
    return f"{stem}-{max(numbers, default=1) + 1}.md"
