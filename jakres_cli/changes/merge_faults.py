"""What a merge got wrong without a conflict: lost, undone, or put where nobody had it."""

from __future__ import annotations

from collections import Counter

from jakres_cli.changes.facts import NO_ITEMS, PROSE, Names, TextFacts, ThreeWay, three_way
from jakres_cli.changes.merge3 import MOST, OURS, THEIRS, Hunk, merge3, merge3_lines
from jakres_cli.changes.merge_prose import MergePassage, is_distinctive, passages
from jakres_cli.model.base import Value

LOST, RESURRECTED, FOREIGN, CONFLICT = "lost", "resurrected", "foreign", "conflict"
_NOWHERE = ThreeWay(base=None, ours=None, theirs=None, merged=None)


class MergeFault(Value):
    """Something that isn't as the merge of both sides has it.

    ``kind`` is ``LOST`` (what ``side`` put there is missing), ``RESURRECTED`` (what ``side`` took
    away is there), ``FOREIGN`` (nobody wrote it there) or ``CONFLICT`` (the sides disagree, and
    the result took one without a conflict). The others are the texts of the states.
    """

    kind: str
    names: Names
    side: str = ""
    base: str | None = None
    ours: str | None = None
    theirs: str | None = None
    result: str | None = None


def field_faults(
    base: TextFacts, ours: TextFacts, theirs: TextFacts, result: TextFacts
) -> list[MergeFault]:
    """Return what of the fields is wrong in the ``result`` of a merge; a lost item is one."""
    disputed = _disputed_items(base, ours, theirs)
    faults = [_item_conflict(names, base, ours, theirs, result) for names in sorted(disputed)]
    disputed |= {names for names in result.items if _is_twin(names, disputed)}
    facts = three_way(base, ours, theirs)
    for names in {**facts, **result.values}:
        if not _below(names, disputed):
            fault = _fault_at(names, facts.get(names, _NOWHERE), result.values.get(names))
            faults += [fault] if fault else []
    return _gather(faults, ours, theirs, result)


def _disputed_items(base: TextFacts, ours: TextFacts, theirs: TextFacts) -> set[Names]:
    """Return the items that one side took out and the other changed, or that both put in anew."""
    disputed = set()
    for side, other in ((ours, theirs), (theirs, ours)):
        for names in side.items:
            if names in base.items and names not in other.items:
                changed = _within(names, side) != _within(names, base)
            else:
                new = names not in base.items and names in other.items
                changed = new and _within(names, side) != _within(names, other)
            if changed:
                disputed.add(names)
    return {names for names in disputed if not _below(names[:-1], disputed)}


def _within(names: Names, state: TextFacts) -> dict[Names, str]:
    count = len(names)
    return {path: text for path, text in state.values.items() if path[:count] == names}


def _below(names: Names, above: set[Names]) -> bool:
    return bool(above) and any(names[:count] in above for count in range(1, len(names) + 1))


def _is_twin(names: Names, disputed: set[Names]) -> bool:
    """Tell whether an item stands there a second time under the name of a disputed one."""
    *above, last = names
    name, blank, number = last.rpartition(" (")
    return bool(blank) and number.endswith(")") and (*above, name) in disputed


def _item_conflict(names: Names, *states: TextFacts) -> MergeFault:
    base, ours, theirs, result = (
        "; ".join(filter(None, inner.values())) if inner else None
        for inner in (_within(names, state) for state in states)
    )
    return MergeFault(
        kind=CONFLICT, names=names, base=base, ours=ours, theirs=theirs, result=result
    )


def _fault_at(names: Names, merge: ThreeWay, result: str | None) -> MergeFault | None:
    if merge.conflict:
        if _has_both(merge, result):
            return None
        kind = CONFLICT
    elif result == merge.merged or {result, merge.merged} <= {None, NO_ITEMS}:
        return None
    elif merge.merged is None:
        kind = RESURRECTED if result == merge.base else FOREIGN
    else:
        kind = LOST if result in {None, merge.base} else FOREIGN
    return MergeFault(
        kind=kind,
        names=names,
        side=merge.side,
        base=merge.base,
        ours=merge.ours,
        theirs=merge.theirs,
        result=result,
    )


def _has_both(merge: ThreeWay, result: str | None) -> bool:
    """Tell whether a text that both changed has the words that each of them put in."""
    if not (merge.ours and merge.theirs and result) or result in {merge.ours, merge.theirs}:
        return False
    before, now = Counter((merge.base or "").split()), Counter(result.split())
    return not any(Counter(side.split()) - before - now for side in (merge.ours, merge.theirs))


def _gather(
    faults: list[MergeFault], ours: TextFacts, theirs: TextFacts, result: TextFacts
) -> list[MergeFault]:
    """Return one for each item that is lost as a whole, instead of one for each of its fields."""
    missing = (ours.items | theirs.items) - result.items
    kept: dict[tuple[str, Names], MergeFault] = {}
    for fault in faults:
        names = fault.names
        if fault.kind == LOST:
            above = (names[:count] for count in range(1, len(names) + 1))
            names = next((item for item in above if item in missing), names)
        whole = MergeFault(kind=LOST, names=names, side=fault.side)
        kept.setdefault((fault.kind, names), fault if names == fault.names else whole)
    return list(kept.values())


def prose_faults(base: str, ours: str, theirs: str, result: str) -> list[MergeFault]:
    """Return the passages of which a change was lost in the ``result`` of a merge."""
    if result == (theirs if ours == base else ours) and base in {ours, theirs}:
        return []
    states = [passages(prose) for prose in (base, ours, theirs)]
    if any(len(state) > MOST for state in states):
        return _missing(states, passages(result))
    words = [[passage.words for passage in state] for state in states]
    there = Counter(passage.words for passage in passages(result))
    clean = merge3_lines(base, ours, theirs) is not None
    faults: list[MergeFault] = []
    for hunk in merge3(words[0], words[1], words[2], touching=False):
        faults += _faults_in(hunk, states, there, clean=clean)
    return faults + _doubled(words[1], words[2], there)


def _missing(states: list[list[MergePassage]], result: list[MergePassage]) -> list[MergeFault]:
    """Return the passages that a side put in and that are missing, in prose too long to merge."""
    before, mine, other = ({passage.words for passage in state} for state in states)
    there = {passage.words for passage in result}
    return [
        *(_lost(words, OURS) for words in sorted(mine - before - there)),
        *(_lost(words, THEIRS) for words in sorted(other - before - there)),
    ]


def _doubled(ours: list[str], theirs: list[str], there: Counter[str]) -> list[MergeFault]:
    """Return the passages that both sides put in, at two places: the merge has them twice."""
    most = Counter(ours) | Counter(theirs)
    return [
        MergeFault(kind=FOREIGN, names=(PROSE, words), result=words)
        for words, count in there.items()
        if count > most[words] > 0 and is_distinctive(words)
    ]


def _faults_in(
    hunk: Hunk, states: list[list[MergePassage]], there: Counter[str], *, clean: bool
) -> list[MergeFault]:
    old, mine, other = (
        [passage.words for passage in state[slice(*place)]]
        for state, place in zip(states, (hunk.base, hunk.ours, hunk.theirs), strict=True)
    )
    if hunk.kind == "kept":
        return [_lost(words, "") for words in old if not there[words]]
    if hunk.kind == "conflict" and old:
        return _disputed_prose(old, mine, other, there) if clean else []
    faults = []
    for side, now, state in ((OURS, mine, states[1]), (THEIRS, other, states[2])):
        if hunk.kind not in {side, "conflict", "same"}:
            continue
        faults += [_lost(words, side) for words in now if not there[words]]
        elsewhere = {passage.words for passage in state}
        faults += [
            MergeFault(kind=RESURRECTED, names=(PROSE, words), side=side, base=words, result=words)
            for words in old
            if there[words] and words not in elsewhere
        ]
    return faults


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
                    kind=CONFLICT,
                    names=(PROSE, old[0]),
                    base=" ".join(old),
                    ours=" ".join(mine),
                    theirs=" ".join(other),
                )
            ]
    return []
