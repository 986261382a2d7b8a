"""A history as a report and as JSON, each change in words."""

from __future__ import annotations

from jakres_cli.changes import history as kinds
from jakres_cli.changes.history import gives_more_time
from jakres_cli.changes.versions import PROGRESS, PROPOSAL, PROSE_OF_RECORD, UNREADABLE
from jakres_cli.model.base import Message
from jakres_cli.model.meeting import Progress
from jakres_cli.model.source import SHORT_ID
from jakres_cli.output import Report, Section, list_section
from jakres_cli.output.follow_up import entry_words
from jakres_cli.output.json_output import fields_json, value_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.changes.facts import Names
    from jakres_cli.changes.history import HistoryChange
    from jakres_cli.changes.subject import Subject
    from jakres_cli.changes.versions import Told
    from jakres_cli.locale import Catalogue

_WORDING = frozenset({"what", "quote", "text", "title", "name", "reason"})
"""Fields that hold sentences: of these one says that they were corrected."""
_PLACE = frozenset({"item", "path", "line", "meeting"})
"""Where an entry stands isn't part of what it says."""


def history_report(subject: Subject, changes: Iterable[HistoryChange], t: Catalogue) -> Report:
    """Return the report of ``jakres history``, oldest change first.

    What only git knows of a due that was rewritten in the minutes stands before all others.
    """
    changes = [*changes]
    first = [change for change in changes if gives_more_time(change)]
    return Report(
        title=subject.title,
        sections=(
            *((_section(first, subject, t, t(Message("Look at this first"))),) if first else ()),
            _section(changes, subject, t),
        ),
    )


def _section(
    changes: Iterable[HistoryChange], subject: Subject, t: Catalogue, title: str | None = None
) -> Section:
    return list_section(
        changes,
        [
            (Message("DATE"), lambda change: change.date[:10]),
            (Message("WHO"), lambda change: change.who),
            (Message("COMMIT"), lambda change: _commit(change, t)),
            (Message("CHANGE"), lambda change: change_words(change, subject, t)),
        ],
        t,
        title=title,
        empty=t(Message("Nothing is known of its past.")),
    )


def history_json(
    subject: Subject, changes: Iterable[HistoryChange], t: Catalogue
) -> dict[str, object]:
    """Return what belongs into ``jakres.history/1``."""
    return {
        "ref": subject.ref,
        "kind": subject.kind,
        "items": [
            {
                "date": change.date or None,
                "who": change.who or None,
                "commit": change.commit,
                "committed": None if change.recorded else change.commit is not None,
                "kind": change.kind,
                "field": _field(change.names),
                "before": _json(change, change.before),
                "after": _json(change, change.after),
                "message": change_words(change, subject, t),
                "warning": gives_more_time(change),
            }
            for change in changes
        ],
    }


def change_words(change: HistoryChange, subject: Subject, t: Catalogue) -> str:
    """Return the change as a sentence without a stop."""
    entry = change.after or change.before
    if isinstance(entry, Progress):
        return _entry_words(change, entry, t)
    return t(_message(change, subject))


def _message(change: HistoryChange, subject: Subject) -> Message:
    before, after = _text(change.before), _text(change.after)
    field = _field(change.names) or ""
    plain = {
        kinds.CREATED: Message("promised: {what}", what=after)
        if subject.kind == "follow-up"
        else Message("created"),
        kinds.REMOVED: Message("removed"),
        kinds.RENAMED: Message("renamed from {before}", before=before),
        kinds.FORM: Message("only the form was changed, not what it says"),
        kinds.ADDED: Message("{field} added", field=field),
        kinds.DROPPED: Message("{field} removed", field=field),
        kinds.HELD: Message("the meeting"),
        kinds.APPROVED: Message("approved"),
        kinds.CORRECTED: _corrected(field, before, after),
        kinds.MOVED: Message(
            "moved from {before} to {after}", before=before or "–", after=after or "–"
        ),
    }.get(change.kind)
    if plain is not None:
        return plain
    if change.kind == UNREADABLE:
        path = change.names[-1]
        if change.after is None:
            return Message("{path} can be read again", path=path)
        return Message("{path}: {reason}", path=path, reason=change.after)
    return _field_words(change, field, before, after)


def _field_words(change: HistoryChange, field: str, before: str, after: str) -> Message:
    if change.names == PROSE_OF_RECORD:
        return Message("the prose was changed")
    old, new = change.before or (), change.after or ()
    if isinstance(old, tuple) and isinstance(new, tuple):
        return _list_words(field, old, new)
    if change.before is None:
        return Message("{field} added: {after}", field=field, after=after)
    if change.after is None:
        return Message("{field} removed, it was {before}", field=field, before=before)
    if change.names[-1] in _WORDING:
        return _corrected(field, before, after)
    return Message(
        "{field} changed from {before} to {after}", field=field, before=before, after=after
    )


def _list_words(field: str, before: tuple[str, ...], after: tuple[str, ...]) -> Message:
    added = ", ".join(word for word in after if word not in before)
    removed = ", ".join(word for word in before if word not in after)
    if added and removed:
        return Message(
            "{field}: {added} added, {removed} removed", field=field, added=added, removed=removed
        )
    if added:
        return Message("{field}: {added} added", field=field, added=added)
    if removed:
        return Message("{field}: {removed} removed", field=field, removed=removed)
    return Message("{field} put into another order", field=field)


def _entry_words(change: HistoryChange, entry: Progress, t: Catalogue) -> str:
    note = [" ".join(entry.note.split())] if entry.note else []
    words = "; ".join([*map(t, entry_words(entry)), *note])
    if change.recorded:
        return words
    facts = {"day": entry.date.isoformat(), "by": entry.by, "words": words}
    if change.after is None:
        return t(Message("progress entry of {day} by {by} removed: {words}", **facts))
    if change.before is None:
        return t(Message("progress entry of {day} by {by}: {words}", **facts))
    return t(Message("progress entry of {day} by {by} rewritten: {words}", **facts))


def _corrected(field: str, before: str, after: str) -> Message:
    return Message(
        "{field} corrected from “{before}” to “{after}”", field=field, before=before, after=after
    )


def _commit(change: HistoryChange, t: Catalogue) -> str:
    if change.commit:
        return change.commit[:SHORT_ID]
    return "" if change.recorded else t(Message("not committed"))


def _field(names: Names) -> str | None:
    """Return what a fact is about as people write it: due, minutes/status, follow-ups/peta/due."""
    if names[:1] == (PROGRESS,):
        return None
    at = ("proposals",) if names[:1] == (PROPOSAL,) else ()
    return "/".join((*at, *names[1:])) or None


def _text(value: Told | None) -> str:
    return " ".join(str(value).split()) if isinstance(value, str) else ""


def _json(change: HistoryChange, value: Told | None) -> object:
    if isinstance(value, Progress):
        return {name: given for name, given in fields_json(value).items() if name not in _PLACE}
    if change.names == PROSE_OF_RECORD or not isinstance(value, str | tuple):
        return None
    return value_json(value)
