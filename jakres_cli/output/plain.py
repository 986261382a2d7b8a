"""A report as plain lines: nothing cut, no boxes; for pipes."""

from __future__ import annotations

from jakres_cli.output.safe import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.output.report import Report, Section

GAP = "  "


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


def align_rows(rows: list[tuple[str, ...]]) -> list[str]:
    """Return ``rows`` with their columns aligned; the last column is not padded."""
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(
            cell + " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def cell_width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )
