"""What a filled-in row asks for, by who says it; or why it can't be taken."""

from __future__ import annotations

from typing import TypedDict

from jakres_cli.model.base import Message, Value
from jakres_cli.model.words import DONE, DROPPED, OPEN, REPORTED
from jakres_cli.records.syntax.prose import fold_blanks

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.model.meeting import FollowUp


class RowRefusal(Value):
    """Why a row can't be taken, and which cell is to blame."""

    cell: str
    message: Message
    hint: Message | None = None


class RequestedEntry(Value):
    """The entry that a row asks for; ``day`` is None when the row leaves it open."""

    item: FollowUp
    stamp: str
    by: str
    day: datetime.date | None = None
    status: str | None = None
    owner: str | None = None
    evidence: tuple[str, ...] = ()
    asked: str | None = None
    objection: str | None = None
    reason: str | None = None
    note: str | None = None


class Told(TypedDict, total=False):
    """The fields of an entry that depend on who says it."""

    status: str | None
    objection: str
    reason: str | None
    note: str | None


def told(status: str | None, text: str, *, asks: bool, office: bool) -> Told:
    """Return what ``status`` and ``text`` mean: the office finds what is done and what is dropped.

    What anybody else calls done is reported, and what they say can't be done is an objection.
    """
    if status == DROPPED and not office:
        return {"objection": fold_blanks(text)}
    if status == DONE and not office:
        status = REPORTED
    if status in {DROPPED, OPEN} or asks:
        return {"status": status, "reason": fold_blanks(text) or None}
    return {"status": status, "note": text or None}
