"""Rows and paragraphs that name something of a list are repeated for each of it.

A clerk writes ``{{ follow_ups.what }}`` into a row of a table, and there are as many rows as
follow-ups. Whoever knows more may write ``{%tr for one in follow_ups %}`` as docxtpl has it.
"""

from __future__ import annotations

import re

from docx.oxml.parser import parse_xml

from jakres_cli.papers.word.refused import RefusedFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element as Element

SHOWN = "_shown"
"""The variable that holds the lists to repeat for; an empty one has one item of dotted blanks."""
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NAMESPACE}}}"
_FIELD = re.compile(r"\{\{-?\s*(\w+)\.")
_BY_HAND = re.compile(r"\{%-?\w*\s+for\s+(\w+)\s")
_CONTROL = "{%"


def repeat(element: Element, lists: Collection[str]) -> None:
    """Put loops around what is below ``element`` and names something of one of ``lists``."""
    wanted = set(lists) - set(_BY_HAND.findall(_text(element)))
    repeated: set[Element] = set()
    for row in list(element.iter(f"{_W}tr")):
        name = None if _is_within(row, repeated) else _list_of_row(row, wanted)
        if name and _CONTROL not in _text(row):
            _surround(row, name, "tr")
            repeated.add(row)
    for paragraph in list(element.iter(f"{_W}p")):
        text = _own_text(paragraph)
        name = _only(set(_FIELD.findall(text)) & wanted)
        if name and _CONTROL not in text and not _is_within(paragraph, repeated):
            _surround(paragraph, name, "p")


def _list_of_row(row: Element, wanted: set[str]) -> str | None:
    """Return the list that ``row`` is repeated for, if it is the row and not a paragraph in it.

    The row is meant when several of its cells name the list, or when all others are empty.
    """
    texts = [_text(cell) for cell in row.findall(f"{_W}tc")]
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
        paragraph = f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>"
        inner = f"<w:tr><w:tc>{paragraph}</w:tc></w:tr>" if kind == "tr" else paragraph
        made = parse_xml(f'<w:body xmlns:w="{_NAMESPACE}">{inner}</w:body>')
        add(made[0])


def _is_within(element: Element, others: set[Element]) -> bool:
    return any(one in others for one in element.iterancestors())


def _text(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_W}t"))


def _own_text(paragraph: Element) -> str:
    """Return the text of ``paragraph`` without that of boxes which hang on it."""
    return "".join(
        one.text or ""
        for one in paragraph.iter(f"{_W}t")
        if next(one.iterancestors(f"{_W}p")) is paragraph
    )
