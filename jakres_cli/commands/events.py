"""``jakres events``: what is planned, and what was held."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.lists import print_list
from jakres_cli.cli.options import AT, CONFIDENTIAL, EXCEL, LIST_FORMAT, OUTPUT
from jakres_cli.cli.selection import EventSelectionOptions, event_selection_from_options
from jakres_cli.query.events import select_events

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class EventsOptions(EventSelectionOptions):
    """The options of ``jakres events``."""

    at: str | None = AT
    format: str | None = LIST_FORMAT
    excel: bool = EXCEL
    output: str | None = OUTPUT
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: EventsOptions) -> int:
    """List the selected events; exit 1 when records were not read whole."""
    from jakres_cli.output.meetings import event_json, events_report

    day = session.day(options.as_of)
    tree = session.tree_at(options.at)
    loaded = session.load_for_answer(tree, day if options.as_of else None)
    selection = event_selection_from_options(options, loaded.records, day)
    return print_list(
        session,
        options,
        loaded,
        day,
        schema="jakres.events/1",
        json=lambda ledger: {"items": list(map(event_json, select_events(ledger, selection)))},
        report=lambda ledger: events_report(select_events(ledger, selection), session.t),
    )


COMMAND = Command(
    "events",
    "List events: those to come, those without a date, those that are over.",
    run,
    EventsOptions,
)
