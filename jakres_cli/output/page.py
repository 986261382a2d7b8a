"""A Markdown document as a page on a terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.markdown import Markdown

from jakres_cli.output.safe import safe

_MOST = 200_000
"""Longer documents are shown as they are written."""


def page(markdown: str, width: int, *, color: bool) -> str:
    """Return the document laid out for ``width`` columns; links are shown, never clickable."""
    text = safe(markdown)
    if len(text) > _MOST:
        return text
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Markdown(text, hyperlinks=False))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
