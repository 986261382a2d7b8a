"""A digest: how much changed, what to look at first, and the changes under their records' names."""

from __future__ import annotations

from itertools import groupby

from jakres_cli.changes import change as kinds
from jakres_cli.changes.change import ABOUT_FILES, About, AnyChange, ProseChange
from jakres_cli.digest.confidential import confidential_lines
from jakres_cli.digest.digest_line import DigestLine
from jakres_cli.digest.follow_ups import named
from jakres_cli.digest.meetings import passages, people
from jakres_cli.digest.phrases import FIRST, SAME, concerns_follow_up, drop_repeats, phrase, urgency
from jakres_cli.digest.speaker import Speaker, join_parts, titled
from jakres_cli.model.base import Message, Plural, Value, join_messages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    _Words = dict[str, Callable[[int], Message]]


_MOST_PASSAGES = 5
_REPORT = "progress-added"
_WHOLE = frozenset({"follow-up-added", "follow-up-removed"})
"""Of these the whole follow-up is told."""
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
    "follow-up-answered-by": lambda n: Message("{n} answered for by another agency", n=n),
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
_REST: dict[tuple[str, ...], Callable[[int], Message]] = {
    (kinds.WORKING_GROUP, kinds.SERIES): lambda n: Plural(
        "1 change in working groups and series", "{n} changes in working groups and series", n=n
    ),
    (kinds.AGENCIES, kinds.PEOPLE): lambda n: Plural(
        "1 change in the registers", "{n} changes in the registers", n=n
    ),
    (kinds.SETTINGS,): lambda n: Plural(
        "1 change in the settings", "{n} changes in the settings", n=n
    ),
    ABOUT_FILES: lambda n: Plural("1 change in other files", "{n} changes in other files", n=n),
}
"""What else is counted, by what it is about."""


class DigestGroup(Value):
    """The lines about one record or register."""

    heading: Message
    lines: tuple[DigestLine, ...]


class Digest(Value):
    """What changed in words.

    ``counts`` sums it up, ``warnings`` are what reviewers miss, ``same`` what only looks different.
    """

    counts: Message
    warnings: tuple[DigestLine, ...]
    groups: tuple[DigestGroup, ...]
    same: tuple[DigestLine, ...]


def digest(
    changes: list[AnyChange], speaker: Speaker, withheld: Iterable[AnyChange] = ()
) -> Digest:
    """Return ``changes`` put into words; each is told once.

    Of what is ``withheld`` only is told how much it is, and what reviewers miss.
    """
    kept = drop_repeats(changes)
    secret = [*confidential_lines([*withheld])]
    warned = sorted((change for change in kept if change.warning), key=urgency)
    plain = [change for change in kept if not change.warning and change.kind != SAME]
    same = [change for change in kept if change.kind == SAME]
    return Digest(
        counts=headline(kept) if kept or not secret else secret[0].sentence,
        warnings=tuple(DigestLine(sentence=standalone_sentence(each, speaker)) for each in warned),
        groups=(*_groups(plain, speaker), *_confidential_group(secret)),
        same=tuple(DigestLine(sentence=phrase(each, speaker)) for each in same),
    )


def _confidential_group(lines: list[DigestLine]) -> Iterator[DigestGroup]:
    if lines:
        yield DigestGroup(heading=Message("Confidential"), lines=tuple(lines))


def change_sentence(change: AnyChange, speaker: Speaker) -> Message:
    """Return one change in words that need no heading but the record that it is about."""
    words = phrase(change, speaker)
    if not concerns_follow_up(change) or change.kind in _WHOLE:
        return words
    return titled(named(change.ref, speaker), words)


def standalone_sentence(change: AnyChange, speaker: Speaker) -> Message:
    """Return one change in words that stand alone."""
    words = change_sentence(change, speaker)
    if change.about.kind in ABOUT_FILES or change.kind.startswith("record-"):
        return words
    return titled(heading(change.about, speaker), words)


def _groups(changes: Iterable[AnyChange], speaker: Speaker) -> Iterator[DigestGroup]:
    def about(change: AnyChange) -> tuple[str, str]:
        return change.about.kind, "" if change.about.kind in SHARED else change.about.id

    for _, grouped in groupby(changes, about):
        group = list(grouped)
        first = [change for change in group if change.kind in FIRST]
        last = [change for change in group if change.kind not in FIRST]
        lines = (
            *_on_record(first, speaker),
            *_on_follow_ups(group, speaker),
            *_on_record(last, speaker),
        )
        yield DigestGroup(heading=heading(group[0].about, speaker), lines=lines)


def _on_record(group: list[AnyChange], speaker: Speaker) -> Iterator[DigestLine]:
    others = [change for change in group if not concerns_follow_up(change)]

    def listed(change: AnyChange) -> tuple[int, str, str]:
        if change.kind.startswith("attendee-"):
            return 1, change.kind, change.field
        return 2 if change.kind == "prose-changed" else 0, "", ""

    for (_, kind, _), changes in groupby(sorted(others, key=listed), listed):
        if kind:
            yield DigestLine(sentence=people([*changes], speaker))
        else:
            for change in changes:
                under = tuple(_passages(change)) if isinstance(change, ProseChange) else ()
                yield DigestLine(sentence=phrase(change, speaker), under=under)


def _passages(change: ProseChange) -> Iterator[Message]:
    each = list(passages(change))
    yield from each[:_MOST_PASSAGES]
    if len(each) > _MOST_PASSAGES:
        yield Message("… and {n} more places", n=len(each) - _MOST_PASSAGES)


def _on_follow_ups(group: list[AnyChange], speaker: Speaker) -> Iterator[DigestLine]:
    """Yield a line for each follow-up: what became of it, and below it who reported what."""
    by_ref: dict[str, list[AnyChange]] = {}
    for change in group:
        if concerns_follow_up(change):
            by_ref.setdefault(change.ref, []).append(change)
    for ref, changes in by_ref.items():
        whole = [phrase(change, speaker) for change in changes if change.kind in _WHOLE]
        reports = tuple(phrase(each, speaker) for each in changes if each.kind == _REPORT)
        others = [phrase(each, speaker) for each in changes if each.kind not in {_REPORT, *_WHOLE}]
        for sentence in whole:
            yield DigestLine(sentence=sentence, under=reports)
        if not whole:
            first, under = (join_parts(others), reports) if others else (reports[0], reports[1:])
            yield DigestLine(sentence=titled(named(ref, speaker), first), under=under)


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
    for about, words in _REST.items():
        count = sum(1 for change in changes if change.about.kind in about)
        if count:
            yield words(count)


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
