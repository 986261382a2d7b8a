"""A meeting that is still open to change: found, and what goes into its lists."""

from __future__ import annotations

from jakres_cli.cli.resolve import resolve_meeting
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.words import is_slug, short_slug
from jakres_cli.operations.plan import OpenFile, Plan, open_file
from jakres_cli.records.editing.edits import append_item
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.syntax import node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.load import Loaded
    from jakres_cli.records.schema import Form
    from jakres_cli.records.syntax import Data
    from jakres_cli.records.syntax.document import Document

_APPROVED = "approved"
_LISTS = ("agenda", "decisions", "follow-ups")
FIELD_ORDER = tuple(field.name for field in MEETING.fields)


class Draft(Value):
    """A meeting that is open to change, its file, and the records that it was found in."""

    loaded: Loaded
    meeting: Meeting
    file: OpenFile

    @property
    def document(self) -> Document:
        """What stands in the file."""
        return self.file.document

    def new_id(self, given: str | None, words: str, fallback: str, *skip: str) -> str:
        """Return the id for a new item: as given, else made from ``words`` but those to ``skip``.

        Raises ``AskedWrongly`` for one that is not an id, ``CannotDo`` for one that is taken.
        """
        taken = {
            str(item["id"])
            for name in _LISTS
            for item in _items(self.document, name)
            if isinstance(item, dict) and "id" in item
        }
        if given is None:
            return short_slug(words, taken, fallback, leave_out=[name.casefold() for name in skip])
        return choose_id(given, taken)

    def agencies_in(self, field: str) -> set[str]:
        """Return the agencies in the list ``field`` as the file has it now."""
        items = _items(self.document, field)
        named = [item.get("agency") if isinstance(item, dict) else item for item in items]
        return {name for name in named if isinstance(name, str)}

    def plan_change(self, command: str, text: str, *notes: Message) -> Plan:
        """Return the plan of ``command``, by which the file says ``text``, as it may already."""
        return Plan(
            what=f"jakres {command} {self.meeting.id}",
            steps=() if text == self.document.text else (self.file.changed_to(text),),
            loaded=self.loaded,
            notes=notes,
        )

    def plan_item(self, command: str, field: str, item: Written, *notes: Message) -> Plan:
        """Return the plan of ``command``, which adds ``item`` to the list ``field``."""
        text = append_item(self.document, field, item, FIELD_ORDER)
        return self.plan_change(command, text, *notes)


def open_draft(text: str, session: Session) -> Draft:
    """Return the meeting that ``text`` means, to be changed; raises as ``find_draft`` does."""
    loaded = session.load()
    meeting = find_draft(text, loaded.records)
    return Draft(loaded=loaded, meeting=meeting, file=open_file(session.tree, meeting.path))


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


def still_to_come(meeting: Meeting, session: Session) -> tuple[Message, ...]:
    """Return the remark that the meeting hasn't been held, if so."""
    if meeting.date <= session.today:
        return ()
    return (Message("note: the meeting is still to come, on {date}", date=str(meeting.date)),)


def attendee_item(code: str, records: Records) -> str | dict[str, list[str]]:
    """Return an item of a list of attendees: an agency alone, a post or person as such."""
    if code in records.posts:
        return {"posts": [code]}
    return {"people": [code]} if code in records.people else code


def filled_fields(form: Form, **values: Written | None) -> dict[str, Written]:
    """Return the fields of ``form`` that have a value, in its order; names with underscores."""
    given = {name.strip("_").replace("_", "-"): value for name, value in values.items() if value}
    return {field.name: given[field.name] for field in form.fields if field.name in given}


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


def _items(document: Document, name: str) -> list[Data]:
    """Return the list ``name``, which may hold anything; an empty one when it isn't a list."""
    entry = document.tree.entries.get(name) if document.tree else None
    items = node_data(entry[1]) if entry else None
    return items if isinstance(items, list) else []
