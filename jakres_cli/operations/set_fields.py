"""Change fields of a draft, an event, a group, a series or a register, as ``jakres set`` does."""

from __future__ import annotations

from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.operations.assignments import parse_assignment
from jakres_cli.operations.event_moves import noted_move
from jakres_cli.operations.plan import Plan, open_file
from jakres_cli.operations.set_target import find_set_target
from jakres_cli.records.editing.dates import day_at
from jakres_cli.records.editing.splices import read_again
from jakres_cli.records.editing.values import put_value, remove_value
from jakres_cli.records.schema.event import EVENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.operations.assignments import FieldEdit
    from jakres_cli.records.schema import Shape
    from jakres_cli.records.syntax.document import Document


class NewValues(Value):
    """The fields of ``ref`` that are to change; ``reason`` of a move.

    Each assignment is ``FIELD=VALUE``, or of lists ``FIELD+=VALUE`` or ``FIELD-=VALUE``.
    """

    ref: str
    assignments: tuple[str, ...]
    reason: str | None = None


HOW_TO_CORRECT = Message(
    "what was wrong: jakres correct MEETING --where FIELD --was OLD --now NEW --by WHO"
)


def plan_fields(new: NewValues, session: Session) -> Plan:
    """Return the plan that changes fields of a record, an item or a register entry.

    Raises ``AskedWrongly`` for a field or value that there isn't, ``CannotDo`` for what is sealed
    or can't be changed without touching more.
    """
    loaded = session.load()
    target = find_set_target(new.ref, loaded.records)
    if target.meeting is not None and target.meeting.minutes.status == "approved":
        raise CannotDo(
            Message("the minutes of {meeting} are approved and sealed", meeting=target.meeting.id),
            HOW_TO_CORRECT,
        )
    changes = [
        change
        for assignment in new.assignments
        for change in parse_assignment(assignment, target, loaded.records, session)
    ]
    file = open_file(session.tree, target.file)
    text = file.document.text
    for change in changes:
        text = _changed(read_again(target.file, text), change, target.shape)
    if target.meeting is not None:
        _require_day_of_name(target.meeting, read_again(target.file, text))
    if target.shape is EVENT:
        text = noted_move(file.document, text, new.reason, session.today)
    return Plan(
        what=f"jakres set {new.ref}",
        steps=(file.changed_to(text),),
        loaded=loaded,
        refusal=AskedWrongly,
    )


def _require_day_of_name(meeting: Meeting, after: Document) -> None:
    """Raise ``AskedWrongly`` where a meeting gets another day than the one it is named by."""
    day = day_at(after, "date")
    if day is None or day == meeting.date or meeting.id.startswith(day.isoformat()):
        return
    raise AskedWrongly(
        Message("the name of {meeting} begins with its day", meeting=meeting.id),
        Message("jakres rename {meeting} {day} changes both", meeting=meeting.id, day=day)
        if meeting.was_held
        else Message(
            "jakres postpone {meeting} --to {day} --reason WHY", meeting=meeting.id, day=day
        ),
    )


def _changed(document: Document, change: FieldEdit, shape: Shape) -> str:
    value = change.value(document)
    if value is None:
        return remove_value(document, change.path)
    return put_value(document, change.path, value, shape)
