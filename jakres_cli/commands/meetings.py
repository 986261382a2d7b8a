"""``jakres meetings``: the meetings, the newest first."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_period_options
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    AS_OF,
    AT,
    FORMAT,
    OUTPUT,
    SINCE,
    UNTIL,
    Options,
    option,
    repeatable,
)
from jakres_cli.cli.resolve import choice, resolve_parties, resolve_reference
from jakres_cli.model.message import Message
from jakres_cli.model.words import MEETING_KINDS, RECORD_FORMS
from jakres_cli.query.meetings import MeetingSelection, select_meetings
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.query.meetings import Period


class MeetingsOptions(Options):
    """The options of ``jakres meetings``."""

    agency: tuple[str, ...] = repeatable(
        "--agency", "AGENCY", "That the agency led, sat in or was invited to, or its children."
    )
    pillar: str | None = option("--pillar", "PILLAR", "Of that pillar.")
    series: str | None = option("--series", "SERIES", "Of that series.")
    event: str | None = option("--event", "EVENT", "That planned, talked about or held that event.")
    kind: str | None = option("--kind", "KIND", "Of that kind: bilateral, …")
    record: str | None = option(
        "--record",
        "FORM",
        "Only with minutes, or planned, known from elsewhere, cancelled.",
        choices=RECORD_FORMS,
    )
    since: str | None = SINCE
    until: str | None = UNTIL
    as_of: str | None = AS_OF
    at: str | None = AT
    format: str | None = FORMAT
    output: str | None = OUTPUT


def run(session: Session, options: MeetingsOptions) -> int:
    """List the meetings that were asked for; exit 1 when records were not read whole."""
    period, day = parse_period_options(session, options.since, options.until, options.as_of)
    loaded = session.load(tree=session.tree_at(options.at))
    wanted = _selection(options, period, loaded.records)
    found = select_meetings(Ledger(loaded.records, day), wanted)
    form = session.format(options.format)
    if form == "json":
        from jakres_cli.output.json_output import as_json, envelope
        from jakres_cli.output.meetings import meeting_json

        items = [meeting_json(one) for one in found]
        text = as_json(envelope("jakres.meetings/1", loaded, day, session.t, items=items))
    else:
        from jakres_cli.output.meetings import meetings_report

        text = session.lay_out(meetings_report(found, loaded.records, session.t), form)
    session.deliver(text, options.output)
    return session.account(loaded)


def _selection(options: MeetingsOptions, period: Period, records: Records) -> MeetingSelection:
    kinds = (*MEETING_KINDS, *records.settings.kinds)
    return MeetingSelection(
        period=period,
        parties=resolve_parties(options.agency, records, exact=False),
        pillar=choice(options.pillar, records.settings.pillar, Message("pillar")),
        series=resolve_reference(options.series, records.series),
        event=resolve_reference(options.event, records.events),
        kind=choice(options.kind, kinds, Message("kind of meeting")),
        record=options.record,
    )


COMMAND = Command("meetings", "List meetings, the newest first.", run, MeetingsOptions)
