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
    ("jumat", "friday"),
    ("sabtu", "saturday"),
    ("minggu", "sunday"),
)
"""Monday first, as in ``date.weekday``; each day in Indonesian and English."""
