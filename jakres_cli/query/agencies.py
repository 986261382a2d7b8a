"""Agencies of the register with what stands open, and one party from both sides."""

from __future__ import annotations

from jakres_cli.model.base import Value, replace_fields
from jakres_cli.model.naming import fold_name
from jakres_cli.model.records import covers
from jakres_cli.query.meetings import had_part, took_part
from jakres_cli.query.roles import Role, roles
from jakres_cli.query.scope import answering, answering_agencies, resolve_scope
from jakres_cli.query.selection import (
    Selection,
    is_owed_by,
    ordered_standings,
    select,
    select_actions,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Agency, Records
    from jakres_cli.query.standing import Ledger, Standing


class AgencySelection(Value):
    """What an agency must satisfy; what is left empty doesn't matter.

    ``parent`` stands above it, at whatever distance; ``search`` is part of one of its names.
    """

    kind: str | None = None
    parent: str | None = None
    search: str | None = None


class ListedAgency(Value):
    """An agency of the register on a day, with its open follow-ups.

    It ``owes`` what its children, predecessors, posts and people owe too, as ``jakres actions
    --agency`` lists it; ``owed`` counts what was promised to them.
    """

    agency: Agency
    valid: bool
    owes: int
    owed: int


def select_agencies(ledger: Ledger, selection: AgencySelection) -> list[ListedAgency]:
    """Return the agencies that ``selection`` selects, by code."""
    records = ledger.records
    owes: dict[str, set[str]] = {}
    owed: dict[str, set[str]] = {}
    for standing in ledger.standings():
        if standing.is_open:
            for owner in _answering(standing.folded.owners, standing, ledger):
                owes.setdefault(owner, set()).add(standing.ref)
            for receiver in _answering(standing.follow_up.to, standing, ledger):
                owed.setdefault(receiver, set()).add(standing.ref)
    below = _below(selection.parent, records) if selection.parent else records.agencies.keys()
    return [
        ListedAgency(
            agency=records.agencies[code],
            valid=covers(records.agencies[code], ledger.day),
            owes=len(owes.get(code, ())),
            owed=len(owed.get(code, ())),
        )
        for code in sorted(below, key=str.casefold)
        if _fits(records.agencies[code], selection)
    ]


def _answering(parties: Iterable[str], standing: Standing, ledger: Ledger) -> Iterator[str]:
    """Yield the agencies that answer on the day of ``ledger`` for one of ``parties``."""
    for party in answering(parties, ledger.records, standing.follow_up.date):
        yield from answering_agencies(party, ledger.records, ledger.day)


def _below(code: str, records: Records) -> set[str]:
    """Return the agencies below ``code``, at whatever distance."""
    below: set[str] = set()
    pending = [code]
    while pending:
        more = set(records.children.get(pending.pop(), ())) - below
        below |= more
        pending += more
    return below - {code}


def _fits(agency: Agency, selection: AgencySelection) -> bool:
    return (selection.kind is None or agency.kind == selection.kind) and (
        selection.search is None or any(_holds(name, selection.search) for name in _names(agency))
    )


def _holds(name: str, part: str) -> bool:
    return part.casefold() in name.casefold() or (fold_name(part) or part) in fold_name(name)


def _names(agency: Agency) -> Iterator[str]:
    yield agency.code
    yield agency.name.id
    yield agency.name.en or ""
    yield from agency.aliases
    yield from agency.former
    yield from (former.name for former in agency.names)


class Account(Value):
    """What stands between a party and the others; finished follow-ups are counted only."""

    owes: tuple[Standing, ...]
    umbrella: tuple[Standing, ...]
    owed: tuple[Standing, ...]
    supports: tuple[Standing, ...]
    finished: int
    roles: tuple[Role, ...]
    meetings: tuple[Meeting, ...]


def party_account(
    ledger: Ledger,
    code: str,
    selection: Selection | None = None,
    *,
    exact: bool = False,
    sort: str = "due",
) -> Account:
    """Return both sides of the party ``code``: what it owes and is owed, for whom it answers.

    Without a ``selection`` that is what is open. Meetings are those it led, called, sat in or
    was invited to, the latest first.
    """
    records = ledger.records
    scope = resolve_scope(code, records, ledger.day, exact=exact)
    selection = selection or Selection()
    own = select_actions(ledger, selection, (scope,), sort)
    everything = ledger.standings()
    parties = scope.parties

    def selected(narrowed: Selection) -> tuple[Standing, ...]:
        return tuple(ordered_standings(select(everything, narrowed, records), sort))

    sat_in = [
        meeting
        for meeting in records.meetings.values()
        if meeting.date <= ledger.day and had_part(parties, meeting, records)
    ]
    return Account(
        owes=own.items,
        umbrella=own.umbrella,
        owed=selected(replace_fields(selection, to=parties)),
        supports=selected(replace_fields(selection, supporters=parties)),
        finished=sum(
            1
            for standing in everything
            if not standing.is_open and is_owed_by(parties, standing, records)
        ),
        roles=own.roles,
        meetings=tuple(
            sorted(sat_in, key=lambda meeting: (meeting.date, meeting.id), reverse=True)
        ),
    )


def named_agencies(ledger: Ledger) -> list[str]:
    """Return the agencies that owe, are owed or support something, have a role or met."""
    records = ledger.records
    homes = {home_of(role.agency, records, ledger.day) for role in roles(records, ledger.day)}
    for standing in ledger.standings():
        promised = standing.follow_up
        named = (*standing.folded.owners, *promised.owners, *promised.to, *promised.supporters)
        homes |= {home_of(name, records, promised.date) for name in named}
    for meeting in records.meetings.values():
        if meeting.date <= ledger.day:
            homes |= {home_of(name, records, meeting.date) for name in took_part(meeting)}
    return sorted(homes & records.agencies.keys(), key=str.casefold)


def home_of(name: str, records: Records, day: datetime.date) -> str:
    """Return the agency of a post or a person on ``day``, else ``name`` itself."""
    holder = records.posts.get(name) or records.people.get(name)
    return (holder.agency_on(day) if holder else None) or name
