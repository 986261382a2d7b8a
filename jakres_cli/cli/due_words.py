"""A due date as somebody says it: a due form, a day in words, or words that stay words."""

from __future__ import annotations

from jakres_cli.errors import AskedWrongly
from jakres_cli.locale.said_days import said_day
from jakres_cli.message import Message
from jakres_cli.query.references import follow_up_refs, matches
from jakres_cli.reading.due import read_due

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.due import Due
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records


def due_fields(
    said: str | None, meeting: Meeting, records: Records, session: Session
) -> dict[str, str]:
    """Return the fields ``due`` and ``due-text`` for what somebody said, and echo them.

    What is neither a due form nor a day is kept as ``due-text``; what looks like a day and isn't
    one raises ``AskedWrongly``.
    """
    if not said:
        return {}
    due = read_due(said)
    if due is not None:
        return {"due": _anchored(due, meeting, records)}
    day = said_day(said, session.today)
    if day is not None:
        session.day(said)
        return {"due": day.isoformat()}
    if any(character.isdigit() for character in said) or ":" in said:
        raise AskedWrongly(
            Message("“{text}” is neither a day nor a due form", text=said),
            Message("write 2019-11-28, 28 November, Jumat, +2w, 2019-11, before:…, after:…"),
        )
    session.note(Message("no day in “{text}”: it is kept in words, as due-text", text=said))
    return {"due-text": said}


def _anchored(due: Due, meeting: Meeting, records: Records) -> str:
    """Return the form with the name that it hangs on in full; raises ``AskedWrongly`` for none."""
    if due.anchor is None:
        return due.text
    own = [item.id for item in meeting.follow_ups]
    if due.anchor in own:
        return due.text
    known = [*records.events, *records.meetings, *follow_up_refs(records)]
    found = matches(due.anchor, known)
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
