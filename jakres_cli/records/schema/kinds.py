"""The kinds of file that a workspace holds, and the form each has."""

from __future__ import annotations

from jakres_cli.records.schema.event import EVENT, PROPOSAL, SERIES, WORKING_GROUP
from jakres_cli.records.schema.follow_up import PROGRESS
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.schema.registers import AGENCIES, PEOPLE, SETTINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.schema.shapes import Form, Register

MEETING_KIND = "meeting"
PROGRESS_KIND = "progress"
EVENT_KIND = "event"
PROPOSAL_KIND = "proposal"
WORKING_GROUP_KIND = "working-group"
SERIES_KIND = "series"
AGENCIES_KIND = "agencies"
PEOPLE_KIND = "people"
SETTINGS_KIND = "settings"

FORMS: dict[str, Form | Register] = {
    MEETING_KIND: MEETING,
    PROGRESS_KIND: PROGRESS,
    EVENT_KIND: EVENT,
    PROPOSAL_KIND: PROPOSAL,
    WORKING_GROUP_KIND: WORKING_GROUP,
    SERIES_KIND: SERIES,
    AGENCIES_KIND: AGENCIES,
    PEOPLE_KIND: PEOPLE,
    SETTINGS_KIND: SETTINGS,
}
