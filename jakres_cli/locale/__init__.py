"""Indonesian and English: catalogues, which turn messages into text, and the words of the records.

The tables say what fixed words of the records are called in lists and documents.
"""

from __future__ import annotations

from jakres_cli.model.base import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

INDONESIAN = "id"
ENGLISH = "en"


class Catalogue:
    """The messages in one language; call it with a message (or a template and what fills it)."""

    def __init__(self, lang: str, translations: Mapping[str, str]) -> None:
        self.lang = lang
        self._translations = translations

    def __call__(self, message: Message | str, /, **params: object) -> str:
        """Return the text; messages among the parameters are translated too."""
        if isinstance(message, str):
            message = Message(message, **params)
        filled = {
            name: self(value) if isinstance(value, Message) else value
            for name, value in message.params.items()
        }
        return message.pick(self._translations).format(**filled)


def catalogue(lang: str) -> Catalogue:
    """Return the catalogue of ``lang`` (``id`` or ``en``)."""
    if lang == INDONESIAN:
        from jakres_cli.locale.indonesian import TRANSLATIONS

        return Catalogue(lang, TRANSLATIONS)
    return Catalogue(ENGLISH, {})


def language_from(environment: Mapping[str, str]) -> str:
    """Return the language that the environment's locale asks for; English unless Indonesian."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return INDONESIAN if value.partition("_")[0] in {"id", "in"} else ENGLISH
    return ENGLISH


STATUS = {
    "open": Message("not yet followed up"),
    "in-progress": Message("being followed up"),
    "reported": Message("reported done, not yet checked"),
    "done": Message("done"),
    "dropped": Message("can't be done, or dropped"),
    "superseded": Message("superseded"),
}
"""The names that officials know."""
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
    "instruction": Message("instruction"),
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
NAMELESS_GROUP = {
    "agency": Message("Nobody is responsible yet"),
    "pillar": Message("Without a pillar"),
}
"""The headings of what has no owner, or no pillar."""
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


def long_day(day: datetime.date, t: Catalogue) -> str:
    """Return “Selasa, 29 Oktober 2019” or its English."""
    return f"{t(DAYS[day.weekday()])}, {day.day} {t(MONTHS[day.month - 1])} {day.year}"
