"""The follow-ups and roles of a list: as rows of a report, and in words."""

from __future__ import annotations

from jakres_cli.locale import (
    BUCKET,
    EVENT_STATUS,
    GROUPLESS_ROLE,
    NAMELESS_GROUP,
    ROLE,
    SHORT_STATUS,
)
from jakres_cli.model.base import Message, Plural
from jakres_cli.model.meeting import AFTER, BEFORE, NEXT_MEETING, PERIOD, WITHIN
from jakres_cli.model.words import DONE
from jakres_cli.output import Report, Section, list_section
from jakres_cli.output.confidential import marked
from jakres_cli.query.references import ShortForms, follow_up_refs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.meeting import Due
    from jakres_cli.model.records import Records
    from jakres_cli.query.roles import Role
    from jakres_cli.query.selection import Actions
    from jakres_cli.query.standing import Standing


def actions_report(
    actions: Actions,
    groups: list[tuple[str | None, list[Standing]]],
    agencies: tuple[str, ...],
    records: Records,
    t: Catalogue,
) -> Report:
    """Return the report of ``jakres actions``: the follow-ups in ``groups``, roles, the umbrella.

    ``groups`` stand under their headings, or one without a heading when none was asked for;
    ``agencies`` are those asked about.
    """
    short = ShortForms(follow_up_refs(records))
    sections = [follow_up_section(items, short, t, title) for title, items in groups if items]
    if not sections:
        sections = [follow_up_section((), short, t, empty=_nothing(agencies, t))]
    if agencies:
        sections.append(roles_section(actions.roles, agencies, records, t))
        if actions.umbrella:
            owners = {owner for standing in actions.umbrella for owner in standing.folded.owners}
            title = t(
                Message(
                    "Owed by {owners}, which includes {agencies}",
                    owners=", ".join(sorted(owners - set(agencies))),
                    agencies=", ".join(agencies),
                )
            )
            sections.append(follow_up_section(actions.umbrella, short, t, title))
    return Report(title=_title(agencies, records, t), sections=tuple(sections))


def follow_up_section(
    items: Iterable[Standing],
    short: ShortForms,
    t: Catalogue,
    title: str | None = None,
    empty: str | None = None,
) -> Section:
    """Return a section that lists follow-ups; ``short`` shortens their references."""
    return list_section(
        items,
        [
            (Message("FOLLOW-UP"), lambda standing: short.of(standing.ref)),
            (Message("STATUS"), lambda standing: status_words(standing, t)),
            (Message("DUE"), lambda standing: due_words(standing, t)),
            (Message("AGE"), lambda standing: age_words(standing.age_days, t)),
            (Message("OWNER"), lambda standing: owner_words(standing, t)),
            (
                Message("WHAT"),
                lambda standing: marked(standing.follow_up.what, standing.visibility, t),
            ),
        ],
        t,
        title=title,
        empty=empty,
    )


def roles_section(
    roles: tuple[Role, ...], agencies: tuple[str, ...], records: Records, t: Catalogue
) -> Section:
    """Return the section that lists duties; it names agencies when there are several."""
    several = len({role.agency for role in roles} | set(agencies)) > 1
    columns: list[tuple[Message, Callable[[Role], str]]] = [
        (Message("ROLE"), lambda role: role_words(role, records, t)),
        (Message("STATUS"), lambda role: role_status(role, t)),
        (Message("OF"), lambda role: marked(role.title.in_language(t.lang), role.visibility, t)),
    ]
    if several:
        columns.insert(0, (Message("AGENCY"), lambda role: role.agency))
    return list_section(roles, columns, t, title=t(Message("Roles")), empty=t(Message("none")))


def _title(agencies: tuple[str, ...], records: Records, t: Catalogue) -> str | None:
    if not agencies:
        return None
    names = [
        f"{code} · {records.agencies[code].name.in_language(t.lang)}"
        if code in records.agencies
        else code
        for code in agencies
    ]
    return "; ".join(names)


def _nothing(agencies: tuple[str, ...], t: Catalogue) -> str:
    if agencies:
        return t(Message("No follow-up of its own matches."))
    return t(Message("No follow-up matches."))


def group_title(key: str, group: str, records: Records, t: Catalogue) -> str | None:
    """Return the heading of those follow-ups that have ``key`` as their ``group``."""
    if not key:
        return t(NAMELESS_GROUP[group]) if group in NAMELESS_GROUP else None
    if key in BUCKET:
        return t(BUCKET[key])
    if key in records.settings.pillar:
        return records.settings.pillar[key].in_language(t.lang)
    return key


def status_words(standing: Standing, t: Catalogue) -> str:
    """Return the status, with what chases it, late or stale, how late it was done, who objects."""
    words = _status_and_time(standing, t)
    if not standing.is_open:
        return words
    objecting = ", ".join(objection.agency for objection in standing.folded.objections)
    if objecting:
        words = t(Message("{status}, contested by {agencies}", status=words, agencies=objecting))
    if standing.called_off:
        event = standing.called_off
        words = t(Message("{status}, {event} was cancelled", status=words, event=event))
    return words


def _status_and_time(standing: Standing, t: Catalogue) -> str:
    status = t(SHORT_STATUS[standing.status])
    if standing.overdue or (standing.status == DONE and standing.days_late):
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
    # what was replaced before it was given this day never had it
    return due.text if due.form == PERIOD else t(_undated(due))


def _undated(due: Due) -> Message:
    anchor = due.anchor or due.text.rpartition(":")[2]
    if due.form == AFTER:
        return Message("after {anchor}", anchor=anchor)
    if due.form == BEFORE and due.unit:
        return Message(
            "{time} before {anchor}, which has no date yet", time=_length(due), anchor=anchor
        )
    if due.form == BEFORE:
        return Message("before {anchor}, which has no date yet", anchor=anchor)
    if due.form == WITHIN:
        return Message(
            "{time} after {anchor}, which has no date yet",
            time=_length(due),
            anchor=anchor,
        )
    if due.form == NEXT_MEETING:
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


def owner_words(standing: Standing, t: Catalogue) -> str:
    """Return who owes it, and of an umbrella's how far each of those awaited has come."""
    owners = owners_words(standing.folded.owners, t)
    answers = answers_words(standing, t)
    return t(Message("{owners} ({answers})", owners=owners, answers=answers)) if answers else owners


def answers_words(standing: Standing, t: Catalogue) -> str:
    """Return how far each has come from whom an answer each is awaited; empty without any."""
    by_status: dict[str, list[str]] = {}
    for answer in standing.folded.awaited:
        by_status.setdefault(answer.status, []).append(answer.agency)
    return "; ".join(
        f"{t(SHORT_STATUS[status])}: {', '.join(agencies)}"
        for status, agencies in by_status.items()
    )
