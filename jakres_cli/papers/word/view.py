"""A view as a template from Word sees it: lists that can be repeated, and prose that will grow."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    View = dict[str, Any]

_PROSE = "prose"
_GROUPS, _ROWS = "groups", "rows"


def prose_and_view(
    view: View, fields: Mapping[str, str]
) -> tuple[dict[str, str], View, dict[str, list[View]]]:
    """Return the Markdown by its marks, the view with the marks in it, and the lists to repeat.

    Every item of a list knows its ``no``. A list that is empty has, to be repeated, one item of
    empty ``fields``, so that its row stays.
    """
    plain = {name: _numbered(value) for name, value in view.items()}
    if _ROWS not in plain and all(_ROWS in group for group in plain.get(_GROUPS, [])):
        plain[_ROWS] = _rows_of_groups(plain.get(_GROUPS, []))
    mark = _unused(view)
    prose: dict[str, str] = {}
    for outer, inner in prose_places(view):
        stands_for = f"{mark}{len(prose)}."
        prose[stands_for] = view[outer][inner]
        plain[outer] = {**plain[outer], inner: stands_for}
    shown = {
        name: value or [_blank(name, fields)]
        for name, value in plain.items()
        if isinstance(value, list) and all(isinstance(one, dict) for one in value)
    }
    return prose, plain, shown


def prose_places(view: View) -> list[tuple[str, str]]:
    """Return where in ``view`` there is Markdown: below “prose”, or called so."""
    return [
        (outer, inner)
        for outer, value in view.items()
        if isinstance(value, dict)
        for inner, text in value.items()
        if _PROSE in {outer, inner} and text
    ]


def _numbered(value: object) -> Any:  # noqa: ANN401  a view holds whatever it holds
    if isinstance(value, list):
        return [
            {"no": number, **{key: _numbered(inner) for key, inner in one.items()}}
            if isinstance(one, dict)
            else one
            for number, one in enumerate(value, 1)
        ]
    if isinstance(value, dict):
        return {key: _numbered(inner) for key, inner in value.items()}
    return value


def _rows_of_groups(groups: list[View]) -> list[View]:
    """Return the rows of all groups as one list; each knows its ``group``."""
    rows = [{**row, "group": group["title"]} for group in groups for row in group[_ROWS]]
    return [{**row, "no": number} for number, row in enumerate(rows, 1)]


def _blank(name: str, fields: Mapping[str, str]) -> View:
    prefixes = (f"{name}[].", f"{_GROUPS}[].{name}[].")
    inner = [
        field.removeprefix(prefix)
        for prefix in prefixes
        for field in fields
        if field.startswith(prefix)
    ]
    blank: View = {"no": "", "group": ""}
    for field in inner:
        key, many, _ = field.partition("[]")
        blank[key.partition(".")[0]] = [] if many else ""
    return blank


def _unused(view: View) -> str:
    """Return a mark that no text of ``view`` contains."""
    everything = json.dumps(view, ensure_ascii=False)
    mark = "jakres-prose-"
    while mark in everything:
        mark += "-"
    return mark
