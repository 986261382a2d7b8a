"""What a template of a document may use, as a report."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.output.report import Report, ReportColumn, Section, columns_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.locale import Catalogue


_IN_WORD = {
    "{{ meeting.title }}": Message("a field; what is missing prints ……"),
    "{{ headcount | optional }}": Message("the same, but what is missing prints nothing"),
    "{{ follow_ups.what }}": Message("of a list (above: follow_ups[].what); its row is repeated"),
    "{{ follow_ups.no }}": Message("the number of the row"),
    "{{ rows.what }}": Message(
        "of groups[].rows[]: the rows of all groups; rows.group names theirs"
    ),
    "{{ prose.discussion }}": Message(
        "alone in its paragraph: becomes all paragraphs of the prose"
    ),
    "{{ mark }}": Message("that it is a draft, confidential: what every page has to say"),
}


def fields_report(
    fields: Mapping[str, str],
    words: Mapping[str, Message],
    t: Catalogue,
    examples: Mapping[str, str],
) -> Report:
    """Return the names of ``fields`` with what they hold and ``examples``, then the labels."""
    return Report(
        sections=(
            Section(
                columns=(
                    ReportColumn(title=t(Message("VARIABLE"))),
                    ReportColumn(title=t(Message("WHAT IT HOLDS")), wide=True),
                    ReportColumn(title=t(Message("EXAMPLE")), wide=True),
                ),
                rows=tuple((name, text, examples.get(name, "")) for name, text in fields.items()),
            ),
            Section(
                title=t(Message("Labels")),
                columns=columns_of(t, Message("VARIABLE"), Message("TEXT")),
                rows=tuple((f"label.{key}", t(word)) for key, word in words.items()),
            ),
            Section(
                title=t(Message("In a template from Word")),
                columns=columns_of(t, Message("WRITTEN"), Message("WHAT IT DOES")),
                rows=tuple((tag, t(text)) for tag, text in _IN_WORD.items()),
            ),
        )
    )
