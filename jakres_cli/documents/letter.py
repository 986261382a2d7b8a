"""What every letter of the office has: its head, who signs it, who gets a copy."""

from __future__ import annotations

from jakres_cli.documents.dates import day_words
from jakres_cli.documents.frame import nested_fields
from jakres_cli.documents.people import OFFICER
from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.locale import Catalogue

WORDS = {
    "draft": Message("DRAFT"),
    "not_numbered": Message("no number yet"),
    "number": Message("Number"),
    "nature": Message("Nature"),
    "attachments": Message("Attachments"),
    "subject": Message("Subject"),
    "to": Message("To"),
    "post": Message("Post"),
    "signature": Message("Signature"),
    "name": Message("NAME"),
    "rank": Message("Rank/grade"),
    "nip": Message("Employee number"),
    "copies": Message("Copies to"),
}
"""The labels of every letter."""
FIELDS = {
    "letter.draft": "true as long as it has no number, unless `--for-signature` is given",
    "letter.number": "*Nomor*",
    "letter.date": "the day of the letter in words",
    "letter.nature": "*Sifat*",
    "letter.attachments": "*Lampiran*",
    "letter.subject": "*Hal*",
    **nested_fields("signer", OFFICER),
    "copies[]": "who gets a copy (*Tembusan*)",
}
"""The fields of ``letter_head``, of who signs, and of the copies."""


def letter_head(  # noqa: PLR0913  a letter has that many lines at its head
    *,
    number: str | None,
    date: datetime.date | None,
    nature: str | None = None,
    attachments: str | None = None,
    subject: str,
    for_signature: bool,
    t: Catalogue,
) -> dict[str, object]:
    """Return the lines at the head of a letter; what isn't known stays empty."""
    return {
        "draft": not (number or for_signature),
        "number": number or "",
        "date": day_words(date, t) if date else "",
        "nature": nature or "",
        "attachments": attachments or "",
        "subject": subject,
    }
