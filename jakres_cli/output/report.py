"""A report: sections of rows or of labelled facts, ready to be laid out in any format."""

from __future__ import annotations

from jakres_cli.model.value import Value


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


class Report(Value):
    """What a command answers."""

    sections: tuple[Section, ...]
    title: str | None = None
