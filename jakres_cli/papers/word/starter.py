"""A Word file to begin the office's own template with: our document, with fields for values."""

from __future__ import annotations

from jakres_cli.model.value import replace_fields
from jakres_cli.papers.blocks import BlockTable, Heading, LaidOutPart, Paragraph, TextRun, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from jakres_cli.papers.blocks import Block, Paper, Row

    View = dict[str, Any]

_SELDOM = (
    "absent by corrections draft file finished headcount incomplete kind_words left_out"
    " left_out_sentence minutes.number more_meetings opened_by text_hash to umbrella supports"
    " updates url visibility warning"
)
"""What most documents don't have: a clerk who wants it writes it in."""
_GROUPS = "groups"
_MARK = "{{ mark | optional }}"


def tags(fields: Mapping[str, str]) -> View:
    """Return a view in which every one of ``fields`` holds the tag that stands for it."""
    view: View = {}
    rows = f"{_GROUPS}[].rows[]."
    grouped = any(field.startswith(rows) for field in fields)
    for field in fields:
        if not grouped or not field.startswith(f"{_GROUPS}[]."):
            _put(view, field.split("."), _tag(field), field)
        elif field.startswith(rows):
            # the rows of all groups are one list to Word
            _put(view, field.split("."), _tag(field.removeprefix(f"{_GROUPS}[].")), field)
        else:
            _put(view, field.split("."), "", field)
    return view


def with_tags_of_word(paper: Paper) -> Paper:
    """Return ``paper`` with what only templates from Word know: the mark, numbers of rows."""
    mark = (TextRun(text=_MARK),)
    return replace_fields(paper, title="", mark=mark, blocks=tuple(_tagged(paper.blocks)))


def _put(view: View, names: list[str], tag: str, field: str) -> None:
    name, many, _ = names[0].partition("[]")
    seldom = not {name, field}.isdisjoint(_SELDOM.split())
    if len(names) == 1:
        tag = "" if seldom else tag
        view[name] = ([tag] if tag else []) if many else tag
    elif many:
        items = view.setdefault(name, [] if seldom else [{}])
        for item in items:
            _put(item, names[1:], tag, field)
    else:
        _put(view.setdefault(name, {}), names[1:], tag, field)


def _tag(field: str) -> str:
    """Return what a clerk writes for ``field``; a list within an item of another is its texts."""
    outer, _, inner = field.partition("[].")
    name = f"{outer}.{inner.partition('[]')[0]}" if inner else outer.removesuffix("[]")
    if "prose" in field.split("."):
        name += " | optional"
    return f"{{{{ {name} }}}}"


def _tagged(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, LaidOutPart):
            yield replace_fields(block, blocks=tuple(_tagged(block.blocks)))
        elif isinstance(block, BlockTable):
            yield replace_fields(block, rows=tuple(map(_numbered, block.rows)))
        else:
            yield block
        if isinstance(block, Heading) and block.level == 1:
            runs = (TextRun(text=_MARK, bold=True),)
            yield LaidOutPart(name="centre", blocks=(Paragraph(runs=runs),))


def _numbered(row: Row) -> Row:
    """Return ``row`` with the tag for its number, where it has one and is repeated."""
    named = next((text_of(cell) for cell in row if "{{ " in text_of(cell)), "")
    name = named.partition("{{ ")[2].partition(".")[0]
    if not name or text_of(row[0]) != "1":
        return row
    return ((TextRun(text=f"{{{{ {name}.no }}}}"),), *row[1:])
