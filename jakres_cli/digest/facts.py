"""Which words tell which kind of difference: the table of contents of a digest."""

from __future__ import annotations

from jakres_cli.digest import events, files, follow_ups, meetings, registers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from jakres_cli.changes.change import Change
    from jakres_cli.digest.speaker import Speaker
    from jakres_cli.model.message import Message

    Fact = Callable[[Change, Speaker], Message]


def change_fact(change: Change, speaker: Speaker) -> Message:
    """Return what changed, in words that stand below what it is about."""
    return FACTS[change.kind](change, speaker)


def _one_of_them(change: Change, speaker: Speaker) -> Message:
    return meetings.people([change], speaker)


FACTS: dict[str, Fact] = {
    "follow-up-added": follow_ups.added,
    "follow-up-removed": follow_ups.removed,
    "follow-up-renamed": follow_ups.renamed,
    "follow-up-changed": follow_ups.promised,
    "follow-up-done": follow_ups.done,
    "follow-up-reported": follow_ups.status,
    "follow-up-in-progress": follow_ups.status,
    "follow-up-dropped": follow_ups.status,
    "follow-up-reopened": follow_ups.status,
    "follow-up-superseded": follow_ups.superseded,
    "follow-up-not-superseded": follow_ups.status,
    "follow-up-owner-status": follow_ups.owner_status,
    "follow-up-handed-over": follow_ups.handed_over,
    "follow-up-postponed": follow_ups.postponed,
    "follow-up-brought-forward": follow_ups.brought_forward,
    "follow-up-due-set": follow_ups.due,
    "follow-up-due-removed": follow_ups.due,
    "follow-up-due-changed": follow_ups.due,
    "follow-up-moved-along": follow_ups.moved_along,
    "extension-asked": follow_ups.extension,
    "extension-asked-anew": follow_ups.extension,
    "extension-answered": follow_ups.extension,
    "evidence-added": follow_ups.evidence,
    "evidence-removed": follow_ups.evidence,
    "progress-added": follow_ups.report,
    "progress-removed": follow_ups.report_removed,
    "progress-rewritten": follow_ups.report_rewritten,
    "progress-moved": follow_ups.report_moved,
    "meeting-added": meetings.added,
    "meeting-removed": meetings.removed,
    "meeting-renamed": meetings.renamed,
    "meeting-held": meetings.record_form,
    "meeting-unheld": meetings.record_form,
    "meeting-cancelled": meetings.record_form,
    "meeting-uncancelled": meetings.record_form,
    "meeting-record-changed": meetings.record_form,
    "meeting-changed": meetings.field,
    "attendee-added": _one_of_them,
    "attendee-removed": _one_of_them,
    "attendee-changed": _one_of_them,
    "agenda-added": meetings.agenda,
    "agenda-removed": meetings.agenda,
    "agenda-changed": meetings.agenda,
    "document-added": meetings.document,
    "document-removed": meetings.document,
    "document-changed": meetings.document,
    "decision-added": meetings.decision,
    "decision-removed": meetings.decision,
    "decision-changed": meetings.decision_changed,
    "minutes-approved": meetings.approved,
    "approval-withdrawn": meetings.approval_withdrawn,
    "approval-changed": meetings.approval,
    "correction-added": meetings.correction,
    "correction-removed": meetings.correction,
    "sealed-text-changed": meetings.sealed_text,
    "seal-changed": meetings.seal,
    "seal-broken": meetings.seal,
    "seal-mended": meetings.seal,
    "prose-changed": meetings.prose,
    "visibility-opened": meetings.visibility,
    "visibility-narrowed": meetings.visibility,
    "accept-added": meetings.accepted,
    "accept-removed": meetings.accepted,
    "not-stated-added": meetings.not_stated,
    "not-stated-removed": meetings.not_stated,
    "event-added": events.added,
    "event-removed": events.removed,
    "event-renamed": meetings.renamed,
    "event-status": events.status,
    "event-moved": events.moved,
    "event-move-noted": events.move,
    "event-move-removed": events.move,
    "event-changed": events.field,
    "session-added": events.item,
    "session-removed": events.item,
    "session-changed": events.item,
    "group-added": events.item,
    "group-removed": events.item,
    "group-changed": events.item,
    "proposal-added": events.proposal,
    "proposal-removed": events.proposal,
    "proposal-changed": events.field,
    "topic-added": events.topic,
    "topic-removed": events.topic,
    "working-group-added": events.added,
    "working-group-removed": events.removed,
    "working-group-renamed": meetings.renamed,
    "working-group-status": events.status,
    "working-group-changed": events.field,
    "member-added": events.item,
    "member-removed": events.item,
    "member-changed": events.item,
    "series-added": events.added,
    "series-removed": events.removed,
    "series-renamed": meetings.renamed,
    "series-changed": events.field,
    "agency-added": registers.entry,
    "agency-removed": registers.entry,
    "agency-changed": registers.entry,
    "agency-renamed": registers.agency_renamed,
    "alias-added": registers.alias,
    "alias-removed": registers.alias,
    "alias-moved": registers.alias,
    "post-added": registers.entry,
    "post-removed": registers.entry,
    "post-changed": registers.entry,
    "person-added": registers.entry,
    "person-removed": registers.entry,
    "person-changed": registers.entry,
    "settings-added": files.file_change,
    "settings-removed": files.file_change,
    "settings-changed": registers.setting,
    "pillar-added": registers.entry,
    "pillar-removed": registers.entry,
    "pillar-changed": registers.entry,
    "other-field-changed": registers.other_field,
    **{
        f"{kind}-{how}": files.file_change
        for kind in ("attachment", "template", "workflow", "stray-file", "other-file")
        for how in ("added", "removed", "changed", "renamed")
    },
    "record-unreadable": files.wholeness,
    "record-readable": files.wholeness,
    "record-unread": files.wholeness,
    "hidden-characters-added": files.characters,
    "hidden-characters-removed": files.characters,
    "no-content-change": files.same,
}
