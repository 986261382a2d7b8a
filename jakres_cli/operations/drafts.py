"""A meeting that is still open to change: found, and what goes into its lists."""

from __future__ import annotations

from jakres_cli.cli.resolve import resolve_meeting
from jakres_cli.model.base import AskedWrongly, CannotDo, Message
from jakres_cli.model.words import is_slug, short_slug
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.syntax.nodes import node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container
    from typing import Any

    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.records.schema.shapes import Form
    from jakres_cli.records.syntax.document import Document

_APPROVED = "approved"
_LISTS = ("agenda", "decisions", "follow-ups")
FIELD_ORDER = tuple(field.name for field in MEETING.fields)


def find_draft(text: str, records: Records) -> Meeting:
    """Return the meeting that ``text`` means.

    Raises ``AskedWrongly`` when it means none, ``CannotDo`` when its minutes are approved.
    """
    meeting = resolve_meeting(text, records)
    if meeting.minutes.status == _APPROVED:
        raise CannotDo(
            Message("the minutes of {meeting} are approved and sealed", meeting=meeting.id),
            Message("report what is new at a later meeting, or as progress"),
        )
    return meeting


def attendee_item(code: str, records: Records) -> str | dict[str, list[str]]:
    """Return an item of a list of attendees: an agency alone, a post or person as such."""
    if code in records.posts:
        return {"posts": [code]}
    return {"people": [code]} if code in records.people else code


def filled_fields(form: Form, **values: object) -> dict[str, Any]:
    """Return the fields of ``form`` that have a value, in its order; names with underscores."""
    given = {name.strip("_").replace("_", "-"): value for name, value in values.items() if value}
    return {field.name: given[field.name] for field in form.fields if field.name in given}


def new_id(given: str | None, words: str, fallback: str, document: Document, *skip: str) -> str:
    """Return the id for a new item of ``document``: as given, else made from ``words``.

    Raises ``AskedWrongly`` for one that is not an id, ``CannotDo`` for one that is taken.
    """
    taken = {
        str(item["id"])
        for name in _LISTS
        if isinstance(items := _value(document, name), list)
        for item in items
        if isinstance(item, dict) and "id" in item
    }
    if given is None:
        return short_slug(words, taken, fallback, leave_out=[name.casefold() for name in skip])
    return choose_id(given, taken)


def choose_id(given: str, taken: Container[str]) -> str:
    """Return ``given`` when it is an id and free; raises ``AskedWrongly`` or ``CannotDo``."""
    if not is_slug(given):
        raise AskedWrongly(
            Message("“{value}” is not an id", value=given),
            Message("small letters, digits and hyphens, at most 60"),
        )
    if given in taken:
        raise CannotDo(Message("the id {id} is taken", id=given))
    return given


def listed_agencies(document: Document, field: str) -> set[str]:
    """Return the agencies in the list ``field`` of ``document`` as it is now."""
    items = _value(document, field)
    listed = items if isinstance(items, list) else []
    named = [item.get("agency") if isinstance(item, dict) else item for item in listed]
    return {name for name in named if isinstance(name, str)}


def _value(document: Document, name: str) -> object:
    entry = document.tree.entries.get(name) if document.tree else None
    return node_data(entry[1]) if entry else None
