"""The meeting that a writing command is about: found, and still open to change."""

from __future__ import annotations

from jakres_cli.errors import CannotDo
from jakres_cli.message import Message
from jakres_cli.query.references import resolve
from jakres_cli.schema.meeting import MEETING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.schema.shapes import Form

FIELD_ORDER = tuple(field.name for field in MEETING.fields)


def draft(text: str, records: Records) -> Meeting:
    """Return the meeting that ``text`` means.

    Raises ``AskedWrongly`` when it means none, ``CannotDo`` when its minutes are approved.
    """
    meeting = records.meetings[resolve(text, records.meetings)]
    if meeting.minutes.status == "approved":
        raise CannotDo(
            Message("the minutes of {meeting} are approved and sealed", meeting=meeting.id),
            Message("report what is new at a later meeting, or as progress"),
        )
    return meeting


def filled_in(form: Form, **values: object) -> dict[str, Any]:
    """Return the fields of ``form`` that have a value, in its order; names with underscores."""
    given = {name.replace("_", "-"): value for name, value in values.items() if value}
    return {field.name: given[field.name] for field in form.fields if field.name in given}


def taken_ids(meeting: Meeting) -> set[str]:
    """Return the ids of everything in ``meeting``."""
    agenda = {one.id for one in meeting.agenda if one.id}
    return agenda | {one.id for _, items in meeting.lists_of_items() for one in items}
