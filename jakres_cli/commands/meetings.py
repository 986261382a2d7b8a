"""``jakres meetings``: the meetings, the newest first."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_period_options
from jakres_cli.cli.grammar import Command
from jakres_cli.cli.lists import print_list
from jakres_cli.cli.options import (
    AT,
    CONFIDENTIAL,
    EXCEL,
    LIST_FORMAT,
    OUTPUT,
)
from jakres_cli.cli.selection import MeetingSelectionOptions, meeting_selection_from_options
from jakres_cli.query.meetings import select_meetings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class MeetingsOptions(MeetingSelectionOptions):
    """The options of ``jakres meetings``."""

    at: str | None = AT
    format: str | None = LIST_FORMAT
    excel: bool = EXCEL
    output: str | None = OUTPUT
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: MeetingsOptions) -> int:
    """List the selected meetings; exit 1 when records were not read whole."""
    from jakres_cli.output.meetings import meeting_json, meetings_report

    period, day = parse_period_options(session, options.since, options.until, options.as_of)
    tree = session.tree_at(options.at)
    loaded = session.load_for_answer(tree, day if options.as_of else None)
    selection = meeting_selection_from_options(options, period, loaded.records, day)
    return print_list(
        session,
        options,
        loaded,
        day,
        schema="jakres.meetings/1",
        json=lambda ledger: {"items": list(map(meeting_json, select_meetings(ledger, selection)))},
        report=lambda ledger: meetings_report(
            select_meetings(ledger, selection), ledger.records, session.t
        ),
    )


COMMAND = Command("meetings", "List meetings, the newest first.", run, MeetingsOptions)
