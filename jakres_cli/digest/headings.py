"""What the records and registers are called that changes stand under."""

from __future__ import annotations

from jakres_cli.changes import change as kinds
from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.change import About
    from jakres_cli.digest.speaker import Speaker

SHARED = {
    kinds.AGENCIES: Message("Register of agencies"),
    kinds.PEOPLE: Message("Register of posts and people"),
    kinds.SETTINGS: Message("Settings (jakres.yaml)"),
    kinds.TEMPLATE: Message("Templates"),
    kinds.WORKFLOW: Message("Automation and git’s own files"),
    kinds.ATTACHMENT: Message("Attachments"),
    kinds.STRAY: Message("Files that are no records"),
    kinds.OTHER: Message("Other files"),
}
"""Headings that all changes of a kind stand under."""
_GROUPS = {
    kinds.EVENT: "events",
    kinds.WORKING_GROUP: "working_groups",
    kinds.SERIES: "series",
}


def heading(about: About, speaker: Speaker) -> Message:
    """Return what the record is called that a change is about: as it is, else as it was."""
    if about.kind in SHARED:
        return SHARED[about.kind]
    if about.kind == kinds.MEETING:
        now, then = speaker.now.records.meetings, speaker.then.records.meetings
        gone = about.id not in now and about.old_id in then
        voice, name = (speaker.then, about.old_id) if gone else (speaker.now, about.id)
        return Message("{meeting}", meeting=voice.record(name))
    title = _title(about, speaker)
    if about.kind == kinds.EVENT:
        return Message("Event: {title}", title=title)
    if about.kind == kinds.WORKING_GROUP:
        return Message("Working group: {title}", title=title)
    return Message("Series of meetings: {title}", title=title)


def _title(about: About, speaker: Speaker) -> str:
    group = _GROUPS[about.kind]
    for voice, name in ((speaker.now, about.id), (speaker.then, about.old_id or about.id)):
        found = getattr(voice.records, group).get(name)
        if found is not None:
            title: str = found.title.in_language(speaker.t.lang)
            return title
    return about.id
