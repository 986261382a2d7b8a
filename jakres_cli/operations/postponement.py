"""Another day for a follow-up, granted or only asked for, for an event or a planned meeting."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_time, refuse_future
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.event import Event
from jakres_cli.model.meeting import Meeting
from jakres_cli.operations.event_moves import EventMove, moved_event
from jakres_cli.operations.meeting_moves import MeetingMove, plan_meeting_move
from jakres_cli.operations.plan import Plan, open_file
from jakres_cli.operations.progress import ProgressReport, plan_entry
from jakres_cli.query.references import follow_up_names, resolve_unique

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import FollowUp
    from jakres_cli.model.records import Records
    from jakres_cli.records.load import Loaded


_NO_DAY = {"unknown", "belum-ditentukan", "belum ditentukan"}
"""What stands for no day any more, in English and Indonesian."""


class Postponement(Value):
    """Another day for a follow-up, an event or a planned meeting, as it was typed.

    ``asked`` isn't granted yet; a meeting may have another ``time``, too.
    """

    ref: str
    to: str
    reason: str
    asked: bool = False
    note: str | None = None
    by: str | None = None
    evidence: tuple[str, ...] = ()
    on: str | None = None
    time: str | None = None


def plan_postponement(requested: Postponement, session: Session) -> Plan:
    """Return the plan that moves an event or a meeting, or writes the entry that moves a due date.

    Raises ``AskedWrongly`` for a reference that means nothing, and options that don't fit.
    """
    loaded = session.load()
    items: dict[str, FollowUp | Event | Meeting] = {**follow_up_names(loaded.records)}
    target = resolve_unique(requested.ref, items | occasion_names(loaded.records))
    if isinstance(target, Event):
        _require_fit(requested, "event", "time")
        return _plan_event_move(target, requested, loaded, session)
    if isinstance(target, Meeting):
        _require_fit(requested, "meeting")
        return plan_meeting_move(target, _meeting_move(requested, session), session)
    if requested.time:
        raise _not_for("time", "follow-up")
    report = ProgressReport(
        ref=requested.ref,
        due=None if requested.asked else requested.to,
        extension=requested.to if requested.asked else None,
        reason=requested.reason,
        note=requested.note,
        by=requested.by,
        evidence=requested.evidence,
        on=requested.on,
    )
    return plan_entry(report, loaded, session)


def occasion_names(records: Records) -> dict[str, Event | Meeting]:
    """Return every event and meeting by each name that it has or had."""
    occasions: list[Event | Meeting] = [*records.events.values(), *records.meetings.values()]
    former = {name: occasion for occasion in occasions for name in occasion.former}
    return former | {occasion.id: occasion for occasion in occasions}


def _require_fit(requested: Postponement, kind: str, *more: str) -> None:
    """Raise ``AskedWrongly`` for what only a follow-up can have, and ``more``."""
    for name in ("asked", "note", "by", "evidence", *more):
        if getattr(requested, name):
            raise _not_for(name, kind)


def _not_for(name: str, kind: str) -> AskedWrongly:
    return AskedWrongly(
        Message("{option} cannot be used with {name}", option=f"--{name}", name=kind)
    )


def _meeting_move(requested: Postponement, session: Session) -> MeetingMove:
    decided = session.day(requested.on, past=True)
    refuse_future(decided, session)
    return MeetingMove(
        day=session.day(requested.to, since=decided),
        time=parse_time(requested.time),
        reason=requested.reason,
        decided=decided,
    )


def _plan_event_move(
    event: Event, requested: Postponement, loaded: Loaded, session: Session
) -> Plan:
    """Return the plan that gives ``event`` another day, decided today unless it is said.

    The day that it had is kept, so that what hangs on it has slipped; an end date moves by as many
    days. Raises ``CannotDo`` for an event without a day, or one that has been held;
    ``AskedWrongly`` for the day that it has already.
    """
    held = loaded.records.holding(event.id)
    if held is not None:
        raise CannotDo(Message("it was held on {date}: {meeting}", date=held.date, meeting=held.id))
    unknown = requested.to.casefold() in _NO_DAY
    decided = session.day(requested.on, past=True)
    refuse_future(decided, session)
    file = open_file(session.tree, event.path)
    day = None if unknown else session.day(requested.to, since=decided)
    move = EventMove(day=day, reason=requested.reason, decided=decided)
    return Plan(
        what=f"jakres postpone {event.id}",
        steps=(file.changed_to(moved_event(file.document, event, move)),),
        loaded=loaded,
        refusal=AskedWrongly,
    )
