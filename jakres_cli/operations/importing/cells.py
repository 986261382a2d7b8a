"""What the words of a filled-in cell mean: a status, a day, evidence, a party.

All raise ``AskedWrongly`` with what would be taken instead. The day of a report or letter must be
the same whenever the sheet is read, so that words such as “yesterday” are refused there; the day
that is asked for is counted from the report.
"""

from __future__ import annotations

import datetime
import re

from jakres_cli.cli.days import two_readings
from jakres_cli.documents.sheet import OFFERED_TO_OFFICE, status_words
from jakres_cli.locale import SHORT_STATUS, STATUS, catalogue
from jakres_cli.locale.parse_day import parse_day, parse_days
from jakres_cli.locale.said_days import add_days
from jakres_cli.model.base import AskedWrongly, Message
from jakres_cli.model.naming import Names, fold_name
from jakres_cli.model.words import PROGRESS_STATUSES, nearest_word
from jakres_cli.papers.sheet.shapes import DAY, NUMBER, TEXT, SheetCell
from jakres_cli.query.parties import require_party
from jakres_cli.records.parse import parse_iso_period
from jakres_cli.records.syntax.text import refused_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from jakres_cli.locale.said_days import SaidDays

    Days = tuple[datetime.date, ...]


_LONGEST = 32_767
_A_MONTH = 31
_YEARS = range(1990, 2101)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?$")
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


def parse_day_cell(cell: SheetCell, today: datetime.date) -> datetime.date:
    """Return the day in ``cell``: a day, the number that a spreadsheet makes of it, or in words."""
    text = cell_text(cell)
    day = cell.day if cell.kind != TEXT else _lasting_day(text, today)
    if day is None or day.year not in _YEARS:
        raise AskedWrongly(Message("“{text}” is not a day of the calendar", text=text), _DAY_HINT)
    return day


def parse_due_cell(cell: SheetCell, since: datetime.date, holidays: Days = ()) -> str:
    """Return the due form that ``cell`` means, counted from ``since``: a day, or several."""
    text = cell_text(cell)
    if cell.kind != TEXT:
        return parse_day_cell(cell, since).isoformat()
    span = parse_iso_period(text)
    if span is not None:
        first, last, form = *span, text
    else:
        said = _said_days(text, since, holidays)
        if said is None:
            raise AskedWrongly(
                Message("“{text}” is not a day of the calendar", text=text), _DAY_HINT
            )
        first, last, form = said.first, said.last, said.form
    if first.year not in _YEARS or last.year not in _YEARS:
        raise AskedWrongly(Message("“{text}” is not a day of the calendar", text=text))
    return form


def parse_evidence_cell(
    cell: SheetCell, meetings: Container[str], files: Container[str], today: datetime.date
) -> list[str]:
    """Return the evidence that ``cell`` lists, as it is written in an entry, each once.

    It may name one of ``meetings`` or of ``files``. A file of ours is never taken at a stranger's
    word.
    """
    pieces = [piece.strip() for piece in _DIVIDED.split(cell_text(cell))]
    references = [_evidence(piece, meetings, files, today) for piece in pieces if piece]
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


def _said_days(text: str, since: datetime.date, holidays: Days = ()) -> SaidDays | None:
    """Return what ``text`` means; raises ``AskedWrongly`` where it can be two days."""
    said = parse_days(_MIDNIGHT.sub("", text), since, holidays=holidays)
    fault = two_readings(text, said) if said else None
    if fault is not None:
        raise AskedWrongly(fault.message, fault.hint)
    return said


def _lasting_day(text: str, today: datetime.date) -> datetime.date | None:
    """Return the day up to ``today`` that ``text`` names; None for what means another one later."""
    words = _MIDNIGHT.sub("", text)
    _said_days(words, today)
    day = parse_day(words, today, past=True)
    later = day and add_days(day, _A_MONTH)
    return day if later and parse_day(words, later, past=True) == day else None


def _evidence(
    text: str, meetings: Container[str], files: Container[str], today: datetime.date
) -> str:
    if _URL.fullmatch(text):
        return text
    if match := _MAIL.fullmatch(text):
        day = _lasting_day(match[1], today)
        if day is not None:
            return f"email:{day.isoformat()}"
    elif match := _LETTER.fullmatch(text):
        return f"letter:{match[1]}"
    elif text in meetings or (text.startswith("files/") and f"records/{text}" in files):
        return text
    raise AskedWrongly(Message("“{evidence}” is not evidence", evidence=text), _EVIDENCE_HINT)
