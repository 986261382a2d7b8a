"""Every field of every record once: the reader, the JSON Schema and the reference follow it.

Here: the shapes that a value can have, and the rows that tables of fields are made of.
"""

from __future__ import annotations

from functools import cached_property

from jakres_cli.model.base import Message, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Shape(Value):
    """What a value may look like."""


class Text(Shape):
    """Free text, one or more lines; ``short`` for words that hold no comma."""

    short: bool = False


class TwoLanguages(Shape):
    """A text, or a mapping with ``id`` and ``en``."""


class Slug(Shape):
    """An id: small letters, digits and hyphens, at most 60."""


class AgencyCode(Shape):
    """The code of an agency: letters, digits and hyphens."""


class Word(Shape):
    """One word of a fixed list; ``more`` names the setting that adds words to it."""

    choices: tuple[str, ...]
    more: str | None = None


class Weekday(Shape):
    """A day of the week in Indonesian or English."""


class Day(Shape):
    """A calendar day, ``2019-10-29``; ``period`` also takes a month or year."""

    period: str | None = None


class Clock(Shape):
    """A time of day, ``09:00``."""


class Whole(Shape):
    """A whole number, not negative."""


class Flag(Shape):
    """``true`` or ``false``; ``yes`` and ``no`` mean the same."""


class DueForm(Shape):
    """A due form; ``words`` are accepted beside it."""

    words: tuple[str, ...] = ()


class Reference(Shape):
    """The name of something else: ``to`` says what.

    ``agency``, ``post``, ``person``, ``party`` (any of these, or a working group), ``meeting``,
    ``event``, ``working-group``, ``series``, ``follow-up``, ``decision``, ``group`` (of the same
    event), ``pillar``, ``evidence``, ``file``, ``field`` (of the same record). With ``or_text``
    plain text is allowed as well.
    """

    to: str
    or_text: bool = False


PARTY_KINDS = frozenset({"agency", "post", "person", "party"})
"""What a reference to somebody who can owe something is ``to``."""


class ListOf(Shape):
    """A list; with ``alone`` a single value may stand without one, ``empty`` lists are allowed.

    One of ``words`` may stand for the whole list.
    """

    of: Shape
    alone: bool = False
    empty: bool = False
    words: tuple[str, ...] = ()


TEXT = Text()
TWO_LANGUAGES = TwoLanguages()
SLUG = Slug()
AGENCY_CODE = AgencyCode()
WEEKDAY = Weekday()
DAY = Day()
CLOCK = Clock()
WHOLE = Whole()
FLAG = Flag()
DUE = DueForm()


def word(choices: tuple[str, ...], more: str | None = None) -> Word:
    """One word of ``choices``, or of those that the setting ``more`` adds."""
    return Word(choices=choices, more=more)


def ref(to: str, *, or_text: bool = False) -> Reference:
    """The name of something else, as in ``Reference``."""
    return Reference(to=to, or_text=or_text)


def refs(to: str, *, or_text: bool = False, alone: bool = False, empty: bool = False) -> ListOf:
    """A list of names of something else."""
    return ListOf(of=ref(to, or_text=or_text), alone=alone, empty=empty)


def list_of(shape: Shape, *, alone: bool = False) -> ListOf:
    """A list of values of one shape."""
    return ListOf(of=shape, alone=alone)


class Field(Value):
    """One field of the front matter.

    ``doc`` is its meaning, ``example`` a value as it is written, ``attribute`` its name in the
    model when that isn't the field's own with underscores. ``approval`` marks fields that minutes
    need before they are approved.
    """

    name: str
    shape: Shape
    doc: str
    example: str
    required: bool = False
    approval: bool = False
    attribute: str = ""

    @cached_property
    def key(self) -> str:
        """The name of the field in the model."""
        return self.attribute or self.name.replace("-", "_")


def field(  # noqa: PLR0913  a row has as many cells
    name: str, shape: Shape, doc: str, example: str, *, approval: bool = False, attribute: str = ""
) -> Field:
    """One row of a table of fields; see ``Field``."""
    return Field(
        name=name, shape=shape, doc=doc, example=example, approval=approval, attribute=attribute
    )


def required(name: str, shape: Shape, doc: str, example: str) -> Field:
    """The row of a field that every record of the form has."""
    return Field(name=name, shape=shape, doc=doc, example=example, required=True)


class Form(Shape):
    """A mapping with known fields.

    ``name`` is what messages call it; ``builds`` the class of the model that is made from it. A
    scalar stands for the field ``shorthand`` alone. ``line`` asks for the line in the model.
    """

    name: Message
    fields: tuple[Field, ...]
    builds: type[Value]
    shorthand: str | None = None
    line: bool = False

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The fields that every record of this form has."""
        return tuple(field for field in self.fields if field.required)


class Register(Shape):
    """A mapping whose keys are codes or slugs the office chose; each value has the form ``of``.

    ``key`` is the shape of the keys, ``key_name`` the field of the model that takes them.
    """

    of: Form
    key: Shape
    key_name: str


def forms_within(shape: Shape) -> Iterator[Form]:
    """Yield the form in ``shape`` and every form inside it, each before those it contains."""
    if isinstance(shape, ListOf | Register):
        yield from forms_within(shape.of)
    elif isinstance(shape, Form):
        yield shape
        for field in shape.fields:
            yield from forms_within(field.shape)


Path = tuple[str | int, ...]


def iter_references(
    shape: Shape, value: object, path: Path = ()
) -> Iterator[tuple[str, str, Path]]:
    """Yield what is referred to (as in ``Reference.to``), its name, and the field's path.

    Due forms refer to an ``anchor``.
    """
    if isinstance(shape, Reference) and value is not None:
        yield shape.to, str(value), path
    elif isinstance(shape, DueForm) and getattr(value, "anchor", None):
        yield "anchor", value.anchor, path  # type: ignore[attr-defined]  # just asked for
    for part, inner, step in _parts(shape, value):
        yield from iter_references(part, inner, (*path, step))


def _parts(shape: Shape, value: object) -> Iterator[tuple[Shape, object, str | int]]:
    if isinstance(shape, ListOf) and isinstance(value, tuple):
        yield from ((shape.of, item, position) for position, item in enumerate(value))
    elif isinstance(shape, Register) and isinstance(value, dict):
        yield from ((shape.of, item, key) for key, item in value.items())
    elif isinstance(shape, Form) and isinstance(value, Value):
        for field in shape.fields:
            yield field.shape, getattr(value, field.key, None), field.name
