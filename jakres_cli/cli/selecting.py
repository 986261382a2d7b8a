"""Which follow-ups a document is about: the filters of ``jakres actions``, in words too."""

from __future__ import annotations

from jakres_cli.cli.actions import COMMAND as ACTIONS
from jakres_cli.cli.actions import asked_selection
from jakres_cli.cli.asked import asked_scopes
from jakres_cli.documents.days import day_words
from jakres_cli.documents.matrix import matrix_view
from jakres_cli.locale.labels import FOLLOW_UP_KIND, STATUS
from jakres_cli.message import Message
from jakres_cli.query.actions import actions
from jakres_cli.query.selection import grouped
from jakres_cli.state.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.documents.parties import Called
    from jakres_cli.query.scope import Scope
    from jakres_cli.query.selection import Selection
    from jakres_cli.state.standing import Standing

SELECTING = tuple(
    option for option in ACTIONS.options if option.key not in {"format", "output", "all"}
)
"""The options of ``jakres actions`` that say which follow-ups, and in which order."""


def matrix_of(
    session: Session, asked: dict[str, Any], ledger: Ledger, called: Called, *, group: str
) -> dict[str, Any]:
    """Return the view of the matrix of what was ``asked`` for; without ``group`` one table."""
    records = ledger.records
    scopes = asked_scopes(asked["agency"], records, exact=asked["exact"])
    wanted = asked_selection(session, asked, records)
    found = actions(ledger, wanted, scopes, asked["sort"] or "due")
    items = list(found.items)
    groups = grouped(items, group, ledger.day, records) if group else [("", items)]
    return matrix_view(
        _of_those(groups, scopes) if group == "agency" else groups,
        group,
        called,
        selection="; ".join(_words(asked, wanted, scopes, called)),
        umbrella=_above(list(found.umbrella), scopes),
        duties=found.roles,
    )


def _of_those(
    groups: list[tuple[str, list[Standing]]], scopes: tuple[Scope, ...]
) -> list[tuple[str, list[Standing]]]:
    """Return the groups of those asked about: what somebody else owes with them stands there."""
    parties = {party for scope in scopes for party in scope.parties}
    return [(key, items) for key, items in groups if not scopes or key in parties]


def _above(items: list[Standing], scopes: tuple[Scope, ...]) -> list[tuple[str, list[Standing]]]:
    umbrellas = sorted({one for scope in scopes for one in scope.umbrellas})
    owned = [(code, [one for one in items if code in one.folded.owners]) for code in umbrellas]
    return [(code, its) for code, its in owned if its]


def _words(
    asked: dict[str, Any], wanted: Selection, scopes: tuple[Scope, ...], called: Called
) -> Iterator[str]:
    t = called.t
    if asked["status"]:
        yield ", ".join(t(STATUS[status]) for status in asked["status"])
    else:
        yield t(Message("whatever its status") if asked["all"] else Message("open follow-ups"))
    yield from (t(one) if isinstance(one, Message) else one for one in _filters(wanted, called))
    if scopes:
        yield "; ".join(called.full(scope.code) for scope in scopes)
    for name, message in (
        ("to", Message("promised to {party}")),
        ("with", Message("supported by {party}")),
    ):
        for scope in asked_scopes(asked[name], called.records):
            yield t(message.template, party=called.full(scope.code))


def _filters(wanted: Selection, called: Called) -> Iterator[Message | str]:
    if wanted.overdue:
        yield Message("overdue")
    if wanted.stale:
        yield Message("stale")
    if wanted.unowned:
        yield Message("owned by nobody")
    if wanted.kind:
        yield FOLLOW_UP_KIND[wanted.kind]
    if wanted.pillar:
        pillar = called.records.settings.pillar[wanted.pillar]
        yield pillar.in_language(called.t.lang)
    if wanted.meeting:
        yield called.meeting(wanted.meeting)
    if wanted.series:
        title = called.records.series[wanted.series].title
        yield title.in_language(called.t.lang)
    if wanted.event:
        yield called.record(wanted.event)
    if wanted.due_before:
        yield Message("due before {day}", day=day_words(wanted.due_before, called.t))
