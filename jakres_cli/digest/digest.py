"""A digest: what to look at first, then what changed, under the record that it is about."""

from __future__ import annotations

from itertools import groupby

from jakres_cli.changes.change import ABOUT_FILES
from jakres_cli.digest.counts import headline
from jakres_cli.digest.facts import change_fact
from jakres_cli.digest.follow_ups import named
from jakres_cli.digest.headings import SHARED, heading
from jakres_cli.digest.meetings import passages, people
from jakres_cli.digest.once import SAME, concerns_follow_up, drop_repeats
from jakres_cli.digest.order import FIRST, urgency
from jakres_cli.digest.speaker import join_parts
from jakres_cli.model.message import Message
from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.changes.change import Change
    from jakres_cli.digest.speaker import Speaker

_MOST_PASSAGES = 5
_WHOLE = frozenset({"follow-up-added", "follow-up-removed"})
"""Of these the whole follow-up is told."""


class DigestLine(Value):
    """Something that changed, with what belongs ``under`` it."""

    said: Message
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


def digest(changes: list[Change], speaker: Speaker) -> Digest:
    """Return ``changes`` put into words; each is told once."""
    told = drop_repeats(changes)
    warned = sorted((one for one in told if one.warning), key=urgency)
    plain = [one for one in told if not one.warning and one.kind != SAME]
    return Digest(
        counts=headline(told),
        warnings=tuple(DigestLine(said=standalone_sentence(one, speaker)) for one in warned),
        groups=tuple(_groups(plain, speaker)),
        same=tuple(DigestLine(said=change_fact(one, speaker)) for one in told if one.kind == SAME),
    )


def change_sentence(change: Change, speaker: Speaker) -> Message:
    """Return one change in words that need no heading but the record that it is about."""
    said = change_fact(change, speaker)
    if not concerns_follow_up(change) or change.kind in _WHOLE:
        return said
    return Message("{what}: {said}", what=named(change.ref, speaker), said=said)


def standalone_sentence(change: Change, speaker: Speaker) -> Message:
    """Return one change in words that stand alone."""
    said = change_sentence(change, speaker)
    if change.about.kind in ABOUT_FILES or change.kind.startswith("record-"):
        return said
    return Message("{where}: {said}", where=heading(change.about, speaker), said=said)


def _groups(changes: Iterable[Change], speaker: Speaker) -> Iterator[DigestGroup]:
    def about(change: Change) -> tuple[str, str]:
        return change.about.kind, "" if change.about.kind in SHARED else change.about.id

    for _, found in groupby(changes, about):
        group = list(found)
        first = [one for one in group if one.kind in FIRST]
        last = [one for one in group if one.kind not in FIRST]
        lines = (
            *_on_record(first, speaker),
            *_on_follow_ups(group, speaker),
            *_on_record(last, speaker),
        )
        yield DigestGroup(heading=heading(group[0].about, speaker), lines=lines)


def _on_record(group: list[Change], speaker: Speaker) -> Iterator[DigestLine]:
    others = [one for one in group if not concerns_follow_up(one)]

    def listed(change: Change) -> tuple[int, str, str]:
        if change.kind.startswith("attendee-"):
            return 1, change.kind, change.field
        return 2 if change.kind == "prose-changed" else 0, "", ""

    for (_, kind, _), found in groupby(sorted(others, key=listed), listed):
        if kind:
            yield DigestLine(said=people([*found], speaker))
        else:
            for one in found:
                yield DigestLine(said=change_fact(one, speaker), under=tuple(_under(one)))


def _under(change: Change) -> Iterator[Message]:
    if change.kind == "prose-changed":
        found = list(passages(change))
        yield from found[:_MOST_PASSAGES]
        if len(found) > _MOST_PASSAGES:
            yield Message("… and {n} more places", n=len(found) - _MOST_PASSAGES)


def _on_follow_ups(group: list[Change], speaker: Speaker) -> Iterator[DigestLine]:
    """Yield a line for each follow-up: what became of it, and below it who reported what."""
    by_ref: dict[str, list[Change]] = {}
    for one in group:
        if concerns_follow_up(one):
            by_ref.setdefault(one.ref, []).append(one)
    for ref, found in by_ref.items():
        reports = tuple(change_fact(one, speaker) for one in found if one.kind == "progress-added")
        whole = [one for one in found if one.kind in _WHOLE]
        others = [
            change_fact(one, speaker)
            for one in found
            if one.kind not in {"progress-added", *_WHOLE}
        ]
        for one in whole:
            yield DigestLine(said=change_fact(one, speaker), under=reports)
        if not whole:
            first, under = (join_parts(others), reports) if others else (reports[0], reports[1:])
            said = Message("{what}: {said}", what=named(ref, speaker), said=first)
            yield DigestLine(said=said, under=under)
