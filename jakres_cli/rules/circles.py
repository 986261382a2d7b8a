"""Circles: nothing replaces, follows, waits for or belongs to itself."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value
from jakres_cli.model.meeting import AFTER
from jakres_cli.model.records import full_ref
from jakres_cli.query.circles import circles
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.meeting import FollowUp
    from jakres_cli.query.standing import Ledger

    Edges = Iterable["_Edge"]

_AGENCIES = "records/agencies.yaml"


class _Edge(Value):
    """What ``name`` names, and where."""

    name: str
    to: str
    path: str
    where: tuple[str | int, ...]


def nothing_names_itself(every: WorkspaceContext) -> Iterator[Finding]:
    """Nothing replaces, supersedes, follows, waits for or belongs to itself, nor by way of others.

    A follow-up that others in a circle replace is listed all the same.

    Bad:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            due: after:peta-genangan
          - id: peta-genangan
            what: Menyusun peta genangan
            owners: [BPBD]
            due: after:data-pompa

    Good:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            due: 2019-11-15
          - id: peta-genangan
            what: Menyusun peta genangan
            owners: [BPBD]
            due: after:data-pompa
    """
    for edges in (
        list(_replaces(every.ledger)),
        list(_waits(every.ledger)),
        list(_supersedes(every.ledger)),
        list(_follows(every.ledger)),
        list(_bodies(every.ledger, "parent")),
        list(_bodies(every.ledger, "successor")),
    ):
        yield from _in_circles(edges)


def waits_for_itself(ref: str, ledger: Ledger) -> bool:
    """Tell whether the follow-up ``ref`` is due only after itself, by whatever way."""
    return any(ref in group for group in circles(_leads(_waits(ledger))))


def _leads(edges: Edges) -> dict[str, list[str]]:
    leads: dict[str, list[str]] = {}
    for edge in edges:
        leads.setdefault(edge.name, []).append(edge.to)
    return leads


def _in_circles(edges: list[_Edge]) -> Iterator[Finding]:
    group_of = {name: group for group in circles(_leads(edges)) for name in group}
    for edge in edges:
        group = group_of.get(edge.name, ())
        if edge.to in group:
            yield Finding(
                path=edge.path,
                where=edge.where,
                message=Message("it refers to itself")
                if edge.to == edge.name
                else Message(
                    "these refer to each other in a circle: {names}", names=", ".join(group)
                ),
                hint=Message("one of them can't be right"),
            )


def _replaces(ledger: Ledger) -> Edges:
    for item, where in _items(ledger):
        for at, name in enumerate(item.replaces):
            to = _ref(full_ref(name, item.meeting), ledger)
            yield _Edge(name=item.ref, to=to, path=item.path, where=(*where, "replaces", at))


def _waits(ledger: Ledger) -> Edges:
    for item, where in _items(ledger):
        entries = ledger.records.progress.get(item.ref, ())
        if not (item.due and item.due.anchor) and not any(entry.due for entry in entries):
            continue
        due = ledger.standing(item).folded.due
        if due is None or due.form != AFTER or not due.anchor:
            continue
        if ledger.records.event(due.anchor) or ledger.records.meeting(due.anchor):
            continue
        to = _ref(full_ref(due.anchor, due.home or item.meeting), ledger)
        yield _Edge(name=item.ref, to=to, path=item.path, where=(*where, "due"))


def _supersedes(ledger: Ledger) -> Edges:
    for meeting in ledger.records.meetings.values():
        for position, decision in enumerate(meeting.decisions):
            for at, name in enumerate(decision.supersedes):
                yield _Edge(
                    name=f"{meeting.id}/{decision.id}",
                    to=full_ref(name, meeting.id),
                    path=meeting.path,
                    where=("decisions", position, "supersedes", at),
                )


def _follows(ledger: Ledger) -> Edges:
    for meeting in ledger.records.meetings.values():
        for at, name in enumerate(meeting.follows):
            older = ledger.records.meeting(name)
            yield _Edge(
                name=meeting.id,
                to=older.id if older else name,
                path=meeting.path,
                where=("follows", at),
            )


def _bodies(ledger: Ledger, field: str) -> Edges:
    for code, agency in ledger.records.agencies.items():
        bodies = agency.successor if field == "successor" else (agency.parent,)
        for to in bodies:
            if to:
                yield _Edge(name=code, to=to, path=_AGENCIES, where=(code, field))


def _items(ledger: Ledger) -> Iterator[tuple[FollowUp, tuple[str | int, ...]]]:
    for meeting in ledger.records.meetings.values():
        for position, item in enumerate(meeting.follow_ups):
            if item.date <= ledger.day:
                yield item, ("follow-ups", position)


def _ref(name: str, ledger: Ledger) -> str:
    follow_up = ledger.records.follow_up(name)
    return follow_up.ref if follow_up else name
