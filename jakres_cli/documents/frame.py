"""What every view holds, and every letter: labels, the office, its head, what it rests on."""

from __future__ import annotations

from typing import (
    Annotated,
    NotRequired,
    TypedDict,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from jakres_cli.documents.dates import day_words, full_day_words
from jakres_cli.documents.words import DOTS, labels
from jakres_cli.model.base import Message, Plural, Value
from jakres_cli.model.source import SHORT_ID
from jakres_cli.records.syntax.text import UNSEEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
    from jakres_cli.locale import Catalogue
    from jakres_cli.records.load import Loaded


class ProblemRow(TypedDict):
    """Why a record could not be read whole."""

    path: Annotated[str, "a record that couldn't be read whole"]
    line: Annotated[int, "where in it"]
    code: Annotated[str, "the code of the problem"]
    message: Annotated[str, "the problem"]


class Coverage(TypedDict):
    """What a document rests on."""

    sentence: Annotated[
        str, "as of which day, how many of how many records were read, which commit"
    ]
    commit: Annotated[str, "the commit that the records are of; empty outside git"]
    changed: Annotated[bool, "true when something in the records isn't committed"]
    date: Annotated[str, "that day: 2019-11-12"]
    day: Annotated[str, "that day in words"]
    found: Annotated[int, "how many records there are"]
    read: Annotated[int, "how many of them were read whole"]
    warning: Annotated[str, "a heading when some were not, else empty"]
    incomplete: list[ProblemRow]
    left_out: Annotated[int, "how many things are not in the document because of their visibility"]
    left_out_sentence: Annotated[str, "the same in words"]


class Frame(TypedDict):
    """What every view holds; ``coverage`` comes last, when it is known what was left out."""

    lang: Annotated[str, "`id` or `en`"]
    dots: Annotated[str, "`……`, for what is missing"]
    label: Annotated[dict[str, str], "every fixed word of the document, in its language; see below"]
    letterhead: Annotated[list[str], "the lines of the letterhead, from `jakres.yaml`"]
    city: Annotated[str, "where papers are signed, from `jakres.yaml`"]
    office: Annotated[str, "the name of the office that keeps the records"]
    coverage: NotRequired[Coverage]


_UNSEEN = str.maketrans("", "", UNSEEN)


def without_unseen(view: Frame) -> Frame:
    """Return ``view`` without the characters that nobody sees; what joins letters stays."""
    return cast("Frame", _seen(view))


def _seen(value: object) -> object:
    if isinstance(value, str):
        return value if value.isascii() else value.translate(_UNSEEN)
    if isinstance(value, list):
        return [_seen(item) for item in value]
    if isinstance(value, dict):
        return {name: _seen(item) for name, item in value.items()}
    return value


def view_frame(words: dict[str, Message], display: DisplayNames) -> Frame:
    """Return what every view begins with; ``words`` are the labels of the document."""
    settings = display.records.settings
    return {
        "lang": display.t.lang,
        "dots": DOTS,
        "label": labels(words, display.t),
        "letterhead": list(settings.letterhead.lines),
        "city": settings.city or "",
        "office": display.party(settings.office)["name"],
    }


def view_fields(view: type) -> dict[str, str]:
    """Return the fields of the typed dictionary ``view`` by name, each with what it holds.

    ``[]`` stands behind a list and ``.*`` for any key; ``coverage.incomplete[].path`` is a field of
    each item of a list in another dictionary.
    """
    fields: dict[str, str] = {}
    for name, hint in get_type_hints(view, include_extras=True).items():
        kind = get_args(hint)[0] if get_origin(hint) in {Annotated, NotRequired} else hint
        many = "[]" if get_origin(kind) is list else ""
        if get_origin(hint) is Annotated:
            fields[f"{name}{many or ('.*' if get_origin(kind) is dict else '')}"] = (
                hint.__metadata__[0]
            )
        else:
            inner = view_fields(get_args(kind)[0] if many else kind)
            fields |= {f"{name}{many}.{field}": text for field, text in inner.items()}
    return fields


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
) -> Coverage:
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
    problems: list[ProblemRow] = [
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
        sentence = (
            Message("Commit {commit}, with changes not committed.", commit=origin.commit[:SHORT_ID])
            if origin.changed
            else Message("Commit {commit}.", commit=origin.commit[:SHORT_ID])
        )
        yield sentence


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


class LetterHead(TypedDict):
    """The lines at the head of a letter."""

    draft: Annotated[bool, "true as long as it has no number, unless `--for-signature` is given"]
    number: Annotated[str, "*Nomor*"]
    date: Annotated[str, "the day of the letter in words"]
    nature: Annotated[str, "*Sifat*"]
    attachments: Annotated[str, "*Lampiran*"]
    subject: Annotated[str, "*Hal*"]


def letter_head(  # noqa: PLR0913  a letter has that many lines at its head
    *,
    number: str | None,
    date: datetime.date | None,
    nature: str | None = None,
    attachments: str | None = None,
    subject: str,
    for_signature: bool,
    t: Catalogue,
) -> LetterHead:
    """Return the lines at the head of a letter; what isn't known stays empty."""
    return {
        "draft": not (number or for_signature),
        "number": number or "",
        "date": day_words(date, t) if date else "",
        "nature": nature or "",
        "attachments": attachments or "",
        "subject": subject,
    }
