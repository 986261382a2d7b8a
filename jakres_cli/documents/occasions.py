"""What stands in a calendar: due dates of follow-ups, meetings, events."""

from __future__ import annotations

from jakres_cli.documents.words import MATRIX, MINUTES, capitalise
from jakres_cli.locale import STATUS
from jakres_cli.model.base import Message
from jakres_cli.model.words import DONE, DROPPED, SUPERSEDED
from jakres_cli.papers.exchange import CANCELLED, CONFIRMED, TENTATIVE, Occasion
from jakres_cli.query.dues import event_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.documents.follow_ups import FollowUpRow
    from jakres_cli.documents.matrix import MatrixView
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.paperwork import OnlineRoom
    from jakres_cli.model.records import Records
    from jakres_cli.query.standing import Ledger, Standing


_ENDED = frozenset({DONE, DROPPED, SUPERSEDED})


def due_occasions(
    matrix: MatrixView, ledger: Ledger, display: DisplayNames
) -> tuple[list[Occasion], int]:
    """Return the due dates of the follow-ups in ``matrix``, and how many of them have no day.

    The day is the last one on which it is kept.
    """
    by_ref: dict[str, Occasion] = {}
    undated = set()
    for row in (row for group in matrix["groups"] for row in group["rows"]):
        follow_up = ledger.records.follow_up(row["ref"])
        assert follow_up is not None  # noqa: S101  the row was made from it
        standing = ledger.standing(follow_up)
        if standing.due_latest is None:
            undated.add(standing.ref)
        else:
            by_ref[standing.ref] = _due(standing, standing.due_latest, row, ledger, display)
    return list(by_ref.values()), len(undated)


def meeting_occasion(meeting: Meeting, display: DisplayNames) -> Occasion:
    """Return a meeting, all day where nobody said when it begins."""
    cancelled = meeting.record == "cancelled"
    chair = display.office_on(meeting.chair, meeting.date)
    lines = [point.title for point in meeting.agenda]
    invited = meeting.invited or meeting.attendees
    return Occasion(
        uid=_uid((*meeting.former, meeting.id)[0], display.records),
        title=meeting.title.in_language(display.t.lang),
        first=meeting.date,
        last=meeting.last_day,
        start=meeting.time,
        end=meeting.end_time if meeting.time else None,
        place=meeting.place or "",
        text="\n".join(
            [
                *(f"{number}. {line}" for number, line in enumerate(lines, 1)),
                *_labelled(
                    Message("invited"),
                    display.names(attendee.agency for attendee in invited if attendee.agency),
                    display,
                ),
                *_labelled(MINUTES["chair"], chair, display),
                *_labelled(Message("online"), online_words(meeting.online, display.t), display),
            ]
        ),
        status=CANCELLED if cancelled else CONFIRMED,
        sequence=len(meeting.former) + cancelled,
    )


def online_words(room: OnlineRoom | None, t: Catalogue) -> str:
    """Return where a meeting is held online: only for those who are to come, never in minutes."""
    if room is None:
        return ""
    parts = [room.app or "", room.link or ""]
    if room.id:
        parts.append(t(Message("meeting ID {id}", id=room.id)))
    if room.passcode:
        parts.append(t(Message("passcode {passcode}", passcode=room.passcode)))
    return "; ".join(filter(None, parts))


def event_occasion(event: Event, day: datetime.date, display: DisplayNames) -> Occasion | None:
    """Return an event as it was planned on ``day``; None while it has no date."""
    span = event_span(event, display.records, day)
    if span is None:
        return None
    cancelled = event.status == "cancelled"
    firm = event.status == "confirmed" or display.records.holding(event.id) is not None
    return Occasion(
        uid=_uid((*event.former, event.id)[0], display.records),
        title=event.title.in_language(display.t.lang),
        first=span.first,
        last=span.last,
        place=event.place or "",
        text="\n".join(
            [
                *event.purposes,
                *_labelled(Message("hosted by"), display.names(event.hosts), display),
                *_labelled(Message("partners"), display.names(event.partners), display),
            ]
        ),
        status=CANCELLED if cancelled else CONFIRMED if firm else TENTATIVE,
        sequence=sum(move.on <= day for move in event.moved) + cancelled,
    )


def _due(
    standing: Standing,
    latest: datetime.date,
    row: FollowUpRow,
    ledger: Ledger,
    display: DisplayNames,
) -> Occasion:
    t = display.t
    ended = standing.status in _ENDED
    title = Message("due: {what}", what=row["what"])
    if row["owners"]:
        title = Message("due, {owners}: {what}", owners=row["owners"], what=row["what"])
    if ended:
        title = Message("{status}: {what}", status=STATUS[standing.status], what=row["what"])
    return Occasion(
        uid=_uid(_first_name(standing, ledger.records), ledger.records),
        title=capitalise(t(title)),
        first=latest,
        last=latest,
        text="\n".join(_about(standing, row, display)),
        # what is over needs nobody's attention any more; calendars take it off
        status=CANCELLED if ended else CONFIRMED,
        sequence=_changes(standing, ledger),
        busy=False,
    )


def _about(standing: Standing, row: FollowUpRow, display: DisplayNames) -> Iterator[str]:
    yield row["what"]
    yield from _labelled(MATRIX["owner"], row["owner_names"], display)
    yield from _labelled(MATRIX["with"], row["with"], display)
    yield from _labelled(MATRIX["due"], row["due"], display)
    yield from _labelled(MATRIX["status"], row["status_words"], display)
    yield from _labelled(MATRIX["meeting"], f"{row['meeting']}, {row['day']}", display)
    yield from _labelled(Message("reference"), standing.ref, display)


def _labelled(label: Message, text: str, display: DisplayNames) -> Iterator[str]:
    if text:
        yield f"{capitalise(display.t(label))}: {text}"


def _changes(standing: Standing, ledger: Ledger) -> int:
    """Return how often its day or its status changed: a number that never falls."""
    steps = [step.entry for step in standing.folded.steps if step.counted and step.refused is None]
    events = {given.due.anchor for given in standing.folded.dues if given.due.anchor}
    moves = [move for name in events if (one := ledger.records.event(name)) for move in one.moved]
    return (
        sum(entry.due is not None or entry.status is not None for entry in steps)
        + sum(move.on <= ledger.day for move in moves)
        + bool(standing.superseded_by)
    )


def _first_name(standing: Standing, records: Records) -> str:
    """Return the reference of a follow-up by the first name that its meeting had."""
    follow_up = standing.follow_up
    meeting = records.meeting(follow_up.meeting)
    names = (*meeting.former, meeting.id) if meeting else (follow_up.meeting,)
    return f"{names[0]}/{follow_up.id}"


def _uid(name: str, records: Records) -> str:
    office = records.settings.office
    agency = records.agencies.get(office)
    return f"{name}@{(*(agency.former if agency else ()), office)[0].casefold()}.jakres"
