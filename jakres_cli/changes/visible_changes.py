"""The differences between two states without what is confidential in either of them."""

from __future__ import annotations

from datetime import date

from jakres_cli.changes.change import ProseChange, StatusChange
from jakres_cli.model.base import Value, replace_fields, set_fields
from jakres_cli.model.event import Event, WorkingGroup
from jakres_cli.model.meeting import Meeting, Progress
from jakres_cli.model.words import CONFIDENTIAL
from jakres_cli.query.openness import hidden_texts, report_visibility, secret_names
from jakres_cli.query.standing import Ledger
from jakres_cli.query.visible import VisibleLedger
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.changes.change import AnyChange
    from jakres_cli.model.records import Records

_WHOLE = (Meeting, Event, WorkingGroup)
"""Records that a change carries as a whole: how open they are, their names say."""


class SortedChanges(Value):
    """Changes that may be shown, and those that are ``withheld``."""

    shown: list[AnyChange]
    withheld: list[AnyChange]


def sort_changes(changes: Iterable[AnyChange], *states: Records) -> SortedChanges:
    """Return ``changes`` between ``states``, those apart that tell something confidential."""
    secrets = _Secrets(states)
    shown: list[AnyChange] = []
    withheld: list[AnyChange] = []
    for change in changes:
        if secrets.are_told_by(change):
            withheld.append(change)
        else:
            shown.append(secrets.without_parts(secrets.without_reasons(change)))
    return SortedChanges(shown=shown, withheld=withheld)


class _Secrets:
    """What is confidential in one of several states: names, words of items, what was reported."""

    def __init__(self, states: Iterable[Records]) -> None:
        known = [*states]
        ledgers = [VisibleLedger(Ledger(records, date.max)) for records in known]
        self.visible = [ledger.records for ledger in ledgers]
        self.names = frozenset[str]().union(*map(secret_names, known))
        meetings = [meeting for records in known for meeting in records.meetings.values()]
        self.texts = {meeting.id: frozenset[str]() for meeting in meetings}
        for meeting in meetings:
            self.texts[meeting.id] |= hidden_texts(meeting)
        self.reported = {text for records in known for text in _reported(records)}

    def are_told_by(self, change: AnyChange) -> bool:
        """Tell whether ``change`` is one of something confidential, or would tell its words."""
        about = change.about
        if not self.names.isdisjoint((change.ref, about.id, about.old_id)):
            return True
        texts = self.texts.get(about.id, frozenset()) | self.texts.get(about.old_id, frozenset())
        if isinstance(change, ProseChange):
            return bool(texts)
        return any(self._is_told(value, texts) for value in (change.before, change.after))

    def without_reasons(self, change: AnyChange) -> AnyChange:
        """Return ``change`` without what only a confidential report says of it."""
        reason = getattr(change, "reason", None)
        if reason in self.reported:
            change = replace_fields(change, reason=None)
        if not isinstance(change, StatusChange):
            return change
        evidence = tuple(each for each in change.evidence if each not in self.reported)
        return replace_fields(change, evidence=evidence)

    def without_parts(self, change: AnyChange) -> AnyChange:
        """Return ``change``, of the records that it carries as a whole only what may be shown."""
        older, newer = self.visible[0], self.visible[-1]
        return replace_fields(
            change, before=_reduced(change.before, older), after=_reduced(change.after, newer)
        )

    def _is_told(self, value: object, texts: frozenset[str]) -> bool:
        if isinstance(value, str):
            said = normalise_prose(value)
            secret = value in self.names or value in self.reported
            return secret or any(text in said for text in texts)
        if isinstance(value, tuple):
            return any(self._is_told(each, texts) for each in value)
        if not isinstance(value, Value) or isinstance(value, _WHOLE):
            return False
        if isinstance(value, Progress) and value.meeting in self.names:
            return True
        if getattr(value, "visibility", None) == CONFIDENTIAL:
            return True
        return any(self._is_told(each, texts) for each in set_fields(value).values())


def _reduced(value: object, visible: Records) -> object:
    if isinstance(value, Meeting):
        return visible.meetings.get(value.id)
    if isinstance(value, Event):
        return visible.events.get(value.id)
    return visible.working_groups.get(value.id) if isinstance(value, WorkingGroup) else value


def _reported(records: Records) -> Iterator[str]:
    """Yield what only confidential reports say: their reasons, evidence and notes."""
    for entries in records.progress.values():
        for entry in entries:
            if report_visibility(entry, records) == CONFIDENTIAL:
                yield from filter(None, (entry.reason, entry.note, *entry.evidence))
