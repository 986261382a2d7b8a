"""Due dates as people write them: a due form, days as they say them, or words that stay words."""

from __future__ import annotations

import re

from jakres_cli.cli.days import read_days
from jakres_cli.locale.day_words import (
    AFTER_WORDS,
    BEFORE_WORDS,
    LATEST,
    MONTH,
    NEXT_MEETING_WORDS,
    ONGOING_WORDS,
)
from jakres_cli.locale.parse_day import days_within, without_first
from jakres_cli.locale.said_days import alternatives, fold_said
from jakres_cli.model.base import AskedWrongly, Message
from jakres_cli.model.meeting import AFTER, BEFORE, NEXT_MEETING, ONGOING, Due, FollowUp, Meeting
from jakres_cli.query.references import follow_up_names, matching_references
from jakres_cli.records.parse import parse_due

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records

_MONTHS = alternatives(MONTH)
_LOOKS_DATED = re.compile(
    r":|[+-][0-9]|[0-9]{4}-|[0-9][-/.][0-9]|\b[0-9]{8}\b|\b(?:tanggal|tgl\.?) [0-9]"
    rf"|\b[0-9]{{1,2}} (?:{_MONTHS})|\b(?:{_MONTHS}) [0-9]{{1,2}}\b",
    re.IGNORECASE,
)
_DAYS_BEFORE = re.compile(r"h-([0-9]{1,3})[ :](.+)", re.IGNORECASE)
_DUE_HINT = Message("write 2019-11-28, 28 November, Jumat, +2w, 2019-11, before:…, after:…")


def parse_due_fields(
    text: str | None,
    meeting: Meeting,
    records: Records,
    session: Session,
    *,
    since: datetime.date,
    words_too: bool = True,
) -> dict[str, str]:
    """Return the fields ``due`` and ``due-text`` for what somebody wrote, and echo them.

    Days are counted from ``since``. What is neither a due form nor a day is kept as ``due-text``
    (with ``words_too``), and it is said that it never becomes late; what looks like a day and
    isn't one raises ``AskedWrongly``.
    """
    if not text:
        return {}
    form = _due_form(text, meeting, records, session, since)
    if form is not None:
        return {"due": form}
    if words_too and not _LOOKS_DATED.search(text):
        _note_words(text, session, since)
        return {"due-text": text}
    raise AskedWrongly(Message("“{text}” is neither a day nor a due form", text=text), _DUE_HINT)


def parse_exact_due(
    text: str | None, item: FollowUp, records: Records, session: Session, since: datetime.date
) -> str | None:
    """Return the due form for what somebody wrote; raises ``AskedWrongly`` for other words."""
    meeting = records.meetings.get(item.meeting)
    if not text or meeting is None:
        return None
    return parse_due_fields(text, meeting, records, session, since=since, words_too=False)["due"]


def _due_form(
    text: str, meeting: Meeting, records: Records, session: Session, since: datetime.date
) -> str | None:
    due = parse_due(text)
    if due is not None:
        return _anchored(due, meeting, records)
    said = read_days(text, session, since=since)
    if said is not None:
        return said.form
    if match := _DAYS_BEFORE.fullmatch(text.strip()):
        due = parse_due(f"{BEFORE}:{match[1]}d:{match[2]}")
        return _anchored(due, meeting, records) if due else None
    words = without_first(LATEST, fold_said(text))
    if words in NEXT_MEETING_WORDS:
        return NEXT_MEETING
    return ONGOING if words in ONGOING_WORDS else _hanging(words, records, session, since)


def _hanging(words: str, records: Records, session: Session, since: datetime.date) -> str | None:
    """Return the form for *sebelum* or *setelah* an event by its id, or *setelah* a day."""
    for form, before in ((BEFORE, BEFORE_WORDS), (AFTER, AFTER_WORDS)):
        rest = without_first(before, words)
        if rest == words:
            continue
        event = records.event(rest)
        if event is not None:
            return f"{form}:{event.id}"
        said = read_days(rest, session, since=since) if form == AFTER else None
        return f"{form}:{said.form}" if said and ":" not in said.form else None
    return None


def _note_words(text: str, session: Session, since: datetime.date) -> None:
    session.note(
        Message("“{text}” is no day: it is kept in words, and never becomes late", text=text)
    )
    within = days_within(text, since)
    if within is not None:
        session.note(
            Message("“{words}” in it would be due: {due}", words=within[0], due=within[1].form)
        )


def _anchored(due: Due, meeting: Meeting, records: Records) -> str:
    """Return the form with the name that it hangs on in full; raises ``AskedWrongly`` for none."""
    if due.anchor is None:
        return due.text
    own = [item.id for item in meeting.follow_ups]
    if due.anchor in own:
        return due.text
    items = {name: item.ref for name, item in follow_up_names(records).items()}
    wholes = {
        name: record.id
        for group in (records.events, records.meetings)
        for record in group.values()
        for name in (*record.former, record.id)
    }
    known = {**items, **wholes}
    matches = list(dict.fromkeys(known[name] for name in matching_references(due.anchor, [*known])))
    if len(matches) != 1:
        raise AskedWrongly(
            Message(
                "“{name}” is not an event, meeting or follow-up that a due date can depend on",
                name=due.anchor,
            ),
            Message("write one of: {candidates}", candidates=", ".join(matches[:8]))
            if matches
            else None,
        )
    return due.text[: len(due.text) - len(due.anchor)] + matches[0]
