"""Which follow-ups a question is about, their order, and the answer to “what is owed?”."""

from __future__ import annotations

from jakres_cli.model.value import Value, replace_fields
from jakres_cli.model.words import OPEN_STATUSES
from jakres_cli.query.roles import Role, roles

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from jakres_cli.model.records import Records
    from jakres_cli.query.roles import Scope
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


def select(standings: Iterable[Standing], wanted: Selection, records: Records) -> list[Standing]:
    """Return those of ``standings`` that satisfy ``wanted``, in the usual order."""
    return ordered_standings(one for one in standings if _fits(one, wanted, records))


def ordered_standings(standings: Iterable[Standing], sort: str = "due") -> list[Standing]:
    """Return ``standings`` sorted.

    ``due``: overdue first, then by latest day, then stale, then by age; ties by reference.
    """
    return sorted(standings, key=_KEYS[sort])


def group_standings(
    standings: list[Standing], group: str, day: datetime.date, records: Records
) -> list[tuple[str, list[Standing]]]:
    """Return ``standings`` under the keys of ``group``, each group in the order given.

    One with several owners or pillars stands under each; the empty key holds those without.
    """
    groups: dict[str, list[Standing]] = {}
    for one in standings:
        for key in _group_keys(one, group, day, records):
            groups.setdefault(key, []).append(one)
    if group == "bucket":
        return [(key, groups[key]) for key in BUCKETS if key in groups]
    return sorted(groups.items(), key=lambda pair: (not pair[0], pair[0].casefold()))


def due_bucket(standing: Standing, day: datetime.date) -> str:
    """Return the due bucket of the matrix of follow-ups (formats.md); what is over isn't due."""
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


def _fits(one: Standing, wanted: Selection, records: Records) -> bool:
    follow_up = one.follow_up
    owners = one.folded.owners
    return (
        one.status in wanted.statuses
        and (wanted.owners is None or not wanted.owners.isdisjoint(owners))
        and (wanted.to is None or not wanted.to.isdisjoint(follow_up.to))
        and (wanted.supporters is None or not wanted.supporters.isdisjoint(follow_up.supporters))
        and (not wanted.overdue or one.overdue)
        and (not wanted.stale or one.stale)
        and (not wanted.unowned or not owners)
        and (wanted.kind is None or follow_up.kind == wanted.kind)
        and (wanted.pillar is None or wanted.pillar in effective_pillars(one, records))
        and (wanted.meeting is None or follow_up.meeting == wanted.meeting)
        and (wanted.series is None or _series(one, records) == wanted.series)
        and (wanted.event is None or _event(one, records) == wanted.event)
        and (
            wanted.due_before is None
            or (one.due_latest is not None and one.due_latest < wanted.due_before)
        )
    )


def effective_pillars(one: Standing, records: Records) -> tuple[str, ...]:
    """Return the pillars of a follow-up: its own, else its meeting's."""
    meeting = records.meetings.get(one.follow_up.meeting)
    return one.follow_up.pillar or (meeting.pillar if meeting else ())


def _series(one: Standing, records: Records) -> str | None:
    meeting = records.meetings.get(one.follow_up.meeting)
    return meeting.series if meeting else None


def _event(one: Standing, records: Records) -> str | None:
    name = one.follow_up.event
    event = records.event(name) if name else None
    return event.id if event else name


def _by_due(one: Standing) -> tuple[object, ...]:
    return (
        not one.overdue,
        one.due_latest is None,
        str(one.due_latest or ""),
        not one.stale,
        -one.age_days,
        one.ref,
    )


_KEYS: dict[str, Callable[[Standing], tuple[object, ...]]] = {
    "due": _by_due,
    "age": lambda one: (-one.age_days, one.ref),
    "ref": lambda one: (one.ref,),
    "meeting": lambda one: (one.follow_up.date, *_by_due(one)),
    "owner": lambda one: (not one.folded.owners, one.folded.owners, *_by_due(one)),
    "status": lambda one: (one.status, *_by_due(one)),
}


def _group_keys(one: Standing, group: str, day: datetime.date, records: Records) -> tuple[str, ...]:
    if group == "bucket":
        return (due_bucket(one, day),)
    if group == "meeting":
        return (one.follow_up.meeting,)
    keys = one.folded.owners if group == "agency" else effective_pillars(one, records)
    return keys or ("",)


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
