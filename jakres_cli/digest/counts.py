"""How much changed, in one line."""

from __future__ import annotations

from jakres_cli.changes import change as kinds
from jakres_cli.digest.once import SAME, concerns_follow_up
from jakres_cli.digest.speaker import join_parts
from jakres_cli.model.message import Message, Plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jakres_cli.changes.change import Change

    _Words = dict[str, Callable[[int], Message]]

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
_TOLD = frozenset({kinds.MEETING, kinds.EVENT})
_REGISTERS = frozenset({kinds.AGENCIES, kinds.PEOPLE})
_SERIES = frozenset({kinds.WORKING_GROUP, kinds.SERIES})


def headline(changes: list[Change]) -> Message:
    """Return “1 thing to look at; follow-ups: 3 new, 1 done; meetings: 1 new”."""
    return join_parts(_parts(changes)) if changes else Message("nothing changed in the records")


def _parts(changes: list[Change]) -> Iterator[Message]:
    warnings = sum(1 for one in changes if one.warning)
    if warnings:
        yield Plural("1 thing to look at", "{n} things to look at", n=warnings)
    real = [one for one in changes if one.kind != SAME]
    others = [one for one in real if not concerns_follow_up(one)]
    counted = _counted(
        [(one.ref, one.kind) for one in real if concerns_follow_up(one)], _FOLLOW_UPS
    )
    if counted:
        yield Message("follow-ups: {counts}", counts=counted)
    counted = _counted(_of(others, kinds.MEETING), _MEETINGS)
    if counted:
        yield Message("meetings: {counts}", counts=counted)
    counted = _counted(_of(others, kinds.EVENT), _EVENTS)
    if counted:
        yield Message("events: {counts}", counts=counted)
    yield from _rest([one for one in others if one.about.kind not in _TOLD])
    same = len(changes) - len(real)
    if same:
        yield Plural("1 file with the same content", "{n} files with the same content", n=same)


def _rest(changes: list[Change]) -> Iterator[Message]:
    groups = sum(1 for one in changes if one.about.kind in _SERIES)
    if groups:
        yield Plural(
            "1 change in working groups and series",
            "{n} changes in working groups and series",
            n=groups,
        )
    registers = sum(1 for one in changes if one.about.kind in _REGISTERS)
    if registers:
        yield Plural("1 change in the registers", "{n} changes in the registers", n=registers)
    settings = sum(1 for one in changes if one.about.kind == kinds.SETTINGS)
    if settings:
        yield Plural("1 change in the settings", "{n} changes in the settings", n=settings)
    files = len(changes) - groups - registers - settings
    if files:
        yield Plural("1 change in other files", "{n} changes in other files", n=files)


def _of(changes: Iterable[Change], kind: str) -> list[tuple[str, str]]:
    return [(one.about.id, one.kind) for one in changes if one.about.kind == kind]


def _counted(found: list[tuple[str, str]], words: _Words) -> Message | None:
    """Return how many things are of each kind; those of no kind that has a word come last."""
    known = {name for name, kind in found if kind in words}
    pairs = {(name, kind) for name, kind in found if kind in words}
    pairs |= {(name, "") for name, _ in found if name not in known}
    said: Message | None = None
    for kind, word in words.items():
        count = sum(1 for _, one in pairs if one == kind)
        if count:
            said = (
                word(count)
                if said is None
                else Message("{said}, {more}", said=said, more=word(count))
            )
    return said
