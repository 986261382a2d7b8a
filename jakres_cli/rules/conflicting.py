"""What two sides of a merge did to the same follow-up or decision that can't both be meant."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value
from jakres_cli.model.records import Records, full_ref
from jakres_cli.model.source import Place, Problem, sorted_problems
from jakres_cli.rules.merged import MergedRecord, changed_by_both, from_neither, lost

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from jakres_cli.changes.change import AnyChange
    from jakres_cli.model.meeting import Progress

DONE, DROPPED, OPEN, MOVED, HANDED, REPLACED, REPORTED = (
    Message("done"),
    Message("dropped"),
    Message("reopened"),
    Message("moved"),
    Message("handed over"),
    Message("replaced"),
    Message("reported on"),
)
_STEPS = {
    "done": DONE,
    "dropped": DROPPED,
    "open": OPEN,
    "in-progress": REPORTED,
    "reported": REPORTED,
}
_ENDS = (DONE, DROPPED)
_RULES = (lost, changed_by_both, from_neither)


class SideChange(Value):
    """What a side did: ``what`` in a word, ``to`` which day, owners or successor, and when.

    ``owner`` is the one that it was said of, if it was not of all.
    """

    what: Message
    to: str = ""
    day: datetime.date | None = None
    path: str
    line: int
    owner: str | None = None


def merge_problems(merges: Iterable[MergedRecord], states: tuple[Records, ...]) -> list[Problem]:
    """Return everything that a merge of two sides got wrong.

    ``merges`` are the records that differ in some state; ``states`` all records of the base, of
    our side, of their side, and of the merge.
    """
    by_record = [problem for merge in merges for rule in _RULES for problem in rule(merge)]
    return sorted_problems([*by_record, *conflicting_changes(*states)])


def conflicting_changes(
    base: Records, ours: Records, theirs: Records, merge: Records
) -> Iterator[Problem]:
    """Two sides of a merge don't do to one follow-up what can't both be meant.

    Done and handed over, moved to two days, replaced by two others: each side is right by itself,
    git sees no conflict, for entries are files of their own. People have to decide which stands.

    Bad:

        # base
        follow-ups:
          - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]}
        # ours: records/progress/2019-10-29-contoh/data-pompa/2019-11-05-BPBD.md
        ---
        date: 2019-11-05
        by: BPBD
        owners: [DLH]
        ---
        # theirs: records/progress/2019-10-29-contoh/data-pompa/2019-11-06-SJB.md
        ---
        date: 2019-11-06
        by: SJB
        status: done
        evidence: [letter:012/BPBD/2019]
        ---

    Good:

        # base
        follow-ups:
          - {id: data-pompa, what: Menyerahkan data pompa, owners: [BPBD]}
        # ours: records/progress/2019-10-29-contoh/data-pompa/2019-11-05-BPBD.md
        ---
        date: 2019-11-05
        by: BPBD
        due: 2019-12-10
        ---
        # theirs: records/progress/2019-10-29-contoh/data-pompa/2019-11-06-SJB.md
        ---
        date: 2019-11-06
        by: SJB
        status: done
        evidence: [letter:012/BPBD/2019]
        ---
    """
    mine, other = (_side_changes(base, side, merge) for side in (ours, theirs))
    for ref in sorted(mine.keys() & other.keys()):
        pairs = ((first, second) for first in mine[ref] for second in other[ref])
        pair = next((pair for pair in pairs if _conflict(*pair)), None)
        if pair is not None and _is_known(merge, ref):
            yield _problem(ref, *pair)


def _is_known(merge: Records, ref: str) -> bool:
    stem, _, item = ref.partition("/")
    meeting = merge.meeting(stem)
    if meeting is None:
        return False
    names = {each.id for each in meeting.follow_ups} | {each.id for each in meeting.decisions}
    return item in names


def _side_changes(base: Records, side: Records, merge: Records) -> dict[str, list[SideChange]]:
    """Return what was done on a side since ``base``, by what it was done to.

    References are those of ``merge``, in which either side's renames hold.
    """
    from jakres_cli.changes.follow_ups import changes_of_duties

    by_ref: dict[str, list[SideChange]] = {}
    changes = changes_of_duties(base, side)
    changes.sort(key=lambda change: not change.kind.startswith("progress-"))  # reports come first
    for change in changes:
        for name, made in _read_change(change, side):
            stem, _, item = full_ref(name, change.about.id).partition("/")
            meeting = merge.meeting(stem)
            ref = f"{meeting.id if meeting else stem}/{item}"
            by_ref.setdefault(ref, []).append(made)
    return by_ref


def _read_change(change: AnyChange, side: Records) -> Iterator[tuple[str, SideChange]]:
    """Yield what ``change`` did on a side: the reference of what it did it to, and what."""
    if change.kind in {"progress-added", "progress-rewritten"}:
        yield from ((change.ref, made) for made in _reported(change.new))
        return
    line = _line(side, change.ref)
    if change.kind == "follow-up-changed" and change.field == "due":
        was, now = (each.text if each else "" for each in (change.before, change.after))
        if was != now:
            yield change.ref, SideChange(what=MOVED, to=now, path=change.path, line=line)
    elif change.kind == "follow-up-changed" and change.field == "owners":
        owners = " ".join(sorted(change.new))
        yield change.ref, SideChange(what=HANDED, to=owners, path=change.path, line=line)
    for name in sorted(_replaced(change)):
        yield name, SideChange(what=REPLACED, to=change.ref, path=change.path, line=line)


def _replaced(change: AnyChange) -> set[str]:
    """Return the names of what a follow-up or decision replaces since the change."""
    if change.kind == "follow-up-added":
        return {*change.new.replaces}
    if change.kind == "decision-added":
        return {*change.new.supersedes}
    if change.kind.endswith("-changed") and change.field in {"replaces", "supersedes"}:
        return {*change.new} - {*change.gone}
    return set()


def _line(records: Records, ref: str) -> int:
    """Return the line of the follow-up or decision that is called so."""
    stem, _, item = ref.partition("/")
    meeting = records.meeting(stem)
    if meeting is None:
        return 1
    lines = {each.id: each.line for each in meeting.decisions}
    lines |= {each.id: each.line for each in meeting.follow_ups}
    return lines.get(item, 1)


def _reported(entry: Progress) -> Iterator[SideChange]:
    def made(what: Message, to: str = "") -> SideChange:
        return SideChange(
            what=what, to=to, day=entry.date, path=entry.path, line=entry.line, owner=entry.owner
        )

    step = _STEPS.get(entry.status or "")
    if step is not None and step != REPORTED:
        yield made(step)
    if entry.due is not None:
        yield made(MOVED, entry.due.text)
    if entry.owners is not None:
        yield made(HANDED, " ".join(sorted(entry.owners)))
    if step == REPORTED:
        yield made(REPORTED)


def _conflict(first: SideChange, other: SideChange) -> bool:
    """Tell whether both can't be meant."""
    if first.what == other.what:
        in_one_file = first.what != REPLACED and first.day is None and other.day is None
        return first.what in {MOVED, HANDED, REPLACED} and first.to != other.to and not in_one_file
    if first.owner and other.owner and first.owner != other.owner:
        return False
    return _ends_before(first, other) or _ends_before(other, first)


def _ends_before(end: SideChange, other: SideChange) -> bool:
    """Tell whether ``end`` leaves nothing for ``other`` to be done to."""
    if end.what == REPLACED:
        return other.what != REPLACED
    if end.what not in _ENDS:
        return False
    if other.what == MOVED:
        return end.day is None or other.day is None or other.day >= end.day
    return other.what in {HANDED, OPEN, *_ENDS}


def _problem(ref: str, mine: SideChange, other: SideChange) -> Problem:
    return Problem(
        code="JK304",
        place=Place(path=other.path, line=other.line, end_line=other.line),
        message=Message(
            "our side has {ref} {mine}, their side has it {theirs}",
            ref=ref,
            mine=_words(mine),
            theirs=_words(other),
        ),
        hint=Message("decide which stands, and say so in one more entry"),
        ref=ref,
    )


def _words(change: SideChange) -> Message:
    if change.what == MOVED:
        return Message("moved to {day}", day=change.to)
    if change.what == HANDED:
        return Message("handed over to {owners}", owners=change.to.replace(" ", ", "))
    if change.what == REPLACED:
        return Message("replaced by {ref}", ref=change.to)
    return change.what
