"""Which follow-ups a question is about, their order, and the answer to “what is owed?”."""

from __future__ import annotations

from jakres_cli.model.base import Value, replace_fields
from jakres_cli.model.words import OPEN_STATUSES
from jakres_cli.query.belonging import events_of, series_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from jakres_cli.model.records import Records
    from jakres_cli.query.roles import Role
    from jakres_cli.query.scope import Scope
    from jakres_cli.query.standing import Ledger, Standing


SORTS = ("due", "age", "ref", "meeting", "owner", "status")
GROUPS = ("agency", "pillar", "meeting", "bucket")
BUCKETS = ("overdue", "3-days", "7-days", "later", "no-date", "over")
_SOON, _WEEK = 3, 7


class Selection(Value):
    """What a follow-up must satisfy; what is left empty doesn't matter.

    ``owners``, ``to`` and ``supporters`` hold every party that answers for those asked about.
    """

    statuses: frozenset[str] = frozenset(OPEN_STATUSES)
    owners: frozenset[str] | None = None
    to: frozenset[str] | None = None
    supporters: frozenset[str] | None = None
    overdue: bool = False
    stale: bool = False
    unowned: bool = False
    kind: str | None = None
    pillar: str | None = None
    meeting: str | None = None
    series: str | None = None
    event: str | None = None
    due_before: datetime.date | None = None
    changed_since: datetime.date | None = None


def select(standings: Iterable[Standing], selection: Selection, records: Records) -> list[Standing]:
    """Return those of ``standings`` that satisfy ``selection``, in the usual order."""
    return ordered_standings(
        standing for standing in standings if _fits(standing, selection, records)
    )


def ordered_standings(standings: Iterable[Standing], sort: str = "due") -> list[Standing]:
    """Return ``standings`` sorted.

    ``due``: overdue first, then by latest day, then stale, then by age; ties by reference.
    """
    return sorted(standings, key=_KEYS[sort])


def group_standings(
    standings: list[Standing], group: str, day: datetime.date, records: Records
) -> list[tuple[str, list[Standing]]]:
    """Return ``standings`` under the keys of ``group``, each group in the order given.

    One with several owners or pillars stands under each; the empty key holds those without. What
    an agency owed that has ended stands under those that took over.
    """
    groups: dict[str, list[Standing]] = {}
    for standing in standings:
        for key in _group_keys(standing, group, day, records):
            groups.setdefault(key, []).append(standing)
    if group == "bucket":
        return [(key, groups[key]) for key in BUCKETS if key in groups]
    return sorted(groups.items(), key=lambda pair: (not pair[0], pair[0].casefold()))


def due_bucket(standing: Standing, day: datetime.date) -> str:
    """Return the due bucket of the matrix of follow-ups; what is over isn't due."""
    if not standing.is_open:
        return "over"
    if standing.overdue:
        return "overdue"
    if standing.due_latest is None:
        return "no-date"
    left = (standing.due_latest - day).days
    if left <= _SOON:
        return "3-days"
    return "7-days" if left <= _WEEK else "later"


def _fits(standing: Standing, selection: Selection, records: Records) -> bool:
    follow_up = standing.follow_up
    owners = standing.folded.owners
    return (
        standing.status in selection.statuses
        and (selection.owners is None or is_owed_by(selection.owners, standing, records))
        and (selection.to is None or _names_one(selection.to, follow_up.to, standing, records))
        and (
            selection.supporters is None
            or _names_one(selection.supporters, follow_up.supporters, standing, records)
        )
        and _is_chased(standing, selection)
        and (not selection.unowned or not owners)
        and (selection.kind is None or follow_up.kind == selection.kind)
        and (selection.pillar is None or selection.pillar in standing.pillar)
        and (selection.meeting is None or follow_up.meeting == selection.meeting)
        and (selection.series is None or series_of(follow_up, records) == selection.series)
        and (
            selection.event is None
            or selection.event in events_of(follow_up, standing.folded.due, records)
        )
        and (selection.changed_since is None or _changed_since(standing, selection.changed_since))
        and (
            selection.due_before is None
            or (standing.due_latest is not None and standing.due_latest < selection.due_before)
        )
    )


def _is_chased(standing: Standing, selection: Selection) -> bool:
    """Tell whether it is overdue or stale as asked; of both either will do."""
    if not (selection.overdue or selection.stale):
        return True
    return (selection.overdue and standing.overdue) or (selection.stale and standing.stale)


def _changed_since(standing: Standing, day: datetime.date) -> bool:
    """Tell whether it was promised, reported on or moved with its event after ``day``."""
    return (
        standing.follow_up.date > day
        or any(step.entry.date > day for step in standing.folded.steps if not step.refused)
        or any(step.on > day for step in standing.history if step.move is not None)
    )


def is_owed_by(parties: frozenset[str], standing: Standing, records: Records) -> bool:
    """Tell whether ``parties`` answer for one of the owners.

    A promise stays with the agency that a person was of when it was made.
    """
    return _names_one(parties, standing.folded.owners, standing, records)


def _has_role(parties: frozenset[str], role: Role, ledger: Ledger) -> bool:
    from jakres_cli.query.scope import answering

    day = role.date or ledger.day
    return not parties.isdisjoint(answering((role.agency,), ledger.records, day))


def _names_one(
    parties: frozenset[str], names: tuple[str, ...], standing: Standing, records: Records
) -> bool:
    from jakres_cli.query.scope import answering

    return not parties.isdisjoint(answering(names, records, standing.follow_up.date))


def _by_due(standing: Standing) -> tuple[object, ...]:
    return (
        not standing.overdue,
        standing.due_latest is None,
        str(standing.due_latest or ""),
        not standing.stale,
        -standing.age_days,
        standing.ref,
    )


_KEYS: dict[str, Callable[[Standing], tuple[object, ...]]] = {
    "due": _by_due,
    "age": lambda standing: (-standing.age_days, standing.ref),
    "ref": lambda standing: (standing.ref,),
    "meeting": lambda standing: (standing.follow_up.date, *_by_due(standing)),
    "owner": lambda standing: (
        not standing.folded.owners,
        standing.folded.owners,
        *_by_due(standing),
    ),
    "status": lambda standing: (standing.status, *_by_due(standing)),
}


def _group_keys(
    standing: Standing, group: str, day: datetime.date, records: Records
) -> tuple[str, ...]:
    if group == "bucket":
        return (due_bucket(standing, day),)
    if group == "meeting":
        return (standing.follow_up.meeting,)
    if group == "pillar":
        return standing.pillar or ("",)
    from jakres_cli.query.scope import heirs

    answering = [name for owner in standing.folded.owners for name in heirs(owner, records, day)]
    return tuple(dict.fromkeys(answering)) or ("",)


class Actions(Value):
    """The follow-ups asked for; ``roles`` and ``umbrella`` only when agencies were asked about.

    ``umbrella`` holds what an ancestor of kind umbrella owes; an item owed by both stands in both.
    """

    items: tuple[Standing, ...]
    roles: tuple[Role, ...] = ()
    umbrella: tuple[Standing, ...] = ()


def select_actions(
    ledger: Ledger, selection: Selection, scopes: tuple[Scope, ...], sort: str = "due"
) -> Actions:
    """Return what ``selection`` selects; ``scopes`` are the agencies whose own list this is."""
    standings = ledger.standings()
    if not scopes:
        return Actions(
            items=tuple(ordered_standings(select(standings, selection, ledger.records), sort))
        )
    from jakres_cli.query.roles import roles

    parties = frozenset(party for scope in scopes for party in scope.parties)
    umbrellas = frozenset(umbrella for scope in scopes for umbrella in scope.umbrellas)
    return Actions(
        items=_select_owned(standings, selection, parties, ledger, sort),
        roles=tuple(
            role
            for role in roles(ledger.records, ledger.day)
            if _has_role(parties, role, ledger)
            and (selection.pillar is None or selection.pillar in role.pillar)
            and (selection.event is None or selection.event == role.ref)
        ),
        umbrella=_select_owned(standings, selection, umbrellas, ledger, sort) if umbrellas else (),
    )


def _select_owned(
    standings: list[Standing],
    selection: Selection,
    owners: frozenset[str],
    ledger: Ledger,
    sort: str,
) -> tuple[Standing, ...]:
    narrowed = replace_fields(selection, owners=owners)
    return tuple(ordered_standings(select(standings, narrowed, ledger.records), sort))
