"""The story of a follow-up or record: each change that commits made to it, and what it tells."""

from __future__ import annotations

from jakres_cli.changes.history_change import (
    ADDED,
    CREATED,
    DROPPED,
    FIELD,
    FORM,
    REMOVED,
    RENAMED,
    HistoryChange,
)
from jakres_cli.changes.history_facts import THERE, fact_differences
from jakres_cli.changes.recorded_changes import recorded_changes
from jakres_cli.changes.subject import stem_of
from jakres_cli.changes.versions import PROPOSAL, RECORD, subject_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.changes.history_facts import Fact, Facts
    from jakres_cli.changes.subject import Subject
    from jakres_cli.changes.versions import VersionReader
    from jakres_cli.model.source import Commit, FileChange


_FORMER = RECORD, "former"


def history_of(reading: VersionReader, commits: Iterable[Commit]) -> Iterator[HistoryChange]:
    """Yield every change that ``commits``, oldest first, made to the subject."""
    for commit in commits:
        parents = zip(*(one.before for one in commit.changes), strict=True)
        befores = [_together(reading, files) for files in parents]
        after = _together(reading, ((one.path, one.id) for one in commit.changes))
        if commit.cut:
            yield from recorded_changes(reading, commit, after)
        else:
            yield from _changes(reading.subject, commit, befores, after)


def earlier_name(reading: VersionReader, commits: Iterable[Commit]) -> str | None:
    """Return what the subject was called in its file before its name was changed, if it was."""
    subject = reading.subject
    for commit in commits:
        for change in commit.changes:
            if subject.names and change.path in subject.paths:
                was = reading.items(*change.before[0])
                now = reading.items(change.path, change.id)
                name = _same_thing(subject, was, now)
                if name is not None:
                    return name
    return None


def _together(reading: VersionReader, files: Iterable[tuple[str, str | None]]) -> Facts:
    found: Facts = {}
    for path, name in files:
        found |= reading.facts(path, name)
    return found


def _changes(
    subject: Subject, commit: Commit, befores: list[Facts], after: Facts
) -> Iterator[HistoryChange]:
    moved = _moved(subject, commit.changes)
    if moved is not None:
        yield _by(commit, RENAMED, (), *moved)
    quiet = moved is None and len(befores) == 1 and not subject.names
    for fact, was, now in fact_differences(befores, after):
        quiet = False
        kind = _kind(fact, was, now)
        if kind in {CREATED, REMOVED}:
            yield _by(commit, kind, fact, subject_words(befores[0]), subject_words(after))
        elif moved is None or fact != _FORMER:
            yield _by(commit, kind, fact, was, now)
    if quiet:
        yield _by(commit, FORM)


def _by(
    commit: Commit, kind: str, fact: Fact = (), before: object = None, after: object = None
) -> HistoryChange:
    return HistoryChange(
        kind=kind,
        date=commit.date,
        who=commit.author,
        commit=commit.id or None,
        fact=fact,
        before=before,
        after=after,
    )


def _kind(fact: Fact, was: object, now: object) -> str:
    if now is THERE:
        return CREATED if fact == (RECORD,) else ADDED
    if was is THERE:
        return REMOVED if fact == (RECORD,) else DROPPED
    return FIELD if fact[0] in {RECORD, PROPOSAL} else fact[0]


def _moved(subject: Subject, changes: Iterable[FileChange]) -> tuple[str, str] | None:
    """Return what the subject's file was and is called, if the commit renamed it."""
    ours = [one for one in changes if one.path in subject.paths]
    gone = {path for one in ours for path, name in one.before if name} - {
        one.path for one in ours if one.id
    }
    new = {one.path for one in ours if one.id} - {
        path for one in ours for path, name in one.before if name
    }
    return (stem_of(min(gone)), stem_of(min(new))) if gone and new else None


def _same_thing(subject: Subject, was: dict[str, object], now: dict[str, object]) -> str | None:
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
