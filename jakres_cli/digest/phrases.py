"""Which words tell which kind of change: the table of contents of a digest."""

from __future__ import annotations

from jakres_cli.changes.change import ABOUT_FILES
from jakres_cli.digest import events, files, follow_ups, meetings, minutes, registers, reports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from jakres_cli.changes.change import AnyChange
    from jakres_cli.digest.speaker import Speaker
    from jakres_cli.model.message import Message

    # a kind decides which class its changes have, and with it what its phrase takes
    Phrase = Callable[[Any, Speaker], Message]


def phrase(change: AnyChange, speaker: Speaker) -> Message:
    """Return what changed, in words that stand below what it is about."""
    return PHRASES[change.kind](change, speaker)


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
    (follow_ups.due, "follow-up-postponed follow-up-brought-forward"),
    (follow_ups.due, "follow-up-due-set follow-up-due-removed follow-up-due-changed"),
    (follow_ups.moved_along, "follow-up-moved-along"),
    (follow_ups.extension, "extension-asked extension-asked-anew"),
    (follow_ups.extension_answered, "extension-answered"),
    (follow_ups.evidence, "evidence-added evidence-removed"),
    (reports.added, "progress-added"),
    (reports.removed, "progress-removed"),
    (reports.rewritten, "progress-rewritten"),
    (reports.moved, "progress-moved"),
    (meetings.added, "meeting-added"),
    (meetings.removed, "meeting-removed"),
    (meetings.record_form, "meeting-held meeting-unheld meeting-record-changed"),
    (meetings.record_form, "meeting-cancelled meeting-uncancelled"),
    (meetings.field, "meeting-changed"),
    (meetings.person, "attendee-added attendee-removed attendee-changed"),
    (meetings.agenda, "agenda-added agenda-removed agenda-changed"),
    (meetings.document, "document-added document-removed document-changed"),
    (meetings.decision, "decision-added decision-removed"),
    (meetings.decision_changed, "decision-changed"),
    (minutes.approved, "minutes-approved"),
    (minutes.approval_withdrawn, "approval-withdrawn"),
    (minutes.approval, "approval-changed"),
    (minutes.correction, "correction-added correction-removed"),
    (minutes.sealed_text, "sealed-text-changed"),
    (minutes.seal, "seal-changed seal-broken seal-mended"),
    (meetings.prose, "prose-changed"),
    (meetings.visibility, "visibility-opened visibility-narrowed"),
    (meetings.accepted, "accept-added accept-removed"),
    (meetings.not_stated, "not-stated-added not-stated-removed"),
    (meetings.renamed, "meeting-renamed event-renamed working-group-renamed series-renamed"),
    (events.added, "event-added working-group-added series-added"),
    (events.removed, "event-removed working-group-removed series-removed"),
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
