"""A history as a report and as JSON, each change in words."""

from __future__ import annotations

from jakres_cli.changes import history_change as kinds
from jakres_cli.changes.versions import PROGRESS, PROPOSAL, PROSE, UNREADABLE
from jakres_cli.model.follow_up import Progress
from jakres_cli.model.message import Message
from jakres_cli.model.source import SHORT_ID
from jakres_cli.output.follow_up import entry_words
from jakres_cli.output.json_output import value_json
from jakres_cli.output.report import Report, ReportColumn, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.changes.history_change import HistoryChange
    from jakres_cli.changes.history_facts import Fact
    from jakres_cli.changes.subject import Subject
    from jakres_cli.locale import Catalogue

_WORDING = frozenset({"what", "quote", "text", "title", "name", "reason"})
"""Fields that hold sentences: of these one says that they were corrected."""
_NOT_SAID = frozenset({"item", "path", "line", "meeting"})
"""Where an entry stands isn't part of what it says."""


def history_report(subject: Subject, changes: Iterable[HistoryChange], t: Catalogue) -> Report:
    """Return the report of ``jakres history``, oldest change first."""
    return Report(
        title=subject.title,
        sections=(
            Section(
                columns=(
                    ReportColumn(title=t(Message("DATE"))),
                    ReportColumn(title=t(Message("WHO"))),
                    ReportColumn(title=t(Message("COMMIT"))),
                    ReportColumn(title=t(Message("CHANGE")), wide=True),
                ),
                rows=tuple(
                    (one.date[:10], one.who, _commit(one, t), change_words(one, subject, t))
                    for one in changes
                ),
                empty=t(Message("Nothing is known of its past.")),
            ),
        ),
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
                "date": one.date or None,
                "who": one.who or None,
                "commit": one.commit,
                "committed": None if one.told else one.commit is not None,
                "kind": one.kind,
                "field": _field(one.fact),
                "before": _json(one, one.before),
                "after": _json(one, one.after),
                "message": change_words(one, subject, t),
            }
            for one in changes
        ],
    }


def change_words(one: HistoryChange, subject: Subject, t: Catalogue) -> str:
    """Return the change as a sentence without a stop."""
    if one.fact[:1] == (PROGRESS,):
        return _entry_words(one, t)
    return t(_message(one, subject))


def _message(one: HistoryChange, subject: Subject) -> Message:
    before, after = _text(one.before), _text(one.after)
    field = _field(one.fact) or ""
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
        kinds.MOVED: Message("moved from {before} to {after}", before=before, after=after),
    }.get(one.kind)
    if plain is not None:
        return plain
    if one.kind == UNREADABLE:
        path = one.fact[-1]
        if one.after is None:
            return Message("{path} can be read again", path=path)
        return Message("{path}: {reason}", path=path, reason=one.after)
    return _field_words(one, field, before, after)


def _field_words(one: HistoryChange, field: str, before: str, after: str) -> Message:
    if one.fact == PROSE:
        return Message("the prose was changed")
    if isinstance(one.before or (), tuple) and isinstance(one.after or (), tuple):
        return _list_words(field, _list(one.before), _list(one.after))
    if one.before is None:
        return Message("{field} added: {after}", field=field, after=after)
    if one.after is None:
        return Message("{field} removed, it was {before}", field=field, before=before)
    if one.fact[-1] in _WORDING:
        return _corrected(field, before, after)
    return Message(
        "{field} changed from {before} to {after}", field=field, before=before, after=after
    )


def _list_words(field: str, before: list[str], after: list[str]) -> Message:
    added = ", ".join(one for one in after if one not in before)
    removed = ", ".join(one for one in before if one not in after)
    if added and removed:
        return Message(
            "{field}: {added} added, {removed} removed", field=field, added=added, removed=removed
        )
    if added:
        return Message("{field}: {added} added", field=field, added=added)
    if removed:
        return Message("{field}: {removed} removed", field=field, removed=removed)
    return Message("{field} put into another order", field=field)


def _entry_words(one: HistoryChange, t: Catalogue) -> str:
    entry = one.after or one.before
    assert isinstance(entry, Progress)  # noqa: S101  every fact about progress is one
    said = "; ".join(
        [*map(t, entry_words(entry)), *([" ".join(entry.note.split())] if entry.note else [])]
    )
    day = entry.date.isoformat()
    if one.told:
        return said
    if one.after is None:
        return t(
            Message(
                "progress entry of {day} by {by} removed: {said}", day=day, by=entry.by, said=said
            )
        )
    if one.before is None:
        return t(
            Message("progress entry of {day} by {by}: {said}", day=day, by=entry.by, said=said)
        )
    return t(
        Message(
            "progress entry of {day} by {by} rewritten: {said}", day=day, by=entry.by, said=said
        )
    )


def _corrected(field: str, before: str, after: str) -> Message:
    return Message(
        "{field} corrected from “{before}” to “{after}”", field=field, before=before, after=after
    )


def _commit(one: HistoryChange, t: Catalogue) -> str:
    if one.commit:
        return one.commit[:SHORT_ID]
    return "" if one.told else t(Message("not committed"))


def _field(fact: Fact) -> str | None:
    """Return what a fact is about as people write it: due, minutes/status, follow-ups/peta/due."""
    if fact[:1] == (PROGRESS,):
        return None
    at = ("proposals",) if fact[:1] == (PROPOSAL,) else ()
    return "/".join((*at, *fact[1:])) or None


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str) else ""


def _list(value: object) -> list[str]:
    return list(value) if isinstance(value, tuple) else []


def _json(one: HistoryChange, value: object) -> object:
    if isinstance(value, Progress):
        return {name: it for name, it in value_json(value).items() if name not in _NOT_SAID}  # type: ignore[attr-defined]
    if one.fact == PROSE or not isinstance(value, str | tuple):
        return None
    return value_json(value)
