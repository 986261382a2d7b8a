"""What fixed words of the records are called in lists and documents."""

from __future__ import annotations

from jakres_cli.model.base import Message

STATUS = {
    "open": Message("not yet followed up"),
    "in-progress": Message("being followed up"),
    "reported": Message("reported done, not yet checked"),
    "done": Message("done"),
    "dropped": Message("can't be done, or dropped"),
    "superseded": Message("superseded"),
}
"""The names that officials know; see records.md, "A progress entry"."""
SHORT_STATUS = {
    "open": Message("open"),
    "in-progress": Message("in progress"),
    "reported": Message("reported"),
    "done": Message("done"),
    "dropped": Message("dropped"),
    "superseded": Message("superseded"),
}
"""For lists, where room is scarce."""
EVENT_STATUS = {
    "idea": Message("an idea"),
    "planned": Message("planned"),
    "confirmed": Message("confirmed"),
    "postponed": Message("postponed"),
    "cancelled": Message("cancelled"),
    "held": Message("held"),
    "proposed": Message("proposed"),
    "formed": Message("formed"),
    "active": Message("active"),
    "dissolved": Message("dissolved"),
    "ended": Message("ended"),
}
FOLLOW_UP_KIND = {
    "commitment": Message("commitment"),
    "request": Message("request"),
    "expectation": Message("expectation"),
    "need": Message("need"),
}
DECISION_KIND = {
    "decision": Message("decision"),
    "agreement": Message("agreement"),
    "noted": Message("noted"),
    "position": Message("position"),
    "postponed": Message("postponed"),
}
ROLE = {
    "host": Message("hosts"),
    "partner": Message("is a partner"),
    "session": Message("presents {group}"),
    "speaker": Message("speaks in {group}"),
    "lead": Message("leads {group}"),
    "member": Message("is a member of {group}"),
    "secretary": Message("is the secretary"),
}
GROUPLESS_ROLE = {"lead": Message("leads"), "member": Message("is a member")}
LEVEL = {"error": Message("error"), "warning": Message("warning")}
BUCKET = {
    "overdue": Message("overdue"),
    "3-days": Message("due within 3 days"),
    "7-days": Message("due in 4 to 7 days"),
    "later": Message("due in more than 7 days"),
    "no-date": Message("without a due date"),
    "over": Message("no longer open"),
}
RECORD_FORM = {
    "minutes": Message("minutes"),
    "planned": Message("planned, not yet held"),
    "stub": Message("known only from another record"),
    "cancelled": Message("cancelled"),
}
MONTHS = (
    Message("January"),
    Message("February"),
    Message("March"),
    Message("April"),
    Message("May"),
    Message("June"),
    Message("July"),
    Message("August"),
    Message("September"),
    Message("October"),
    Message("November"),
    Message("December"),
)
DAYS = (
    Message("Monday"),
    Message("Tuesday"),
    Message("Wednesday"),
    Message("Thursday"),
    Message("Friday"),
    Message("Saturday"),
    Message("Sunday"),
)
