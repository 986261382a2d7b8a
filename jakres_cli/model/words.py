"""The fixed vocabularies of the records, as they are written in them."""

from __future__ import annotations

LANGUAGES = ("id", "en")

RECORD_FORMS = ("minutes", "planned", "stub", "cancelled")
DATE_SOURCES = ("text", "dateline", "other")
MEETING_KINDS = ("coordination", "internal", "bilateral", "workshop", "forum", "visit", "other")
OFFICE_ROLES = ("host", "invited", "speaker", "participant")
ATTENDEE_ROLES = ("member", "host", "speaker", "observer", "guest")
HEADCOUNT_UNITS = ("people", "organisations")
DECISION_KINDS = ("decision", "agreement", "noted", "position", "postponed")
FOLLOW_UP_KINDS = ("commitment", "request", "expectation", "need")
KIND_WORDS = {
    "diharapkan": "expectation",
    "sebaiknya": "expectation",
    "diperlukan": "need",
    "diminta": "request",
}
"""Words of minutes that tell what kind of follow-up a sentence holds (writing.md)."""
WEAK_WORDS = ("diharapkan", "diperlukan", "sebaiknya")
"""Those of them that promise nothing."""
VISIBILITIES = ("public", "internal", "confidential")
MINUTES_STATUSES = ("draft", "approved")

OPEN = "open"
IN_PROGRESS = "in-progress"
REPORTED = "reported"
DONE = "done"
DROPPED = "dropped"
SUPERSEDED = "superseded"
PROGRESS_STATUSES = (OPEN, IN_PROGRESS, REPORTED, DONE, DROPPED)
OPEN_STATUSES = (OPEN, IN_PROGRESS, REPORTED)
REFUSED = "refused"

EVENT_STATUSES = ("idea", "planned", "confirmed", "postponed", "cancelled")
SESSION_KINDS = (
    "opening",
    "presentation",
    "break-out",
    "report-back",
    "formation",
    "discussion",
    "closing",
)
WORKING_GROUP_STATUSES = ("proposed", "formed", "active", "dissolved")
MEMBER_ROLES = ("lead", "member", "secretary")

UMBRELLA = "umbrella"
AGENCY_KINDS = (
    "city-agency",
    "bureau",
    "secretariat",
    UMBRELLA,
    "national",
    "foreign",
    "research",
    "university",
    "ngo",
    "company",
    "network",
    "other",
)
WEEKDAYS = (
    ("senin", "monday"),
    ("selasa", "tuesday"),
    ("rabu", "wednesday"),
    ("kamis", "thursday"),
    ("jumat", "friday", "jum'at"),
    ("sabtu", "saturday"),
    ("minggu", "sunday", "ahad"),
)
"""Monday first, as in ``date.weekday``; Indonesian, English, then other spellings."""


def guess_kind(sentence: str) -> str | None:
    """Return the kind of follow-up that the words of ``sentence`` tell, or None."""
    folded = sentence.casefold()
    return next((kind for word, kind in KIND_WORDS.items() if word in folded), None)
