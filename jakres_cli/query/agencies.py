"""Which agencies of the register a question is about, and what stands open with each."""

from __future__ import annotations

from jakres_cli.model.naming import fold_name
from jakres_cli.model.value import Value
from jakres_cli.query.fold import ancestors
from jakres_cli.query.scope import resolve_scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.registers import Agency
    from jakres_cli.query.standing import Ledger


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


def select_agencies(ledger: Ledger, wanted: AgencySelection) -> list[ListedAgency]:
    """Return the agencies that ``wanted`` selects, by code."""
    records = ledger.records
    owes: dict[str, set[str]] = {}
    owed: dict[str, set[str]] = {}
    for one in ledger.standings():
        if one.is_open:
            for owner in one.folded.owners:
                owes.setdefault(owner, set()).add(one.ref)
            for receiver in one.follow_up.to:
                owed.setdefault(receiver, set()).add(one.ref)
    found = []
    for code in sorted(records.agencies, key=str.casefold):
        agency = records.agencies[code]
        if _fits(agency, wanted, ledger):
            parties = resolve_scope(code, records).parties
            found.append(
                ListedAgency(
                    agency=agency,
                    valid=_is_valid(agency, ledger),
                    owes=_together(owes, parties),
                    owed=_together(owed, parties),
                )
            )
    return found


def _together(by_party: dict[str, set[str]], parties: frozenset[str]) -> int:
    return len(set().union(*(by_party[one] for one in by_party.keys() & parties)))


def _is_valid(agency: Agency, ledger: Ledger) -> bool:
    begun = agency.since is None or agency.since <= ledger.day
    return begun and (agency.until is None or ledger.day <= agency.until)


def _fits(agency: Agency, wanted: AgencySelection, ledger: Ledger) -> bool:
    return (
        (wanted.kind is None or agency.kind == wanted.kind)
        and (
            wanted.parent is None
            or wanted.parent in ancestors(agency.code, ledger.records.agencies)
        )
        and (wanted.search is None or any(_holds(name, wanted.search) for name in _names(agency)))
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
