"""Lists in a template from Word: rows and paragraphs that name something of one are repeated.

A clerk writes ``{{ follow_ups.what }}`` into a row of a table, and there are as many rows as
follow-ups. Whoever knows more may write ``{%tr for one in follow_ups %}`` as docxtpl has it.
"""

from __future__ import annotations

import json
import re

from docx.oxml.ns import qn

from jakres_cli.papers.word.elements import make
from jakres_cli.papers.word.inspection import RefusedFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any, TypeAlias

    from lxml.etree import _Element as Element

    # the view of any document: what it holds is for the template to know
    WordView: TypeAlias = dict[str, Any]

SHOWN = "_shown"
"""The variable that holds the lists to repeat for; an empty one has one item of dotted blanks."""
_FIELD = re.compile(r"\{\{-?\s*(\w+)\.")
_BY_HAND = re.compile(r"\{%-?\w*\s+for\s+(\w+)\s")
_CONTROL = "{%"
_PROSE = "prose"
_GROUPS, _ROWS = "groups", "rows"


def prose_and_view(
    view: WordView, fields: Mapping[str, str]
) -> tuple[dict[str, str], WordView, dict[str, list[WordView]]]:
    """Return the Markdown by its marks, the view with the marks in it, and the lists to repeat.

    Every item of a list knows its ``no``. A list that is empty has, to be repeated, one item of
    empty ``fields``, so that its row stays.
    """
    plain: dict[str, Any] = {name: _numbered(value) for name, value in view.items()}
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
        if isinstance(value, list) and all(isinstance(item, dict) for item in value)
    }
    return prose, plain, shown


def prose_places(view: WordView) -> list[tuple[str, str]]:
    """Return where in ``view`` there is Markdown: below “prose”, or called so."""
    return [
        (outer, inner)
        for outer, value in view.items()
        if isinstance(value, dict)
        for inner, text in value.items()
        if _PROSE in {outer, inner} and text
    ]


def repeat(element: Element, lists: Collection[str]) -> None:
    """Put loops around what is below ``element`` and names something of one of ``lists``."""
    wanted = set(lists) - set(_BY_HAND.findall(_text(element)))
    repeated: set[Element] = set()
    for row in list(element.iter(qn("w:tr"))):
        name = None if _is_within(row, repeated) else _list_of_row(row, wanted)
        if name and _CONTROL not in _text(row):
            _surround(row, name, "tr")
            repeated.add(row)
    for paragraph in list(element.iter(qn("w:p"))):
        text = _own_text(paragraph)
        name = _only(set(_FIELD.findall(text)) & wanted)
        if name and _CONTROL not in text and not _is_within(paragraph, repeated):
            _surround(paragraph, name, "p")


def _list_of_row(row: Element, wanted: set[str]) -> str | None:
    """Return the list that ``row`` is repeated for, if it is the row and not a paragraph in it.

    The row is meant when several of its cells name the list, or when all others are empty.
    """
    texts = [_text(cell) for cell in row.findall(qn("w:tc"))]
    named = [set(_FIELD.findall(text)) & wanted for text in texts]
    filled = sum(bool(text.strip()) for text in texts)
    if sum(map(bool, named)) > 1 or filled == 1 < len(texts):
        return _only(set().union(*named))
    return None


def _only(names: set[str]) -> str | None:
    if len(names) > 1:
        raise RefusedFile("two-lists", ", ".join(sorted(names)))
    return next(iter(names), None)


def _surround(element: Element, name: str, kind: str) -> None:
    """Put a row or paragraph before ``element`` and one behind it, as docxtpl wants loops."""
    for tag, add in (
        (f"{{%{kind} for {name} in {SHOWN}.{name} %}}", element.addprevious),
        (f"{{%{kind} endfor %}}", element.addnext),
    ):
        text = make("t")
        text.text = tag
        paragraph = make("p", make("r", text))
        add(make("tr", make("tc", paragraph)) if kind == "tr" else paragraph)


def _is_within(element: Element, others: set[Element]) -> bool:
    return any(item in others for item in element.iterancestors())


def _text(element: Element) -> str:
    return "".join(item.text or "" for item in element.iter(qn("w:t")))


def _own_text(paragraph: Element) -> str:
    """Return the text of ``paragraph`` without that of boxes which hang on it."""
    return "".join(
        item.text or ""
        for item in paragraph.iter(qn("w:t"))
        if next(item.iterancestors(qn("w:p"))) is paragraph
    )


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


def _rows_of_groups(groups: list[WordView]) -> list[WordView]:
    """Return the rows of all groups as one list; each knows its ``group``."""
    rows = [{**row, "group": group["title"]} for group in groups for row in group[_ROWS]]
    return [{**row, "no": number} for number, row in enumerate(rows, 1)]


def _blank(name: str, fields: Mapping[str, str]) -> WordView:
    prefixes = (f"{name}[].", f"{_GROUPS}[].{name}[].")
    inner = [
        field.removeprefix(prefix)
        for prefix in prefixes
        for field in fields
        if field.startswith(prefix)
    ]
    blank: WordView = {"no": "", "group": ""}
    for field in inner:
        key, many, _ = field.partition("[]")
        blank[key.partition(".")[0]] = [] if many else ""
    return blank


def _unused(view: WordView) -> str:
    """Return a mark that no text of ``view`` contains."""
    everything = json.dumps(view, ensure_ascii=False)
    mark = "jakres-prose-"
    while mark in everything:
        mark += "-"
    return mark
