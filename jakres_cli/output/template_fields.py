"""What a template of a document may use, as a report."""

from __future__ import annotations

from jakres_cli.message import Message
from jakres_cli.output.report import Column, Report, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.locale import Catalogue


def fields_report(fields: Mapping[str, str], words: Mapping[str, Message], t: Catalogue) -> Report:
    """Return the names of ``fields`` with what they hold, then the labels with their words."""
    return Report(
        sections=(
            Section(
                columns=(
                    Column(title=t(Message("VARIABLE"))),
                    Column(title=t(Message("WHAT IT HOLDS")), wide=True),
                ),
                rows=tuple(fields.items()),
            ),
            Section(
                title=t(Message("Labels")),
                columns=(
                    Column(title=t(Message("VARIABLE"))),
                    Column(title=t(Message("TEXT")), wide=True),
                ),
                rows=tuple((f"label.{key}", t(word)) for key, word in words.items()),
            ),
        )
    )
