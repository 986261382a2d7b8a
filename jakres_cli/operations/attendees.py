"""Lists of attendees in which nobody stands twice: who is listed gets what is said besides."""

from __future__ import annotations

from functools import partial

from jakres_cli.model.base import CannotDo, Message
from jakres_cli.operations.drafts import FIELD_ORDER
from jakres_cli.query.agencies import home_of
from jakres_cli.records.editing.edits import append_item, chain_edit, set_field
from jakres_cli.records.editing.items import lengthen_item
from jakres_cli.records.editing.splices import edit_refusal
from jakres_cli.records.editing.values import node_at, put_value, remove_value
from jakres_cli.records.editing.yaml_text import as_scalar_text, yaml_inline
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.syntax import Scalar, Sequence, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.records.editing.values import Path
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.syntax import Data
    from jakres_cli.records.syntax.document import Document

_NAMING = ("people", "posts", "names")


def put_attendees(
    document: Document, field: str, items: Iterable[Written], meeting: Meeting, records: Records
) -> str:
    """Return the text of ``document`` with ``items`` in its list ``field``, nobody twice.

    What is said of an agency goes into its entry, where a post or person of it goes too. The text
    stays as it is when all is there. Raises ``CannotDo`` where an entry says something else.
    """
    homes = [(item, _home(_long_form(item), meeting, records)) for item in items]
    text = document.text
    if homes and not _items(document, field):
        first = {str(home or at): item for at, (item, home) in reversed([*enumerate(homes)])}
        text = set_field(document, field, [*reversed(first.values())], FIELD_ORDER)
    for item, home in homes:
        text = chain_edit(document, text, partial(_put, field, _long_form(item), home))
    return text


def remove_absence(code: str, document: Document) -> str:
    """Return the text of ``document`` without the agency ``code`` among those who didn't come."""
    absences = _items(document, "absent")
    rest: list[Written] = [item for item in absences if agency_of(item) != code]
    if len(rest) == len(absences):
        return document.text
    if not rest:
        return remove_value(document, ("absent",))
    return put_value(document, ("absent",), rest, MEETING)


def agency_of(item: Written) -> str:
    """Return the agency that an item of such a list is about, empty for none."""
    code = _long_form(item).get("agency")
    return code if isinstance(code, str) else ""


def _home(fields: Mapping[str, Written], meeting: Meeting, records: Records) -> Written | None:
    """Return the agency given, else that of all the posts and people; None when it isn't one."""
    homes = {home_of(name, records, meeting.date) for _, name in _named(fields)}
    return fields.get("agency") or (homes.pop() if len(homes) == 1 else None)


def _put(
    field: str, fields: Mapping[str, Written], home: Written | None, document: Document
) -> str:
    entries = [_long_form(item) for item in _items(document, field)]
    at = _place(entries, fields, home)
    if at is not None:
        return _complete(document, (field, at), fields)
    rest = fields if "agency" in fields else _without_listed(fields, entries)
    if not rest:
        return document.text
    item = rest["agency"] if [*rest] == ["agency"] else rest
    return append_item(document, field, item, FIELD_ORDER)


def _place(
    entries: list[Mapping[str, Written]], fields: Mapping[str, Written], home: Written | None
) -> int | None:
    """Return which entry is about the same agency, or about some of the same people and no other.

    None when there is none.
    """
    wanted = {*_named(fields)}
    same = (at for at, entry in enumerate(entries) if home and entry.get("agency") == home)
    some = (
        at
        for at, entry in enumerate(entries)
        if "agency" not in entry and {*_named(entry)} and {*_named(entry)} <= wanted
    )
    return next(same, next(some, None))


def _without_listed(
    fields: Mapping[str, Written], entries: list[Mapping[str, Written]]
) -> dict[str, Written]:
    """Return ``fields`` without whom an entry names already; nothing when that is everybody."""
    listed = {named for entry in entries for named in _named(entry)}
    rest = {
        name: [who for who in value if (name, _name(who)) not in listed]
        if isinstance(value, list)
        else value
        for name, value in fields.items()
    }
    if any(rest.get(name) for name in _NAMING):
        return {name: value for name, value in rest.items() if value}
    besides = next((name for name in rest if name not in _NAMING), None)
    if besides is not None:
        known = ", ".join(name for _, name in _named(fields))
        raise CannotDo(Message("{agency} is listed already", agency=known))
    return {}


def _complete(document: Document, path: Path, fields: Mapping[str, Written]) -> str:
    """Return the text with ``fields`` in the entry at ``path``, which may be in its short form."""
    node = node_at(document.tree, path) if document.tree else None
    if isinstance(node, Scalar):
        more = {name: value for name, value in fields.items() if name != "agency"}
        return lengthen_item(document, path, "agency", more) if more else document.text
    text = document.text
    for name, value in fields.items():
        text = chain_edit(document, text, partial(_fill, (*path, name), value))
    return text


def _fill(path: Path, value: Written, document: Document) -> str:
    """Return the text with ``value`` at ``path``, added to the list that is there."""
    node = node_at(document.tree, path) if document.tree else None
    known = node_data(node) if node else ""
    if not known:
        return put_value(document, path, value, MEETING)
    if isinstance(value, list) and isinstance(known, list):
        there = {_name(item) for item in known}
        more = [item for item in value if _name(item) not in there]
        return put_value(document, path, [*known, *more], MEETING) if more else document.text
    if known == as_scalar_text(value):
        return document.text
    if isinstance(known, str) and isinstance(value, str):
        raise CannotDo(
            Message(
                "{field} is {known} already, not {value}", field=path[-1], known=known, value=value
            )
        )
    raise edit_refusal(document, f"{path[-1]}: {yaml_inline(value)}")


def _items(document: Document, field: str) -> list[Data]:
    node = node_at(document.tree, (field,)) if document.tree else None
    return [node_data(item) for item in node.items] if isinstance(node, Sequence) else []


def _long_form(item: Written) -> Mapping[str, Written]:
    if isinstance(item, str):
        return {"agency": item}
    return item if isinstance(item, dict) else {}


def _named(fields: Mapping[str, Written]) -> Iterator[tuple[str, str]]:
    """Yield everybody whom an entry names, with the field."""
    for field in _NAMING:
        value = fields.get(field)
        yield from ((field, _name(who)) for who in value) if isinstance(value, list) else ()


def _name(who: Written) -> str:
    named = who.get("name") if isinstance(who, dict) else who
    return named if isinstance(named, str) else ""
