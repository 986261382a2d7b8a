"""A meeting: who sat together, what was decided, what was promised and how that went on."""

from __future__ import annotations

import datetime

from jakres_cli.model.base import LocalText, Value, replace_fields
from jakres_cli.model.paperwork import Approval

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.model.paperwork import (
        Acceptance,
        ArchiveClass,
        Cancellation,
        Correction,
        Invitation,
        Move,
        OnlineRoom,
        Reminder,
    )


class NamedPerson(Value):
    """Somebody in the room whom no register knows."""

    name: str
    position: str | None = None


class Attendee(Value):
    """Who was in the room (or was invited): an agency, and which people or posts of it."""

    agency: str | None = None
    people: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    names: tuple[NamedPerson, ...] = ()
    role: str | None = None
    via: str | None = None
    on_behalf_of: str | None = None
    acting: bool = False


class Absence(Value):
    """Who was expected and did not come."""

    agency: str
    excused: bool = False
    reason: str | None = None


class Headcount(Value):
    """How many came, as the source counts them."""

    n: int
    approx: bool = False
    unit: str = "people"


class AgendaItem(Value):
    """A point of the agenda."""

    title: str
    id: str | None = None
    by: str | None = None


class Decision(Value):
    """What the meeting decided, agreed or noted."""

    id: str
    text: str
    line: int = 1
    kind: str = "decision"
    by: str | None = None
    quote: str | None = None
    supersedes: tuple[str, ...] = ()
    visibility: str | None = None


class DocumentLink(Value):
    """A document that belongs to the meeting."""

    url: str | None = None
    title: str | None = None
    file: str | None = None
    sha256: str | None = None
    lang: str | None = None
    visibility: str | None = None


class Origin(Value):
    """Where the text of a record comes from."""

    url: str | None = None
    file: str | None = None
    posted: datetime.date | None = None


class Meeting(Value):
    """One meeting; ``id`` is the stem of its file, ``path`` the file in the workspace."""

    id: str
    path: str
    title: LocalText
    date: datetime.date
    end_date: datetime.date | None = None
    date_from: str = "text"
    weekday: str | None = None
    time: str | None = None
    end_time: str | None = None
    place: str | None = None
    online: OnlineRoom | None = None
    record: str = "minutes"
    known_from: str | None = None
    cancelled: Cancellation | None = None
    moved: tuple[Move, ...] = ()
    kind: str = "coordination"
    role: str | None = None
    convened_by: str | None = None
    chair: str | None = None
    opened_by: str | None = None
    recorded_by: str | None = None
    not_stated: tuple[str, ...] = ()
    invited: tuple[Attendee, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    absent: tuple[Absence, ...] = ()
    headcount: Headcount | None = None
    pillar: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    series: str | None = None
    follows: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    holds: str | None = None
    invitation: Invitation | None = None
    archive: ArchiveClass | None = None
    agenda: tuple[AgendaItem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    updates: tuple[Progress, ...] = ()
    documents: tuple[DocumentLink, ...] = ()
    visibility: str = "internal"
    minutes: Approval = Approval()
    corrections: tuple[Correction, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    source: Origin | None = None
    former: tuple[str, ...] = ()

    def lists_of_items(self) -> tuple[tuple[str, Sequence[Decision | FollowUp]], ...]:
        """Return the lists whose items have an id, a quote and a visibility, by their fields."""
        return ("decisions", self.decisions), ("follow-ups", self.follow_ups)

    @property
    def came(self) -> tuple[Attendee, ...]:
        """The attendees, but those that are also listed as absent."""
        absent = {absence.agency for absence in self.absent}
        return tuple(who for who in self.attendees if who.agency not in absent)

    @property
    def was_held(self) -> bool:
        """Whether the meeting took place, by what the record says."""
        return self.record not in {"planned", "cancelled"}

    @property
    def last_day(self) -> datetime.date:
        """The day the meeting ended."""
        return self.end_date or self.date


PERIOD = "period"
BEFORE = "before"
WITHIN = "within"
AFTER = "after"
NEXT_MEETING = "next-meeting"
ONGOING = "ongoing"


class Due(Value):
    """A due form (docs/explanation/due-dates.md).

    ``text`` is the form as written. A period (a day, month, quarter, year or range) has ``first``
    and ``last``. ``before``, ``within`` and ``after`` have either a period of their own or an
    ``anchor``, the reference they hang on, a bare item id being one of the meeting ``home`` (that
    of the follow-up when empty); ``within`` counts ``count`` of ``unit`` (d, w, m), and ``before``
    may.
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
    ``each`` is from whom one answer each is awaited: agencies, or present, invited or all.
    """

    id: str
    what: str
    owners: tuple[str, ...]
    each: tuple[str, ...] | str = ()
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
    objection: str | None = None
    reminded: Reminder | None = None
    reason: str | None = None
    note: str | None = None
    visibility: str | None = None

    @property
    def is_news(self) -> bool:
        """Whether it says more than that somebody was written to."""
        said = self.status or self.evidence or self.due or self.asked or self.objection
        return self.reminded is None or bool(said) or self.owners is not None


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


def without_way_in(meeting: Meeting) -> Meeting:
    """Return ``meeting`` without the link and passcode of its room, which are for those invited."""
    if meeting.online is None:
        return meeting
    return replace_fields(meeting, online=replace_fields(meeting.online, link=None, passcode=None))
