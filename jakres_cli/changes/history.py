"""The story of a follow-up or record: each change that commits made to it, and what it tells."""

from __future__ import annotations

from jakres_cli.changes.facts import FactChange, Names, fact_changes
from jakres_cli.changes.subject import Subject, stem_of
from jakres_cli.changes.versions import PROGRESS, PROPOSAL, RECORD, title_words, together
from jakres_cli.model.base import Value
from jakres_cli.model.event import Event
from jakres_cli.model.meeting import Meeting, Progress
from jakres_cli.query.dues import fixed_day
from jakres_cli.records.parse import parse_due

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.changes.versions import Told, VersionFacts, VersionReader
    from jakres_cli.model.source import Commit, FileChange

CREATED, REMOVED, RENAMED, FORM = "created", "removed", "renamed", "form"
ADDED, DROPPED, FIELD = "added", "dropped", "field"
HELD, APPROVED, CORRECTED, MOVED = "held", "approved", "corrected", "moved"
_FORMER = RECORD, "former"


class HistoryChange(Value):
    """One change: when, who made it, in which commit (none: not committed, or not known).

    ``kind`` is created, removed, renamed or form (of the whole), added, dropped or field (of a
    part), progress or unreadable; and of what only the record tells: held, approved, corrected,
    moved. ``names`` lead to what changed from ``before`` to ``after``. ``recorded`` when there is
    just the record's own word for it.
    """

    kind: str
    date: str
    who: str = ""
    commit: str | None = None
    names: Names = ()
    before: Told | None = None
    after: Told | None = None
    recorded: bool = False


def gives_more_time(change: HistoryChange) -> bool:
    """Tell whether a due was rewritten in the minutes, and not to an earlier day."""
    if change.kind != FIELD or change.names[-1:] != ("due",) or not isinstance(change.before, str):
        return False
    was, now = (
        fixed_day(due) if isinstance(text, str) and (due := parse_due(text)) else None
        for text in (change.before, change.after)
    )
    return was is None or now is None or now > was


def history_of(reader: VersionReader, commits: Iterable[Commit]) -> Iterator[HistoryChange]:
    """Yield every change that ``commits``, oldest first, made to the subject."""
    for commit in commits:
        parents = zip(*(file.before for file in commit.changes), strict=True)
        befores = [together(reader.facts(*version) for version in files) for files in parents]
        after = together(reader.facts(file.path, file.id) for file in commit.changes)
        if commit.cut:
            yield from _recorded_changes(reader, commit, after)
        else:
            yield from _commit_changes(reader.subject, commit, befores, after)


def earlier_name(reader: VersionReader, commits: Iterable[Commit]) -> str | None:
    """Return what the subject was called in its file before its name was changed, if it was."""
    subject = reader.subject
    for commit in commits:
        for file in commit.changes:
            if subject.names and file.path in subject.paths:
                was = reader.items(*file.before[0])
                now = reader.items(file.path, file.id)
                name = _same_item(subject, was, now)
                if name is not None:
                    return name
    return None


def _commit_changes(
    subject: Subject, commit: Commit, befores: list[VersionFacts], after: VersionFacts
) -> Iterator[HistoryChange]:
    moved = _moved(subject, commit.changes)
    if moved is not None:
        yield _made(commit, RENAMED, (), *moved)
    quiet = moved is None and len(befores) == 1 and not subject.names
    for change in fact_changes(befores, after):
        quiet = False
        kind = _kind(change)
        if kind in {CREATED, REMOVED}:
            yield _made(commit, kind, change.names, title_words(befores[0]), title_words(after))
        elif moved is None or change.names != _FORMER:
            yield _made(commit, kind, change.names, change.before, change.after)
    if quiet:
        yield _made(commit, FORM)


def _made(
    commit: Commit,
    kind: str,
    names: Names = (),
    before: Told | None = None,
    after: Told | None = None,
) -> HistoryChange:
    return HistoryChange(
        kind=kind,
        date=commit.date,
        who=commit.author,
        commit=commit.id or None,
        names=names,
        before=before,
        after=after,
    )


def _kind(change: FactChange[Told]) -> str:
    whole = change.names == (RECORD,)
    if change.item and change.gone:
        return REMOVED if whole else DROPPED
    if change.item:
        return CREATED if whole else ADDED
    return FIELD if change.names[0] in {RECORD, PROPOSAL} else change.names[0]


def _moved(subject: Subject, files: Iterable[FileChange]) -> tuple[str, str] | None:
    """Return what the subject's file was and is called, if the commit renamed it."""
    ours = [file for file in files if file.path in subject.paths]
    before = {path for file in ours for path, name in file.before if name}
    after = {file.path for file in ours if file.id}
    gone, new = before - after, after - before
    return (stem_of(min(gone)), stem_of(min(new))) if gone and new else None


def _same_item(subject: Subject, was: dict[str, object], now: dict[str, object]) -> str | None:
    """Return the item of ``was`` that the subject, new in ``now``, says the same as."""
    ours = next((now[name] for name in subject.names if name in now), None)
    if not isinstance(ours, dict) or any(name in was for name in subject.names):
        return None
    for name, item in was.items():
        if name not in now and isinstance(item, dict):
            for field in ("what", "quote"):
                if field in ours and item.get(field) == ours[field]:
                    return name
    return None


def _recorded_changes(
    reader: VersionReader, commit: Commit, facts: VersionFacts
) -> list[HistoryChange]:
    """Return what the versions that ``commit`` left there tell of their past, by day."""
    changes: list[HistoryChange] = []
    for file in commit.changes:
        if file.path in reader.subject.paths and (RECORD,) in facts.items:
            record = reader.record(file.path, file.id)
            if isinstance(record, Meeting):
                changes += _recorded_in_meeting(reader.subject, record, title_words(facts))
            elif isinstance(record, Event):
                changes += _recorded_moves(record)
    entries = [
        (value, names) for names, value in facts.values.items() if isinstance(value, Progress)
    ]
    for entry, names in sorted(entries, key=lambda each: (each[0].number, each[1])):
        day = entry.date.isoformat()
        changes.append(
            HistoryChange(
                kind=PROGRESS, date=day, who=entry.by, names=names, after=entry, recorded=True
            )
        )
    return sorted(changes, key=lambda change: change.date)


def _recorded_in_meeting(
    subject: Subject, meeting: Meeting, words: str | None
) -> Iterator[HistoryChange]:
    day = meeting.date.isoformat()
    kind = CREATED if subject.names else HELD
    yield HistoryChange(kind=kind, date=day, names=(RECORD,), after=words, recorded=True)
    if subject.names:
        return
    minutes = meeting.minutes
    if minutes.approved_on:
        day, who = minutes.approved_on.isoformat(), ", ".join(minutes.approved_by)
        yield HistoryChange(kind=APPROVED, date=day, who=who, recorded=True)
    for correction in meeting.corrections:
        yield HistoryChange(
            kind=CORRECTED,
            date=correction.on.isoformat(),
            who=correction.by or "",
            names=(RECORD, correction.where),
            before=correction.was,
            after=correction.now,
            recorded=True,
        )


def _recorded_moves(event: Event) -> Iterator[HistoryChange]:
    for move in event.moved:
        yield HistoryChange(
            kind=MOVED,
            date=move.on.isoformat(),
            before=move.was.isoformat() if move.was else "",
            after=move.now.isoformat() if move.now else "",
            recorded=True,
        )
