"""Values of fields as people type them, by the shape of the field."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_time
from jakres_cli.cli.resolve import (
    choice,
    resolve_codes,
    resolve_everybody,
    resolve_party,
    resolve_reference,
    resolve_somebody,
)
from jakres_cli.model.base import AskedWrongly, Message
from jakres_cli.query.references import follow_up_names, match_reference, resolve_unique
from jakres_cli.records import schema
from jakres_cli.records.parse import parse_iso_day, parse_iso_period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.schema import Shape


_EMPTY_LIST = "[]"


def parse_field_value(
    shape: Shape, text: str, name: str, records: Records, session: Session
) -> Written:
    """Return what is written for ``text``: a list for a list, else one value.

    Raises ``AskedWrongly`` for what the field doesn't take.
    """
    if isinstance(shape, schema.ListOf):
        return _listed(shape, text, name, records, session)
    return parse_single_value(shape, text, name, records, session)


def _listed(
    shape: schema.ListOf, text: str, name: str, records: Records, session: Session
) -> Written:
    if text in shape.words:
        return text
    if text == _EMPTY_LIST:
        return []
    inner = _short_form(shape.of) or shape.of
    if isinstance(inner, schema.Form):
        raise AskedWrongly(
            Message("{field} lists more than words", field=name),
            Message("change one of them: jakres set MEETING/ITEM FIELD=…; or jakres add"),
        )
    words = text.removeprefix("[").removesuffix("]")
    if isinstance(inner, schema.Reference) and inner.to in schema.PARTY_KINDS:
        if inner.or_text:
            return [*resolve_everybody(words, records)]
        return [*_of_kind(resolve_codes([words], records), inner, records)]
    holds_commas = isinstance(inner, schema.Text) and not inner.short
    pieces = [piece.strip() for piece in words.split(";" if holds_commas else ",")]
    return [parse_single_value(inner, piece, name, records, session) for piece in pieces if piece]


def _short_form(shape: Shape) -> Shape | None:
    form = shape if isinstance(shape, schema.Form) else None
    return form.by_name[form.shorthand].shape if form and form.shorthand else None


def parse_single_value(
    shape: Shape, text: str, name: str, records: Records, session: Session
) -> str:
    """Return one value as it is written in a record; raises ``AskedWrongly`` for a wrong one."""
    if isinstance(shape, schema.Form):
        short = _short_form(shape)
        if short is None:
            raise AskedWrongly(
                Message("{name} has fields of its own", name=name),
                Message("write it into the file, or one at a time: {name}.FIELD=…", name=name),
            )
        return parse_single_value(short, text, name, records, session)
    if isinstance(shape, schema.Day):
        exact = parse_iso_day(text) or (shape.period and parse_iso_period(text))
        return text if exact else session.day(text).isoformat()
    if isinstance(shape, schema.Clock):
        return parse_time(text) or text
    if isinstance(shape, schema.Word):
        more = getattr(records.settings, shape.more) if shape.more else ()
        return choice(text, (*shape.choices, *more), Message("value")) or text
    if isinstance(shape, schema.Reference):
        return _named(shape, text, records)
    return text


def _named(shape: schema.Reference, text: str, records: Records) -> str:
    if shape.to in {"agency", "post", "person", "party"}:
        if shape.or_text:
            return resolve_somebody(text, records)
        return _of_kind([resolve_party(text, records)], shape, records)[0]
    if shape.to in {"meeting", "event", "series"}:
        groups = {"meeting": records.meetings, "event": records.events, "series": records.series}
        return resolve_reference(text, groups[shape.to]) or text  # type: ignore[arg-type]  # any of them
    if shape.to == "working-group":
        return match_reference(text, records.working_groups)
    if shape.to == "follow-up":
        return resolve_unique(text, follow_up_names(records)).ref
    if shape.to == "decision":
        meetings = records.meetings.values()
        return match_reference(
            text, [f"{meeting.id}/{item.id}" for meeting in meetings for item in meeting.decisions]
        )
    if shape.to == "pillar":
        return choice(text, records.settings.pillar, Message("pillar")) or text
    return text


def _of_kind(codes: list[str], shape: schema.Reference, records: Records) -> list[str]:
    known = {"agency": {*records.agencies}, "post": {*records.posts}, "person": {*records.people}}
    for code in codes:
        if code not in known.get(shape.to, {code}):
            raise AskedWrongly(
                Message("{name} is not an agency", name=code)
                if shape.to == "agency"
                else Message("“{name}” is of another kind", name=code)
            )
    return codes
