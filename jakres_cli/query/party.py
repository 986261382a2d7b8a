"""One party from both sides: what it owes, what it is owed, its roles and its meetings."""

from __future__ import annotations

from jakres_cli.model.value import Value, replace_fields
from jakres_cli.query.actions import select_actions
from jakres_cli.query.meetings import took_part
from jakres_cli.query.roles import roles
from jakres_cli.query.scope import resolve_scope
from jakres_cli.query.selection import Selection, ordered_standings, select

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.query.roles import Role
    from jakres_cli.query.standing import Ledger, Standing


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
    wanted: Selection | None = None,
    *,
    exact: bool = False,
    sort: str = "due",
) -> Account:
    """Return both sides of the party ``code``: what is open or ``wanted``, for whom it answers.

    Meetings are those it led, called, sat in or was invited to, the latest first.
    """
    scope = resolve_scope(code, ledger.records, exact=exact)
    wanted = wanted or Selection()
    own = select_actions(ledger, wanted, (scope,), sort)
    everything = ledger.standings()
    parties = scope.parties

    def selected(narrowed: Selection) -> tuple[Standing, ...]:
        return tuple(ordered_standings(select(everything, narrowed, ledger.records), sort))

    sat_in = [
        meeting
        for meeting in ledger.records.meetings.values()
        if meeting.date <= ledger.day and not parties.isdisjoint(took_part(meeting))
    ]
    return Account(
        owes=own.items,
        umbrella=own.umbrella,
        owed=selected(replace_fields(wanted, to=parties)),
        supports=selected(replace_fields(wanted, supporters=parties)),
        finished=sum(
            1 for one in everything if not one.is_open and not parties.isdisjoint(one.folded.owners)
        ),
        roles=own.roles,
        meetings=tuple(sorted(sat_in, key=lambda one: (one.date, one.id), reverse=True)),
    )


def named_agencies(ledger: Ledger) -> list[str]:
    """Return the agencies that owe, are owed or support something, have a role or met."""
    records = ledger.records
    named = {role.agency for role in roles(records, ledger.day)}
    for one in ledger.standings():
        promised = one.follow_up
        named |= {*one.folded.owners, *promised.owners, *promised.to, *promised.supporters}
    for meeting in records.meetings.values():
        if meeting.date <= ledger.day:
            named |= set(took_part(meeting))
    homes = {home_of(name, records) for name in named}
    return sorted(homes & records.agencies.keys(), key=str.casefold)


def home_of(name: str, records: Records) -> str:
    """Return the agency of a post or a person, else ``name`` itself."""
    holder = records.posts.get(name) or records.people.get(name)
    return holder.agency or name if holder else name
