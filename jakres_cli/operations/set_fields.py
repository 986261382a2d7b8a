"""Change fields of a draft, an event, a group, a series or a register, as ``jakres set`` does."""

from __future__ import annotations

from jakres_cli.cli.dues import parse_due_fields
from jakres_cli.cli.field_values import parse_field_value
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.naming import Names
from jakres_cli.model.words import nearest_word
from jakres_cli.operations.event_moves import noted_move
from jakres_cli.operations.plan import Plan, open_file
from jakres_cli.query.parties import named_party, require_party
from jakres_cli.query.references import matching_references, resolve_unique
from jakres_cli.records import schema
from jakres_cli.records.editing.dates import day_at
from jakres_cli.records.editing.splices import read_again
from jakres_cli.records.editing.values import put_value, remove_value, shape_at
from jakres_cli.records.layout import AGENCIES_PATH, PEOPLE_PATH, Slot, slot_of
from jakres_cli.records.schema.event import EVENT
from jakres_cli.records.schema.kinds import FORMS, OTHER_NAMES
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence
from jakres_cli.records.syntax.text import refused_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.schema import Shape
    from jakres_cli.records.syntax.document import Document

    Path = tuple[str | int, ...]


class NewValues(Value):
    """The fields of ``ref`` that are to change, each as ``FIELD=VALUE``; ``reason`` of a move."""

    ref: str
    assignments: tuple[str, ...]
    reason: str | None = None


class SetTarget(Value):
    """What is to be changed: a file, and the path of the item or register entry in it.

    ``meeting`` is the meeting that it is, or is an item of.
    """

    file: str
    within: tuple[str | int, ...] = ()
    meeting: Meeting | None = None

    @property
    def shape(self) -> Shape:
        """The shape of the whole file."""
        slot = slot_of(self.file)
        assert isinstance(slot, Slot)  # noqa: S101  a record was read from it
        return FORMS[slot.kind]


def find_set_target(ref: str, records: Records) -> SetTarget:
    """Return what ``ref`` means; agencies, posts and people come first, as for ``jakres show``.

    Raises ``AskedWrongly`` for nothing, or more than one thing.
    """
    registered, wholes, items = _registered(records), _wholes(records), _items(records)
    names = Names(records)
    party = named_party(ref, names)
    if party is None and not matching_references(ref, [*registered, *wholes, *items]):
        party = require_party(ref, names) if names.find_by_part(ref) else None
    if party is not None and party.code in registered:
        return registered[party.code]
    is_item = ref in {name.partition("/")[2] for name in items}
    same = {id(wholes[name]) for name in matching_references(ref, [*wholes])}
    if len(same) == 1 and "/" not in ref and not is_item:
        return resolve_unique(ref, wholes)
    return resolve_unique(ref, {**registered, **items, **wholes})


def _registered(records: Records) -> dict[str, SetTarget]:
    targets = {code: SetTarget(file=AGENCIES_PATH, within=(code,)) for code in records.agencies}
    for part, parties in (("posts", records.posts), ("people", records.people)):
        targets |= {slug: SetTarget(file=PEOPLE_PATH, within=(part, slug)) for slug in parties}
    return targets


def _wholes(records: Records) -> dict[str, SetTarget]:
    targets: dict[str, SetTarget] = {}
    for group in (records.series, records.working_groups, records.events, records.meetings):
        for record in group.values():
            target = SetTarget(file=record.path, meeting=records.meetings.get(record.id))
            targets |= dict.fromkeys((*record.former, record.id), target)
    return targets


def _items(records: Records) -> dict[str, SetTarget]:
    targets: dict[str, SetTarget] = {}
    for meeting in records.meetings.values():
        for name, listed in meeting.lists_of_items():
            for at, item in enumerate(listed):
                target = SetTarget(file=meeting.path, within=(name, at), meeting=meeting)
                names = (f"{stem}/{item.id}" for stem in (*meeting.former, meeting.id))
                targets |= dict.fromkeys(names, target)
    return targets


HOW_TO_CORRECT = Message(
    "what was wrong: jakres correct MEETING --where FIELD --was OLD --now NEW --by WHO"
)
_SEALING = {"status", "seal", "approved-on", "approved-by", "approved-at"}


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
        for change in _parse_assignment(assignment, target, loaded.records, session)
    ]
    file = open_file(session.tree, target.file)
    text = file.document.text
    for path, value in changes:
        text = _with_value(read_again(target.file, text), path, value, target.shape)
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


def _with_value(document: Document, path: Path, value: Written | None, shape: Shape) -> str:
    _require_short(document, path)
    return (
        remove_value(document, path) if value is None else put_value(document, path, value, shape)
    )


def _parse_assignment(
    text: str, target: SetTarget, records: Records, session: Session
) -> Iterator[tuple[Path, Written | None]]:
    """Yield the path and value of what ``FIELD=VALUE`` asks for; None takes the field out."""
    name, equals, words = text.partition("=")
    if not equals or not name:
        raise AskedWrongly(
            Message("“{text}” is not of the form FIELD=VALUE", text=text),
            Message("quote what has blanks: 'place=Balai Kota'; FIELD= takes the field out"),
        )
    for fault in refused_characters(words, 0, len(words)):
        raise AskedWrongly(fault.message, fault.hint)
    path = (*target.within, *name.split("."))
    shape = _shape_of(name.split("."), shape_at(target.shape, target.within))
    _require_settable(name, words, target)
    if not words.strip():
        yield path, None
        return
    meeting = target.meeting
    if isinstance(shape, schema.DueForm) and meeting is not None:
        due = parse_due_fields(words, meeting, records, session, since=session.today)
        if "due" not in due:
            yield path, None
        for field, value in due.items():
            yield (*target.within, field), value
        return
    yield path, parse_field_value(shape, words, name, records, session)


def _shape_of(names: list[str], shape: Shape | None) -> Shape:
    for name in names:
        if isinstance(shape, schema.TwoLanguages) and name in {"id", "en"}:
            shape = schema.Text()
            continue
        if not isinstance(shape, schema.Form):
            raise AskedWrongly(Message("there is no field “{name}” within this one", name=name))
        field = shape.by_name.get(name)
        if field is None and name.startswith("x-"):
            return schema.Text()
        if field is None:
            raise _unknown(name, shape)
        shape = field.shape
    assert shape is not None  # noqa: S101  there is at least one name
    return shape


def _unknown(name: str, form: schema.Form) -> AskedWrongly:
    other = OTHER_NAMES.get(name.replace("_", "-").casefold())
    guess = other if other in form.by_name else nearest_word(name, form.by_name)
    return AskedWrongly(
        Message("unknown field “{name}” ({form})", name=name, form=form.name),
        Message("did you mean {guess}?", guess=guess)
        if guess
        else Message("fields: {names}", names=", ".join(form.by_name)),
    )


def _require_settable(name: str, words: str, target: SetTarget) -> None:
    if name == "id":
        raise CannotDo(
            Message("an id stays as it is: other records refer to it"),
        )
    first, _, inner = name.partition(".")
    if target.meeting is None or target.within or first != "minutes":
        return
    if inner in _SEALING and words.strip() != "draft":
        raise CannotDo(
            Message("{field} is written by jakres approve", field=name),
            Message("jakres approve {meeting} --by POST", meeting=target.meeting.id),
        )


def _require_short(document: Document, path: Path) -> None:
    """Raise ``CannotDo`` when the list at ``path`` holds more than words."""
    node: Node | None = document.tree
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return
    if isinstance(node, Sequence) and not all(isinstance(item, Scalar) for item in node.items):
        raise CannotDo(
            Message("{field} lists more than words", field=str(path[-1])),
            Message("change it in {path}", path=document.path),
        )
