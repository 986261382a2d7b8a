"""``jakres decisions``: what was decided, agreed or noted, the newest first."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_period_options
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.lists import print_list
from jakres_cli.cli.options import AT, CONFIDENTIAL, EXCEL, LIST_FORMAT, OUTPUT
from jakres_cli.cli.selection import DecisionSelectionOptions, decision_selection_from_options
from jakres_cli.query.meetings import select_decisions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class DecisionsOptions(DecisionSelectionOptions):
    """The options of ``jakres decisions``."""

    at: str | None = AT
    format: str | None = LIST_FORMAT
    excel: bool = EXCEL
    output: str | None = OUTPUT
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: DecisionsOptions) -> int:
    """List the selected decisions; exit 1 when records were not read whole."""
    from jakres_cli.output.meetings import decision_json, decisions_report

    period, day = parse_period_options(session, options.since, options.until, options.as_of)
    tree = session.tree_at(options.at)
    loaded = session.load_for_answer(tree, day if options.as_of else None)
    records = loaded.records
    selection = decision_selection_from_options(options, period, records, day)
    return print_list(
        session,
        options,
        loaded,
        day,
        schema="jakres.decisions/1",
        json=lambda ledger: {
            "items": list(map(decision_json, select_decisions(ledger, selection)))
        },
        report=lambda ledger: decisions_report(
            select_decisions(ledger, selection), ledger.records, session.t
        ),
    )


COMMAND = Command(
    "decisions",
    "List decisions, the newest first; superseded ones are marked.",
    run,
    DecisionsOptions,
)
