"""A digest: what to look at first, then what changed, under the record that it is about."""

from __future__ import annotations

from itertools import groupby

from jakres_cli.changes.change import ABOUT_FILES, ProseChange
from jakres_cli.digest.follow_ups import named
from jakres_cli.digest.headings import SHARED, heading, headline
from jakres_cli.digest.meetings import passages, people
from jakres_cli.digest.phrases import phrase
from jakres_cli.digest.repeats import FIRST, SAME, concerns_follow_up, drop_repeats, urgency
from jakres_cli.digest.speaker import join_parts
from jakres_cli.model.message import Message
from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.changes.change import AnyChange
    from jakres_cli.digest.speaker import Speaker

_MOST_PASSAGES = 5
_REPORT = "progress-added"
_WHOLE = frozenset({"follow-up-added", "follow-up-removed"})
"""Of these the whole follow-up is told."""


class DigestLine(Value):
    """Something that changed, with what belongs ``under`` it."""

    sentence: Message
    under: tuple[Message, ...] = ()


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


def digest(changes: list[AnyChange], speaker: Speaker) -> Digest:
    """Return ``changes`` put into words; each is told once."""
    kept = drop_repeats(changes)
    warned = sorted((change for change in kept if change.warning), key=urgency)
    plain = [change for change in kept if not change.warning and change.kind != SAME]
    same = [change for change in kept if change.kind == SAME]
    return Digest(
        counts=headline(kept),
        warnings=tuple(DigestLine(sentence=standalone_sentence(each, speaker)) for each in warned),
        groups=tuple(_groups(plain, speaker)),
        same=tuple(DigestLine(sentence=phrase(each, speaker)) for each in same),
    )


def change_sentence(change: AnyChange, speaker: Speaker) -> Message:
    """Return one change in words that need no heading but the record that it is about."""
    words = phrase(change, speaker)
    if not concerns_follow_up(change) or change.kind in _WHOLE:
        return words
    return Message("{what}: {said}", what=named(change.ref, speaker), said=words)


def standalone_sentence(change: AnyChange, speaker: Speaker) -> Message:
    """Return one change in words that stand alone."""
    words = change_sentence(change, speaker)
    if change.about.kind in ABOUT_FILES or change.kind.startswith("record-"):
        return words
    return Message("{where}: {said}", where=heading(change.about, speaker), said=words)


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
            sentence = Message("{what}: {said}", what=named(ref, speaker), said=first)
            yield DigestLine(sentence=sentence, under=under)
