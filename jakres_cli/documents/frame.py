"""What every view holds, and every letter: labels, the office, its head, what it rests on."""

from __future__ import annotations

from jakres_cli.documents.dates import day_words, full_day_words
from jakres_cli.documents.meetings import OFFICER
from jakres_cli.documents.words import DOTS, labels
from jakres_cli.model.base import Message, Plural, Value
from jakres_cli.model.source import SHORT_ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
    from jakres_cli.locale import Catalogue
    from jakres_cli.records.load import Loaded


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


class DocumentOrigin(Value):
    """The commit that records are from; ``changed`` when they are no longer just as in it."""

    commit: str
    changed: bool = False


def coverage(
    loaded: Loaded,
    day: datetime.date,
    discretion: VisibilityFilter,
    t: Catalogue,
    origin: DocumentOrigin | None = None,
) -> dict[str, object]:
    """Return ``sentence``, and the numbers and the problems behind it.

    Asked for last, when ``discretion`` knows what was left out. The public is told how many
    records were read, but neither the names of others nor how much it isn't shown.
    """
    read = Plural(
        "{whole} of {n} record read",
        "{whole} of {n} records read",
        n=loaded.found,
        whole=loaded.whole,
    )
    sentence = Message("As of {day}; {read}.", day=full_day_words(day, t), read=read)
    problems = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "code": problem.code,
            "message": t(problem.message),
        }
        for problem in (() if discretion.for_the_public else loaded.incomplete)
    ]
    left_out = 0 if discretion.for_the_public else discretion.left_out
    return {
        "day": full_day_words(day, t),
        "date": day.isoformat(),
        "found": loaded.found,
        "read": loaded.whole,
        "commit": origin.commit if origin else "",
        "changed": origin.changed if origin else False,
        "sentence": " ".join(t(item) for item in (sentence, *_origin_words(origin))),
        "incomplete": problems,
        "warning": t(Message("May be incomplete:")) if problems else "",
        "left_out": left_out,
        "left_out_sentence": t(left_out_words(left_out)) if left_out else "",
    }


def _origin_words(origin: DocumentOrigin | None) -> Iterator[Message]:
    if origin is not None:
        said = (
            Message("Commit {commit}, with changes not committed.", commit=origin.commit[:SHORT_ID])
            if origin.changed
            else Message("Commit {commit}.", commit=origin.commit[:SHORT_ID])
        )
        yield said


def left_out_words(n: int, *, for_the_public: bool = False) -> Message:
    """Return how many things were left out, confidential ones or all that aren't public."""
    if for_the_public:
        return Plural(
            "1 item that is not public left out.", "{n} items that are not public left out.", n=n
        )
    return Plural("1 confidential item left out.", "{n} confidential items left out.", n=n)


LETTER_WORDS = {
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
LETTER = {
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
