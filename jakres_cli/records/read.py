"""One file to one record: the pipeline from bytes to the model, and what must hold in it."""

from __future__ import annotations

from jakres_cli.locale import RECORD_FORM
from jakres_cli.model.base import CannotDo, Message, Plural, Value, replace_fields
from jakres_cli.model.event import Event
from jakres_cli.model.meeting import Meeting, Progress
from jakres_cli.model.records import People, Settings
from jakres_cli.model.source import CONFLICT_MARKS, ERROR, Place, Problem, Source, Tree, level_of
from jakres_cli.model.words import CODES, nearest_word
from jakres_cli.records.forms import read_form, read_register
from jakres_cli.records.layout import SETTINGS_PATH, Slot
from jakres_cli.records.reader import Link, Places, RecordReader, resolves_nothing
from jakres_cli.records.schema import Form, kinds
from jakres_cli.records.schema.kinds import OTHER_NAMES
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence, is_empty
from jakres_cli.records.syntax.document import MAX_FILE, Document, read_markdown, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jakres_cli.records.reader import Present


_SCHEMA = 1
"""The version of the layout that is understood."""
_YAML_KINDS = frozenset({kinds.AGENCIES_KIND, kinds.PEOPLE_KIND, kinds.SETTINGS_KIND})


class RecordReading(Value):
    """What one file gave: its record (None when there was none to make), and what is wrong.

    ``document`` keeps the text and the tree, for whoever looks closer; ``links`` are the
    references it makes that aren't settled yet, ``names`` the names in all of them.
    """

    slot: Slot
    record: object
    problems: list[Problem]
    links: list[Link]
    names: set[str]
    document: Document | None = None

    @property
    def whole(self) -> bool:
        """Whether everything in the file was understood."""
        return self.record is not None and not any(p.makes_incomplete for p in self.problems)


def read_record(
    source: Source,
    slot: Slot,
    settings: Settings | None,
    resolves: Callable[[str, str], bool] = resolves_nothing,
    present: Present | None = None,
) -> RecordReading:
    """Read the file ``source``, which ``slot`` says what it is. Never raises on its content.

    ``resolves`` and ``present`` are those of the ``RecordReader``.
    """
    if source.data is None:
        failure = source.failure or Message("it can't be read")
        return RecordReading(
            slot=slot,
            record=None,
            links=[],
            names=set(),
            problems=[unreadable(source.path, failure)],
        )
    if len(source.data) > MAX_FILE:
        failure = Message("the file is larger than {most} MiB", most=MAX_FILE >> 20)
        return RecordReading(
            slot=slot,
            record=None,
            links=[],
            names=set(),
            problems=[unreadable(source.path, failure)],
        )
    read = read_yaml if slot.kind in _YAML_KINDS else read_markdown
    document = read(source.path, source.data)
    reader = RecordReader(document, slot.given, settings, resolves, present)
    record = _record(document, slot, reader)
    marks = [problem for problem in reader.problems if problem.code == CONFLICT_MARKS]
    return RecordReading(
        slot=slot,
        record=record,
        problems=marks or reader.problems,
        links=reader.links,
        names=reader.names,
        document=document,
    )


def _nothing(slot: Slot, why: Message) -> RecordReading:
    problems = [unreadable(slot.path, why)]
    return RecordReading(slot=slot, record=None, problems=problems, links=[], names=set())


def unreadable(path: str, why: Message, hint: Message | None = None) -> Problem:
    """Return the problem of a file of which nothing can be read."""
    return Problem(code="JK001", place=Place(path=path), message=why, hint=hint)


def _record(document: Document, slot: Slot, reader: RecordReader) -> object:
    if document.tree is None:
        return None
    shape = kinds.FORMS[slot.kind]
    if not isinstance(shape, Form):
        return read_register(shape, document.tree, reader)
    record = read_form(shape, document.tree, reader)
    if isinstance(record, Progress):
        record = replace_fields(record, note=document.prose.strip() or None)
    if record is not None and slot.path != SETTINGS_PATH and not isinstance(record, People):
        check_consistency(shape, record, document.tree, slot, reader)
    return record


def load_settings(tree: Tree) -> Settings:
    """Return the settings of the workspace ``tree``; raises ``CannotDo`` naming what is wrong."""
    slot = Slot(kind=kinds.SETTINGS_KIND, path=SETTINGS_PATH, id="settings", given={})
    reading = read_record(tree.read(SETTINGS_PATH), slot, None)
    for problem in reading.problems:
        if problem.level == ERROR:
            raise CannotDo(
                Message(
                    "{path}:{line}:{column}: {message}",
                    path=SETTINGS_PATH,
                    line=problem.place.line,
                    column=problem.place.column,
                    message=problem.message,
                ),
                problem.hint,
            )
    settings = reading.record
    if not isinstance(settings, Settings):
        raise CannotDo(Message("{path} can't be read", path=SETTINGS_PATH))
    if settings.schema != _SCHEMA:
        place = Places(tree).find(SETTINGS_PATH, ("schema",), None)
        raise CannotDo(
            Message(
                "{path}:{line}:{column}: this version of jakres does not understand schema {found}",
                path=SETTINGS_PATH,
                line=place.line,
                column=place.column,
                found=settings.schema,
            ),
            Message(
                "it understands schema {known}; a newer version may understand more", known=_SCHEMA
            ),
        )
    return settings


_LISTS_WITH_IDS = ("agenda", "decisions", "follow-ups", "sessions", "groups")
_DATE_IN_STEM = 10


def check_consistency(
    form: Form, record: Value, tree: Mapping, slot: Slot, reader: RecordReader
) -> None:
    """Note what doesn't fit together in ``record``, which was read from ``tree``."""
    _ids_once(tree, reader)
    _not_stated(form, tree, reader)
    _acceptable(tree, reader)
    if isinstance(record, Meeting):
        _meeting(record, tree, reader)
    elif isinstance(record, Event):
        _days_in_order(tree, record.date, record.end_date, reader)
    elif isinstance(record, Progress):
        _progress(tree, slot, reader)


_SAID_IN_THE_ROOM = ("attendees", "follow-ups", "updates")


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


def _acceptable(tree: Mapping, reader: RecordReader) -> None:
    listed = _value(tree, "accept")
    for item in listed.items if isinstance(listed, Sequence) else ():
        node = _value(item, "code") if isinstance(item, Mapping) else None
        if isinstance(node, Scalar) and node.text in CODES and level_of(node.text) == ERROR:
            reader.problem(
                "JK103",
                node,
                Message("{code} is an error, which can't be accepted", code=node.text),
                Message("put right what it names, and delete this"),
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
    if not record.was_held:
        _not_held(record, tree, reader)
    _check_needed(record, tree, reader)


def _not_held(record: Meeting, tree: Mapping, reader: RecordReader) -> None:
    for name in _SAID_IN_THE_ROOM:
        listed = _value(tree, name)
        if isinstance(listed, Sequence) and listed.items:
            reader.problem(
                "JK103",
                listed,
                Message(
                    "{field} in a record that is {form}: nothing in it counts",
                    field=name,
                    form=RECORD_FORM[record.record],
                ),
                Message("what was held is record: minutes"),
            )


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
            "JK104", node, Message("a stub needs known-from: the record that it is known from")
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
