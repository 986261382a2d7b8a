"""What ``FIELD=VALUE``, ``FIELD+=VALUE`` and ``FIELD-=VALUE`` of ``jakres set`` ask for."""

from __future__ import annotations

from functools import partial

from jakres_cli.cli.dues import parse_due_fields
from jakres_cli.cli.field_values import parse_field_value, parse_single_value
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.words import nearest_word
from jakres_cli.operations.list_changes import with_one_less, with_one_more
from jakres_cli.records import schema
from jakres_cli.records.editing.values import node_at, shape_at
from jakres_cli.records.schema.kinds import OTHER_NAMES
from jakres_cli.records.syntax import Scalar, Sequence
from jakres_cli.records.syntax.text import refused_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.operations.set_target import SetTarget
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.schema import Shape
    from jakres_cli.records.syntax.document import Document

    Path = tuple[str | int, ...]

_MORE, _LESS = "+", "-"
_SEALING = {"status", "seal", "approved-on", "approved-by", "approved-at"}


class FieldEdit(Value):
    """The new ``value`` at ``path``, as it follows from the file; None takes the field out."""

    path: Path
    value: Callable[[Document], Written | None]


def parse_assignment(
    text: str, target: SetTarget, records: Records, session: Session
) -> Iterator[FieldEdit]:
    """Yield the changes that ``text`` asks for; raises ``AskedWrongly`` and ``CannotDo``."""
    name, sign, words = _parts(text)
    names = name.split(".")
    path = (*target.within, *names)
    shape = _shape_of(names, shape_at(target.shape, target.within))
    _require_settable(name, words, target)
    if sign:
        listed = _list_shape(name, sign, words, shape)
        understood = partial(parse_single_value, listed.of, words, names[-1], records, session)
        yield FieldEdit(path=path, value=_by_one(sign, words, path, listed, understood))
        return
    if not words.strip():
        yield _replaced(path, None)
        return
    meeting = target.meeting
    if isinstance(shape, schema.DueForm) and meeting is not None:
        due = parse_due_fields(words, meeting, records, session, since=session.today)
        if "due" not in due:
            yield _replaced(path, None)
        for field, value in due.items():
            yield _replaced((*target.within, field), value)
        return
    yield _replaced(path, parse_field_value(shape, words, name, records, session))


def _parts(text: str) -> tuple[str, str, str]:
    """Return the field, the sign before “=” if there is one, and the value."""
    name, equals, words = text.partition("=")
    sign = name[-1:] if name[-1:] in {_MORE, _LESS} else ""
    name = name.removesuffix(sign)
    if not equals or not name:
        raise AskedWrongly(
            Message("“{text}” is not of the form FIELD=VALUE", text=text),
            Message("quote what has blanks: 'place=Balai Kota'; FIELD= takes the field out"),
        )
    for fault in refused_characters(words, 0, len(words)):
        raise AskedWrongly(fault.message, fault.hint)
    return name, sign, words.strip() if sign else words


def _replaced(path: Path, value: Written | None) -> FieldEdit:
    def after(document: Document) -> Written | None:
        _require_short(document, path)
        return value

    return FieldEdit(path=path, value=after)


def _list_shape(name: str, sign: str, words: str, shape: Shape) -> schema.ListOf:
    """Return the shape of the list that one value is put into or taken out of."""
    if name.rpartition(".")[2].startswith("x-"):
        shape = schema.ListOf(of=schema.TEXT)
    if not isinstance(shape, schema.ListOf):
        raise AskedWrongly(
            Message("{field} is not a list", field=name),
            Message("give it another value: {field}=VALUE", field=name),
        )
    if not words:
        raise AskedWrongly(Message("{field}{sign}= needs a value", field=name, sign=sign))
    return shape


def _by_one(
    sign: str, words: str, path: Path, shape: schema.ListOf, understood: Callable[[], str]
) -> Callable[[Document], Written | None]:
    """Return what makes the list at ``path`` longer or shorter by the one value of ``words``."""
    if sign == _LESS:
        return lambda document: with_one_less(document, path, shape, words, understood)
    value = understood()
    return lambda document: with_one_more(document, path, value)


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
    node = node_at(document.tree, path) if document.tree else None
    if isinstance(node, Sequence) and not all(isinstance(item, Scalar) for item in node.items):
        raise CannotDo(
            Message("{field} lists more than words", field=str(path[-1])),
            Message("change it in {path}", path=document.path),
        )
