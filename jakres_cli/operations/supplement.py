"""Approved minutes get what they lacked: their number, or the scan with the signatures."""

from __future__ import annotations

from jakres_cli.cli.resolve import resolve_meeting
from jakres_cli.model.base import CannotDo, Message, Value
from jakres_cli.operations.evidence import resolve_scan
from jakres_cli.operations.plan import Plan, open_file
from jakres_cli.records.editing.minutes import seal_fits, supplement_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting


class SupplementRequest(Value):
    """What is given to which approved minutes, as it was typed."""

    meeting: str
    number: str | None = None
    signed: str | None = None


def is_approved(meeting: str, session: Session) -> bool:
    """Tell whether the minutes of the meeting that was typed are approved."""
    return resolve_meeting(meeting, session.load().records).minutes.status == "approved"


def plan_supplement(supplement: SupplementRequest, session: Session) -> Plan:
    """Return the plan that fills in what is empty, and renews the seal for a number.

    Raises ``CannotDo`` for what isn't empty, and for a broken seal: renewing it would hide a change
    that nobody saw.
    """
    loaded = session.load()
    meeting = resolve_meeting(supplement.meeting, loaded.records)
    _require_empty(meeting, supplement)
    file = open_file(session.tree, meeting.path)
    if not seal_fits(file.document):
        raise CannotDo(
            Message("the seal of {meeting} doesn't fit its text", meeting=meeting.id),
            Message("take back what was changed since it was approved; then correct it"),
        )
    signed, copies = resolve_scan(supplement.signed, session) if supplement.signed else (None, [])
    fields = {"number": supplement.number, "signed": signed}
    text = supplement_text(file.document, {name: text for name, text in fields.items() if text})
    return Plan(
        what=f"jakres approve {meeting.id}",
        steps=(*copies, file.changed_to(text)),
        loaded=loaded,
    )


def _require_empty(meeting: Meeting, supplement: SupplementRequest) -> None:
    minutes = meeting.minutes
    if supplement.number and minutes.number:
        raise CannotDo(
            Message(
                "the minutes of {meeting} have the number {number} already",
                meeting=meeting.id,
                number=minutes.number,
            ),
            Message(
                "a wrong one: jakres correct {meeting} --where minutes/number …", meeting=meeting.id
            ),
        )
    if supplement.signed and minutes.signed:
        raise CannotDo(
            Message(
                "{meeting} has its scan already: {file}", meeting=meeting.id, file=minutes.signed
            )
        )
