"""Lists as one flat table for spreadsheets and programs: the items of their JSON, a fact a column.

Headers are the keys of JSON and never translated, days are ISO 8601, several values are divided by
semicolons.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

COLUMNS = {
    "jakres.actions/1": (
        "ref meeting date path line what kind owners with to status by_owner awaited objections "
        "reminded due due_latest first_due asked slips overdue days_late age_days stale finished "
        "replaces replaced_by evidence quote pillar event called_off visibility"
    ),
    "jakres.meetings/1": (
        "ref date end_date title_id title_en kind record minutes chair attendees invited bodies "
        "pillar series events holds follow_ups_open follow_ups_promised visibility path"
    ),
    "jakres.decisions/1": (
        "ref meeting date path line text kind by quote supersedes superseded_by pillar visibility"
    ),
    "jakres.events/1": (
        "ref title_id title_en status missed date end_date moved place hosts partners pillar "
        "planned_in follow_ups_open follow_ups_promised visibility path"
    ),
    "jakres.agencies/1": (
        "code name_id name_en aliases kind parent from until successor former names contact valid "
        "owes owed"
    ),
    "jakres.search/1": "ref kind date path line field visibility excerpt hits",
}
"""What each list has, in this order; a list without an item has its headers too."""
_NOTHING: tuple[object, ...] = (None, False, "", [], {})
_BY_NAME = frozenset({"by_owner"})
"""Keys whose value has keys of its own that are names, not fields."""


def flat_table(schema: str, items: Iterable[object]) -> tuple[list[str], list[list[str]]]:
    """Return the columns of a list of ``schema`` and a row for each of ``items``."""
    columns = COLUMNS[schema].split()
    flat = [dict(flat_facts(item)) for item in items if isinstance(item, dict)]
    return columns, [[facts.get(name, "") for name in columns] for facts in flat]


def flat_facts(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the column and cell of each fact of ``item``; what has fields has a column for each."""
    for name, value in item.items():
        if isinstance(value, dict) and name not in _BY_NAME:
            yield from ((f"{name}_{key}", _cell(inner)) for key, inner in value.items())
        else:
            yield name, _cell(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(_in_a_row(inner) for inner in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}={_cell(inner)}" for key, inner in value.items())
    return str(value)


def _in_a_row(value: object) -> str:
    """Return one of several values; of what has fields, those that say something."""
    if not isinstance(value, dict):
        return _cell(value)
    said = {key: _cell(inner) for key, inner in value.items() if inner not in _NOTHING}
    if len(said) == 1:
        return next(iter(said.values()))
    return ", ".join(f"{key}={text}" for key, text in said.items())
