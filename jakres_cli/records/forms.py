"""Collections by the field table: mappings to values of the model, lists to tuples."""

from __future__ import annotations

from jakres_cli.model.base import LocalText, Message, Value
from jakres_cli.model.words import nearest_word
from jakres_cli.records import schema
from jakres_cli.records.reader import SCALARS, RecordReader, read_text
from jakres_cli.records.schema.kinds import OTHER_NAMES
from jakres_cli.records.schema.shared import FOLLOW_UP
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence, is_empty

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.schema import Field, Form, ListOf, Register, Shape


_FALLBACKS: dict[type[Shape], object] = {
    schema.Text: "",
    schema.Reference: "",
    schema.ListOf: (),
    schema.TwoLanguages: LocalText(id=""),
    schema.Whole: 0,
}
"""What stands for a required value that is missing, so that the rest is still read."""


def read_shape(shape: Shape, node: Node, reader: RecordReader) -> object:
    """Return the value of ``node`` in the given shape, or None after noting why it has none."""
    scalar = SCALARS.get(type(shape))
    if scalar is not None:
        if isinstance(node, Scalar):
            return scalar(shape, node, reader)
        reader.problem(
            "JK101", node, Message("expected one value, found {found}", found=_kind(node))
        )
        return None
    if isinstance(shape, schema.ListOf):
        return _read_list(shape, node, reader)
    if isinstance(shape, schema.Form):
        return read_form(shape, node, reader)
    if isinstance(shape, schema.Register):
        return read_register(shape, node, reader)
    return _read_two_languages(node, reader)


def read_form(form: Form, node: Node, reader: RecordReader) -> Value | None:
    """Return the value of the model that ``form`` builds from ``node``.

    A required field that is missing is noted (JK104) and gets an empty value; None is returned
    only where there is none to give.
    """
    if form.shorthand and isinstance(node, Scalar):
        value = read_shape(form.by_name[form.shorthand].shape, node, reader)
        if value is None:
            return None
        return form.builds(**reader.given.get(form.builds, {}), **{form.shorthand: value})
    if not isinstance(node, Mapping):
        names = ", ".join(form.by_name)
        reader.problem(
            "JK101",
            node,
            Message("expected fields ({form}), found {found}", form=form.name, found=_kind(node)),
            Message("fields: {names}", names=names),
        )
        return None
    values = dict(reader.given.get(form.builds, {}))
    if form.line:
        values["line"] = reader.line(node)
    _read_fields(form, node, values, reader)
    if not _has_required(form, node, values, reader):
        return None
    return form.builds(**values)


def _read_fields(
    form: Form, node: Mapping, values: dict[str, object], reader: RecordReader
) -> None:
    table = form.by_name
    for name, (key, child) in node.entries.items():
        field = table.get(name)
        if field is None:
            if not name.startswith("x-"):
                _unknown_field(form, key, reader)
        elif not is_empty(child):
            value = read_shape(field.shape, child, reader)
            if value is not None:
                values[field.key] = value


def _has_required(
    form: Form, node: Mapping, values: dict[str, object], reader: RecordReader
) -> bool:
    """Note and fill in required fields that are missing; False where nothing can stand for one."""
    for field in form.required:
        if not _was_given(node, field.name):
            _missing(form, field, node, reader)
        if field.key in values:
            continue
        fallback = _FALLBACKS.get(type(field.shape))
        if isinstance(field.shape, schema.Slug):
            fallback = f"#{reader.line(node)}"  # no id looks like this
        if fallback is None:
            return False
        values[field.key] = fallback
    return True


def read_register(shape: Register, node: Node, reader: RecordReader) -> dict[str, Value]:
    """Return the values of a register by their keys."""
    if not isinstance(node, Mapping):
        reader.problem(
            "JK101",
            node,
            Message("expected fields (name: value), found {found}", found=_kind(node)),
        )
        return {}
    values: dict[str, Value] = {}
    for name, (key, child) in node.entries.items():
        if name.startswith("x-") or read_shape(shape.key, key, reader) is None:
            continue
        body = Mapping(key.start) if is_empty(child) else child
        reader.given[shape.of.builds] = {shape.key_name: name}
        value = read_form(shape.of, body, reader)
        if value is not None:
            if shape.of.line:
                value.__dict__["line"] = reader.line(key)
            values[name] = value
    reader.given.pop(shape.of.builds, None)
    return values


def _read_list(shape: ListOf, node: Node, reader: RecordReader) -> tuple[object, ...] | str | None:
    if isinstance(node, Sequence):
        values = []
        for item in node.items:
            if is_empty(item):
                reader.problem(
                    "JK101",
                    item,
                    Message("an empty item in a list"),
                    Message("delete it or fill it in"),
                )
                continue
            value = read_shape(shape.of, item, reader)
            if value is not None:
                values.append(value)
        return tuple(values)
    if isinstance(node, Scalar) and node.text in shape.words:
        return node.text
    if not shape.alone:
        example = f"[{node.text}]" if isinstance(node, Scalar) else "- …"
        reader.problem(
            "JK101",
            node,
            Message("expected a list, found {found}", found=_kind(node)),
            Message("write it as a list: {example}", example=example),
        )
    value = read_shape(shape.of, node, reader)
    return None if value is None else (value,)


def _read_two_languages(node: Node, reader: RecordReader) -> LocalText | None:
    text = schema.Text()
    if isinstance(node, Scalar):
        return LocalText(id=read_text(text, node, reader))
    if isinstance(node, Mapping) and "id" in node.entries and set(node.entries) <= {"id", "en"}:
        given = {
            name: read_shape(text, value, reader)
            for name, (_, value) in node.entries.items()
            if not is_empty(value)
        }
        if isinstance(given.get("id"), str):
            return LocalText(**given)  # type: ignore[arg-type]  # read as Text just above
    reader.problem(
        "JK101", node, Message("expected a text, or id: and en:, found {found}", found=_kind(node))
    )
    return None


def _unknown_field(form: Form, key: Scalar, reader: RecordReader) -> None:
    name = key.text
    if form is FOLLOW_UP and name == "status":
        message = Message("a follow-up has no status of its own; progress is reported later")
        hint = Message("delete the line; jakres done REF --evidence X reports it")
        reader.problem("JK101", key, message, hint)
        return
    by_name = form.by_name
    spelled = name.replace("_", "-").casefold()
    guess = OTHER_NAMES.get(spelled)
    if guess not in by_name:
        guess = nearest_word(name, by_name)
    reader.problem(
        "JK101",
        key,
        Message("unknown field “{name}” ({form})", name=name, form=form.name),
        Message("did you mean {guess}?", guess=guess)
        if guess
        else Message("the office's own fields begin with x-: x-{name}", name=spelled),
    )


def _missing(form: Form, field: Field, node: Mapping, reader: RecordReader) -> None:
    if reader.document.stopped:
        return
    example = f"{field.name}: {field.example}"
    hint = Message("write {example}", example=example)
    if isinstance(field.shape, schema.ListOf) and field.shape.empty:
        hint = Message(
            "write {example}, or {name}: [] when nobody was named", example=example, name=field.name
        )
    reader.problem(
        "JK104",
        _head(node),
        Message("the field {name} is missing ({form})", name=field.name, form=form.name),
        hint,
    )


def _head(node: Mapping) -> Node:
    first = next((key for key, _ in node.entries.values()), None)
    return first or Scalar("", node.start, node.start, plain=True)


def _was_given(node: Mapping, name: str) -> bool:
    entry = node.entries.get(name)
    return entry is not None and not is_empty(entry[1])


def _kind(node: Node) -> Message:
    if isinstance(node, Scalar):
        return Message("text")
    return Message("a list") if isinstance(node, Sequence) else Message("fields")
