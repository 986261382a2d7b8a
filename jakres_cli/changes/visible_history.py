"""A history without what is confidential today, or was when it was changed."""

from __future__ import annotations

from jakres_cli.changes.versions import PROSE_OF_RECORD
from jakres_cli.model.base import Message
from jakres_cli.model.meeting import Progress
from jakres_cli.model.words import CONFIDENTIAL
from jakres_cli.query.openness import (
    hidden_texts,
    secret_names,
    visibility_in,
)
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.changes.facts import Names
    from jakres_cli.changes.history import HistoryChange
    from jakres_cli.changes.subject import Subject
    from jakres_cli.changes.versions import Told
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records

_ITEMS = frozenset({"decisions", "follow-ups", "documents", "updates"})
_VISIBILITY = "visibility"
_WHERE, _LIST_AND_ITEM = 2, 3


def is_confidential(subject: Subject, records: Records) -> bool:
    """Tell whether what the history is about is confidential."""
    return subject.ref in secret_names(records)


def visible_changes(
    changes: Iterable[HistoryChange], subject: Subject, records: Records
) -> tuple[HistoryChange, ...]:
    """Return those of ``changes`` that may be shown.

    What became of an item that is gone is not told: nobody can see any more how open it was.
    """
    kept = [*changes]
    hidden = _Hidden(records.meeting(subject.ref.partition("/")[0]), records)
    once = {
        change.names[:-1]
        for change in kept
        if change.names[-1:] == (_VISIBILITY,) and CONFIDENTIAL in (change.before, change.after)
    }
    return tuple(
        change
        for change in kept
        if not hidden.tells(change) and change.names[:_LIST_AND_ITEM] not in once
    )


class _Hidden:
    """What a history of something in a meeting, or of anything else, may not tell."""

    def __init__(self, meeting: Meeting | None, records: Records) -> None:
        self.texts = hidden_texts(meeting) if meeting else frozenset()
        self.secret = secret_names(records)
        self.open_items = set(_open_items(meeting)) if meeting else None

    def tells(self, change: HistoryChange) -> bool:
        """Tell whether ``change`` would show something confidential."""
        names = change.names
        return (
            any(self._is_hidden(told, names) for told in (change.before, change.after))
            or self._is_within_hidden(names)
            or not self.secret.isdisjoint(names)
        )

    def _is_hidden(self, told: Told | None, names: Names) -> bool:
        if isinstance(told, Progress):
            texts: tuple[str, ...] = (*told.evidence, told.note or "", told.reason or "")
            return told.visibility == CONFIDENTIAL or any(map(self._is_secret, texts))
        if names == PROSE_OF_RECORD or told is None or isinstance(told, Message):
            return False
        texts = told if isinstance(told, tuple) else (told,)
        whole_list = len(names) == _WHERE and names[1] in _ITEMS
        return any(self._is_secret(text) or (whole_list and CONFIDENTIAL in text) for text in texts)

    def _is_secret(self, text: str) -> bool:
        said = normalise_prose(text)
        return text in self.secret or any(hidden in said for hidden in self.texts)

    def _is_within_hidden(self, names: Names) -> bool:
        if len(names) == _WHERE:  # a correction says where in one word
            names = (names[0], *names[1].split("/"), "")
        if self.open_items is None or len(names) <= _LIST_AND_ITEM or names[1] not in _ITEMS:
            return False
        return (names[1], names[2]) not in self.open_items


def _open_items(meeting: Meeting) -> Iterable[tuple[str, str]]:
    for field, items in meeting.lists_of_items():
        for item in items:
            if visibility_in(item, meeting) != CONFIDENTIAL:
                yield field, item.id
    for document in meeting.documents:
        if visibility_in(document, meeting) != CONFIDENTIAL:
            yield "documents", document.file or document.url or document.title or ""
    for entry in meeting.updates:
        if visibility_in(entry, meeting) != CONFIDENTIAL:
            parts = (entry.item, entry.by, entry.owner)
            yield "updates", " ".join(part for part in parts if part)
