"""A due date as somebody says it: a due form, a day in words, or words that stay words."""

from __future__ import annotations

import re

from jakres_cli.locale.parse_day import parse_day, parse_period
from jakres_cli.model.follow_up import NEXT_MEETING, Due, FollowUp
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.query.references import follow_up_names, matching_references
from jakres_cli.records.reading.parse import parse_due

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records


_AT_LATEST = re.compile(
    r"(?:paling lambat|selambat-lambatnya|sampai|pada|by|until)\s+(?:tanggal\s+)?", re.IGNORECASE
)
_NEXT_MEETING = frozenset({"rapat berikutnya", "rapat berikut", "rapat mendatang", "next meeting"})
_LOOKS_DATED = re.compile(
    r":|[+-][0-9]|[0-9]{4}-|[0-9][-/.][0-9]"
    r"|\b[0-9]{1,2} (?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:sebelum|before)\s+(?:tanggal\s+)?", re.IGNORECASE)
_DUE_HINT = Message("write 2019-11-28, 28 November, Jumat, +2w, 2019-11, before:…, after:…")


def parse_due_fields(
    said: str | None,
    meeting: Meeting,
    records: Records,
    session: Session,
    *,
    words_too: bool = True,
) -> dict[str, str]:
    """Return the fields ``due`` and ``due-text`` for what somebody said, and echo them.

    What is neither a due form nor a day is kept as ``due-text`` (with ``words_too``); what looks
    like a day and isn't one raises ``AskedWrongly``.
    """
    if not said:
        return {}
    due = parse_due(said)
    if due is not None:
        return {"due": _anchored(due, meeting, records)}
    before = _BEFORE.match(said)
    words = said[before.end() :] if before else _AT_LATEST.sub("", said)
    if parse_day(words, session.today) is not None:
        day = session.day(words).isoformat()
        return {"due": f"before:{day}" if before else day}
    period = parse_period(words, session.today)
    if period is not None and not before:
        session.note(Message("{text}: {day}", text=words, day=period))
        return {"due": period}
    if words.casefold() in _NEXT_MEETING:
        return {"due": NEXT_MEETING}
    if words_too and not _LOOKS_DATED.search(said):
        session.note(Message("no day in “{text}”: it is kept in words, as due-text", text=said))
        return {"due-text": said}
    raise AskedWrongly(Message("“{text}” is neither a day nor a due form", text=said), _DUE_HINT)


def parse_exact_due(
    said: str | None, item: FollowUp, records: Records, session: Session
) -> str | None:
    """Return the due form for what somebody said; raises ``AskedWrongly`` for other words."""
    meeting = records.meetings.get(item.meeting)
    if not said or meeting is None:
        return None
    return parse_due_fields(said, meeting, records, session, words_too=False)["due"]


def _anchored(due: Due, meeting: Meeting, records: Records) -> str:
    """Return the form with the name that it hangs on in full; raises ``AskedWrongly`` for none."""
    if due.anchor is None:
        return due.text
    own = [item.id for item in meeting.follow_ups]
    if due.anchor in own:
        return due.text
    items = {name: item.ref for name, item in follow_up_names(records).items()}
    wholes = {
        name: one.id
        for group in (records.events, records.meetings)
        for one in group.values()
        for name in (*one.former, one.id)
    }
    known = {**items, **wholes}
    found = list(dict.fromkeys(known[name] for name in matching_references(due.anchor, [*known])))
    if len(found) != 1:
        raise AskedWrongly(
            Message(
                "nothing to hang on: “{name}” is no event, meeting or follow-up", name=due.anchor
            ),
            Message("write one of: {candidates}", candidates=", ".join(found[:8]))
            if found
            else None,
        )
    return due.text[: len(due.text) - len(due.anchor)] + found[0]
