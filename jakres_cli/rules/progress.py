"""Progress on follow-ups: only steps of the life cycle, and no extension left unanswered."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.query.fold import before_promise
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.meeting import FollowUp, Progress
    from jakres_cli.model.records import Records

_PATIENCE_DAYS = 7


def steps_are_allowed(every: WorkspaceContext) -> Iterator[Finding]:
    """Each entry is a step that the life cycle allows, and has what the step needs.

    ``done`` needs evidence, ``dropped`` and reopening a reason; on what is finished only notes are
    entered. An entry that breaks this is not counted, nor one that is dated in the future.

    Bad:

        # records/progress/2019-10-29-contoh/data-pompa/2019-11-05-BPBD.md
        ---
        date: 2019-11-05
        by: BPBD
        status: done
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
        follow_up = records.follow_up(ref)
        if follow_up is None:
            continue
        for step in every.ledger.all_steps(follow_up):
            entry, where = step.entry, entry_place(step.entry, records)
            if entry.meeting is None and entry.date > every.ledger.day:
                yield _before_its_day(entry, ref)
            elif _is_early_update(entry, follow_up):
                continue  # a contradiction between two meetings: see below
            elif step.refused is not None and not _may_own(entry.owner, follow_up, records):
                yield Finding(
                    path=entry.path,
                    where=(*where, "status") if entry.status else where,
                    ref=ref,
                    message=Message("this entry doesn't count: {reason}", reason=step.refused),
                )


def updates_follow_the_promise(every: WorkspaceContext) -> Iterator[Finding]:
    """Yield the ``updates`` of a meeting on what was promised only after it."""
    records = every.ledger.records
    for ref, entries in records.progress.items():
        follow_up = records.follow_up(ref)
        for entry in entries:
            if follow_up is not None and _is_early_update(entry, follow_up):
                yield Finding(
                    path=entry.path,
                    where=(*entry_place(entry, records), "item"),
                    ref=ref,
                    message=Message(
                        "this entry doesn't count: {reason}",
                        reason=before_promise(follow_up.date),
                    ),
                    effect=Message("1 report not counted"),
                )


def _is_early_update(entry: Progress, follow_up: FollowUp) -> bool:
    return entry.meeting is not None and entry.date < follow_up.date


def _before_its_day(entry: Progress, ref: str) -> Finding:
    return Finding(
        path=entry.path,
        where=("date",),
        ref=ref,
        message=Message(
            "this entry doesn't count before its day, {date}", date=entry.date.isoformat()
        ),
        hint=Message("correct the date, here and in the file's name"),
    )


def _may_own(owner: str | None, follow_up: FollowUp, records: Records) -> bool:
    """Tell whether only a register that wasn't read whole knows whether ``owner`` may report."""
    known = records.registers_whole or owner is None or owner in follow_up.owners
    return not known


def extensions_are_answered(every: WorkspaceContext) -> Iterator[Finding]:
    """An extension that was asked for is granted or refused within a week.

    It is granted by an entry with ``due``, refused by one with ``asked: refused``.

    Bad:

        # records/progress/2019-10-29-contoh/data-pompa/2019-11-01-BPBD.md
        ---
        date: 2019-11-01
        by: BPBD
        asked: 2019-12-20
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

        # records/progress/2019-10-29-contoh/data-pompa/2019-11-01-SJB.md
        ---
        date: 2019-11-01
        by: SJB
        due: 2019-12-20
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
        follow_up = records.follow_up(ref)
        if follow_up is None or follow_up.date > every.ledger.day:
            continue
        standing = every.ledger.standing(follow_up)
        extension, on = standing.folded.asked, standing.folded.asked_on
        if not standing.is_open or extension is None or on is None:
            continue
        waited = (every.ledger.day - on).days
        if waited > _PATIENCE_DAYS:
            entry = next(
                s.entry for s in reversed(standing.folded.steps) if s.entry.asked == extension
            )
            yield Finding(
                path=entry.path,
                where=(*entry_place(entry, records), "asked"),
                ref=ref,
                message=Message(
                    "an extension was asked for {n} days ago and not answered", n=waited
                ),
                hint=Message("grant it by an entry with due, or refuse it: asked: refused"),
            )


def entry_place(entry: Progress, records: Records) -> tuple[str | int, ...]:
    """Return the path to an entry in its file: an item of ``updates``, or the whole file."""
    meeting = records.meetings.get(entry.meeting or "")
    if meeting is None:
        return ()
    return ("updates", next(n for n, update in enumerate(meeting.updates) if update is entry))
