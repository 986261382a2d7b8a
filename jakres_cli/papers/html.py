"""Blocks to HTML: one file that needs no other, prints on A4, and can't do anything.

The writer makes only the tags in ``TAGS``, from blocks and not from people's HTML; every text goes
through ``_text`` and every address is one that ``reading`` let through. So there is nothing left
that a sanitiser (nh3) would have to take away; ``tests/laws/test_papers.py`` holds it to that.
"""

from __future__ import annotations

import os
from base64 import b64encode
from html import escape

from jakres_cli.papers.blocks import (
    WITHOUT_HEAD,
    BlockTable,
    CodeBlock,
    Heading,
    HorizontalRule,
    LaidOutPart,
    Listing,
    NewPage,
    Paragraph,
    QuoteBlock,
    column_spans,
    text_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jakres_cli.papers.blocks import Block, PageCountWords, Paper, Picture, Row, Runs

TAGS = (
    "html head meta title style body main header section p br h1 h2 h3 h4 h5 h6 ul ol li table"
    " colgroup col thead tbody tr th td blockquote pre code strong em s a hr img"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE_FILE = os.path.join(os.path.dirname(__file__), "paper.css")


def as_html(paper: Paper, pages: PageCountWords) -> str:
    """Return ``paper`` as a file of its own; ``pages`` are the words of the page numbers."""
    body = "".join(map(_Writer(paper).block, paper.blocks))
    return (
        f'<!DOCTYPE html>\n<html lang="{_text(paper.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(paper.title)}</title>\n<style>\n{_style(paper, pages)}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


class _Writer:
    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._tables = ""

    def block(self, block: Block) -> str:
        """Return one block, with a line end after it."""
        match block:
            case Heading():
                return f"<h{block.level}>{_runs(block.runs)}</h{block.level}>\n"
            case Paragraph():
                return f"<p>{_runs(block.runs)}</p>\n"
            case Listing():
                return self._listing(block)
            case BlockTable():
                return _table(block, self._tables)
            case CodeBlock():
                return f"<pre><code>{_text(block.text)}\n</code></pre>\n"
            case QuoteBlock():
                return f"<blockquote>\n{self._all(block.blocks)}</blockquote>\n"
            case HorizontalRule():
                return "<hr>\n"
            case NewPage():
                return '<hr class="new-page">\n'
            case LaidOutPart():
                return self._part(block)

    def _all(self, blocks: Iterable[Block]) -> str:
        return "".join(map(self.block, blocks))

    def _listing(self, listing: Listing) -> str:
        tag = "ul" if listing.start is None else "ol"
        start = f' start="{listing.start}"' if listing.start not in {None, 1} else ""
        items = "".join(f"<li>{self._item(item)}</li>\n" for item in listing.items)
        return f"<{tag}{start}>\n{items}</{tag}>\n"

    def _item(self, blocks: Sequence[Block]) -> str:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return _runs(blocks[0].runs)
        return f"\n{self._all(blocks)}"

    def _part(self, part: LaidOutPart) -> str:
        outside, self._tables = self._tables, part.name
        inner = self._all(part.blocks)
        self._tables = outside
        if part.name == "letterhead":
            logo = _picture(self._paper.logo) if self._paper.logo else ""
            return f'<header class="letterhead">\n{logo}{inner}</header>\n'
        return f'<section class="{part.name}">\n{inner}</section>\n'


def _table(table: BlockTable, part: str) -> str:
    if part in WITHOUT_HEAD:
        rows = "".join(_row(row, "td") for row in (table.head, *table.rows))
        return f"<table>\n<tbody>\n{rows}</tbody>\n</table>\n"
    columns = "".join(f'<col style="width: {100 * share:.1f}%">' for share in table.widths)
    rows = "".join(_row(row, "td") for row in table.rows)
    head = column_spans(table.head) if part == "sheet" else [(cell, 1) for cell in table.head]
    titles = "".join(_title(cell, span) for cell, span in head)
    return (
        f"<table>\n<colgroup>{columns}</colgroup>\n<thead>\n<tr>{titles}</tr>\n</thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _row(row: Row, tag: str) -> str:
    cells = "".join(f"<{tag}>{_runs(cell)}</{tag}>" for cell in row)
    return f"<tr>{cells}</tr>\n"


def _title(cell: Runs, columns: int) -> str:
    span = f' colspan="{columns}"' if columns > 1 else ""
    return f"<th{span}>{_runs(cell)}</th>"


def _runs(runs: Runs) -> str:
    parts = []
    for run in runs:
        inner = "<br>\n".join(_text(line) for line in run.text.split("\n"))
        for tag, used in (
            ("code", run.code),
            ("s", run.struck),
            ("em", run.italic),
            ("strong", run.bold),
        ):
            if used:
                inner = f"<{tag}>{inner}</{tag}>"
        if run.href:
            inner = f'<a href="{_text(run.href)}" rel="noopener noreferrer">{inner}</a>'
        parts.append(inner)
    return "".join(parts)


def _picture(picture: Picture) -> str:
    data = b64encode(picture.data).decode("ascii")
    return f'<img class="logo" src="data:image/{picture.kind};base64,{data}" alt="">\n'


def _style(paper: Paper, pages: PageCountWords) -> str:
    with open(_STYLE_FILE, encoding="utf-8") as file:
        style = file.read()
    size = "A4 landscape" if paper.landscape else "A4"
    words = " ".join(
        {"n": "counter(page)", "all": "counter(pages)"}.get(kind, _css_text(text))
        for kind, text in pages
    )
    mark = _css_text(text_of(paper.mark))
    font = "font: 8.5pt Arial, sans-serif"
    return (
        f"@page {{ size: {size}; @bottom-right {{ content: {words}; {font}; }}"
        f" @top-right {{ content: {mark}; {font}; }} }}\n"
        '@page :first { @top-right { content: ""; } }\n'
        f"main {{ max-width: {'297mm' if paper.landscape else '210mm'}; }}\n{style}"
    )


def _css_text(text: str) -> str:
    """Return ``text`` as a string of CSS, in which nothing can end it or the style around it."""
    return '"' + "".join(f"\\{ord(sign):06x}" for sign in text) + '"'


def _text(text: str) -> str:
    return escape(text, quote=True)
