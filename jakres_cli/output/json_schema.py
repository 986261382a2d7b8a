"""The JSON Schema of every kind of record, made from the field table that the reader uses.

It is for editors and other programs, so values that YAML itself types are taken both ways: a year
is the number 2019 to an editor and the text "2019" to jakres. What an empty field holds is null.
Schema and reader part where a schema can't see: whether a name exists, whether a day does, what
another field or the file's name says.
"""

from __future__ import annotations

from jakres_cli.model import words
from jakres_cli.records import schema
from jakres_cli.records.schema import kinds
from jakres_cli.records.syntax import node_data
from jakres_cli.records.syntax.events import MAX_SCALAR, read_events

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from jakres_cli.records.schema import Field, Form, Register, Shape

    Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_YEAR = r"(?!0000)[0-9]{4}"
_MONTH = rf"{_YEAR}-(?:0[1-9]|1[0-2])"
_DAY = rf"{_MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
_QUARTER = rf"{_YEAR}-[qQ][1-4]"
_PERIOD = rf"(?:{_DAY}|{_MONTH}|{_QUARTER}|{_YEAR}|{_DAY}\.\.{_DAY})"
_DATED = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_ANCHOR = rf"(?!{_DATED}$)[a-z0-9-]{{1,80}}(?:/[a-z0-9-]{{1,60}})?"
_COUNT = ":[0-9]{1,4}[dwm]"
_DUE = (
    rf"^(?:{_PERIOD}|(?:after|before(?:{_COUNT})?|within{_COUNT}):(?:{_PERIOD}|{_ANCHOR})"
    r"|next-meeting|ongoing)$"
)
_SLUG = r"^[a-z0-9-]{1,60}$"
_CODE = r"^[A-Za-z0-9][A-Za-z0-9-]*$"
_OWN = "^x-"
_TITLES = {
    kinds.MEETING_KIND: "front matter of records/meetings/YEAR/YEAR-MM-DD-slug.md",
    kinds.PROGRESS_KIND: "front matter of records/progress/MEETING/ITEM/YEAR-MM-DD-BY.md",
    kinds.EVENT_KIND: "front matter of records/events/slug.md",
    kinds.PROPOSAL_KIND: "front matter of records/events/EVENT/proposals/AGENCY.md",
    kinds.WORKING_GROUP_KIND: "front matter of records/working-groups/slug.md",
    kinds.SERIES_KIND: "front matter of records/series/slug.md",
    kinds.AGENCIES_KIND: "records/agencies.yaml",
    kinds.PEOPLE_KIND: "records/people.yaml",
    kinds.SETTINGS_KIND: "jakres.yaml",
}


def schema_of(kind: str) -> Schema:
    """Return the JSON Schema of the records of one kind, complete in itself."""
    definitions: Schema = {}
    top = _kind(kind, definitions)
    return {"$schema": DIALECT, **top, "$defs": definitions}


def schema_of_all() -> Schema:
    """Return one JSON Schema that takes a record of any kind."""
    definitions: Schema = {}
    tops = {f"{kind}-record": _kind(kind, definitions) for kind in kinds.FORMS}
    return {
        "$schema": DIALECT,
        "title": "A record of jakres",
        "oneOf": [_reference(name) for name in tops],
        "$defs": {**tops, **definitions},
    }


def _kind(kind: str, definitions: Schema) -> Schema:
    shape = kinds.FORMS[kind]
    if isinstance(shape, schema.Form):
        body = {**_object(shape, definitions), **_CONDITIONS.get(kind, {})}
    else:
        body = _register(shape, definitions)
    return {"title": kind, "description": f"The {kind} record: {_TITLES[kind]}", **body}


def _object(form: Form, definitions: Schema) -> Schema:
    required = [field.name for field in form.required]
    return {
        "type": "object",
        "properties": {field.name: _field(field, form, definitions) for field in form.fields},
        **({"required": required} if required else {}),
        "patternProperties": {_OWN: {}},
        "additionalProperties": False,
    }


def _field(field: Field, form: Form, definitions: Schema) -> Schema:
    value = _value(field.shape, form, definitions)
    tree, _ = read_events(field.example)
    return {
        "description": field.doc,
        **(value if field.required else _or_empty(value)),
        **({"examples": [node_data(tree)]} if tree is not None else {}),
    }


def _or_empty(value: Schema) -> Schema:
    """Let ``value`` be left out by writing the field without one, which is null in YAML."""
    if "type" in value:
        types = value["type"] if isinstance(value["type"], list) else [value["type"]]
        return {**value, "type": [*types, "null"]}
    if "enum" in value:
        return {"enum": [*value["enum"], None]}
    return {"anyOf": [*value.get("anyOf", [value]), {"type": "null"}]}


def _value(shape: Shape, form: Form, definitions: Schema) -> Schema:
    if isinstance(shape, schema.ListOf):
        item = _value(shape.of, form, definitions)
        several: Schema = {"type": "array", "items": item}
        if shape.words:
            return {"anyOf": [{"enum": list(shape.words)}, several]}
        return {"anyOf": [item, several]} if shape.alone else several
    if isinstance(shape, schema.Form):
        return _form(shape, definitions)
    if isinstance(shape, schema.Register):
        return _register(shape, definitions)
    if isinstance(shape, schema.Reference) and shape.to == "field":
        return {"enum": list(form.by_name)}
    return _SCALARS[type(shape)](shape)


def _form(form: Form, definitions: Schema) -> Schema:
    """Return a reference to the definition of ``form``; a scalar may stand for its shorthand."""
    name = str(form.name).replace(" ", "-")
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _object(form, definitions)
    if form.shorthand is None:
        return _reference(name)
    alone = _value(form.by_name[form.shorthand].shape, form, definitions)
    return {"anyOf": [alone, _reference(name)]}


def _register(register: Register, definitions: Schema) -> Schema:
    key = _value(register.key, register.of, definitions)["pattern"].removeprefix("^")
    return {
        "type": "object",
        "patternProperties": {f"^(?!x-){key}": _form(register.of, definitions), _OWN: {}},
        "additionalProperties": False,
    }


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _text(_: Shape) -> Schema:
    return {"type": ["string", "number", "boolean"], "maxLength": MAX_SCALAR}


def _two_languages(shape: Shape) -> Schema:
    text = _text(shape)
    both = {
        "type": "object",
        "properties": {"id": text, "en": _or_empty(text)},
        "required": ["id"],
        "additionalProperties": False,
    }
    return {"anyOf": [text, both]}


def _slug(_: Shape) -> Schema:
    return {"type": ["string", "integer"], "pattern": _SLUG, "minimum": 0}


def _code(_: Shape) -> Schema:
    return {"type": ["string", "integer"], "pattern": _CODE, "minimum": 0}


def _word(shape: Shape) -> Schema:
    assert isinstance(shape, schema.Word)  # noqa: S101  by the table below
    choices = {"enum": list(shape.choices)}
    return {"anyOf": [choices, _slug(shape)]} if shape.more else choices


def _weekday(_: Shape) -> Schema:
    names = [name for day in words.WEEKDAYS for name in day]
    any_case = "|".join("".join(f"[{x.upper()}{x}]" for x in name) for name in names)
    shown = [name.capitalize() for name in names]
    return {"anyOf": [{"enum": shown}, {"type": "string", "pattern": f"^(?:{any_case})$"}]}


def _day(shape: Shape) -> Schema:
    assert isinstance(shape, schema.Day)  # noqa: S101  by the table below
    if not shape.period:
        return {"type": "string", "pattern": f"^{_DAY}$"}
    period = rf"^(?:{_DAY}|{_MONTH}|{_QUARTER}|{_YEAR})$"
    return {"type": ["string", "integer"], "pattern": period, **_YEARS}


def _clock(_: Shape) -> Schema:
    return {"type": "string", "pattern": "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"}


def _whole(_: Shape) -> Schema:
    return {
        "type": ["integer", "string"],
        "minimum": 0,
        "maximum": 999_999_999,
        "pattern": "^[0-9]{1,9}$",
    }


def _flag(_: Shape) -> Schema:
    return {"enum": [True, False, "true", "false", "yes", "no"]}


def _due(shape: Shape) -> Schema:
    assert isinstance(shape, schema.DueForm)  # noqa: S101  by the table below
    form = {"type": ["string", "integer"], "pattern": _DUE, **_YEARS}
    return {"anyOf": [{"enum": list(shape.words)}, form]} if shape.words else form


_YEARS = {"minimum": 1000, "maximum": 9999}
_SCALARS: dict[type[Shape], Callable[[Shape], Schema]] = {
    schema.Text: _text,
    schema.Reference: _text,
    schema.TwoLanguages: _two_languages,
    schema.Slug: _slug,
    schema.AgencyCode: _code,
    schema.Word: _word,
    schema.Weekday: _weekday,
    schema.Day: _day,
    schema.Clock: _clock,
    schema.Whole: _whole,
    schema.Flag: _flag,
    schema.DueForm: _due,
}


def _when_record_is(form: str | None, field: str) -> Schema:
    """Demand ``field`` of the meetings whose ``record`` is ``form``, or left out for None."""
    given = {"properties": {"record": {"enum": [form or "minutes", *([] if form else [None])]}}}
    return {
        "if": {**given, "required": ["record"]} if form else given,
        "then": {"required": [field], "properties": {field: {"not": {"enum": [None, []]}}}},
    }


_CONDITIONS: dict[str, Schema] = {
    kinds.MEETING_KIND: {
        "allOf": [_when_record_is(None, "attendees"), _when_record_is("stub", "known-from")]
    }
}
"""What ``reading.consistency`` demands of a meeting by the form of its record."""
