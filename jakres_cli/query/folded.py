"""What the fold makes of a follow-up and of each entry on it."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value
from jakres_cli.model.words import DONE, DROPPED, OPEN, REPORTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.model.meeting import Due, Progress

ANSWERED = frozenset({REPORTED, DONE, DROPPED})
"""What nobody is reminded of."""


class FoldStep(Value):
    """An entry and what the fold made of it: refused for a reason, or not ``counted`` for all."""

    entry: Progress
    refused: Message | None = None
    counted: bool = True


class GivenDue(Value):
    """When something was to be done, as said ``on`` a day."""

    on: datetime.date
    due: Due


class Objection(Value):
    """That somebody contests that it is theirs, until it is handed over, dropped or refused."""

    agency: str
    reason: str
    date: datetime.date


class AwaitedAnswer(Value):
    """How far one of those has come from whom an answer each is awaited, and its last report."""

    agency: str
    status: str = OPEN
    date: datetime.date | None = None

    @property
    def is_given(self) -> bool:
        """Whether nobody has to be reminded any more."""
        return self.status in ANSWERED


class FoldedState(Value):
    """What became of a follow-up by the last of the entries folded.

    ``last_entry`` is the last that was news; ``reminded_on`` the last time that they were written
    to, which is none.
    """

    status: str
    owners: tuple[str, ...]
    by_owner: dict[str, str]
    due: Due | None
    dues: tuple[GivenDue, ...]
    steps: tuple[FoldStep, ...]
    awaited: tuple[AwaitedAnswer, ...] = ()
    asked: Due | None = None
    asked_on: datetime.date | None = None
    objections: tuple[Objection, ...] = ()
    evidence: tuple[str, ...] = ()
    last_entry: datetime.date | None = None
    reminded_on: datetime.date | None = None
    ended_on: datetime.date | None = None
