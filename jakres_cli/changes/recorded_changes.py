"""What a record itself tells of its past, where git knows nothing of it."""

from __future__ import annotations

from jakres_cli.changes.history_change import (
    APPROVED,
    CORRECTED,
    CREATED,
    HELD,
    MOVED,
    HistoryChange,
)
from jakres_cli.changes.versions import PROGRESS, RECORD, subject_words
from jakres_cli.model.event import Event
from jakres_cli.model.follow_up import Progress
from jakres_cli.model.meeting import Meeting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.history_facts import Facts
    from jakres_cli.changes.subject import Subject
    from jakres_cli.changes.versions import VersionReader
    from jakres_cli.model.source import Commit


def recorded_changes(reading: VersionReader, commit: Commit, facts: Facts) -> list[HistoryChange]:
    """Return what the versions that ``commit`` found, and their ``facts``, tell of their past."""
    found = [*_of_record(reading, commit, facts), *_entries(facts)]
    return sorted(found, key=lambda one: one.date)


def _of_record(reading: VersionReader, commit: Commit, facts: Facts) -> Iterator[HistoryChange]:
    for change in commit.changes:
        if change.path in reading.subject.paths and (RECORD,) in facts:
            record = reading.record(change.path, change.id)
            yield from _dated(reading.subject, record, subject_words(facts))


def _entries(facts: Facts) -> Iterator[HistoryChange]:
    entries = [(fact, value) for fact, value in facts.items() if isinstance(value, Progress)]
    for fact, entry in sorted(entries, key=lambda one: (one[1].number, one[0])):
        day = entry.date.isoformat()
        yield HistoryChange(
            kind=PROGRESS, date=day, who=entry.by, fact=fact, after=entry, told=True
        )


def _dated(subject: Subject, record: object, words: object) -> Iterator[HistoryChange]:
    if isinstance(record, Meeting):
        day = record.date.isoformat()
        kind = CREATED if subject.names else HELD
        yield HistoryChange(kind=kind, date=day, fact=(RECORD,), after=words, told=True)
        if not subject.names:
            done = record.minutes
            if done.approved_on:
                who = done.approved_by or ""
                yield HistoryChange(
                    kind=APPROVED, date=done.approved_on.isoformat(), who=who, told=True
                )
            for one in record.corrections:
                yield HistoryChange(
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
            yield HistoryChange(
                kind=MOVED, date=move.on.isoformat(), before=was, after=now, told=True
            )
