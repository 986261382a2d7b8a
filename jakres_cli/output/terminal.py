"""What goes to a terminal: tables, pages and progress, by rich."""

from __future__ import annotations

import textwrap
import time
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jakres_cli.output import (
    Report,
    Section,
    align_rows,
    cell_width,
    escape_unsafe,
    one_line,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO, TypeVar

    T = TypeVar("T")


def console_for(out: TextIO, width: int, *, color: bool) -> Console:
    """Return a console of ``width`` columns that writes to ``out`` and acts on nobody's text."""
    return Console(
        file=out,
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


_NARROW = 76
_LEAST_WIDE = 20
_INDENT = "  "
_MOST_ROWS = 200
"""A table costs half a millisecond a row; longer lists are laid out as plain columns."""


def table_report(report: Report, width: int, *, color: bool) -> str:
    """Return ``report`` laid out for ``width`` columns; no text is cut."""
    out = StringIO()
    console = console_for(out, width, color=color)
    if report.title:
        console.print(Text(one_line(report.title), style="bold"), soft_wrap=False)
    for position, section in enumerate(report.sections):
        if not section.rows and not section.empty:
            continue
        if position or report.title:
            console.print()
        _section(console, section, width)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _section(console: Console, section: Section, width: int) -> None:
    if section.title:
        console.print(Text(one_line(section.title), style="bold"))
    if not section.rows:
        console.print(Text(one_line(section.empty or "")))
    elif not section.columns:
        _facts(console, section)
    elif width < _NARROW:
        _blocks(console, section, width)
    elif len(section.rows) > _MOST_ROWS:
        titles = tuple(column.title for column in section.columns)
        rows = [tuple(one_line(cell) for cell in row) for row in section.rows]
        for line in align_rows([titles, *rows]):
            console.print(Text(line), soft_wrap=True)
    elif _short_width(section) + _LEAST_WIDE > width:
        _blocks(console, section, width)
    else:
        _grid(console, section)


def _short_width(section: Section) -> int:
    """Return the room that the columns need which aren't wrapped."""
    rows = [tuple(column.title for column in section.columns), *section.rows]
    return sum(
        max(cell_width(one_line(row[position])) for row in rows) + len(_INDENT)
        for position, column in enumerate(section.columns)
        if not column.wide
    )


def _grid(console: Console, section: Section) -> None:
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for column in section.columns:
        grid.add_column(
            Text(column.title),
            ratio=1 if column.wide else None,
            overflow="fold",
        )
    for row in section.rows:
        grid.add_row(*(Text(one_line(cell)) for cell in row))
    console.print(grid)


def _blocks(console: Console, section: Section, width: int) -> None:
    for row in section.rows:
        short = [
            one_line(cell)
            for cell, column in zip(row, section.columns, strict=True)
            if cell and not column.wide
        ]
        long = [
            one_line(cell)
            for cell, column in zip(row, section.columns, strict=True)
            if cell and column.wide
        ]
        for line in textwrap.wrap(" · ".join(short), width):
            console.print(Text(line, style="bold"))
        for text in long:
            for line in textwrap.wrap(
                text, width, initial_indent=_INDENT, subsequent_indent=_INDENT
            ):
                console.print(Text(line))


def _facts(console: Console, section: Section) -> None:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for label, text in section.rows:
        grid.add_row(Text(one_line(label)), Text(one_line(text)))
    console.print(grid)


_LONGEST_PAGE = 200_000
"""Longer documents are shown as they are written."""


def lay_out_page(markdown: str, width: int, *, color: bool) -> str:
    """Return the document laid out for ``width`` columns; links are shown, never clickable."""
    text = escape_unsafe(markdown)
    if len(text) > _LONGEST_PAGE:
        return text
    out = StringIO()
    console = console_for(out, width, color=color)
    from rich.markdown import Markdown

    console.print(Markdown(text, hyperlinks=False))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


_REDRAW_SECONDS = 0.1


def show_progress(out: TextIO, items: Sequence[T], words: str, *, color: bool) -> Iterator[T]:
    """Yield ``items`` and show on the terminal ``out`` how many are done; the line goes at the end.

    It is drawn between two items, not by a thread: what is done with them may need to fork.
    """
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(
        file=out, force_terminal=True, no_color=not color, highlight=False, markup=False
    )
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, auto_refresh=False, transient=True) as line:
        task = line.add_task(words, total=len(items))
        drawn = 0.0
        for item in items:
            yield item
            line.update(task, advance=1)
            if time.monotonic() - drawn > _REDRAW_SECONDS:
                line.refresh()
                drawn = time.monotonic()
