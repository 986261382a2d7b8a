"""Follow-ups as promised, when they are due, and the progress reported on them."""

from __future__ import annotations

import datetime

from jakres_cli.model.value import Value

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


class FollowUp(Value):
    """Something to be done, in the words of the meeting that it was promised in.

    ``meeting`` is that meeting's id, ``date`` its day, ``path`` and ``line`` where it stands.
    """

    id: str
    what: str
    owners: tuple[str, ...]
    meeting: str = ""
    date: datetime.date
    path: str = ""
    line: int = 1
    kind: str = "commitment"
    supporters: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: Due | None = None
    due_text: str | None = None
    event: str | None = None
    pillar: tuple[str, ...] = ()
    visibility: str | None = None
    quote: str | None = None
    replaces: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """The full reference, ``<meeting>/<id>``."""
        return f"{self.meeting}/{self.id}"


class Progress(Value):
    """A later report on a follow-up: a file of its own or an item of a meeting's ``updates``.

    ``item`` is the reference of the follow-up. ``meeting`` is set when a meeting's ``updates``
    holds it; ``number`` is the ``-n`` of its file's name, 1 when absent.
    """

    item: str
    date: datetime.date
    by: str
    path: str = ""
    line: int = 1
    meeting: str | None = None
    number: int = 1
    status: str | None = None
    owner: str | None = None
    owners: tuple[str, ...] | None = None
    evidence: tuple[str, ...] = ()
    due: Due | None = None
    asked: Due | str | None = None
    reason: str | None = None
    note: str | None = None
    visibility: str | None = None


def end_of_month(year: int, month: int) -> datetime.date:
    """Return the last day of the month."""
    # the module calendar would do, but brings locale along, which takes 3 ms
    if month == datetime.date.max.month:
        return datetime.date(year, month, datetime.date.max.day)
    return datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)


def add_months(day: datetime.date, count: int) -> datetime.date | None:
    """Return the day ``count`` months after ``day``, or the last of that month if it is shorter.

    None for a year that the calendar doesn't have.
    """
    years, months = divmod(day.month - 1 + count, datetime.date.max.month)
    year, month = day.year + years, months + 1
    if not datetime.date.min.year <= year <= datetime.date.max.year:
        return None
    return datetime.date(year, month, min(day.day, end_of_month(year, month).day))
