"""What two sides of a merge did to the same follow-up or decision that can't both be meant."""

from __future__ import annotations

from jakres_cli.model.message import Message
from jakres_cli.model.records import Records, full_ref
from jakres_cli.model.source import Place, Problem
from jakres_cli.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.model.follow_up import FollowUp, Progress

DONE, DROPPED, OPEN, MOVED, HANDED, REPLACED, REPORTED = (
    Message("done"),
    Message("dropped"),
    Message("reopened"),
    Message("moved"),
    Message("handed over"),
    Message("replaced"),
    Message("reported on"),
)
_STEPS = {"done": DONE, "dropped": DROPPED, "open": OPEN}
_ENDS = (DONE, DROPPED)


class SideChange(Value):
    """What a side did: ``what`` in a word, ``to`` which day, owners or successor, and when."""

    what: Message
    to: str
    day: datetime.date | None
    path: str
    line: int = 1
    whose: str | None = None


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
    mine, other = (_Side(base, side, merge).found for side in (ours, theirs))
    for ref in sorted(mine.keys() & other.keys()):
        found = next(
            ((one, two) for one in mine[ref] for two in other[ref] if _clash(one, two)), None
        )
        if found is not None and _known(merge, ref):
            yield _problem(ref, *found)


def _known(merge: Records, ref: str) -> bool:
    stem, _, item = ref.partition("/")
    meeting = merge.meeting(stem)
    if meeting is None:
        return False
    names = {one.id for one in meeting.follow_ups} | {one.id for one in meeting.decisions}
    return item in names


class _Side:
    """Gathers what was done on a side since ``base``, by what it was done to.

    References are those of ``merge``, in which either side's renames hold.
    """

    def __init__(self, base: Records, side: Records, merge: Records) -> None:
        self.merge = merge
        self.found: dict[str, list[SideChange]] = {}
        self.entries(base, side)
        self.promises(base, side)
        self.decisions(base, side)

    def note(self, ref: str, meeting: str, *acts: SideChange) -> None:
        """Note ``acts`` on ``ref``, as the meeting names it."""
        stem, _, item = full_ref(ref, meeting).partition("/")
        now = self.merge.meeting(stem)
        self.found.setdefault(f"{now.id if now else stem}/{item}", []).extend(acts)

    def entries(self, base: Records, side: Records) -> None:
        """Note new progress."""
        known = {_identity(one) for entries in base.progress.values() for one in entries}
        for ref, entries in side.progress.items():
            for entry in entries:
                if _identity(entry) not in known:
                    self.note(ref, "", *_of_entry(entry))

    def promises(self, base: Records, side: Records) -> None:
        """Note follow-ups that were promised otherwise, or that replace older ones."""
        for new in side.follow_ups():
            old = base.follow_up(new.ref)
            if old is not None:
                self.note(new.ref, "", *_of_promise(old, new))
            for name in set(new.replaces) - set(old.replaces if old else ()):
                act = SideChange(what=REPLACED, to=new.ref, day=None, path=new.path, line=new.line)
                self.note(name, new.meeting, act)

    def decisions(self, base: Records, side: Records) -> None:
        """Note decisions that supersede older ones."""
        for meeting in side.meetings.values():
            earlier = base.meeting(meeting.id)
            olds = {one.id: one.supersedes for one in earlier.decisions} if earlier else {}
            for new in meeting.decisions:
                for name in set(new.supersedes) - set(olds.get(new.id, ())):
                    to = f"{meeting.id}/{new.id}"
                    act = SideChange(
                        what=REPLACED, to=to, day=None, path=meeting.path, line=new.line
                    )
                    self.note(name, meeting.id, act)


def _identity(entry: Progress) -> str:
    """Return what an entry says, wherever it stands."""
    elsewhere = {"line", "path", "item", "meeting"}
    kept = {name: one for name, one in entry.__dict__.items() if name not in elsewhere}
    # a due form knows the meeting that it is at home in, which may have been renamed
    return repr({name: getattr(one, "text", one) for name, one in kept.items()})


def _of_entry(entry: Progress) -> Iterator[SideChange]:
    where = {"day": entry.date, "path": entry.path, "line": entry.line, "whose": entry.owner}
    if entry.status in _STEPS:
        yield SideChange(what=_STEPS[entry.status], to="", **where)  # type: ignore[arg-type]
    if entry.due is not None:
        yield SideChange(what=MOVED, to=entry.due.text, **where)  # type: ignore[arg-type]
    if entry.owners is not None:
        yield SideChange(what=HANDED, to=" ".join(sorted(entry.owners)), **where)  # type: ignore[arg-type]
    if entry.status in {"in-progress", "reported"}:
        yield SideChange(what=REPORTED, to="", **where)  # type: ignore[arg-type]


def _of_promise(old: FollowUp, new: FollowUp) -> Iterator[SideChange]:
    due = new.due.text if new.due else ""
    if due != (old.due.text if old.due else ""):
        yield SideChange(what=MOVED, to=due, day=None, path=new.path, line=new.line)
    if old.owners != new.owners:
        to = " ".join(sorted(new.owners))
        yield SideChange(what=HANDED, to=to, day=None, path=new.path, line=new.line)


def _clash(one: SideChange, other: SideChange) -> bool:
    """Tell whether both can't be meant."""
    if one.what == other.what:
        in_one_file = one.what != REPLACED and one.day is None and other.day is None
        return one.what in {MOVED, HANDED, REPLACED} and one.to != other.to and not in_one_file
    if one.whose and other.whose and one.whose != other.whose:
        return False
    return _ends_before(one, other) or _ends_before(other, one)


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


def _words(act: SideChange) -> Message:
    if act.what == MOVED:
        return Message("moved to {day}", day=act.to)
    if act.what == HANDED:
        return Message("handed over to {owners}", owners=act.to.replace(" ", ", "))
    if act.what == REPLACED:
        return Message("replaced by {ref}", ref=act.to)
    return act.what
