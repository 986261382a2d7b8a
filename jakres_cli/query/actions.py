"""The answer to “what is owed?”: follow-ups, the roles of an agency, what its umbrella owes."""

from __future__ import annotations

from jakres_cli.model.value import Value, replace_fields
from jakres_cli.query.roles import Role, roles
from jakres_cli.query.selection import ordered_standings, select

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.query.scope import Scope
    from jakres_cli.query.selection import Selection
    from jakres_cli.query.standing import Ledger, Standing


class Actions(Value):
    """The follow-ups asked for; ``roles`` and ``umbrella`` only when agencies were asked about.

    ``umbrella`` holds what an ancestor of kind umbrella owes; an item owed by both stands in both.
    """

    items: tuple[Standing, ...]
    roles: tuple[Role, ...] = ()
    umbrella: tuple[Standing, ...] = ()


def select_actions(
    ledger: Ledger, wanted: Selection, scopes: tuple[Scope, ...], sort: str = "due"
) -> Actions:
    """Return what ``wanted`` selects; ``scopes`` are the agencies whose own list this is."""
    standings = ledger.standings()
    if not scopes:
        return Actions(
            items=tuple(ordered_standings(select(standings, wanted, ledger.records), sort))
        )
    parties = frozenset(party for scope in scopes for party in scope.parties)
    umbrellas = frozenset(one for scope in scopes for one in scope.umbrellas)
    return Actions(
        items=_owned(standings, wanted, parties, ledger, sort),
        roles=tuple(
            role
            for role in roles(ledger.records, ledger.day)
            if role.agency in parties
            and (wanted.pillar is None or wanted.pillar in role.pillar)
            and (wanted.event is None or wanted.event == role.ref)
        ),
        umbrella=_owned(standings, wanted, umbrellas, ledger, sort) if umbrellas else (),
    )


def _owned(
    standings: list[Standing],
    wanted: Selection,
    owners: frozenset[str],
    ledger: Ledger,
    sort: str,
) -> tuple[Standing, ...]:
    narrowed = replace_fields(wanted, owners=owners)
    return tuple(ordered_standings(select(standings, narrowed, ledger.records), sort))
