"""A report for a terminal of some width: tables where they fit, else one block a row."""

from __future__ import annotations

import textwrap
from io import StringIO

from rich import box
from rich.table import Table
from rich.text import Text

from jakres_cli.output.console import console_for
from jakres_cli.output.plain import align_rows, cell_width
from jakres_cli.output.safe import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.console import Console

    from jakres_cli.output.report import Report, Section

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
