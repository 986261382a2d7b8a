"""A Markdown document as a page on a terminal."""

from __future__ import annotations

from io import StringIO

from rich.markdown import Markdown

from jakres_cli.output.console import console_for
from jakres_cli.output.safe import escape_unsafe

_MOST = 200_000
"""Longer documents are shown as they are written."""


def lay_out_page(markdown: str, width: int, *, color: bool) -> str:
    """Return the document laid out for ``width`` columns; links are shown, never clickable."""
    text = escape_unsafe(markdown)
    if len(text) > _MOST:
        return text
    out = StringIO()
    console = console_for(out, width, color=color)
    console.print(Markdown(text, hyperlinks=False))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
