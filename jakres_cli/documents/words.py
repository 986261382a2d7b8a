"""The fixed words of the documents; a template may change any of them."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.records.syntax.prose import fold_blanks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue

DOTS = "……"
"""Printed for what is missing: a label is never dropped, a value never invented."""

MINUTES = {
    "document": Message("MINUTES"),
    "draft": Message("DRAFT"),
    "not_approved": Message("not approved yet"),
    "text_hash": Message("text for signature"),
    "confidential": Message("CONFIDENTIAL"),
    "number": Message("Number"),
    "meeting": Message("Meeting"),
    "days": Message("Day/date"),
    "invitation": Message("Letter of invitation"),
    "dated": Message("dated"),
    "from": Message("from"),
    "time": Message("Time"),
    "place": Message("Place"),
    "agenda": Message("Agenda"),
    "lead": Message("Meeting officers"),
    "chair": Message("Chair"),
    "secretary": Message("Secretary"),
    "recorded_by": Message("Minutes taken by"),
    "attendees": Message("Attendees"),
    "headcount": Message("Number present"),
    "absent": Message("Absent"),
    "excused": Message("excused"),
    "activities": Message("Proceedings"),
    "opening": Message("Opening"),
    "opened_by": Message("Opened by"),
    "discussion": Message("Discussion"),
    "decisions": Message("Decisions"),
    "updates": Message("Earlier follow-ups: what was reported"),
    "follow_ups": Message("Follow-up plan"),
    "closing": Message("Closing"),
    "no": Message("No"),
    "follow_up": Message("Follow-up"),
    "owner": Message("PIC"),
    "with": Message("Supporting agencies"),
    "to": Message("for"),
    "due": Message("Due"),
    "status": Message("Status"),
    "reported_by": Message("Reported by"),
    "notes": Message("Notes"),
    "corrections": Message("Corrections"),
    "was": Message("read"),
    "now": Message("now reads"),
    "attachments": Message("Attachments"),
    "acknowledged": Message("Acknowledged"),
    "chair_of_meeting": Message("Chair of the meeting"),
    "note_taker": Message("Note-taker"),
    "post": Message("Post"),
    "signature": Message("Signature"),
    "name": Message("NAME"),
    "rank": Message("Rank/grade"),
    "nip": Message("Employee number"),
    "approved_on": Message("Approved on"),
    "by": Message("by"),
}
ACCESS_CLASS = {
    "B": Message("ORDINARY"),
    "T": Message("RESTRICTED"),
    "R": Message("SECRET"),
    "SR": Message("TOP SECRET"),
}
"""The archive's classes of access, as they stand on a paper."""
MATRIX = {
    "document": Message("MATRIX OF FOLLOW-UPS FROM MEETINGS"),
    "selection": Message("Selection"),
    "count": Message("Total"),
    "no": Message("No"),
    "meeting": Message("Meeting, date"),
    "agency": Message("Agency"),
    "what": Message("What is to be done"),
    "owner": Message("Responsible"),
    "with": Message("Supporting agencies"),
    "due": Message("Due"),
    "status": Message("Status"),
    "evidence": Message("Evidence"),
    "notes": Message("Notes"),
    "group": Message("Group"),
    "nothing": Message("No follow-up matches."),
    "roles": Message("Roles"),
    "role": Message("Role"),
    "of": Message("In"),
    "abbreviations": Message("Abbreviations"),
}
AGENCY = {
    "document": Message("AGENCY PAGE"),
    "selection": Message("Selection"),
    "aliases": Message("Also called"),
    "parent": Message("Part of"),
    "successor": Message("Successor"),
    "contact": Message("Contact"),
    "agency": Message("Agency"),
    "finished": Message("Finished"),
    "owes": Message("Owes"),
    "umbrella": Message("Owed by the umbrella above it"),
    "supports": Message("Supports"),
    "owed": Message("Is owed"),
    "roles": Message("Roles"),
    "role": Message("Role"),
    "of": Message("In"),
    "meetings": Message("Meetings"),
    "nothing": Message("nothing"),
    **{
        key: MATRIX[key]
        for key in ("no", "meeting", "what", "owner", "with", "due", "status", "evidence", "notes")
    },
}
ATTENDEE_ROLE = {
    "host": Message("host"),
    "speaker": Message("speaker"),
    "observer": Message("observer"),
    "guest": Message("guest"),
}
DECISION_KIND = {
    "agreement": Message("agreed"),
    "noted": Message("noted"),
    "position": Message("position"),
    "postponed": Message("postponed for decision"),
}
"""A decision that is neither is simply one."""
ACTING = Message("acting")
_WITHIN = frozenset(
    {
        *("dated", "from", "to", "by", "was", "now", "excused"),
        *("not_approved", "not_numbered", "annexed", "attention"),
    }
)
"""Words that stand within a line."""
SECRET = Message("[confidential]")


def labels(words: dict[str, Message], t: Catalogue) -> dict[str, str]:
    """Return ``words`` in the language of ``t``, as they begin a line."""
    return {key: t(word) if key in _WITHIN else capitalise(t(word)) for key, word in words.items()}


def capitalise(text: str) -> str:
    """Return ``text`` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def shorten(text: str, most: int) -> str:
    """Return ``text`` on one line; what is longer than ``most`` is cut between words, with “…”."""
    text = fold_blanks(text)
    if len(text) <= most:
        return text
    kept, _, _ = text[:most].rpartition(" ")
    return f"{(kept or text[: most - 1]).rstrip(' ,;:.')}…"
