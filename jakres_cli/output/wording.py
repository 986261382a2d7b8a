"""How due forms, days and roles are put into words in lists."""

from __future__ import annotations

from jakres_cli.locale.labels import DAYS, EVENT_STATUS, GROUPLESS_ROLE, MONTHS, ROLE, SHORT_STATUS
from jakres_cli.model import meeting as forms
from jakres_cli.model.base import Message, Plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.meeting import Due
    from jakres_cli.model.records import Records
    from jakres_cli.query.roles import Role
    from jakres_cli.query.standing import Standing


def long_day(day: datetime.date, t: Catalogue) -> str:
    """Return “Selasa, 29 Oktober 2019” or its English."""
    return f"{t(DAYS[day.weekday()])}, {day.day} {t(MONTHS[day.month - 1])} {day.year}"


def status_words(standing: Standing, t: Catalogue) -> str:
    """Return the status, with what chases it: late, stale."""
    status = t(SHORT_STATUS[standing.status])
    if standing.overdue:
        late = Plural("one day late", "{n} days late", n=standing.days_late)
        return f"{status}, {t(late)}"
    return f"{status}, {t(Message('stale'))}" if standing.stale else status


def due_words(standing: Standing, t: Catalogue) -> str:
    """Return when it is due, as far as anybody knows."""
    due, latest = standing.folded.due, standing.due_latest
    if latest is not None:
        shown = latest.isoformat()
        moved = Plural("moved once", "moved {n} times", n=standing.slips)
        return f"{shown} ({t(moved)})" if standing.slips else shown
    if due is None:
        text = standing.follow_up.due_text
        return f"“{text}”" if text else t(Message("no due date"))
    return t(_undated(due))


def _undated(due: Due) -> Message:
    anchor = due.anchor or due.text.rpartition(":")[2]
    if due.form == forms.AFTER:
        return Message("after {anchor}", anchor=anchor)
    if due.form == forms.BEFORE:
        return Message("before {anchor}, which has no date yet", anchor=anchor)
    if due.form == forms.WITHIN:
        return Message(
            "{time} after {anchor}, which has no date yet",
            time=_length(due),
            anchor=anchor,
        )
    if due.form == forms.NEXT_MEETING:
        return Message("at the next meeting, not held yet")
    return Message("ongoing")


def _length(due: Due) -> Message:
    if due.unit == "d":
        return Plural("1 day", "{n} days", n=due.count)
    if due.unit == "w":
        return Plural("1 week", "{n} weeks", n=due.count)
    return Plural("1 month", "{n} months", n=due.count)


def age_words(days: int, t: Catalogue) -> str:
    """Return how long ago it was promised."""
    return t(Plural("1 day", "{n} days", n=days))


def role_words(role: Role, records: Records, t: Catalogue) -> str:
    """Return the duty: “leads kelompok-3 (Jakarta SIAP)”."""
    if role.group is None:
        return t(GROUPLESS_ROLE.get(role.role) or ROLE[role.role])
    names = [
        records.settings.pillar[pillar].in_language(t.lang)
        for pillar in role.pillar
        if pillar in records.settings.pillar
    ]
    pillar = f" ({', '.join(names)})" if names and role.role in {"lead", "member"} else ""
    return t(ROLE[role.role].template, group=f"{role.group}{pillar}")


def role_status(role: Role, t: Catalogue) -> str:
    """Return how far what the role is of has come, and its day."""
    status = t(EVENT_STATUS[role.status])
    return (
        f"{status}, {role.date.isoformat()}"
        if role.date
        else f"{status}, {t(Message('no date yet'))}"
    )


def owners_words(owners: tuple[str, ...], t: Catalogue) -> str:
    """Return who owes it, or that nobody does."""
    return ", ".join(owners) if owners else t(Message("nobody"))
