"""When something is due, as it was promised."""

from __future__ import annotations

from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

PERIOD = "period"
BEFORE = "before"
WITHIN = "within"
AFTER = "after"
NEXT_MEETING = "next-meeting"
ONGOING = "ongoing"


class Due(Value):
    """A due form (records.md, "The due form").

    ``text`` is the form as written. A period (a day, month, quarter, year or range) has ``first``
    and ``last``. ``before``, ``within`` and ``after`` have either a period of their own or an
    ``anchor``, the reference they hang on, a bare item id being one of the meeting ``home`` (that
    of the follow-up when empty); ``within`` counts ``count`` of ``unit`` (d, w, m).
    """

    text: str
    form: str
    first: datetime.date | None = None
    last: datetime.date | None = None
    anchor: str | None = None
    home: str = ""
    count: int = 0
    unit: str = ""
