"""What must hold between the fields of one record and between it and its path."""

from __future__ import annotations

from jakres_cli.model.event import Event
from jakres_cli.model.follow_up import Progress
from jakres_cli.model.meeting import Meeting
from jakres_cli.model.message import Message, Plural
from jakres_cli.model.spelling import nearest_word
from jakres_cli.records.schema.kinds import OTHER_NAMES
from jakres_cli.records.syntax.nodes import Mapping, Node, Scalar, Sequence, is_empty

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.value import Value
    from jakres_cli.records.reading.layout import Slot
    from jakres_cli.records.reading.reader import RecordReader
    from jakres_cli.records.schema.shapes import Form

_LISTS_WITH_IDS = ("agenda", "decisions", "follow-ups", "sessions", "groups")
_DATE_IN_STEM = 10


def check_consistency(
    form: Form, record: Value, tree: Mapping, slot: Slot, reader: RecordReader
) -> None:
    """Note what doesn't fit together in ``record``, which was read from ``tree``."""
    _ids_once(tree, reader)
    _not_stated(form, tree, reader)
    if isinstance(record, Meeting):
        _meeting(record, tree, reader)
    elif isinstance(record, Event):
        _days_in_order(tree, record.date, record.end_date, reader)
    elif isinstance(record, Progress):
        _progress(tree, slot, reader)


def _ids_once(tree: Mapping, reader: RecordReader) -> None:
    seen: dict[str, Scalar] = {}
    for name in _LISTS_WITH_IDS:
        for node in _ids(tree, name):
            first = seen.setdefault(node.text, node)
            if first is not node:
                lines = reader.line(node) - reader.line(first)
                reader.problem(
                    "JK103",
                    node,
                    Message(
                        "the id {id} is used twice; the first is {lines} above",
                        id=node.text,
                        lines=Plural("one line", "{n} lines", n=lines),
                    ),
                    Message("give one of the two another id"),
                )


def _ids(tree: Mapping, name: str) -> Iterator[Scalar]:
    items = _value(tree, name)
    if not isinstance(items, Sequence):
        return
    for item in items.items:
        node = _value(item, "id") if isinstance(item, Mapping) else None
        if isinstance(node, Scalar) and node.text:
            yield node


def _not_stated(form: Form, tree: Mapping, reader: RecordReader) -> None:
    listed = _value(tree, "not-stated")
    if not isinstance(listed, Sequence):
        return
    for node in listed.items:
        if not isinstance(node, Scalar):
            continue
        if node.text not in form.by_name:
            guess = OTHER_NAMES.get(node.text) or nearest_word(node.text, form.by_name)
            reader.problem(
                "JK101",
                node,
                Message("not-stated lists “{name}”, which is not a field", name=node.text),
                Message("did you mean {guess}?", guess=guess) if guess else None,
            )
        elif _value(tree, node.text) is not None:
            reader.problem(
                "JK103",
                node,
                Message("{name} is given and also listed in not-stated", name=node.text),
                Message("delete one of the two"),
            )


def _meeting(record: Meeting, tree: Mapping, reader: RecordReader) -> None:
    written = _value(tree, "date")
    if isinstance(written, Scalar) and str(record.date) != record.id[:_DATE_IN_STEM]:
        reader.problem(
            "JK103",
            written,
            Message(
                "the date is {date}, but the file's name begins with {name}",
                date=str(record.date),
                name=record.id[:_DATE_IN_STEM],
            ),
            Message("change the one that is wrong"),
        )
    _days_in_order(tree, record.date, record.end_date, reader)
    end_time = _value(tree, "end-time")
    on_one_day = record.end_date is None and record.time and record.end_time
    if end_time and on_one_day and str(record.end_time) < str(record.time):
        reader.problem("JK105", end_time, Message("it ends before it begins"))
    _check_needed(record, tree, reader)


def _check_needed(record: Meeting, tree: Mapping, reader: RecordReader) -> None:
    if reader.document.stopped:
        return
    node = _value(tree, "record") or next((key for key, _ in tree.entries.values()), tree)
    attendees = _value(tree, "attendees")
    nobody = attendees is None or (isinstance(attendees, Sequence) and not attendees.items)
    if record.record == "minutes" and nobody:
        reader.problem(
            "JK104",
            node,
            Message("the field attendees is missing"),
            Message("list who was in the room; for a meeting not yet held write record: planned"),
        )
    if record.record == "stub" and not record.known_from:
        reader.problem(
            "JK104",
            node,
            Message("a stub needs known-from: the record that it is known from"),
        )


def _progress(tree: Mapping, slot: Slot, reader: RecordReader) -> None:
    decided = slot.given[Progress]
    for name in ("date", "by"):
        node = _value(tree, name)
        if not isinstance(node, Scalar):
            continue
        written, named = node.text, str(decided[name])
        # a by that isn't a code can't stand in a file's name as it is
        if written.casefold() != named.casefold() and " " not in written:
            reader.problem(
                "JK103",
                node,
                Message(
                    "{field} is {said}, but the file's name says {named}",
                    field=name,
                    said=written,
                    named=named,
                ),
                Message("change the one that is wrong"),
            )


def _days_in_order(tree: Mapping, first: object, last: object, reader: RecordReader) -> None:
    node = _value(tree, "end-date")
    if node is None or last is None:
        return
    if first is None:
        reader.problem("JK104", node, Message("end-date is given without date"))
    elif str(last) < str(first):
        reader.problem("JK105", node, Message("it ends before it begins"))


def _value(tree: Mapping, name: str) -> Node | None:
    entry = tree.entries.get(name)
    return None if entry is None or is_empty(entry[1]) else entry[1]
