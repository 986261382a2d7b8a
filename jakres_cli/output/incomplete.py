"""What an answer lacks: each problem with what it would have changed."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.records.layout import Slot, slot_of
from jakres_cli.records.schema import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.source import Problem


_NOT_READ_WHOLE = {
    kinds.MEETING_KIND: Message("1 meeting not read whole"),
    kinds.PROGRESS_KIND: Message("1 report not read whole"),
    kinds.EVENT_KIND: Message("1 event not read whole"),
    kinds.AGENCIES_KIND: Message("the register of agencies not read whole"),
    kinds.PEOPLE_KIND: Message("the register of people not read whole"),
}
_EFFECTS = {
    "JK102": Message("1 reference not counted"),
    "JK103": Message("1 contradiction not resolved"),
    "JK108": Message("1 report not counted"),
    "JK110": Message("1 name that means two"),
    "JK111": Message("1 circle not followed"),
    "JK112": Message("1 record not counted"),
}


def incomplete_words(problem: Problem) -> Message:
    """Return what ``problem`` changes in an answer, where it stands, and what was probably meant.

    “1 report not counted: …/kirim-dta/2019-11-05-BPBD.md:1: it belongs to no follow-up … (did you
    mean kirim-data?)”.
    """
    place = problem.place
    where = f"{place.path}:{place.line}" if place.line else place.path
    effect, message = _effect(problem), problem.message
    if problem.hint is None:
        return Message("{effect}: {where}: {message}", effect=effect, where=where, message=message)
    return Message(
        "{effect}: {where}: {message} ({hint})",
        effect=effect,
        where=where,
        message=message,
        hint=problem.hint,
    )


def _effect(problem: Problem) -> Message:
    if problem.effect is not None:
        return problem.effect
    if problem.code in _EFFECTS:
        return _EFFECTS[problem.code]
    slot = slot_of(problem.place.path)
    kind = slot.kind if isinstance(slot, Slot) else ""
    return _NOT_READ_WHOLE.get(kind, Message("1 record not read whole"))
