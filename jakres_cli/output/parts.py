"""The parts of a record as sections: sessions and groups of an event, documents of a meeting."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.output import Section, list_section
from jakres_cli.output.confidential import marked
from jakres_cli.query.openness import visibility_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Meeting


def parts_of_event(event: Event, t: Catalogue) -> tuple[Section, Section]:
    """Return the sessions and the groups of ``event``, these with what they are to talk about."""
    sessions = list_section(
        event.sessions,
        [
            (Message("SESSION"), lambda session: session.id),
            (Message("KIND"), lambda session: session.kind or ""),
            (Message("BY"), lambda session: ", ".join((*session.by, *session.speakers))),
            (Message("TITLE"), lambda session: session.title or ""),
        ],
        t,
        title=t(Message("Sessions")),
    )
    groups = list_section(
        event.groups,
        [
            (Message("GROUP"), lambda group: group.id),
            (Message("LEADS"), lambda group: ", ".join(group.leads)),
            (Message("TITLE"), lambda group: group.title or ""),
            (Message("FOCUS"), lambda group: "; ".join(group.focus)),
        ],
        t,
        title=t(Message("Groups")),
    )
    return sessions, groups


def documents_of_meeting(meeting: Meeting, t: Catalogue) -> Section:
    """Return the documents that belong to ``meeting``."""
    return list_section(
        meeting.documents,
        [
            (Message("DOCUMENT"), lambda each: each.file or each.url or ""),
            (
                Message("TITLE"),
                lambda each: marked(each.title or "", visibility_in(each, meeting), t),
            ),
        ],
        t,
        title=t(Message("Documents")),
    )
