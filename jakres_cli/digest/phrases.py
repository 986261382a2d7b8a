"""Which words tell which kind of change, in which order, and what others tell already."""

from __future__ import annotations

from jakres_cli.changes.change import (
    ABOUT_FILES,
    AnyChange,
    DueChange,
    OwnersChange,
    SealedTextChange,
    StatusChange,
)
from jakres_cli.digest import events, files, follow_ups, meetings, registers
from jakres_cli.model.base import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from jakres_cli.digest.speaker import Speaker

    # a kind decides which class its changes have, and with it what its phrase takes
    Phrase = Callable[[Any, Speaker], Message]
    _Fact = tuple[str, str, str]
    """The kind of a change, what changed, and the field or piece of evidence."""


def _always(sentence: Message) -> Phrase:
    return lambda _change, _speaker: sentence


_PHRASES: tuple[tuple[Phrase, str], ...] = (
    (follow_ups.added, "follow-up-added"),
    (follow_ups.removed, "follow-up-removed"),
    (follow_ups.renamed, "follow-up-renamed"),
    (follow_ups.promised, "follow-up-changed"),
    (follow_ups.done, "follow-up-done"),
    (follow_ups.status, "follow-up-reported follow-up-in-progress follow-up-dropped"),
    (follow_ups.status, "follow-up-reopened follow-up-not-superseded"),
    (follow_ups.superseded, "follow-up-superseded"),
    (follow_ups.owner_status, "follow-up-owner-status"),
    (follow_ups.handed_over, "follow-up-handed-over"),
    (follow_ups.answered_by, "follow-up-answered-by"),
    (follow_ups.due, "follow-up-postponed follow-up-brought-forward"),
    (follow_ups.due, "follow-up-due-set follow-up-due-removed follow-up-due-changed"),
    (follow_ups.moved_along, "follow-up-moved-along"),
    (follow_ups.extension, "extension-asked extension-asked-anew"),
    (follow_ups.extension_answered, "extension-answered"),
    (follow_ups.evidence, "evidence-added evidence-removed"),
    (follow_ups.report_added, "progress-added"),
    (follow_ups.report_removed, "progress-removed"),
    (follow_ups.report_rewritten, "progress-rewritten"),
    (_always(Message("a report was moved to another file and says the same")), "progress-moved"),
    (meetings.added, "meeting-added"),
    (meetings.removed, "meeting-removed"),
    (_always(Message("was held: the minutes are written")), "meeting-held"),
    (_always(Message("is a planned meeting again, no longer minutes")), "meeting-unheld"),
    (_always(Message("was cancelled")), "meeting-cancelled"),
    (meetings.record_form, "meeting-uncancelled meeting-record-changed"),
    (meetings.field, "meeting-changed"),
    (meetings.person, "attendee-added attendee-removed attendee-changed"),
    (meetings.listed, "agenda-added agenda-removed agenda-changed"),
    (meetings.listed, "document-added document-removed document-changed"),
    (meetings.decision, "decision-added decision-removed"),
    (meetings.decision_changed, "decision-changed"),
    (meetings.approved, "minutes-approved"),
    (
        _always(Message("the approval was taken back: the minutes are a draft again")),
        "approval-withdrawn",
    ),
    (meetings.approval, "approval-changed"),
    (meetings.correction, "correction-added correction-removed"),
    (meetings.sealed_text, "sealed-text-changed"),
    (meetings.seal, "seal-changed"),
    (_always(Message("sealed anew with the number that they got")), "seal-numbered"),
    (_always(Message("the seal no longer fits the text")), "seal-broken"),
    (_always(Message("the seal fits the text again")), "seal-mended"),
    (meetings.prose, "prose-changed"),
    (meetings.visibility, "visibility-opened visibility-narrowed"),
    (meetings.accepted, "accept-added accept-removed"),
    (meetings.not_stated, "not-stated-added not-stated-removed"),
    (meetings.renamed, "meeting-renamed event-renamed working-group-renamed series-renamed"),
    (events.added, "event-added working-group-added series-added"),
    (
        _always(Message("the record was removed")),
        "event-removed working-group-removed series-removed",
    ),
    (events.field, "event-changed working-group-changed series-changed proposal-changed"),
    (events.status, "event-status working-group-status"),
    (events.moved, "event-moved"),
    (events.move, "event-move-noted event-move-removed"),
    (events.item, "session-added session-removed session-changed"),
    (events.item, "group-added group-removed group-changed"),
    (events.item, "member-added member-removed member-changed"),
    (events.proposal, "proposal-added proposal-removed"),
    (events.topic, "topic-added topic-removed"),
    (registers.entry, "agency-added agency-removed post-added post-removed"),
    (registers.entry, "person-added person-removed pillar-added pillar-removed"),
    (registers.entry_field, "agency-changed post-changed person-changed pillar-changed"),
    (registers.agency_renamed, "agency-renamed"),
    (registers.alias, "alias-added alias-removed"),
    (registers.alias_moved, "alias-moved"),
    (registers.settings_file, "settings-added settings-removed"),
    (registers.setting, "settings-changed"),
    (registers.other_field, "other-field-changed"),
    *(
        (files.file_change, f"{kind}-added {kind}-removed {kind}-changed {kind}-renamed")
        for kind in ABOUT_FILES
    ),
    (files.unreadable, "record-unreadable"),
    (files.readable, "record-readable"),
    (files.unread, "record-unread"),
    (files.characters, "hidden-characters-added hidden-characters-removed"),
    (files.same, "no-content-change"),
)
PHRASES = {kind: words for words, kinds in _PHRASES for kind in kinds.split()}
"""The phrase of every kind of change."""
FIRST = frozenset(
    {
        "correction-added",
        "event-added",
        "event-moved",
        "event-status",
        "meeting-added",
        "meeting-cancelled",
        "meeting-held",
        "meeting-removed",
        "minutes-approved",
    }
)
"""What a record begins with; then come its follow-ups, then the rest, its text last."""
_URGENT = (
    "record-",
    "hidden-characters-",
    "sealed-text-",
    "seal-",
    "approval-",
    "correction-",
    "meeting-removed",
    "follow-up-removed",
    "decision-removed",
    "progress-",
    "evidence-",
    "attachment-",
    "follow-up-",
    "decision-",
    "alias-",
    "visibility-",
    "accept-",
    "not-stated-",
)
"""The beginnings of kinds that reviewers miss, the worst first; all others follow."""
SAME = "no-content-change"
_ON_FOLLOW_UPS = ("follow-up-", "extension-", "evidence-", "progress-")
_QUIET = frozenset({"seal-changed", "sealed-text-changed"})
"""What corrections tell, if there are any; shown only as a warning."""


def phrase(change: AnyChange, speaker: Speaker) -> Message:
    """Return what changed, in words that stand below what it is about."""
    return PHRASES[change.kind](change, speaker)


def drop_repeats(changes: Iterable[AnyChange]) -> list[AnyChange]:
    """Return ``changes`` without those that a reader learns from another one."""
    changes = list(changes)
    implied = {fact for change in changes for fact in _implied(change)}
    return [
        change
        for change in changes
        if _fact(change) not in implied and (change.warning or change.kind not in _QUIET)
    ]


def concerns_follow_up(change: AnyChange) -> bool:
    """Tell whether a change is one of a follow-up rather than of the record that it stands in."""
    if change.kind.startswith("visibility-"):
        return "/" in change.ref
    return change.kind.startswith(_ON_FOLLOW_UPS)


def _implied(change: AnyChange) -> Iterable[_Fact]:
    """Yield what else is told by ``change``."""
    ref = change.ref
    if isinstance(change, DueChange) and change.in_text:
        yield "follow-up-changed", ref, "due"
    elif isinstance(change, OwnersChange) and change.in_text:
        yield "follow-up-changed", ref, "owners"
    elif isinstance(change, StatusChange) and change.kind == "follow-up-done":
        yield from (("evidence-added", ref, name) for name in change.evidence)
    elif change.kind in {"progress-removed", "progress-rewritten"}:
        yield from (("evidence-removed", ref, name) for name in change.gone.evidence)
    elif isinstance(change, SealedTextChange):
        if change.warning:
            yield "seal-broken", ref, "minutes/seal"
        for name in {*change.new} - {*change.unexplained}:  # corrections say what changed in them
            prose = name == "prose"
            yield ("prose-changed", ref, "") if prose else ("meeting-changed", ref, name)
    elif change.kind == "event-moved":
        yield "event-move-noted", ref, "moved"


def _fact(change: AnyChange) -> _Fact:
    name = change.either if change.kind.startswith("evidence-") else change.field
    return change.kind, change.ref, name


def urgency(change: AnyChange) -> int:
    """Return how soon a warning is told, the soonest being the lowest."""
    return next(
        (at for at, begin in enumerate(_URGENT) if change.kind.startswith(begin)), len(_URGENT)
    )
