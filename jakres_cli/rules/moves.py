"""Moves: what was put off or called off was so by today."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Meeting


def moves_were_made(every: WorkspaceContext) -> Iterator[Finding]:
    """Yield moves and cancellations of days to come: until then the old day is counted."""
    records, today = every.loaded.records, every.ledger.day
    every_record: tuple[Meeting | Event, ...] = (
        *records.meetings.values(),
        *records.events.values(),
    )
    for record in every_record:
        for where, on in _changes(record):
            if on > today:
                yield Finding(
                    path=record.path,
                    where=(*where, "on"),
                    message=Message(
                        "this is dated {date}, which is still to come, and doesn't count before",
                        date=on.isoformat(),
                    ),
                    hint=Message("correct the date: it is the day on which that was decided"),
                    effect=Message("1 change of day not counted"),
                    dated=on,
                )


def _changes(record: Meeting | Event) -> Iterator[tuple[tuple[str | int, ...], datetime.date]]:
    """Yield where each move and the cancellation of ``record`` stands, and its day."""
    for position, move in enumerate(record.moved):
        yield ("moved", position), move.on
    if record.cancelled and record.cancelled.on:
        yield ("cancelled",), record.cancelled.on
