"""``jakres decisions``: what was decided, agreed or noted, the newest first."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_period_options
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import AT, FORMAT, OUTPUT
from jakres_cli.cli.selection import DecisionSelectionOptions, decision_selection_from_options
from jakres_cli.query.decisions import select_decisions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class DecisionsOptions(DecisionSelectionOptions):
    """The options of ``jakres decisions``."""

    at: str | None = AT
    format: str | None = FORMAT
    output: str | None = OUTPUT


def run(session: Session, options: DecisionsOptions) -> int:
    """List the decisions that were asked for; exit 1 when records were not read whole."""
    period, day = parse_period_options(session, options.since, options.until, options.as_of)
    loaded = session.load(tree=session.tree_at(options.at))
    records = loaded.records
    found = select_decisions(
        records, decision_selection_from_options(options, period, records), day
    )
    form = session.format(options.format)
    if form == "json":
        from jakres_cli.output.decisions import decision_json
        from jakres_cli.output.json_output import as_json, envelope

        items = [decision_json(one) for one in found]
        text = as_json(envelope("jakres.decisions/1", loaded, day, session.t, items=items))
    else:
        from jakres_cli.output.decisions import decisions_report

        text = session.lay_out(decisions_report(found, records, session.t), form)
    session.deliver(text, options.output)
    return session.account(loaded)


COMMAND = Command(
    "decisions",
    "List decisions, the newest first; superseded ones are marked.",
    run,
    DecisionsOptions,
)
