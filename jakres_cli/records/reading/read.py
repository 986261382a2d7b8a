"""One file to one record: the pipeline from bytes to the model."""

from __future__ import annotations

from jakres_cli.model.follow_up import Progress
from jakres_cli.model.message import CannotDo, Message
from jakres_cli.model.registers import People, Settings
from jakres_cli.model.source import ERROR, Place, Problem, Source, Tree
from jakres_cli.model.value import Value, replace_fields
from jakres_cli.records.reading.consistency import check_consistency
from jakres_cli.records.reading.forms import read_form, read_register
from jakres_cli.records.reading.layout import SETTINGS_PATH, Slot
from jakres_cli.records.reading.reader import Link, Places, RecordReader, resolves_nothing
from jakres_cli.records.schema import kinds
from jakres_cli.records.schema.shapes import Form
from jakres_cli.records.syntax.document import MAX_FILE, Document, read_markdown, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from jakres_cli.records.reading.reader import Present

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
    return RecordReading(
        slot=slot,
        record=record,
        problems=reader.problems,
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
