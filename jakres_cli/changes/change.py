"""Differences between two states as data: where something changed, and what stood there.

How a difference reads is the business of the digest. What it carries decides its class: a plain
``Change`` has what was and what is, its subclasses the facts that these two don't hold.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from jakres_cli.model.base import Message, Value, field_names, set_fields
from jakres_cli.model.event import Topic
from jakres_cli.model.meeting import Due, FollowUp, Progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    Days = tuple[datetime.date | None, datetime.date | None]
    """The first and the last day of something."""

MEETING, EVENT, WORKING_GROUP, SERIES = "meeting", "event", "working-group", "series"
AGENCIES, PEOPLE, SETTINGS = "agencies", "people", "settings"
TEMPLATE, WORKFLOW, ATTACHMENT = "template", "workflow", "attachment"
STRAY, OTHER = "stray-file", "other-file"
ABOUT_FILES = (TEMPLATE, WORKFLOW, ATTACHMENT, STRAY, OTHER)
"""What are files and not records."""
ABOUT = (MEETING, EVENT, WORKING_GROUP, SERIES, AGENCIES, PEOPLE, SETTINGS, *ABOUT_FILES)
"""What a change can be about, in the order in which a digest tells it."""


class About(Value):
    """The record, register or file that a change is part of.

    ``id`` and ``path`` are what it is called in the newer state, or was in the older one if it is
    gone; ``old_id`` and ``old_path`` what it was called there, when that was something else.
    ``visibilities`` are those that its items had and have if they say nothing else.
    """

    kind: str
    id: str
    path: str
    old_id: str = ""
    old_path: str = ""
    visibilities: tuple[str, str] = ("internal", "internal")

    @property
    def whole(self) -> Location:
        """The record itself, rather than something in it."""
        return Location(about=self, ref=self.id, path=self.path)

    def item(self, name: str) -> Location:
        """Return where the item with that id stands; without one the whole record."""
        return Location(about=self, ref=f"{self.id}/{name}", path=self.path) if name else self.whole

    def file(self, path: str) -> Location:
        """Return the record as the file at ``path`` has it."""
        return Location(about=self, ref=self.id, path=path)


class Location(Value):
    """What changed: its full reference, the file where it stands, and what it is part of."""

    about: About
    ref: str
    path: str


T = TypeVar("T")


class Change(Value, Generic[T]):
    """One difference: ``before`` and ``after``, None for what isn't there.

    ``kind`` names it (``digest.phrases`` lists them all), ``field`` is the field of the record
    that it is in. ``warning`` marks what reviewers miss.
    """

    kind: str
    at: Location
    before: T | None = None
    after: T | None = None
    field: str = ""
    warning: bool = False

    @property
    def about(self) -> About:
        """The record, register or file that the change is part of."""
        return self.at.about

    @property
    def ref(self) -> str:
        """The full reference of what changed."""
        return self.at.ref

    @property
    def path(self) -> str:
        """The file that the change stands in."""
        return self.at.path

    @property
    def gone(self) -> T:
        """What was there before, of a change that took something away."""
        assert self.before is not None  # noqa: S101  the kind of the change says so
        return self.before

    @property
    def new(self) -> T:
        """What is there now, of a change that put something there."""
        assert self.after is not None  # noqa: S101  the kind of the change says so
        return self.after

    @property
    def either(self) -> T:
        """What came or went: what is there now, else what was."""
        return self.gone if self.after is None else self.after

    @property
    def details(self) -> dict[str, object]:
        """What a subclass holds besides, by name, for programs that read it."""
        return {name: given for name, given in set_fields(self).items() if name not in _SHARED}


AnyChange = Change[Any]
"""A change of which only is asked what every change has."""
_SHARED = frozenset(field_names(Change))


class DueState(Value):
    """When something is due: the form as written, and the last day that it means by now."""

    due: Due | None = None
    latest: datetime.date | None = None


class RenameChange(Change[str]):
    """A record got another name; what refers to a ``forgotten`` one is lost."""

    forgotten: bool


class NewFollowUpChange(Change[FollowUp]):
    """A follow-up is new: the ``latest`` day that its due means, and its ``status``.

    ``replaced`` is the due of those that it replaces, when it gives more time than that.
    """

    after: FollowUp
    latest: datetime.date | None
    status: str
    replaced: DueState | None = None


class StatusChange(Change[str]):
    """A follow-up stands elsewhere, and what was said of that."""

    reason: str | None
    evidence: tuple[str, ...]
    days_late: int
    superseded_by: tuple[str, ...]


class OwnersChange(Change[tuple[str, ...]]):
    """Others owe a follow-up; ``in_text`` when the minutes themselves were changed."""

    in_text: bool


class DueChange(Change[DueState]):
    """A follow-up is due on another day, ``days`` away, after so many earlier ``slips``."""

    before: DueState
    after: DueState
    days: int | None
    slips: int
    reason: str | None
    in_text: bool


class ExtensionAnswer(Change[str]):
    """More time was asked for and then ``granted``, ``refused`` or ``withdrawn``."""

    outcome: str


class NewReportChange(Change[Progress]):
    """Progress was reported; ``refused`` says why it doesn't count, if it doesn't."""

    after: Progress
    refused: Message | None


class RewrittenReportChange(Change[Progress]):
    """An old report says something else in these ``fields``."""

    before: Progress
    after: Progress
    fields: tuple[str, ...]


class SealedTextChange(Change[tuple[str, ...]]):
    """Fields under a seal changed; no correction accounts for those ``unexplained``."""

    unexplained: tuple[str, ...]


class ProseChange(Change[tuple[str, ...]]):
    """The prose changed: its passages before and after, and how many sentences in which way."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    reworded: int
    added: int
    removed: int


class EventDaysChange(Change["Days"]):
    """An event was moved to other days, for that ``reason``."""

    before: Days
    after: Days
    reason: str | None


class TopicChange(Change[Topic]):
    """An ``agency`` proposes another topic, or no longer does."""

    agency: str


class LooseFileChange(Change[str]):
    """A file that is not a record came, went or changed; ``used_by`` are records that name it."""

    used_by: tuple[str, ...]


class CharactersChange(Change[tuple[str, ...]]):
    """So many characters that deceive the eye came or went."""

    count: int


class UnreadChange(Change[Message]):
    """A file that changed can't be read whole in either state, because of this ``line``."""

    line: int


class ReadableChange(UnreadChange):
    """A file can be read whole in one state only; ``there`` tells whether it was there before."""

    there: bool


def how_it_changed(before: T | None, after: T | None) -> str:
    """Return how a kind of change ends: ``added``, ``removed`` or ``changed``."""
    return "added" if before is None else "removed" if after is None else "changed"
