"""What a follow-up belongs to: its pillars, series and events."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.meeting import Due, FollowUp
    from jakres_cli.model.records import Records


def effective_pillar(follow_up: FollowUp, records: Records) -> tuple[str, ...]:
    """Return the pillars of a follow-up: its own, else its meeting's, its event's, its series'."""
    meeting = records.meetings.get(follow_up.meeting)
    event = records.event(follow_up.event) if follow_up.event else None
    series = records.series.get(meeting.series or "") if meeting else None
    above = (follow_up, meeting, event, series)
    return next((each.pillar for each in above if each is not None and each.pillar), ())


def series_of(follow_up: FollowUp, records: Records) -> str | None:
    """Return the series of the meeting in which it was promised."""
    meeting = records.meetings.get(follow_up.meeting)
    return meeting.series if meeting else None


def events_of(follow_up: FollowUp, due: Due | None, records: Records) -> Iterator[str]:
    """Yield the events that it belongs to: the one that it names, and what it is ``due`` by.

    What is due by a meeting that holds an event is due by that event.
    """
    anchor = due.anchor if due else None
    meeting = records.meeting(anchor) if anchor else None
    for name in (follow_up.event, anchor, meeting.holds if meeting else None):
        event = records.event(name) if name else None
        if event is not None:
            yield event.id
