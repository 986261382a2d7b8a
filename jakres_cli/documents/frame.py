"""What every view holds, and how the fields of a view are written down."""

from __future__ import annotations

from jakres_cli.documents.words import DOTS, labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.model.message import Message

FRAME = {
    "lang": "`id` or `en`",
    "dots": "`……`, for what is missing",
    "label.*": "every fixed word of the document, in its language; see below",
    "letterhead[]": "the lines of the letterhead, from `jakres.yaml`",
    "city": "where papers are signed, from `jakres.yaml`",
    "office": "the name of the office that keeps the records",
    "coverage.sentence": "as of which day, how many of how many records were read, which commit",
    "coverage.commit": "the commit that the records are of; empty outside git",
    "coverage.changed": "true when something in the records isn't committed",
    "coverage.date": "that day: 2019-11-12",
    "coverage.day": "that day in words",
    "coverage.found": "how many records there are",
    "coverage.read": "how many of them were read whole",
    "coverage.warning": "a heading when some were not, else empty",
    "coverage.incomplete[].path": "a record that couldn't be read whole",
    "coverage.incomplete[].line": "where in it",
    "coverage.incomplete[].code": "the code of the problem",
    "coverage.incomplete[].message": "the problem",
    "coverage.left_out": "how many things are not in the document because of their visibility",
    "coverage.left_out_sentence": "the same in words",
}
"""The fields of every view, with what they hold; ``[]`` stands behind a list."""


def view_frame(words: dict[str, Message], called: DisplayNames) -> dict[str, object]:
    """Return what every view begins with; ``words`` are the labels of the document."""
    settings = called.records.settings
    return {
        "lang": called.t.lang,
        "dots": DOTS,
        "label": labels(words, called.t),
        "letterhead": list(settings.letterhead.lines),
        "city": settings.city or "",
        "office": called.party(settings.office)["name"],
    }


def nested_fields(name: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return ``fields`` as those of ``name``."""
    return {f"{name}.{field}": text for field, text in fields.items()}
