"""How things end: what is over leaves nothing open, and nobody finds itself done."""

from __future__ import annotations

from jakres_cli.locale import SHORT_STATUS
from jakres_cli.model.base import Message
from jakres_cli.model.meeting import BEFORE, FollowUp
from jakres_cli.model.words import DONE, DROPPED, OPEN
from jakres_cli.query.agencies import home_of
from jakres_cli.query.fold import ancestors
from jakres_cli.query.reporters import RegisteredReporters
from jakres_cli.rules.finding import Finding, WorkspaceContext
from jakres_cli.rules.progress import entry_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.event import Event
    from jakres_cli.model.meeting import Progress
    from jakres_cli.model.records import Records
    from jakres_cli.query.standing import Ledger, Standing


def nothing_waits_for_what_is_over(every: WorkspaceContext) -> Iterator[Finding]:
    """An event that was held or cancelled leaves no follow-up open that belongs to it.

    Nor one that was to be done before it.

    Bad:

        events: [lokakarya]
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            event: lokakarya
        ---
        # records/events/lokakarya.md
        ---
        title: Lokakarya
        status: planned
        hosts: [SJB]
        ---
        # records/meetings/2019/2019-11-10-lokakarya.md
        ---
        title: Lokakarya
        date: 2019-11-10
        attendees: [BPBD]
        holds: lokakarya
        ---

    Good:

        events: [lokakarya]
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            event: lokakarya
        ---
        # records/events/lokakarya.md
        ---
        title: Lokakarya
        status: planned
        hosts: [SJB]
        ---
    """
    records, day = every.ledger.records, every.ledger.day
    for meeting in records.meetings.values():
        if meeting.date > day or not meeting.was_held:
            continue
        for position, item in enumerate(meeting.follow_ups):
            standing = every.ledger.standing(item)
            over = _over(standing, every.ledger) if standing.is_open else None
            if over is not None:
                yield Finding(
                    path=meeting.path,
                    where=("follow-ups", position, "event" if item.event else "due"),
                    ref=item.ref,
                    message=over,
                    hint=Message("report what became of it"),
                )


def _over(standing: Standing, ledger: Ledger) -> Message | None:
    """Return what is over that an open follow-up belongs to or was to be done before."""
    item, due = standing.follow_up, standing.folded.due
    if standing.called_off:
        return Message(
            "{item} is still open, but {event} was cancelled",
            item=item.id,
            event=standing.called_off,
        )
    names = [item.event, due.anchor if due and due.form == BEFORE else None]
    events: list[Event | None] = [ledger.records.event(name) for name in names if name]
    for event in events:
        held = ledger.records.holding(event.id) if event else None
        if held is not None and held.date <= ledger.day:
            return Message(
                "{item} is still open, but its event was held on {date}",
                item=item.id,
                date=held.date.isoformat(),
            )
    return None


def nobody_confirms_itself(every: WorkspaceContext) -> Iterator[Finding]:
    """Whether something is done or dropped is found by somebody who is concerned, not by its owner.

    The office may find it of itself. Others who are concerned are who is to receive it, supports
    it, chaired or called the meeting, or stands above an owner.

    Bad:

        # records/progress/2019-10-29-contoh/data-pompa/2019-11-05-BPBD.md
        ---
        date: 2019-11-05
        by: BPBD
        status: done
        evidence: ['letter:012/BPBD/2019']
        ---
        # records/meetings/2019/2019-10-29-contoh.md
        ---
        title: Rapat koordinasi
        date: 2019-10-29
        attendees: [BPBD]
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
        ---

    Good:

        # records/progress/2019-10-29-contoh/data-pompa/2019-11-05-SJB.md
        ---
        date: 2019-11-05
        by: SJB
        status: done
        evidence: ['letter:012/BPBD/2019']
        ---
        # records/meetings/2019/2019-10-29-contoh.md
        ---
        title: Rapat koordinasi
        date: 2019-10-29
        attendees: [BPBD]
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
        ---
    """
    records = every.ledger.records
    for ref in records.progress:
        item = records.follow_up(ref)
        if item is None or item.date > every.ledger.day:
            continue
        for entry in _found_by_the_wrong(every.ledger.standing(item), records):
            yield Finding(
                path=entry.path,
                where=(*entry_place(entry, records), "by"),
                ref=ref,
                message=_objection(entry, item, records),
                hint=Message("the office looks at it, and finds it done or dropped by an entry"),
            )


def _found_by_the_wrong(standing: Standing, records: Records) -> list[Progress]:
    """Return the ends that nobody else has found, unless they were taken back."""
    wrong: dict[str | None, Progress] = {}
    confirmed: set[str | None] = set()
    for step in standing.folded.steps:
        entry = step.entry
        if step.refused is not None or entry.status not in {DONE, DROPPED, OPEN}:
            continue
        parts = {entry.owner} if entry.owner else {*wrong, *confirmed, None}
        if entry.status == OPEN:
            confirmed -= parts
        elif _may_find(entry, standing.follow_up, records):
            confirmed |= {entry.owner}
        elif entry.owner not in confirmed:
            wrong[entry.owner] = entry
            continue
        wrong = {owner: end for owner, end in wrong.items() if owner not in parts}
    return list(wrong.values())


def _may_find(entry: Progress, item: FollowUp, records: Records) -> bool:
    """Tell whether who reports an end is concerned, and isn't who owes it."""
    home, office = home_of(entry.by, records, entry.date), records.settings.office
    return home == office or (
        not _is_own(entry, item, records) and home in _concerned(item, records)
    )


def _is_own(entry: Progress, item: FollowUp, records: Records) -> bool:
    """Tell whether an end was reported by one who owes it, or answers for who does."""
    reporters = RegisteredReporters(item, records)
    owners = (entry.owner,) if entry.owner else item.owners
    homes = {home_of(owner, records, item.date) for owner in owners}
    return (
        home_of(entry.by, records, entry.date) in {*owners, *homes}
        or reporters.owner_for(entry.by, owners, entry.date) is not None
        or reporters.answers_alone(entry.by, owners, entry.date) is not None
    )


def _concerned(item: FollowUp, records: Records) -> set[str]:
    """Return who may find whether it is done: receivers, supporters, who led it, who is above."""
    meeting = records.meeting(item.meeting)
    led = (meeting.chair, meeting.convened_by) if meeting else ()
    above = [name for owner in item.owners for name in ancestors(owner, records.agencies)]
    named = (*item.to, *item.supporters, *above, *(name for name in led if name))
    return {home_of(name, records, item.date) for name in named}


def _objection(entry: Progress, item: FollowUp, records: Records) -> Message:
    if _is_own(entry, item, records):
        return Message(
            "{by} found its own promise {status}",
            by=entry.by,
            status=SHORT_STATUS[entry.status or ""],
        )
    return Message(
        "{by}, which is not concerned, found it {status}",
        by=entry.by,
        status=SHORT_STATUS[entry.status or ""],
    )
