"""``jakres events``: what is planned, and what was held."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command, Option
from jakres_cli.cli.options import AS_OF, AT, FORMAT, OUTPUT
from jakres_cli.cli.resolve import choice, resolve_parties
from jakres_cli.model.message import Message
from jakres_cli.model.words import EVENT_STATUSES
from jakres_cli.query.events import HELD, EventSelection, select_events
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session


def run(session: Session, *, format: str | None, output: str | None, **asked: Any) -> int:  # noqa: A002, ANN401
    """List the events that were asked for; exit 1 when records were not read whole."""
    day = session.day(asked["as_of"]) if asked["as_of"] else session.today
    loaded = session.load(tree=session.tree_at(asked["at"]))
    records = loaded.records
    wanted = EventSelection(
        parties=resolve_parties(asked["agency"], records, exact=False),
        statuses=frozenset(asked["status"]) or None,
        pillar=choice(asked["pillar"], records.settings.pillar, Message("pillar")),
        upcoming=asked["upcoming"],
    )
    found = select_events(Ledger(records, day), wanted)
    form = session.format(format)
    if form == "json":
        from jakres_cli.output.events import event_json
        from jakres_cli.output.machine import as_json, envelope

        items = [event_json(one) for one in found]
        text = as_json(envelope("jakres.events/1", loaded, day, session.t, items=items))
    else:
        from jakres_cli.output.events import events_report

        text = session.lay_out(events_report(found, session.t), form)
    session.deliver(text, output)
    return session.account(loaded)


COMMAND = Command(
    name="events",
    help=Message("List events: those to come, those without a date, those that are over."),
    run=run,
    options=(
        Option(
            names=("--agency",),
            metavar="AGENCY",
            many=True,
            help=Message("In which that agency has a role, or its children."),
        ),
        Option(
            names=("--status",),
            metavar="STATUS",
            many=True,
            choices=(*EVENT_STATUSES, HELD),
            help=Message("Only with that status; may be repeated."),
        ),
        Option(names=("--pillar",), metavar="PILLAR", help=Message("Of that pillar.")),
        Option(
            names=("--upcoming",),
            flag=True,
            help=Message("Only what is still to come, with or without a date."),
        ),
        AS_OF,
        AT,
        FORMAT,
        OUTPUT,
    ),
)
