"""``jakres events``: what is planned, and what was held."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import AS_OF, AT, FORMAT, OUTPUT, PILLAR, Options, flag, repeatable
from jakres_cli.cli.resolve import choice, resolve_parties
from jakres_cli.model.base import Message
from jakres_cli.model.words import EVENT_STATUSES
from jakres_cli.query.events import HELD, EventSelection, select_events
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class EventsOptions(Options):
    """The options of ``jakres events``."""

    agency: tuple[str, ...] = repeatable(
        "--agency", "AGENCY", "In which that agency has a role, or its children."
    )
    status: tuple[str, ...] = repeatable(
        "--status",
        "STATUS",
        "Only with that status; may be repeated.",
        choices=(*EVENT_STATUSES, HELD),
    )
    pillar: str | None = PILLAR
    upcoming: bool = flag("--upcoming", "Only what is still to come, with or without a date.")
    as_of: str | None = AS_OF
    at: str | None = AT
    format: str | None = FORMAT
    output: str | None = OUTPUT


def run(session: Session, options: EventsOptions) -> int:
    """List the selected events; exit 1 when records were not read whole."""
    from jakres_cli.output.meetings import event_json, events_report

    day = session.day(options.as_of)
    tree = session.tree_at(options.at)
    loaded = session.load_for_answer(tree, day if options.as_of else None)
    records = loaded.records
    selection = EventSelection(
        parties=resolve_parties(options.agency, records, day, exact=False),
        statuses=frozenset(options.status) or None,
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
        upcoming=options.upcoming,
    )
    events = select_events(Ledger(records, day), selection)
    return session.print_answer(
        options,
        loaded,
        day,
        schema="jakres.events/1",
        json=lambda: {"items": [event_json(event) for event in events]},
        report=lambda: events_report(events, session.t),
    )


COMMAND = Command(
    "events",
    "List events: those to come, those without a date, those that are over.",
    run,
    EventsOptions,
)
