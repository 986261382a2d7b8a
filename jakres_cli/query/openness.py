"""What is confidential, by name: records, items and reports, each no more open than its home."""

from __future__ import annotations

from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.records import full_ref
from jakres_cli.model.words import CONFIDENTIAL, INTERNAL, least_open

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.event import Event, WorkingGroup
    from jakres_cli.model.meeting import Decision, DocumentLink, FollowUp, Meeting, Progress
    from jakres_cli.model.records import Records

    Item = FollowUp | Decision | DocumentLink | Progress


def secret_names(records: Records) -> frozenset[str]:
    """Return the names, former ones too, of all confidential records and of items in meetings."""
    return frozenset(
        name for record in confidential_records(records) for name in (record.id, *record.former)
    ) | frozenset(
        f"{stem}/{item.id}"
        for meeting in records.meetings.values()
        for _, items in meeting.lists_of_items()
        for item in items
        if CONFIDENTIAL in {meeting.visibility, item.visibility}
        for stem in (meeting.id, *meeting.former)
    )


def confidential_records(records: Records) -> list[Meeting | Event | WorkingGroup]:
    """Return the meetings, events and working groups that are confidential as a whole."""
    every: tuple[Meeting | Event | WorkingGroup, ...] = (
        *records.meetings.values(),
        *records.events.values(),
        *records.working_groups.values(),
    )
    return [record for record in every if record.visibility == CONFIDENTIAL]


def refuse_confidential() -> CannotDo:
    """Return the refusal of one confidential thing that was asked for by its name."""
    return CannotDo(Message("this is confidential"), Message("--confidential shows it"))


def holds_secrets(records: Records) -> bool:
    """Tell whether anything at all in ``records`` is confidential."""
    return (
        any(_meeting_holds_secrets(meeting) for meeting in records.meetings.values())
        or any(event.visibility == CONFIDENTIAL for event in records.events.values())
        or any(group.visibility == CONFIDENTIAL for group in records.working_groups.values())
        or any(
            entry.visibility == CONFIDENTIAL
            for entries in records.progress.values()
            for entry in entries
        )
    )


def _meeting_holds_secrets(meeting: Meeting) -> bool:
    items: tuple[Item, ...] = (
        *meeting.follow_ups,
        *meeting.decisions,
        *meeting.documents,
        *meeting.updates,
    )
    return meeting.visibility == CONFIDENTIAL or any(
        item.visibility == CONFIDENTIAL for item in items
    )


def visibility_in(item: Item, meeting: Meeting | None) -> str:
    """Return how open ``item`` is, which stands in ``meeting``."""
    return least_open(item.visibility, meeting.visibility if meeting else None)


def follow_up_visibility(follow_up: FollowUp, records: Records) -> str:
    """Return how open a follow-up is: no more than its meeting."""
    return visibility_in(follow_up, records.meeting(follow_up.meeting))


def report_visibility(entry: Progress, records: Records) -> str:
    """Return how open a report is: no more than its follow-up and the meeting that has it."""
    reported_in = records.meeting(entry.meeting) if entry.meeting else None
    ref = full_ref(entry.item, entry.meeting or "")
    promised = records.follow_up(ref)
    return least_open(
        entry.visibility,
        reported_in.visibility if reported_in else None,
        follow_up_visibility(promised, records) if promised else INTERNAL,
    )


def hidden_texts(meeting: Meeting) -> frozenset[str]:
    """Return what the confidential items of ``meeting`` say, as prose is compared."""
    from jakres_cli.records.syntax.prose import normalise_prose

    said = {
        text
        for follow_up in meeting.follow_ups
        if visibility_in(follow_up, meeting) == CONFIDENTIAL
        for text in (follow_up.what, follow_up.quote)
    } | {
        text
        for decision in meeting.decisions
        if visibility_in(decision, meeting) == CONFIDENTIAL
        for text in (decision.text, decision.quote)
    }
    return frozenset(filter(None, (normalise_prose(text) for text in said if text)))
