"""What a record itself tells of its past, where git knows nothing of it."""

from __future__ import annotations

from jakres_cli.changes.history_change import APPROVED, CORRECTED, CREATED, HELD, MOVED, Change
from jakres_cli.changes.versions import PROGRESS, RECORD, words_of
from jakres_cli.model.event import Event
from jakres_cli.model.follow_up import Progress
from jakres_cli.model.meeting import Meeting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.history_facts import Facts
    from jakres_cli.changes.subject import Subject
    from jakres_cli.changes.versions import Reading
    from jakres_cli.model.source import Commit


def told(reading: Reading, commit: Commit, facts: Facts) -> list[Change]:
    """Return what the versions that ``commit`` found, and their ``facts``, tell of their past."""
    found = [*_of_record(reading, commit, facts), *_entries(facts)]
    return sorted(found, key=lambda one: one.date)


def _of_record(reading: Reading, commit: Commit, facts: Facts) -> Iterator[Change]:
    for change in commit.changes:
        if change.path in reading.subject.paths and (RECORD,) in facts:
            record = reading.record(change.path, change.id)
            yield from _dated(reading.subject, record, words_of(facts))


def _entries(facts: Facts) -> Iterator[Change]:
    entries = [(fact, value) for fact, value in facts.items() if isinstance(value, Progress)]
    for fact, entry in sorted(entries, key=lambda one: (one[1].number, one[0])):
        day = entry.date.isoformat()
        yield Change(kind=PROGRESS, date=day, who=entry.by, fact=fact, after=entry, told=True)


def _dated(subject: Subject, record: object, words: object) -> Iterator[Change]:
    if isinstance(record, Meeting):
        day = record.date.isoformat()
        kind = CREATED if subject.names else HELD
        yield Change(kind=kind, date=day, fact=(RECORD,), after=words, told=True)
        if not subject.names:
            done = record.minutes
            if done.approved_on:
                who = done.approved_by or ""
                yield Change(kind=APPROVED, date=done.approved_on.isoformat(), who=who, told=True)
            for one in record.corrections:
                yield Change(
                    kind=CORRECTED,
                    date=one.on.isoformat(),
                    who=one.by or "",
                    fact=(RECORD, one.where),
                    before=one.was,
                    after=one.now,
                    told=True,
                )
    if isinstance(record, Event):
        for move in record.moved:
            was, now = move.was.isoformat(), move.now.isoformat()
            yield Change(kind=MOVED, date=move.on.isoformat(), before=was, after=now, told=True)
