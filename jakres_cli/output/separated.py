"""The lists of a report as csv and as Markdown tables."""

from __future__ import annotations

import csv
from io import StringIO

from jakres_cli.output.safe import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.output.report import Report, Section

_FORMULA_STARTS = "=+-@|%\t\r\uff1d\uff0b\uff0d\uff20"  # the last four are full-width = + - @
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_[]()<>|~&!"})


def as_csv(report: Report) -> str:
    """Return the lists of ``report`` as csv (RFC 4180 with LF), formulas disarmed by ``'``.

    Lists with the same columns become one; the titles of their sections are its first column when
    there are several. Lists with other columns follow after an empty line.
    """
    blocks: list[tuple[tuple[str, ...], list[Section]]] = []
    for section in report.sections:
        titles = tuple(column.title for column in section.columns)
        if not titles or not (section.rows or not blocks):
            continue
        if blocks and blocks[-1][0] == titles:
            blocks[-1][1].append(section)
        else:
            blocks.append((titles, [section]))
    return "\n".join(_csv_block(titles, sections) for titles, sections in blocks)


def _csv_block(titles: tuple[str, ...], sections: list[Section]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    several = len(sections) > 1
    writer.writerow(["", *titles] if several else titles)
    for section in sections:
        first = [section.title or ""] if several else []
        writer.writerows(
            [disarmed(one_line(cell)) for cell in (*first, *row)] for row in section.rows
        )
    return out.getvalue()


def as_markdown(report: Report) -> str:
    """Return ``report`` as Markdown; people's text arrives as text."""
    blocks = [f"# {escaped(report.title)}"] if report.title else []
    for section in report.sections:
        if not section.rows and not section.empty:
            continue
        lines = [f"## {escaped(section.title)}", ""] if section.title else []
        if not section.rows:
            lines.append(escaped(section.empty or ""))
        elif section.columns:
            lines += _markdown_row([column.title for column in section.columns])
            lines += _markdown_row(["---"] * len(section.columns), raw=True)
            for row in section.rows:
                lines += _markdown_row(row)
        else:
            lines += [f"- {escaped(label)}: {escaped(text)}" for label, text in section.rows]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def disarmed(cell: str) -> str:
    """Return ``cell`` so that a spreadsheet takes it for text."""
    return f"'{cell}" if cell[:1] and cell[0] in _FORMULA_STARTS else cell


def escaped(text: str) -> str:
    """Return ``text`` with every Markdown sign escaped, on one line."""
    return one_line(text).translate(_MARKDOWN)


def _markdown_row(cells: list[str] | tuple[str, ...], *, raw: bool = False) -> list[str]:
    shown = cells if raw else [escaped(cell) for cell in cells]
    return ["| " + " | ".join(shown) + " |"]
