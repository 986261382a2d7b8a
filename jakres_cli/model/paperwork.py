"""What an office keeps about a meeting besides what was said: letters, approval, the archive."""

from __future__ import annotations

from jakres_cli.model.base import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime


class OnlineRoom(Value):
    """Where a meeting is held online; ``link`` and ``passcode`` stand in no minutes."""

    app: str | None = None
    link: str | None = None
    id: str | None = None
    passcode: str | None = None


class SentLetter(Value):
    """A letter that was sent."""

    number: str | None = None
    date: datetime.date | None = None


class Move(Value):
    """A meeting or event put off or brought forward; ``was`` and ``now`` are its first days.

    An event may have had no day before, or have none from then on.

    ``letter`` is the invitation that named the day before, when one was sent.
    """

    on: datetime.date
    was: datetime.date | None = None
    now: datetime.date | None = None
    reason: str | None = None
    letter: SentLetter | None = None


class Cancellation(Value):
    """That a meeting or event was called off."""

    on: datetime.date | None = None
    reason: str | None = None


class Invitation(Value):
    """The letter that called the meeting."""

    number: str | None = None
    date: datetime.date | None = None
    nature: str | None = None
    attachments: str | None = None
    subject: str | None = None
    copies: tuple[str, ...] = ()
    opening: str | None = None
    notes: tuple[str, ...] = ()
    contact: str | None = None
    signer: str | None = None


class ArchiveClass(Value):
    """How the archive classifies a record; it is outside the seal."""

    code: str | None = None
    retention: str | None = None
    access: str | None = None
    kind: str | None = None


class Signer(Value):
    """Who signed, as it was printed; ``capacity`` is plt, plh or pj for who acted."""

    post: str | None = None
    name: str | None = None
    capacity: str | None = None


class Approval(Value):
    """The state of the minutes themselves."""

    status: str = "draft"
    approved_on: datetime.date | None = None
    approved_by: tuple[str, ...] = ()
    approved_at: str | None = None
    approved_how: str | None = None
    number: str | None = None
    signers: tuple[Signer, ...] = ()
    signed: str | None = None
    seal: str | None = None


class Correction(Value):
    """A change to minutes after they were approved (*Ralat*)."""

    on: datetime.date
    where: str
    was: str = ""
    now: str = ""
    by: str | None = None


class Acceptance(Value):
    """A warning that somebody looked at and found right as it is: of one ``item``, or of all."""

    code: str
    reason: str
    item: str | None = None


class Reminder(Value):
    """That an owner was written to; no news of its own."""

    letter: str | None = None
    via: str | None = None
    reply_by: datetime.date | None = None
