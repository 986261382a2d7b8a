"""``jakres meetings``: the meetings, the newest first."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command, Option
from jakres_cli.cli.options import AS_OF, AT, FORMAT, OUTPUT
from jakres_cli.cli.period import SINCE, UNTIL, parse_period_options
from jakres_cli.cli.resolve import choice, resolve_parties, resolve_reference
from jakres_cli.model.message import Message
from jakres_cli.model.words import MEETING_KINDS, RECORD_FORMS
from jakres_cli.query.meetings import MeetingSelection, select_meetings
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.query.meetings import Period


def run(session: Session, *, format: str | None, output: str | None, **asked: Any) -> int:  # noqa: A002, ANN401
    """List the meetings that were asked for; exit 1 when records were not read whole."""
    period, day = parse_period_options(session, asked["since"], asked["until"], asked["as_of"])
    loaded = session.load(tree=session.tree_at(asked["at"]))
    wanted = _selection(asked, period, loaded.records)
    found = select_meetings(Ledger(loaded.records, day), wanted)
    form = session.format(format)
    if form == "json":
        from jakres_cli.output.machine import as_json, envelope
        from jakres_cli.output.meetings import meeting_json

        items = [meeting_json(one) for one in found]
        text = as_json(envelope("jakres.meetings/1", loaded, day, session.t, items=items))
    else:
        from jakres_cli.output.meetings import meetings_report

        text = session.lay_out(meetings_report(found, loaded.records, session.t), form)
    session.deliver(text, output)
    return session.account(loaded)


def _selection(asked: dict[str, Any], period: Period, records: Records) -> MeetingSelection:
    kinds = (*MEETING_KINDS, *records.settings.kinds)
    return MeetingSelection(
        period=period,
        parties=resolve_parties(asked["agency"], records, exact=False),
        pillar=choice(asked["pillar"], records.settings.pillar, Message("pillar")),
        series=resolve_reference(asked["series"], records.series),
        event=resolve_reference(asked["event"], records.events),
        kind=choice(asked["kind"], kinds, Message("kind of meeting")),
        record=asked["record"],
    )


COMMAND = Command(
    name="meetings",
    help=Message("List meetings, the newest first."),
    run=run,
    options=(
        Option(
            names=("--agency",),
            metavar="AGENCY",
            many=True,
            help=Message("That the agency led, sat in or was invited to, or its children."),
        ),
        Option(names=("--pillar",), metavar="PILLAR", help=Message("Of that pillar.")),
        Option(names=("--series",), metavar="SERIES", help=Message("Of that series.")),
        Option(
            names=("--event",),
            metavar="EVENT",
            help=Message("That planned, talked about or held that event."),
        ),
        Option(names=("--kind",), metavar="KIND", help=Message("Of that kind: bilateral, …")),
        Option(
            names=("--record",),
            metavar="FORM",
            choices=RECORD_FORMS,
            help=Message("Only with minutes, or planned, known from elsewhere, cancelled."),
        ),
        SINCE,
        UNTIL,
        AS_OF,
        AT,
        FORMAT,
        OUTPUT,
    ),
)
