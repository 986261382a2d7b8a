"""What the words of a filled-in cell mean: a status, a day, evidence, a party.

All raise ``AskedWrongly`` with what would be taken instead. Nothing depends on the day on which
a sheet is read, so words such as “tomorrow” mean nothing here.
"""

from __future__ import annotations

import datetime
import re

from jakres_cli.documents.sheet import OFFERED_TO_OFFICE, status_words
from jakres_cli.locale import SHORT_STATUS, STATUS, catalogue
from jakres_cli.locale.parse_day import parse_day, parse_period
from jakres_cli.model.base import AskedWrongly, Message
from jakres_cli.model.naming import Names, fold_name
from jakres_cli.model.words import PROGRESS_STATUSES, nearest_word
from jakres_cli.papers.sheet.shapes import DAY, NUMBER, TEXT, SheetCell
from jakres_cli.query.parties import require_party
from jakres_cli.records.parse import parse_iso_day, parse_iso_period
from jakres_cli.records.syntax.text import refused_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container


_LONGEST = 32_767
_ANY_DAY = datetime.date(2000, 1, 1)
_YEARS = range(1990, 2101)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?$")
_HYPHENS = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_DIVIDED = re.compile(r"\n|;[ \t]+|;$")
_LETTER = re.compile(
    r"(?:letter:|(?:surat|letter)(?: (?:nomor|number|no\.?))?:? ) *(?=\S*[0-9])(\S.*)",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:email:|(?:surel|e-?mail|mail)(?: (?:tanggal|tgl\.?|of|dated))?:? ) *(\S.*)", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s<>\"]+")
_LANGUAGES = ("id", "en")
_DAY_HINT = Message("write a whole day: 28/11/2019, 28 November 2019 or 2019-11-28")
_EVIDENCE_HINT = Message(
    "write a link (https://…), “letter NUMBER” or “mail of 28/11/2019”; anything else belongs into "
    "the last column"
)


def cell_text(cell: SheetCell) -> str:
    """Return what ``cell`` says, without blanks around it and with LF."""
    if cell.kind not in {TEXT, NUMBER, DAY}:
        raise AskedWrongly(
            Message("a formula, or no value at all"),
            Message("enter what it shows, as plain text"),
        )
    text = cell.text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > _LONGEST:
        raise AskedWrongly(Message("far more text than a cell can hold"))
    for fault in refused_characters(text, 0, len(text)):
        raise AskedWrongly(fault.message, fault.hint)
    return text


def parse_status_cell(cell: SheetCell, language: str) -> str:
    """Return the status that ``cell`` names, in either language."""
    text = cell_text(cell)
    known = _statuses()
    status = known.get(fold_name(text))
    if status is not None:
        return status
    t = catalogue(language)
    words = ", ".join(f"“{status_words(item, t)}”" for item in OFFERED_TO_OFFICE)
    guess = nearest_word(text, [status_words(item, t) for item in PROGRESS_STATUSES])
    raise AskedWrongly(
        Message("“{text}” is not a status", text=text),
        Message("did you mean “{guess}”? It takes {choices}", guess=guess, choices=words)
        if guess
        else Message("it takes {choices}", choices=words),
    )


def parse_day_cell(cell: SheetCell) -> datetime.date:
    """Return the day in ``cell``: a day, the number that a spreadsheet makes of it, or in words."""
    text = cell_text(cell)
    day = cell.day if cell.kind != TEXT else _day_in_words(text)
    if day is None or day.year not in _YEARS:
        raise AskedWrongly(Message("“{text}” is not a day of the calendar", text=text), _DAY_HINT)
    return day


def parse_due_cell(cell: SheetCell) -> str:
    """Return the due form that ``cell`` means: a day, a month, a quarter, a year or a span."""
    text = cell_text(cell)
    if cell.kind == TEXT and _day_in_words(text) is None:
        period = parse_period(text, _ANY_DAY) or text
        if any(item.isdigit() for item in text) and (span := parse_iso_period(period)) is not None:
            if span[0].year in _YEARS and span[1].year in _YEARS:
                return period
            raise AskedWrongly(Message("“{text}” is not a day of the calendar", text=text))
    return parse_day_cell(cell).isoformat()


def parse_evidence_cell(
    cell: SheetCell, meetings: Container[str], files: Container[str]
) -> list[str]:
    """Return the evidence that ``cell`` lists, as it is written in an entry, each once.

    It may name one of ``meetings`` or of ``files``. A file of ours is never taken at a stranger's
    word.
    """
    pieces = [piece.strip() for piece in _DIVIDED.split(cell_text(cell))]
    references = [_evidence(piece, meetings, files) for piece in pieces if piece]
    return list(dict.fromkeys(references))


def resolve_party_cell(cell: SheetCell, known: Names) -> str:
    """Return the code of the party that ``cell`` names; raises as ``require_party`` does."""
    return require_party(cell_text(cell), known, whole=True).code


def _statuses() -> dict[str, str]:
    by_name = {fold_name(status): status for status in PROGRESS_STATUSES}
    for t in map(catalogue, _LANGUAGES):
        for labels in (SHORT_STATUS, STATUS):
            by_name |= {fold_name(t(labels[status])): status for status in PROGRESS_STATUSES}
    return by_name


def _day_in_words(text: str) -> datetime.date | None:
    day_words = _HYPHENS.sub(r"\1/\2/\3", _MIDNIGHT.sub("", text))
    day = parse_day(day_words, _ANY_DAY)
    # only what names its year says the same on every day
    return day if day is not None and str(day.year) in day_words else None


def _evidence(text: str, meetings: Container[str], files: Container[str]) -> str:
    if _URL.fullmatch(text):
        return text
    if match := _MAIL.fullmatch(text):
        day = parse_iso_day(match[1]) or _day_in_words(match[1])
        if day is not None:
            return f"email:{day.isoformat()}"
    elif match := _LETTER.fullmatch(text):
        return f"letter:{match[1]}"
    elif text in meetings or (text.startswith("files/") and f"records/{text}" in files):
        return text
    raise AskedWrongly(Message("“{evidence}” is not evidence", evidence=text), _EVIDENCE_HINT)
