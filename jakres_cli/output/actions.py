"""The list of follow-ups as a report."""

from __future__ import annotations

from jakres_cli.locale.labels import BUCKET
from jakres_cli.model.base import Message
from jakres_cli.output.report import Report, Section, columns_of
from jakres_cli.output.wording import (
    age_words,
    due_words,
    owners_words,
    role_status,
    role_words,
    status_words,
)
from jakres_cli.query.references import ShortForms, follow_up_refs

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jakres_cli.locale import Catalogue
    from jakres_cli.model.records import Records
    from jakres_cli.query.roles import Role
    from jakres_cli.query.selection import Actions
    from jakres_cli.query.standing import Standing


def actions_report(
    actions: Actions,
    groups: list[tuple[str, list[Standing]]],
    agencies: tuple[str, ...],
    records: Records,
    t: Catalogue,
) -> Report:
    """Return the report of ``jakres actions``: the follow-ups in ``groups``, roles, the umbrella.

    ``groups`` has one nameless group when none were asked for; ``agencies`` are those asked about.
    """
    short = ShortForms(follow_up_refs(records))
    sections = [
        follow_up_section(items, short, t, _group_title(key, records, t))
        for key, items in groups
        if items
    ]
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
    return Section(
        title=title,
        columns=columns_of(
            t,
            Message("FOLLOW-UP"),
            Message("STATUS"),
            Message("DUE"),
            Message("AGE"),
            Message("OWNER"),
            Message("WHAT"),
        ),
        rows=tuple(
            (
                short.of(standing.ref),
                status_words(standing, t),
                due_words(standing, t),
                age_words(standing.age_days, t),
                owners_words(standing.folded.owners, t),
                standing.follow_up.what,
            )
            for standing in items
        ),
        empty=empty,
    )


def roles_section(
    roles: tuple[Role, ...], agencies: tuple[str, ...], records: Records, t: Catalogue
) -> Section:
    """Return the section that lists duties; it names agencies when there are several."""
    several = len({role.agency for role in roles} | set(agencies)) > 1
    titles = [Message("ROLE"), Message("STATUS"), Message("OF")]
    if several:
        titles.insert(0, Message("AGENCY"))
    return Section(
        title=t(Message("Roles")),
        columns=columns_of(t, *titles),
        rows=tuple(
            (
                *((role.agency,) if several else ()),
                role_words(role, records, t),
                role_status(role, t),
                role.title.in_language(t.lang),
            )
            for role in roles
        ),
        empty=t(Message("none")),
    )


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


def _group_title(key: str, records: Records, t: Catalogue) -> str | None:
    if key in BUCKET:
        return t(BUCKET[key])
    if key in records.settings.pillar:
        return records.settings.pillar[key].in_language(t.lang)
    return key or None


def actions_json(actions: Actions) -> dict[str, object]:
    """Return the lists of ``jakres.actions/1``."""
    return {
        "items": [standing_json(standing) for standing in actions.items],
        "roles": [role_json(role) for role in actions.roles],
        "umbrella": [standing_json(standing) for standing in actions.umbrella],
    }


def standing_json(standing: Standing) -> dict[str, object]:
    """Return a follow-up as it stands."""
    promised, folded = standing.follow_up, standing.folded
    return {
        "ref": standing.ref,
        "meeting": promised.meeting,
        "date": promised.date.isoformat(),
        "path": promised.path,
        "line": promised.line,
        "what": promised.what,
        "kind": promised.kind,
        "owners": list(folded.owners),
        "with": list(promised.supporters),
        "to": list(promised.to),
        "status": standing.status,
        "by_owner": folded.by_owner,
        "due": folded.due.text if folded.due else None,
        "due_latest": _iso(standing.due_latest),
        "first_due": _iso(standing.first_due),
        "asked": folded.asked.text if folded.asked else None,
        "slips": standing.slips,
        "overdue": standing.overdue,
        "days_late": standing.days_late,
        "age_days": standing.age_days,
        "stale": standing.stale,
        "evidence": list(folded.evidence),
        "quote": promised.quote,
        "pillar": list(promised.pillar),
        "event": promised.event,
    }


def role_json(role: Role) -> dict[str, object]:
    """Return a duty in an event or working group."""
    return {
        "agency": role.agency,
        "of": role.of,
        "ref": role.ref,
        "role": role.role,
        "group": role.group,
        "pillar": list(role.pillar),
        "status": role.status,
        "date": _iso(role.date),
    }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
