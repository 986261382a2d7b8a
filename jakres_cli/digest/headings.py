"""What stands above the lines of a digest: how much changed, and the names of the records."""

from __future__ import annotations

from jakres_cli.changes import change as kinds
from jakres_cli.digest.repeats import SAME, concerns_follow_up
from jakres_cli.digest.speaker import join_parts
from jakres_cli.model.message import Message, Plural, join_messages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jakres_cli.changes.change import About, AnyChange
    from jakres_cli.digest.speaker import Speaker

    _Words = dict[str, Callable[[int], Message]]

SHARED = {
    kinds.AGENCIES: Message("Register of agencies"),
    kinds.PEOPLE: Message("Register of posts and people"),
    kinds.SETTINGS: Message("Settings (jakres.yaml)"),
    kinds.TEMPLATE: Message("Templates"),
    kinds.WORKFLOW: Message("Automation and git’s own files"),
    kinds.ATTACHMENT: Message("Attachments"),
    kinds.STRAY: Message("Files that are not records"),
    kinds.OTHER: Message("Other files"),
}
"""Headings that all changes of a kind stand under."""
_GROUPS = {
    kinds.EVENT: "events",
    kinds.WORKING_GROUP: "working_groups",
    kinds.SERIES: "series",
}
_FOLLOW_UPS: _Words = {
    "follow-up-added": lambda n: Message("{n} new", n=n),
    "follow-up-done": lambda n: Message("{n} done", n=n),
    "follow-up-reported": lambda n: Message("{n} reported done", n=n),
    "follow-up-in-progress": lambda n: Message("{n} begun", n=n),
    "follow-up-postponed": lambda n: Message("{n} postponed", n=n),
    "follow-up-brought-forward": lambda n: Message("{n} due earlier", n=n),
    "follow-up-moved-along": lambda n: Message("{n} moved along", n=n),
    "follow-up-handed-over": lambda n: Message("{n} handed over", n=n),
    "extension-asked": lambda n: Message("{n} asking for more time", n=n),
    "follow-up-dropped": lambda n: Message("{n} dropped", n=n),
    "follow-up-reopened": lambda n: Message("{n} open again", n=n),
    "follow-up-superseded": lambda n: Message("{n} superseded", n=n),
    "follow-up-removed": lambda n: Message("{n} taken out", n=n),
    "": lambda n: Message("{n} with other changes", n=n),
}
_MEETINGS: _Words = {
    "meeting-added": lambda n: Message("{n} new", n=n),
    "meeting-held": lambda n: Message("{n} held", n=n),
    "minutes-approved": lambda n: Message("{n} approved", n=n),
    "correction-added": lambda n: Message("{n} corrected", n=n),
    "meeting-cancelled": lambda n: Message("{n} cancelled", n=n),
    "meeting-removed": lambda n: Message("{n} removed", n=n),
    "": lambda n: Message("{n} changed", n=n),
}
_EVENTS: _Words = {
    "event-added": lambda n: Message("{n} new", n=n),
    "event-moved": lambda n: Message("{n} moved", n=n),
    "event-removed": lambda n: Message("{n} removed", n=n),
    "": lambda n: Message("{n} changed", n=n),
}
_COUNTED = frozenset({kinds.MEETING, kinds.EVENT})
_REGISTERS = frozenset({kinds.AGENCIES, kinds.PEOPLE})
_SERIES = frozenset({kinds.WORKING_GROUP, kinds.SERIES})


def headline(changes: list[AnyChange]) -> Message:
    """Return “1 thing to look at; follow-ups: 3 new, 1 done; meetings: 1 new”."""
    return join_parts(_parts(changes)) if changes else Message("nothing changed in the records")


def _parts(changes: list[AnyChange]) -> Iterator[Message]:
    warnings = sum(1 for change in changes if change.warning)
    if warnings:
        yield Plural("1 thing to look at", "{n} things to look at", n=warnings)
    real = [change for change in changes if change.kind != SAME]
    others = [change for change in real if not concerns_follow_up(change)]
    follow_ups = [(change.ref, change.kind) for change in real if concerns_follow_up(change)]
    if follow_ups:
        yield Message("follow-ups: {counts}", counts=_count(follow_ups, _FOLLOW_UPS))
    meetings = _of(others, kinds.MEETING)
    if meetings:
        yield Message("meetings: {counts}", counts=_count(meetings, _MEETINGS))
    events = _of(others, kinds.EVENT)
    if events:
        yield Message("events: {counts}", counts=_count(events, _EVENTS))
    yield from _rest([change for change in others if change.about.kind not in _COUNTED])
    same = len(changes) - len(real)
    if same:
        yield Plural("1 file with the same content", "{n} files with the same content", n=same)


def _rest(changes: list[AnyChange]) -> Iterator[Message]:
    groups = sum(1 for change in changes if change.about.kind in _SERIES)
    if groups:
        yield Plural(
            "1 change in working groups and series",
            "{n} changes in working groups and series",
            n=groups,
        )
    registers = sum(1 for change in changes if change.about.kind in _REGISTERS)
    if registers:
        yield Plural("1 change in the registers", "{n} changes in the registers", n=registers)
    settings = sum(1 for change in changes if change.about.kind == kinds.SETTINGS)
    if settings:
        yield Plural("1 change in the settings", "{n} changes in the settings", n=settings)
    files = len(changes) - groups - registers - settings
    if files:
        yield Plural("1 change in other files", "{n} changes in other files", n=files)


def _of(changes: Iterable[AnyChange], kind: str) -> list[tuple[str, str]]:
    return [(change.about.id, change.kind) for change in changes if change.about.kind == kind]


def _count(pairs: list[tuple[str, str]], words: _Words) -> Message | None:
    """Return how many things are of each kind; those of no kind that has a word come last."""
    known = {(name, kind) for name, kind in pairs if kind in words}
    names = {name for name, _ in known}
    known |= {(name, "") for name, _ in pairs if name not in names}
    counts = {kind: sum(1 for _, known_kind in known if known_kind == kind) for kind in words}
    counted = [words[kind](count) for kind, count in counts.items() if count]
    return join_messages(counted, ", ") if counted else None


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
        record = getattr(voice.records, group).get(name)
        if record is not None:
            title: str = record.title.in_language(speaker.t.lang)
            return title
    return about.id
