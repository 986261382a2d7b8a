"""Who can owe something, a workspace's settings, and all its records with their look-ups."""

from __future__ import annotations

from functools import cached_property

from jakres_cli.model.base import LocalText, Value
from jakres_cli.model.words import ACTING

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from typing import Protocol, TypeVar

    from jakres_cli.model.event import Event, Proposal, Series, WorkingGroup
    from jakres_cli.model.meeting import FollowUp, Meeting, Progress

    T = TypeVar("T", Meeting, Event, WorkingGroup)

    class Term(Protocol):
        """What has a first day, a last day, both or neither."""

        @property
        def since(self) -> datetime.date | None:
            """The first day."""

        @property
        def until(self) -> datetime.date | None:
            """The last day."""


def covers(term: Term, day: datetime.date) -> bool:
    """Tell whether ``day`` is one of the days of ``term``, both ends included."""
    return (term.since is None or term.since <= day) and not has_ended(term, day)


def has_ended(term: Term, day: datetime.date) -> bool:
    """Tell whether the last day of ``term`` lies before ``day``."""
    return term.until is not None and term.until < day


class FormerName(Value):
    """A name that an agency carried until a day."""

    name: str
    until: datetime.date | None = None

    @property
    def since(self) -> None:
        """The first day, which no register says."""


class Agency(Value):
    """A body of the register, under the code that people say (``BPBD``)."""

    code: str
    name: LocalText
    line: int = 1
    aliases: tuple[str, ...] = ()
    kind: str = "city-agency"
    parent: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    successor: tuple[str, ...] = ()
    names: tuple[FormerName, ...] = ()
    former: tuple[str, ...] = ()
    order: int | None = None
    contact: str | None = None
    head: str | None = None
    letters: bool = True

    def former_name_on(self, day: datetime.date) -> str | None:
        """Return the name that it carried on ``day``, if that was not the one of today."""
        carried = [known for known in self.names if known.until and known.until >= day]
        return min(carried, key=lambda known: str(known.until)).name if carried else None


class Post(Value):
    """An office that somebody holds; minutes name posts rather than people."""

    slug: str
    name: str
    line: int = 1
    short: str | None = None
    agency: str | None = None
    held_with: str | None = None

    def agency_on(self, _day: datetime.date) -> str | None:
        """Return the agency that the post belongs to, which is always the same."""
        return self.agency


class Holding(Value):
    """A post held by a person for a time."""

    post: str
    since: datetime.date | None = None
    until: datetime.date | None = None
    capacity: str | None = None
    acting: bool = False

    @property
    def acts_as(self) -> str | None:
        """In which capacity (plt, plh, pj), for who doesn't hold the post as its own."""
        return self.capacity or (ACTING[0] if self.acting else None)


class Affiliation(Value):
    """An agency that a person belonged to for a time."""

    agency: str
    since: datetime.date | None = None
    until: datetime.date | None = None


class Person(Value):
    """Somebody whom the records name."""

    slug: str
    name: str
    line: int = 1
    prefix: str | None = None
    affiliations: tuple[Affiliation, ...] = ()
    holds: tuple[Holding, ...] = ()

    @property
    def agency(self) -> str | None:
        """The agency that they belong to now, or belonged to last."""
        lasting = [each for each in self.affiliations if each.until is None]
        return (lasting or self.affiliations)[-1].agency if self.affiliations else None

    def agency_on(self, day: datetime.date) -> str | None:
        """Return the agency that they belonged to on ``day``, as far as the register says."""
        return next((each.agency for each in self.affiliations if covers(each, day)), None)

    def held_on(self, day: datetime.date) -> tuple[Holding, ...]:
        """Return the posts that they held on ``day``."""
        return tuple(holding for holding in self.holds if covers(holding, day))


class People(Value):
    """The register of posts and of people."""

    posts: dict[str, Post] = {}  # noqa: RUF012  a default that nobody writes to
    people: dict[str, Person] = {}  # noqa: RUF012  likewise


class Pillar(Value):
    """A pillar of the city's strategy and the days between which it was one."""

    slug: str
    name: str
    en: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None

    def in_language(self, lang: str) -> str:
        """Return the English name when ``lang`` is ``en`` and there is one."""
        return self.en if lang == "en" and self.en else self.name


class Letterhead(Value):
    """What stands at the head of the office's papers."""

    lines: tuple[str, ...] = ()
    logo: str | None = None
    font: str | None = None
    size: int | None = None
    paper: str = "A4"


class SigningMarks(Value):
    """Marks that another program replaces when it numbers and signs a paper."""

    number: str | None = None
    date: str | None = None
    nature: str | None = None
    subject: str | None = None
    post: str | None = None
    signature: str | None = None
    name: str | None = None
    nip: str | None = None


class Settings(Value):
    """One workspace's settings; every field but ``office`` has a default."""

    schema: int = 1
    office: str
    lang: str | None = None
    timezone: str = "Asia/Jakarta"
    letterhead: Letterhead = Letterhead()
    signing: SigningMarks | None = None
    chase_soon_days: int = 7
    city: str | None = None
    pillar: dict[str, Pillar] = {}  # noqa: RUF012  a default that nobody writes to
    kinds: tuple[str, ...] = ()
    chase_after_days: int = 30
    forge_url: str | None = None
    holidays: tuple[datetime.date, ...] = ()


class Records(Value):
    """Every record that could be read, by id.

    ``unread`` are the meetings and events whose files couldn't be read at all, ``registers_whole``
    tells whether agencies and people were. ``progress`` holds
    the entries on each follow-up by its full reference: files of their own and the ``updates`` of
    meetings alike.
    """

    settings: Settings
    agencies: dict[str, Agency]
    posts: dict[str, Post]
    people: dict[str, Person]
    meetings: dict[str, Meeting]
    events: dict[str, Event]
    working_groups: dict[str, WorkingGroup]
    series: dict[str, Series]
    proposals: tuple[Proposal, ...]
    progress: dict[str, tuple[Progress, ...]]
    unread: frozenset[str] = frozenset()
    registers_whole: bool = True

    def follow_ups(self) -> Iterator[FollowUp]:
        """Yield every follow-up, meeting by meeting in order of their ids.

        In a meeting that wasn't held nothing was promised.
        """
        for _, meeting in sorted(self.meetings.items()):
            if meeting.was_held:
                yield from meeting.follow_ups

    def follow_up(self, ref: str) -> FollowUp | None:
        """Return the follow-up with the full reference ``ref``; former meeting ids resolve."""
        stem, _, item = ref.partition("/")
        meeting = self.meeting(stem)
        items = meeting.follow_ups if meeting else ()
        return next((follow_up for follow_up in items if follow_up.id == item), None)

    def meeting(self, stem: str) -> Meeting | None:
        """Return the meeting of that id, or that once had it."""
        return self.meetings.get(stem) or self._former_meetings.get(stem)

    def event(self, slug: str) -> Event | None:
        """Return the event of that id, or that once had it."""
        return self.events.get(slug) or self._former_events.get(slug)

    def working_group(self, slug: str) -> WorkingGroup | None:
        """Return the working group of that id, or that once had it."""
        return self.working_groups.get(slug) or self._former_groups.get(slug)

    def holding(self, event: str) -> Meeting | None:
        """Return the meeting that *is* the event, held."""
        return self._held.get(event)

    def later_meetings(self, meeting: Meeting) -> list[Meeting]:
        """Return the meetings that follow ``meeting`` or come after it in its series, in order."""
        names = (meeting.id, *meeting.former)
        followers = {other.id: other for name in names for other in self._followers.get(name, ())}
        series = self._by_series[meeting.series] if meeting.series else ()
        candidates = {**followers, **{other.id: other for other in series}}
        later = [
            other
            for other in candidates.values()
            if _comes_after(other, meeting, follows=other.id in followers)
        ]
        return sorted(later, key=lambda other: (other.date, other.time or "", other.id))

    @cached_property
    def children(self) -> dict[str, list[str]]:
        """The bodies directly below each."""
        return _by_target((agency.parent or "", code) for code, agency in self.agencies.items())

    @cached_property
    def predecessors(self) -> dict[str, list[str]]:
        """The bodies that name each as a successor."""
        return _by_target(
            (name, code) for code, agency in self.agencies.items() for name in agency.successor
        )

    @cached_property
    def _former_meetings(self) -> dict[str, Meeting]:
        return _by_former(self.meetings)

    @cached_property
    def _former_events(self) -> dict[str, Event]:
        return _by_former(self.events)

    @cached_property
    def _former_groups(self) -> dict[str, WorkingGroup]:
        return _by_former(self.working_groups)

    @cached_property
    def _held(self) -> dict[str, Meeting]:
        held = {}
        for meeting in self.meetings.values():
            if meeting.holds and meeting.was_held:
                event = self.event(meeting.holds)
                held[event.id if event else meeting.holds] = meeting
        return held

    @cached_property
    def _followers(self) -> dict[str, list[Meeting]]:
        followers: dict[str, list[Meeting]] = {}
        for meeting in self.meetings.values():
            for name in meeting.follows:
                followers.setdefault(name, []).append(meeting)
        return followers

    @cached_property
    def _by_series(self) -> dict[str, list[Meeting]]:
        by_series: dict[str, list[Meeting]] = {}
        for meeting in self.meetings.values():
            if meeting.series:
                by_series.setdefault(meeting.series, []).append(meeting)
        return by_series


def _comes_after(other: Meeting, meeting: Meeting, *, follows: bool) -> bool:
    """Tell whether ``other`` is later: on one day by the clock, else by what it ``follows``."""
    if other.date != meeting.date:
        return other.date > meeting.date
    if other.time and meeting.time and other.time != meeting.time:
        return other.time > meeting.time
    return other.id != meeting.id and (follows or other.id > meeting.id)


def full_ref(name: str, meeting: str) -> str:
    """Return ``name`` as a full reference: a bare item id is one of ``meeting``."""
    return name if "/" in name else f"{meeting}/{name}"


def _by_target(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    by_target: dict[str, list[str]] = {}
    for target, code in pairs:
        by_target.setdefault(target, []).append(code)
    return by_target


def _by_former(known: dict[str, T]) -> dict[str, T]:
    return {name: named for named in known.values() for name in named.former}
