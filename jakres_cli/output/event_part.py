"""What ``jakres show EVENT/PART`` prints: one session or group of an event."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.model.event import EventSession
from jakres_cli.output import Report, fact_section, list_section
from jakres_cli.output.confidential import marked
from jakres_cli.output.json_output import value_json
from jakres_cli.query.events import event_proposals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.event import BreakOutGroup, Event, Topic
    from jakres_cli.query.standing import Ledger


def part_report(event: Event, part_id: str, ledger: Ledger, t: Catalogue) -> Report:
    """Return the session or group ``part_id`` of ``event`` with what was proposed for it."""
    part = _part(event, part_id)
    rows: list[tuple[Message, str]] = [
        (Message("reference"), f"{event.id}/{part.id}"),
        (Message("title"), part.title or ""),
        *(_session_rows(part) if isinstance(part, EventSession) else _group_rows(part)),
        (Message("file"), event.path),
    ]
    proposals = list_section(
        _proposed(event, part_id, ledger),
        [
            (Message("AGENCY"), lambda one: one[0]),
            (Message("TOPIC"), lambda one: one[1].topic),
            (Message("WHY"), lambda one: one[1].why or ""),
        ],
        t,
        title=t(Message("Proposals")),
    )
    return Report(
        title=marked(event.title.in_language(t.lang), event.visibility, t),
        sections=(fact_section(rows, t), proposals),
    )


def part_json(event: Event, part_id: str, ledger: Ledger) -> dict[str, object]:
    """Return the fields of the session or group ``part_id`` of ``event``, and its proposals."""
    part = _part(event, part_id)
    return {
        "kind": "session" if isinstance(part, EventSession) else "group",
        "event": event.id,
        "item": value_json(part),
        "proposals": [
            {"agency": agency, "topic": topic.topic, "why": topic.why}
            for agency, topic in _proposed(event, part_id, ledger)
        ],
    }


def _part(event: Event, part_id: str) -> EventSession | BreakOutGroup:
    parts: list[EventSession | BreakOutGroup] = [*event.sessions, *event.groups]
    return next(part for part in parts if part.id == part_id)


def _proposed(event: Event, group: str, ledger: Ledger) -> list[tuple[str, Topic]]:
    return [
        (proposal.agency, topic)
        for proposal in event_proposals(ledger, event).sent
        for topic in proposal.topics
        if topic.group == group
    ]


def _session_rows(session: EventSession) -> list[tuple[Message, str]]:
    return [
        (Message("kind"), session.kind or ""),
        (Message("by"), ", ".join(session.by)),
        (Message("speakers"), ", ".join(session.speakers)),
        (Message("groups"), ", ".join(session.groups)),
        (Message("working group"), session.working_group or ""),
    ]


def _group_rows(group: BreakOutGroup) -> list[tuple[Message, str]]:
    return [
        (Message("leads"), ", ".join(group.leads)),
        (Message("members"), ", ".join(group.members)),
        (Message("focus"), "; ".join(group.focus)),
        (Message("pillar"), ", ".join(group.pillar)),
    ]
