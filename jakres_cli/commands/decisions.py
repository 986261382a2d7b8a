"""``jakres decisions``: what was decided, agreed or noted, the newest first."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command, Option
from jakres_cli.cli.options import AS_OF, AT, FORMAT, OUTPUT
from jakres_cli.cli.period import SINCE, UNTIL, parse_period_options
from jakres_cli.cli.resolve import choice, resolve_parties, resolve_reference
from jakres_cli.model.message import Message
from jakres_cli.model.words import DECISION_KINDS
from jakres_cli.query.decisions import DecisionSelection, select_decisions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.query.meetings import Period


def run(session: Session, *, format: str | None, output: str | None, **asked: Any) -> int:  # noqa: A002, ANN401
    """List the decisions that were asked for; exit 1 when records were not read whole."""
    period, day = parse_period_options(session, asked["since"], asked["until"], asked["as_of"])
    loaded = session.load(tree=session.tree_at(asked["at"]))
    records = loaded.records
    found = select_decisions(records, decision_selection_from_options(asked, period, records), day)
    form = session.format(format)
    if form == "json":
        from jakres_cli.output.decisions import decision_json
        from jakres_cli.output.machine import as_json, envelope

        items = [decision_json(one) for one in found]
        text = as_json(envelope("jakres.decisions/1", loaded, day, session.t, items=items))
    else:
        from jakres_cli.output.decisions import decisions_report

        text = session.lay_out(decisions_report(found, records, session.t), form)
    session.deliver(text, output)
    return session.account(loaded)


def decision_selection_from_options(
    asked: dict[str, Any], period: Period, records: Records
) -> DecisionSelection:
    """Return the selection that the options describe; raises ``AskedWrongly``."""
    return DecisionSelection(
        period=period,
        parties=resolve_parties(asked["agency"], records, exact=False),
        meeting=resolve_reference(asked["meeting"], records.meetings),
        kind=asked["kind"],
        pillar=choice(asked["pillar"], records.settings.pillar, Message("pillar")),
    )


COMMAND = Command(
    name="decisions",
    help=Message("List decisions, the newest first; superseded ones are marked."),
    run=run,
    options=(
        Option(names=("--meeting",), metavar="REF", help=Message("Made in that meeting.")),
        Option(
            names=("--agency",),
            metavar="AGENCY",
            many=True,
            help=Message("Made by that agency, or in a meeting that it took part in."),
        ),
        Option(
            names=("--kind",),
            metavar="KIND",
            choices=DECISION_KINDS,
            help=Message("decision, agreement, noted, position or postponed."),
        ),
        Option(names=("--pillar",), metavar="PILLAR", help=Message("Of that pillar.")),
        SINCE,
        UNTIL,
        AS_OF,
        AT,
        FORMAT,
        OUTPUT,
    ),
)
