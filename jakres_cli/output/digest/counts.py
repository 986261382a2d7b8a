"""How much changed, in one line."""

from __future__ import annotations

from jakres_cli.compare import change as kinds
from jakres_cli.message import Message, Plural
from jakres_cli.output.digest.once import SAME, on_follow_up
from jakres_cli.output.digest.speaker import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.compare.change import Change

_FOLLOW_UPS = {
    "follow-up-added": Message("{n} new"),
    "follow-up-done": Message("{n} done"),
    "follow-up-reported": Message("{n} reported done"),
    "follow-up-in-progress": Message("{n} begun"),
    "follow-up-postponed": Message("{n} postponed"),
    "follow-up-brought-forward": Message("{n} due earlier"),
    "follow-up-moved-along": Message("{n} moved along"),
    "follow-up-handed-over": Message("{n} handed over"),
    "extension-asked": Message("{n} asking for more time"),
    "follow-up-dropped": Message("{n} dropped"),
    "follow-up-reopened": Message("{n} open again"),
    "follow-up-superseded": Message("{n} superseded"),
    "follow-up-removed": Message("{n} taken out"),
    "": Message("{n} with other changes"),
}
_MEETINGS = {
    "meeting-added": Message("{n} new"),
    "meeting-held": Message("{n} held"),
    "minutes-approved": Message("{n} approved"),
    "correction-added": Message("{n} corrected"),
    "meeting-cancelled": Message("{n} cancelled"),
    "meeting-removed": Message("{n} removed"),
    "": Message("{n} changed"),
}
_EVENTS = {
    "event-added": Message("{n} new"),
    "event-moved": Message("{n} moved"),
    "event-removed": Message("{n} removed"),
    "": Message("{n} changed"),
}
_TOLD = frozenset({kinds.MEETING, kinds.EVENT})
_REGISTERS = frozenset({kinds.AGENCIES, kinds.PEOPLE})
_SERIES = frozenset({kinds.WORKING_GROUP, kinds.SERIES})


def headline(changes: list[Change]) -> Message:
    """Return “1 thing to look at; follow-ups: 3 new, 1 done; meetings: 1 new”."""
    return joined(_parts(changes)) if changes else Message("nothing changed in the records")


def _parts(changes: list[Change]) -> Iterator[Message]:
    warnings = sum(1 for one in changes if one.warning)
    if warnings:
        yield Plural("1 thing to look at", "{n} things to look at", n=warnings)
    real = [one for one in changes if one.kind != SAME]
    others = [one for one in real if not on_follow_up(one)]
    counted = _counted([(one.ref, one.kind) for one in real if on_follow_up(one)], _FOLLOW_UPS)
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


def _counted(found: list[tuple[str, str]], words: dict[str, Message]) -> Message | None:
    """Return how many things are of each kind; those of no kind that has a word come last."""
    known = {name for name, kind in found if kind in words}
    pairs = {(name, kind) for name, kind in found if kind in words}
    pairs |= {(name, "") for name, _ in found if name not in known}
    said: Message | None = None
    for kind, word in words.items():
        count = sum(1 for _, one in pairs if one == kind)
        if count:
            one = Message(word.template, n=count)
            said = one if said is None else Message("{said}, {more}", said=said, more=one)
    return said
