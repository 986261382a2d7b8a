"""Results as text. Here: a report, sections of rows or facts, as plain lines, csv and Markdown.

How it looks on a terminal is in output/terminal.py, the only door to rich.
"""

from __future__ import annotations

import unicodedata

from jakres_cli.model.base import Message, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    from jakres_cli.locale import Catalogue

    T = TypeVar("T")


class ReportColumn(Value):
    """A column of a list: ``wide`` ones take the room that the others leave."""

    title: str
    wide: bool = False


class Section(Value):
    """A part of a report.

    With ``columns`` its ``rows`` are a list, without them they are facts (label, text). ``empty``
    is said when there are no rows.
    """

    title: str | None = None
    columns: tuple[ReportColumn, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    empty: str | None = None


def columns_of(t: Catalogue, *titles: Message, wide: int = -1) -> tuple[ReportColumn, ...]:
    """Return a column for each title, of which the one at ``wide`` takes the room that is left."""
    last = range(len(titles))[wide]
    return tuple(
        ReportColumn(title=t(title), wide=position == last) for position, title in enumerate(titles)
    )


def list_section(  # noqa: PLR0913  a section has that many parts
    items: Iterable[T],
    columns: Sequence[tuple[Message, Callable[[T], str]]],
    t: Catalogue,
    *,
    title: str | None = None,
    empty: str | None = None,
    wide: int = -1,
) -> Section:
    """Return the section that lists ``items``: each column's title, and what an item has there."""
    cells = [cell for _, cell in columns]
    return Section(
        title=title,
        columns=columns_of(t, *(name for name, _ in columns), wide=wide),
        rows=tuple(tuple(cell(item) for cell in cells) for item in items),
        empty=empty,
    )


def fact_section(rows: Iterable[tuple[Message, str]], t: Catalogue) -> Section:
    """Return the section of the facts that there are: labels, and what isn't empty."""
    return Section(rows=tuple((t(label), text) for label, text in rows if text))


class Report(Value):
    """What a command answers."""

    sections: tuple[Section, ...]
    title: str | None = None


def plain_report(report: Report) -> str:
    """Return ``report`` with aligned columns, each row on one line however long it gets."""
    parts = [section_lines(section) for section in report.sections]
    blocks = ["\n".join(lines) for lines in parts if lines]
    if report.title:
        blocks.insert(0, one_line(report.title))
    return "".join(f"{block}\n" for block in "\n\n".join(blocks).split("\n") if blocks)


def section_lines(section: Section) -> list[str]:
    """Return the lines of one section."""
    lines = [one_line(section.title)] if section.title else []
    if not section.rows:
        return [*lines, one_line(section.empty)] if section.empty else []
    rows = [tuple(one_line(cell) for cell in row) for row in section.rows]
    if section.columns:
        rows.insert(0, tuple(column.title for column in section.columns))
    return lines + align_rows(rows)


_FORMULA_STARTS = "=+-@|%\t\r\uff1d\uff0b\uff0d\uff20"  # the last four are full-width = + - @
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]()<>|~&!"})


def as_csv(report: Report) -> str:
    """Return the first list of ``report`` as csv.

    Further lists with the same columns go into the same table, whose first column is then the title
    of their section; lists of other things have no place in it.
    """
    columns = next((section.columns for section in report.sections if section.columns), ())
    sections = [
        section for section in report.sections if section.columns == columns and section.columns
    ]
    several = len([section for section in sections if section.rows]) > 1
    titles = [column.title for column in columns]
    rows = [
        [*([section.title or ""] if several else []), *row]
        for section in sections
        for row in section.rows
    ]
    return table_csv(["", *titles] if several else titles, rows)


def table_csv(columns: Sequence[str], rows: Iterable[Sequence[str]], *, excel: bool = False) -> str:
    """Return one table as csv (RFC 4180 with LF), formulas disarmed by ``'``.

    For an Indonesian ``excel`` it begins with a byte order mark and is divided by semicolons.
    """
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, delimiter=";" if excel else ",", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([disarm_formula(one_line(cell)) for cell in row] for row in rows)
    return f"\ufeff{out.getvalue()}" if excel else out.getvalue()


def as_markdown(report: Report) -> str:
    """Return ``report`` as Markdown; people's text arrives as text."""
    blocks = [f"# {escape_cell(report.title)}"] if report.title else []
    for section in report.sections:
        if not section.rows and not section.empty:
            continue
        lines = [f"## {escape_cell(section.title)}", ""] if section.title else []
        if not section.rows:
            lines.append(escape_cell(section.empty or ""))
        elif section.columns:
            lines += _markdown_row([column.title for column in section.columns])
            lines += _markdown_row(["---"] * len(section.columns), raw=True)
            for row in section.rows:
                lines += _markdown_row(row)
        else:
            lines += [
                f"- {escape_cell(label)}: {escape_cell(text)}" for label, text in section.rows
            ]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def disarm_formula(cell: str) -> str:
    """Return ``cell`` so that a spreadsheet takes it for text."""
    return f"'{cell}" if cell[:1] and cell[0] in _FORMULA_STARTS else cell


def escape_cell(text: str) -> str:
    """Return ``text`` with every Markdown sign escaped, on one line."""
    return one_line(text).translate(_MARKDOWN)


def _markdown_row(cells: list[str] | tuple[str, ...], *, raw: bool = False) -> list[str]:
    shown = cells if raw else [escape_cell(cell) for cell in cells]
    return ["| " + " | ".join(shown) + " |"]


GAP = "  "
"""What stands between two columns."""
_HARMLESS_CONTROLS = frozenset("\n\t")


def escape_unsafe(text: str) -> str:
    r"""Return ``text`` with every character that acts rather than shows written as an escape.

    Control characters (ESC among them), direction marks, line separators and lone surrogates:
    ``\x1b``, ``\u202e``. Line ends and tabs stay.
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character in _HARMLESS_CONTROLS or not _acts(character)
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def safe_path(path: str) -> str:
    """Return ``path`` harmless and on one line, its blanks as they are."""
    return escape_unsafe(path).replace("\n", "\\n").replace("\t", "\\t")


def one_line(text: str) -> str:
    """Return ``text`` harmless and on one line, white space folded."""
    return escape_unsafe(" ".join(text.split()))


def _acts(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def cell_width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )


def align_rows(rows: list[tuple[str, ...]]) -> list[str]:
    """Return ``rows`` with their columns aligned; the last column is not padded."""
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(
            cell + " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def harmless_line(line: str) -> str:
    """Return ``line`` so that GitHub's runner finds no command in it."""
    line = without_old_commands(line)
    return line.replace("::", ": :", 1) if line.lstrip().startswith("::") else line


def without_old_commands(line: str) -> str:
    """Return ``line`` with the commands of older runners broken."""
    return line.replace("##[", "## [")
