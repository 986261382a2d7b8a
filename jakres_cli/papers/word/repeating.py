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
    from typing import TypeAlias

    from lxml.etree import _Element as Element

    Plain: TypeAlias = str | int | list["Plain"] | dict[str, "Plain"]
    PlainView: TypeAlias = dict[str, Plain]

SHOWN = "_shown"
"""The variable that holds the lists to repeat for; an empty one has one item of dotted blanks."""
_FIELD = re.compile(r"\{\{-?\s*(\w+)\.")
_BY_HAND = re.compile(r"\{%-?\w*\s+for\s+(\w+)\s")
_CONTROL = "{%"
_PROSE = "prose"
_GROUPS, _ROWS = "groups", "rows"


def prose_and_view(
    view: Mapping[str, object], fields: Mapping[str, str]
) -> tuple[dict[str, str], PlainView, dict[str, list[PlainView]]]:
    """Return the Markdown by its marks, the view with the marks in it, and the lists to repeat.

    Every item of a list knows its ``no``. A list that is empty has, to be repeated, one item of
    empty ``fields``, so that its row stays.
    """
    plain = {name: _numbered(value) for name, value in view.items()}
    groups = _items(plain.get(_GROUPS, []))
    if _ROWS not in plain and groups is not None and all(_ROWS in group for group in groups):
        plain[_ROWS] = _rows_of_groups(groups)
    mark = _unused(view)
    prose: dict[str, str] = {}
    for outer, inner, text in prose_places(view):
        stands_for = f"{mark}{len(prose)}."
        prose[stands_for] = text
        part = plain[outer]
        if isinstance(part, dict):
            part[inner] = stands_for
    lists = {name: _items(value) for name, value in plain.items()}
    shown = {
        name: items or [_blank(name, fields)] for name, items in lists.items() if items is not None
    }
    return prose, plain, shown


def prose_places(view: Mapping[str, object]) -> list[tuple[str, str, str]]:
    """Return where in ``view`` there is Markdown, below “prose” or called so, with the text."""
    return [
        (outer, inner, text)
        for outer, value in view.items()
        if isinstance(value, dict)
        for inner, text in value.items()
        if _PROSE in {outer, inner} and text
    ]


def repeat(element: Element, lists: Collection[str]) -> None:
    """Put loops around what is below ``element`` and names something of one of ``lists``."""
    remaining = set(lists) - set(_BY_HAND.findall(_text(element)))
    repeated: set[Element] = set()
    for row in list(element.iter(qn("w:tr"))):
        name = None if _is_within(row, repeated) else _list_of_row(row, remaining)
        if name and _CONTROL not in _text(row):
            _surround(row, name, "tr")
            repeated.add(row)
    for paragraph in list(element.iter(qn("w:p"))):
        text = _own_text(paragraph)
        name = _only(set(_FIELD.findall(text)) & remaining)
        if name and _CONTROL not in text and not _is_within(paragraph, repeated):
            _surround(paragraph, name, "p")


def _list_of_row(row: Element, remaining: set[str]) -> str | None:
    """Return the list that ``row`` is repeated for, if it is the row and not a paragraph in it.

    The row is meant when several of its cells name the list, or when all others are empty.
    """
    texts = [_text(cell) for cell in row.findall(qn("w:tc"))]
    named = [set(_FIELD.findall(text)) & remaining for text in texts]
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


def _numbered(value: object) -> Plain:
    """Return a copy of ``value`` of a view in which every item of a list knows its ``no``."""
    if isinstance(value, dict):
        return {key: _numbered(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [
            {"no": number, **{key: _numbered(inner) for key, inner in item.items()}}
            if isinstance(item, dict)
            else item
            for number, item in enumerate(value, 1)
        ]
    if isinstance(value, str | int):
        return value
    raise TypeError(f"a view can't hold {type(value).__name__}")


def _items(value: Plain) -> list[PlainView] | None:
    """Return ``value`` if it is a list of dictionaries, or an empty one."""
    items = value if isinstance(value, list) else [value]
    views = [item for item in items if isinstance(item, dict)]
    return views if isinstance(value, list) and len(views) == len(items) else None


def _rows_of_groups(groups: list[PlainView]) -> list[Plain]:
    """Return the rows of all groups as one list; each knows its ``group``."""
    rows = [(row, group["title"]) for group in groups for row in _items(group[_ROWS]) or []]
    return [{**row, "group": title, "no": number} for number, (row, title) in enumerate(rows, 1)]


def _blank(name: str, fields: Mapping[str, str]) -> PlainView:
    prefixes = (f"{name}[].", f"{_GROUPS}[].{name}[].")
    inner = [
        field.removeprefix(prefix)
        for prefix in prefixes
        for field in fields
        if field.startswith(prefix)
    ]
    blank: PlainView = {"no": "", "group": ""}
    for field in inner:
        key, many, _ = field.partition("[]")
        blank[key.partition(".")[0]] = [] if many else ""
    return blank


def _unused(view: Mapping[str, object]) -> str:
    """Return a mark that no text of ``view`` contains."""
    everything = json.dumps(view, ensure_ascii=False)
    mark = "jakres-prose-"
    while mark in everything:
        mark += "-"
    return mark
