"""What a merge got wrong without a conflict: lost, undone, or put where nobody had it."""

from __future__ import annotations

from collections import Counter

from jakres_cli.changes.merge3 import MOST, merge3, merge3_lines
from jakres_cli.changes.parts import OURS, PROSE, THEIRS
from jakres_cli.changes.passages import MergePassage, is_distinctive, passages
from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.facts import Facts, Names
    from jakres_cli.changes.merge3 import Hunk

LOST, BACK, STRANGE, BOTH = "lost", "back", "strange", "both"


class MergeFault(Value):
    """Something that isn't as the merge of both sides has it.

    ``kind`` is ``lost`` (what ``side`` put there is missing), ``back`` (what ``side`` took away is
    there), ``strange`` (nobody wrote it there) or ``both`` (the sides disagree, and the result
    took one without a conflict). ``was``, ``ours``, ``theirs`` and ``found`` are the texts.
    """

    kind: str
    names: Names
    side: str = ""
    was: str | None = None
    ours: str | None = None
    theirs: str | None = None
    found: str | None = None


def field_faults(base: Facts, ours: Facts, theirs: Facts, found: Facts) -> list[MergeFault]:
    """Return what of the fields is wrong in the merge that was ``found``; a lost item is one."""
    disputed = _disputed(base, ours, theirs)
    wrong = [_both_at(names, base, ours, theirs, found) for names in sorted(disputed)]
    disputed |= {names for names in found.items if _is_twin(names, disputed)}
    every = {**base.texts, **ours.texts, **theirs.texts, **found.texts}
    for names in every:
        if not _below(names, disputed):
            one = _wrong_at(
                names, *(state.texts.get(names) for state in (base, ours, theirs, found))
            )
            wrong += [one] if one else []
    return _gathered(wrong, ours, theirs, found)


def _disputed(base: Facts, ours: Facts, theirs: Facts) -> set[Names]:
    """Return the items that one side took out and the other changed, or that both put in anew."""
    found = set()
    for items, one, other in ((ours.items, ours, theirs), (theirs.items, theirs, ours)):
        for names in items:
            if names in base.items and names not in other.items:
                changed = _within(names, one) != _within(names, base)
            else:
                new = names not in base.items and names in other.items
                changed = new and _within(names, one) != _within(names, other)
            if changed:
                found.add(names)
    return {names for names in found if not _below(names[:-1], found)}


def _within(names: Names, state: Facts) -> dict[Names, str]:
    count = len(names)
    return {path: text for path, text in state.texts.items() if path[:count] == names}


def _below(names: Names, above: set[Names]) -> bool:
    return bool(above) and any(names[:count] in above for count in range(1, len(names) + 1))


def _is_twin(names: Names, disputed: set[Names]) -> bool:
    """Tell whether an item stands there a second time under the name of a disputed one."""
    *above, last = names
    name, blank, number = last.rpartition(" (")
    return bool(blank) and number.endswith(")") and (*above, name) in disputed


def _both_at(names: Names, base: Facts, ours: Facts, theirs: Facts, found: Facts) -> MergeFault:
    there = [_said(names, state) for state in (base, ours, theirs, found)]
    return MergeFault(
        kind=BOTH, names=names, was=there[0], ours=there[1], theirs=there[2], found=there[3]
    )


def _said(names: Names, state: Facts) -> str | None:
    inner = _within(names, state)
    return "; ".join(text for text in inner.values() if text) if inner else None


def _wrong_at(
    names: Names, was: str | None, ours: str | None, theirs: str | None, found: str | None
) -> MergeFault | None:
    if theirs in {ours, was}:
        wanted, side = ours, OURS if ours != was else ""
    elif ours == was:
        wanted, side = theirs, THEIRS
    elif _has_both(was, ours, theirs, found):
        return None
    else:
        return MergeFault(kind=BOTH, names=names, was=was, ours=ours, theirs=theirs, found=found)
    if found == wanted or {found, wanted} <= {None, "[]"}:
        return None
    kind = LOST if found in {None, was} else STRANGE
    if wanted is None:
        kind = BACK if found == was else STRANGE
    return MergeFault(
        kind=kind, names=names, side=side, was=was, ours=ours, theirs=theirs, found=found
    )


def _has_both(was: str | None, ours: str | None, theirs: str | None, found: str | None) -> bool:
    """Tell whether a text that both changed has the words that each of them put in."""
    if not (ours and theirs and found) or found in {ours, theirs}:
        return False
    before, now = Counter((was or "").split()), Counter(found.split())
    return not any(Counter(side.split()) - before - now for side in (ours, theirs))


def _gathered(
    wrong: list[MergeFault], ours: Facts, theirs: Facts, found: Facts
) -> list[MergeFault]:
    """Return one for each item that is lost as a whole, instead of one for each of its fields."""
    items = ours.items | theirs.items
    kept: dict[tuple[str, Names], MergeFault] = {}
    for one in wrong:
        names = one.names
        if one.kind == LOST:
            names = next(
                (
                    names[:count]
                    for count in range(1, len(names) + 1)
                    if names[:count] in items and names[:count] not in found.items
                ),
                names,
            )
        whole = MergeFault(kind=LOST, names=names, side=one.side) if names != one.names else one
        kept.setdefault((one.kind, names), whole)
    return list(kept.values())


def prose_faults(base: str, ours: str, theirs: str, found: str) -> list[MergeFault]:
    """Return the passages of which a change was lost in the merge that was ``found``."""
    if found == (theirs if ours == base else ours) and base in {ours, theirs}:
        return []
    states = [passages(prose) for prose in (base, ours, theirs)]
    if any(len(state) > MOST for state in states):
        return _missing(states, passages(found))
    words = [[one.words for one in state] for state in states]
    there = Counter(one.words for one in passages(found))
    clean = merge3_lines(base, ours, theirs) is not None
    wrong: list[MergeFault] = []
    for one in merge3(words[0], words[1], words[2], touching=False):
        wrong += _wrong_in(one, states, there, clean=clean)
    return wrong + _doubled(words[1], words[2], there)


def _missing(states: list[list[MergePassage]], found: list[MergePassage]) -> list[MergeFault]:
    """Return the passages that a side put in and that are missing, in prose too long to weave."""
    before, mine, other = ({one.words for one in state} for state in states)
    there = {one.words for one in found}
    return [
        *(_lost(words, OURS) for words in sorted(mine - before - there)),
        *(_lost(words, THEIRS) for words in sorted(other - before - there)),
    ]


def _doubled(ours: list[str], theirs: list[str], there: Counter[str]) -> list[MergeFault]:
    """Return the passages that both sides put in, at two places: the merge has them twice."""
    most = Counter(ours) | Counter(theirs)
    return [
        MergeFault(kind=STRANGE, names=(PROSE, words), found=words)
        for words, count in there.items()
        if count > most[words] > 0 and is_distinctive(words)
    ]


def _wrong_in(
    one: Hunk, states: list[list[MergePassage]], there: Counter[str], *, clean: bool
) -> list[MergeFault]:
    old, mine, other = (
        [passage.words for passage in state[slice(*place)]]
        for state, place in zip(states, (one.base, one.ours, one.theirs), strict=True)
    )
    if one.kind == "kept":
        return [_lost(words, "") for words in old if not there[words]]
    if one.kind == "both" and old:
        return _disputed_prose(old, mine, other, there) if clean else []
    wrong = []
    for side, now, state in ((OURS, mine, states[1]), (THEIRS, other, states[2])):
        if one.kind not in {side, "both", "same"}:
            continue
        wrong += [_lost(words, side) for words in now if not there[words]]
        elsewhere = {passage.words for passage in state}
        wrong += [
            MergeFault(kind=BACK, names=(PROSE, words), side=side, was=words, found=words)
            for words in old
            if there[words] and words not in elsewhere
        ]
    return wrong


def _lost(words: str, side: str) -> MergeFault:
    return MergeFault(kind=LOST, names=(PROSE, words), side=side)


def _disputed_prose(
    old: list[str], mine: list[str], other: list[str], there: Counter[str]
) -> list[MergeFault]:
    """Return the passage that both changed, when a word that one of them put in isn't there."""
    before = Counter(" ".join(old).split())
    now = Counter(word for words in there for word in words.split())
    for side in (mine, other):
        if Counter(" ".join(side).split()) - before - now:
            return [
                MergeFault(
                    kind=BOTH,
                    names=(PROSE, old[0]),
                    was=" ".join(old),
                    ours=" ".join(mine),
                    theirs=" ".join(other),
                )
            ]
    return []
