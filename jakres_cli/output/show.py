"""The report of one thing, by what it is."""

from __future__ import annotations

from jakres_cli.model.event import Event, WorkingGroup
from jakres_cli.model.meeting import Meeting
from jakres_cli.model.naming import Party
from jakres_cli.output.show_event import event_report, working_group_report
from jakres_cli.output.show_follow_up import follow_up_report
from jakres_cli.output.show_meeting import meeting_report
from jakres_cli.output.show_party import party_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.output.report import Report
    from jakres_cli.query.references import Found
    from jakres_cli.query.standing import Ledger


def show_report(found: Found, ledger: Ledger, t: Catalogue) -> Report:
    """Return everything that is known about ``found``."""
    if isinstance(found, Party):
        return party_report(found, ledger, t)
    if isinstance(found, Meeting):
        return meeting_report(found, ledger, t)
    if isinstance(found, Event):
        return event_report(found, ledger, t)
    if isinstance(found, WorkingGroup):
        return working_group_report(found, ledger, t)
    return follow_up_report(found, t)
