"""What is collected while one file is read, and its single values: texts, days, references."""

from __future__ import annotations

import re

from jakres_cli.model import words
from jakres_cli.model.base import Message, Value
from jakres_cli.model.source import Place, Problem, Tree
from jakres_cli.model.words import is_slug, nearest_word, slug_from
from jakres_cli.records import schema
from jakres_cli.records.parse import evidence_fault, parse_due, parse_iso_day, parse_iso_period
from jakres_cli.records.syntax import (
    Node,
    Scalar,
    changed_by_other_readers,
    locate,
    names_at,
    node_span,
)
from jakres_cli.records.syntax.document import Document, read_markdown, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from jakres_cli.model.meeting import Due
    from jakres_cli.model.records import Settings

    Present = Mapping[str, Mapping[str, str]]


class Link(Value):
    """A reference as it was written: ``to`` as in the schema, the name, and its offsets."""

    to: str
    name: str
    start: int
    end: int
    or_text: bool = False


def resolves_nothing(_to: str, _name: str) -> bool:
    """Keep every reference: nothing is known yet of what there is."""
    return False


class RecordReader:
    """Collects for one document.

    ``given`` holds, for each class of the model, values that the file's path decides. ``resolves``
    tells whether a reference (what it is to, and the name) surely names something; only the others
    are kept as ``links``, but every name is in ``names``. ``present`` holds, for what a
    reference may be to, the names of today by those that were used before.
    """

    def __init__(
        self,
        document: Document,
        given: dict[type[Value], dict[str, object]],
        settings: Settings | None,
        resolves: Callable[[str, str], bool] = resolves_nothing,
        present: Present | None = None,
    ) -> None:
        self.document = document
        self.given = given
        self.settings = settings
        self.resolves = resolves
        self.present = present or {}
        self.names: set[str] = set()
        self.links: list[Link] = []
        self.problems: list[Problem] = [
            Problem(
                code=fault.code,
                place=document.place(fault.start, fault.end),
                message=fault.message,
                hint=fault.hint,
            )
            for fault in document.faults
        ]

    def refer(self, to: str, name: str, start: int, end: int, *, or_text: bool = False) -> None:
        """Note that ``name`` is referred to at these offsets."""
        self.names.add(name)
        if not self.resolves(to, name):
            self.links.append(Link(to=to, name=name, start=start, end=end, or_text=or_text))

    def problem(self, code: str, node: Node, message: Message, hint: Message | None = None) -> None:
        """Note a problem with the value ``node``."""
        start, end = node_span(node)
        self.problems.append(
            Problem(
                code=code,
                place=self.document.place(start, max(end, start + 1)),
                message=message,
                hint=hint,
            )
        )

    def line(self, node: Node) -> int:
        """Return the line (from 1) on which ``node`` begins."""
        return self.document.lines.number(node.start)


_Path = tuple[str | int, ...]


class Places:
    """Finds places by reading the file of ``tree`` again; the last one is kept."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._last: tuple[str, Document | None] = ("", None)

    def find(self, path: str, where: _Path, span: tuple[int, int] | None) -> Place:
        """Return the place of the field ``where``, or of the offsets ``span``, in a file."""
        document = self._document(path)
        return Place(path=path) if document is None else self.in_document(document, where, span)

    def names(self, place: Place) -> tuple[str, ...]:
        """Return what stands at ``place``: fields and items by name; nothing for prose."""
        document = self._document(place.path)
        if document is None or document.tree is None:
            return ()
        offset = document.lines.offset(place)
        in_prose = document.prose_start and offset >= document.prose_start
        return () if in_prose else names_at(document.tree, offset)

    @staticmethod
    def in_document(document: Document, where: _Path, span: tuple[int, int] | None) -> Place:
        """Return the place in a document at hand."""
        if span is None:
            if document.tree is None or not where:
                return document.place(0, 0)
            span = locate(document.tree, where)
        start, end = span
        return document.place(start, max(end, start + 1))

    def _document(self, path: str) -> Document | None:
        if path != self._last[0]:
            self._last = (path, self._read(path))
        return self._last[1]

    def _read(self, path: str) -> Document | None:
        data = self._tree.read(path).data
        if data is None:
            return None
        return read_markdown(path, data) if path.endswith(".md") else read_yaml(path, data)


_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_WHOLE = re.compile(r"[0-9]{1,9}")
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_DAYS = frozenset(name for pair in words.WEEKDAYS for name in pair)
_DUE_HINT = Message(
    "write a day (2019-11-28), month (2019-11), quarter (2019-q4), year, range (a..b), "
    "before:…, before:3d:…, within:30d:…, after:…, next-meeting or ongoing; vague words go into "
    "due-text"
)


def read_text(_: schema.Shape, node: Scalar, reader: RecordReader) -> str:
    """Return the text of ``node``; note it when other YAML readers would change it (JK213)."""
    if node.plain and changed_by_other_readers(node.text):
        warn_changed(node, reader)
    return node.text


def warn_changed(node: Scalar, reader: RecordReader) -> None:
    """Note that other YAML readers would change the plain value ``node`` (JK213)."""
    reader.problem(
        "JK213",
        node,
        Message("other YAML readers would change {value}", value=node.text),
        Message("quote it: '{value}'", value=node.text),
    )


def read_slug(_: schema.Shape, node: Scalar, reader: RecordReader) -> str | None:
    """Return an id."""
    if is_slug(node.text):
        return read_text(_, node, reader)
    suggestion = slug_from(node.text)
    reader.problem(
        "JK101",
        node,
        Message("“{value}” is not an id", value=node.text),
        Message(
            "small letters, digits and hyphens, at most 60: {suggestion}", suggestion=suggestion
        )
        if suggestion
        else Message("small letters, digits and hyphens, at most 60"),
    )
    return None


def is_code(text: str) -> bool:
    """Tell whether ``text`` can be the code of an agency."""
    return _CODE.fullmatch(text) is not None


def read_code(_: schema.Shape, node: Scalar, reader: RecordReader) -> str | None:
    """Return the code of an agency."""
    if is_code(node.text):
        return read_text(_, node, reader)
    reader.problem(
        "JK101",
        node,
        Message("“{value}” is not a code", value=node.text),
        Message("letters, digits and hyphens: BPBD, Biro-PKLH"),
    )
    return None


def read_word(shape: schema.Word, node: Scalar, reader: RecordReader) -> str | None:
    """Return one word of a fixed list, or of the setting that adds to it."""
    choices = shape.choices
    if shape.more and reader.settings is not None:
        choices = (*choices, *getattr(reader.settings, shape.more))
    if node.text in choices:
        return node.text
    _unknown_word(node, choices, reader)
    return None


def _unknown_word(node: Scalar, choices: tuple[str, ...], reader: RecordReader) -> None:
    guess = nearest_word(node.text, choices)
    known = ", ".join(choices)
    reader.problem(
        "JK101",
        node,
        Message("unknown value “{value}”", value=node.text),
        Message("did you mean {guess}? Accepted: {known}", guess=guess, known=known)
        if guess
        else Message("accepted: {known}", known=known),
    )


def read_weekday(_: schema.Shape, node: Scalar, reader: RecordReader) -> str | None:
    """Return a day of the week, as it was written."""
    if node.text.casefold() in _DAYS:
        return node.text
    _unknown_word(node, tuple(day[0].capitalize() for day in words.WEEKDAYS), reader)
    return None


def read_date(shape: schema.Day, node: Scalar, reader: RecordReader) -> date | None:
    """Return a day; where the shape allows a month or year, its first or last day."""
    day = parse_iso_day(node.text)
    if day is None and shape.period:
        period = parse_iso_period(node.text) if ".." not in node.text else None
        if period:
            day = period[0] if shape.period == "first" else period[1]
    if day is None:
        reader.problem(
            "JK105",
            node,
            Message("“{value}” is not a day of the calendar", value=node.text),
            Message("write year-month-day: 2019-10-29"),
        )
    return day


def read_clock(_: schema.Shape, node: Scalar, reader: RecordReader) -> str | None:
    """Return a time of day, ``HH:MM``."""
    if _CLOCK.fullmatch(node.text):
        return read_text(_, node, reader)
    reader.problem(
        "JK105",
        node,
        Message("“{value}” is not a time of day", value=node.text),
        Message("write hours and minutes with two digits each: '09:00'"),
    )
    return None


def read_whole(_: schema.Shape, node: Scalar, reader: RecordReader) -> int | None:
    """Return a whole number."""
    if _WHOLE.fullmatch(node.text):
        read_text(_, node, reader)
        return int(node.text)
    reader.problem("JK101", node, Message("“{value}” is not a whole number", value=node.text))
    return None


def read_flag(_: schema.Shape, node: Scalar, reader: RecordReader) -> bool | None:
    """Return True or False."""
    if node.text in _FLAGS:
        return _FLAGS[node.text]
    _unknown_word(node, ("true", "false"), reader)
    return None


def read_due_form(shape: schema.DueForm, node: Scalar, reader: RecordReader) -> Due | str | None:
    """Return a due form, or one of the words that the shape allows; note what it hangs on."""
    if node.text in shape.words:
        return node.text
    due = parse_due(node.text)
    if due is None:
        reader.problem(
            "JK105", node, Message("“{value}” is not a due form", value=node.text), _DUE_HINT
        )
        return None
    if due.anchor:
        start = node.end - len(due.anchor) - (0 if node.plain else 1)
        reader.refer("anchor", due.anchor, start, start + len(due.anchor))
    return due


def read_reference(shape: schema.Reference, node: Scalar, reader: RecordReader) -> str:
    """Return a name of something else, and note that it was named here.

    A party or series is called by the name that it has today, whatever the text calls it.
    """
    settings = reader.settings
    if shape.to == "pillar" and settings is not None and node.text not in settings.pillar:
        _unknown_word(node, tuple(settings.pillar), reader)
    if shape.to == "evidence" and (fault := evidence_fault(node.text)):
        reader.problem(fault.code, node, fault.message, fault.hint)
        return node.text
    reader.refer(shape.to, node.text, node.start, node.end, or_text=shape.or_text)
    text = read_text(shape, node, reader)
    names = reader.present.get(shape.to)
    return names.get(text, text) if names else text


SCALARS: dict[type[schema.Shape], Callable[..., object]] = {
    schema.Text: read_text,
    schema.Slug: read_slug,
    schema.AgencyCode: read_code,
    schema.Word: read_word,
    schema.Weekday: read_weekday,
    schema.Day: read_date,
    schema.Clock: read_clock,
    schema.Whole: read_whole,
    schema.Flag: read_flag,
    schema.DueForm: read_due_form,
    schema.Reference: read_reference,
}
"""The reader of each shape that a scalar has."""
