"""The fold: a follow-up and the entries on it, in order, to what became of it.

Which step may follow which is the rule JK108 (docs/reference/codes.md).
"""

from __future__ import annotations

from jakres_cli.locale import SHORT_STATUS
from jakres_cli.model.base import Message, Value, replace_fields
from jakres_cli.model.words import DONE, DROPPED, IN_PROGRESS, OPEN, REFUSED, REPORTED, UMBRELLA

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from jakres_cli.model.meeting import Due, FollowUp, Progress
    from jakres_cli.model.records import Agency

ALLOWED: dict[str, frozenset[str]] = {
    OPEN: frozenset({IN_PROGRESS, REPORTED, DONE, DROPPED}),
    IN_PROGRESS: frozenset({IN_PROGRESS, REPORTED, DONE, DROPPED}),
    REPORTED: frozenset({IN_PROGRESS, REPORTED, DONE, DROPPED}),
    DONE: frozenset({DONE, OPEN}),
    DROPPED: frozenset({DROPPED, OPEN}),
}
"""The statuses that may follow each status."""
_ENDED = frozenset({DONE, DROPPED})


class FoldStep(Value):
    """An entry and what the fold made of it: refused for a reason, or merely shown."""

    entry: Progress
    refused: Message | None = None
    counted: bool = True


class GivenDue(Value):
    """When something was to be done, as said ``on`` a day."""

    on: datetime.date
    due: Due


class FoldedState(Value):
    """What became of a follow-up by the last of the entries folded."""

    status: str
    owners: tuple[str, ...]
    by_owner: dict[str, str]
    due: Due | None
    dues: tuple[GivenDue, ...]
    steps: tuple[FoldStep, ...]
    asked: Due | None = None
    asked_on: datetime.date | None = None
    evidence: tuple[str, ...] = ()
    last_entry: datetime.date | None = None
    ended_on: datetime.date | None = None


def ordered_entries(entries: Iterable[Progress]) -> list[Progress]:
    """Return entries by date; within a day meetings first, then files by number, then by whom.

    Two files of a day with one number were written by people who didn't know of each other. When
    one ends it all and the other moves or hands over what is done, the end comes first: the other
    is then refused, and a merge that brought them together is found.
    """
    known = list(entries)
    ended = {(e.date, e.number) for e in known if e.meeting is None and e.status in _ENDED}

    def place(entry: Progress) -> tuple[object, ...]:
        file = entry.meeting is None
        unaware = file and (entry.date, entry.number) in ended and _only_changes_terms(entry)
        return (entry.date, file, entry.number, unaware, entry.by, entry.path, entry.line)

    return sorted(known, key=place)


def _only_changes_terms(entry: Progress) -> bool:
    return entry.status is None and bool(entry.due or entry.asked or entry.owners is not None)


def fold_entries(
    follow_up: FollowUp, entries: Iterable[Progress], agencies: Mapping[str, Agency]
) -> FoldedState:
    """Return what became of ``follow_up`` through ``entries``, in whatever order they are given.

    An entry whose step is not allowed is refused and changes nothing.
    """
    folding = _Folding(follow_up, agencies)
    for entry in ordered_entries(entries):
        folding.take(entry)
    return folding.folded()


class _Folding:
    """The state between two entries. Without owners, one nameless owner stands for the whole."""

    def __init__(self, follow_up: FollowUp, agencies: Mapping[str, Agency]) -> None:
        self.agencies = agencies
        self.promised_on = follow_up.date
        self.by_owner = dict.fromkeys(follow_up.owners or ("",), OPEN)
        self.dues = [GivenDue(on=follow_up.date, due=follow_up.due)] if follow_up.due else []
        self.asked: Due | None = None
        self.asked_on: datetime.date | None = None
        self.evidence: list[str] = []
        self.fresh: list[tuple[str | None, str]] = []
        self.steps: list[FoldStep] = []
        self.last_entry: datetime.date | None = None
        self.ended_on: datetime.date | None = None

    def take(self, entry: Progress) -> None:
        """Apply ``entry``, or note why it isn't."""
        if self._only_shown(entry):
            self.steps.append(FoldStep(entry=entry, counted=False))
            self.last_entry = entry.date
            return
        refused = self._refusal(entry)
        self.steps.append(FoldStep(entry=entry, refused=refused))
        if refused is not None:
            return
        self.last_entry = entry.date
        self.evidence += entry.evidence
        self.fresh += [(entry.owner, reference) for reference in entry.evidence]
        before = whole_status(self.by_owner.values())
        if entry.owners is not None:
            kept = self.by_owner
            self.by_owner = {owner: kept.get(owner, OPEN) for owner in entry.owners or ("",)}
        if entry.status is not None:
            self._set(entry.status, entry.owner)
        self._note_end(before, entry)
        if entry.due is not None:
            due = replace_fields(entry.due, home=entry.meeting or "")
            self.dues.append(GivenDue(on=entry.date, due=due))
            self.asked = self.asked_on = None
        if entry.asked == REFUSED:
            self.asked = self.asked_on = None
        elif entry.asked is not None and not isinstance(entry.asked, str):
            self.asked, self.asked_on = entry.asked, entry.date

    def folded(self) -> FoldedState:
        """Return the state."""
        named = {owner: status for owner, status in self.by_owner.items() if owner}
        return FoldedState(
            status=whole_status(self.by_owner.values()),
            owners=tuple(named),
            by_owner=named,
            due=self.dues[-1].due if self.dues else None,
            dues=tuple(self.dues),
            steps=tuple(self.steps),
            asked=self.asked,
            asked_on=self.asked_on,
            evidence=tuple(dict.fromkeys(self.evidence)),
            last_entry=self.last_entry,
            ended_on=self.ended_on,
        )

    def _set(self, status: str, owner: str | None) -> None:
        if owner is None:
            self.by_owner = dict.fromkeys(self.by_owner, status)
        else:
            self.by_owner[owner] = status

    def _note_end(self, before: str, entry: Progress) -> None:
        after = whole_status(self.by_owner.values())
        if after not in _ENDED:
            self.ended_on = None
        elif before not in _ENDED:
            self.ended_on = entry.date
        if entry.status == OPEN:
            self.fresh = [
                request for request in self.fresh if entry.owner and request[0] != entry.owner
            ]

    def _has_evidence(self, entry: Progress) -> bool:
        """Whether ``entry`` or one since it was last opened shows that it is done."""
        mine = any(entry.owner is None or who in {None, entry.owner} for who, _ in self.fresh)
        return bool(entry.evidence) or mine

    def _only_shown(self, entry: Progress) -> bool:
        """Whether a body under an umbrella that owes this reports for itself alone."""
        owner = entry.owner
        if owner is None or owner in self.by_owner:
            return False
        return any(
            agency in self.by_owner and self.agencies[agency].kind == UMBRELLA
            for agency in ancestors(owner, self.agencies)
        )

    def _refusal(self, entry: Progress) -> Message | None:
        if entry.date < self.promised_on:
            return Message(
                "it was promised on {date}; nothing can be reported before that",
                date=self.promised_on.isoformat(),
            )
        if entry.owner is not None and entry.owner not in self.by_owner:
            return Message("{owner} is not an owner of it", owner=entry.owner)
        now = whole_status(self.by_owner.values())
        before = now if entry.owner is None else self.by_owner[entry.owner]
        changes = entry.due or entry.asked or entry.owners is not None
        if now in _ENDED and changes and entry.status != OPEN:
            return Message("it is “{status}” already; reopen it first", status=SHORT_STATUS[now])
        if entry.status is None:
            return None
        if entry.status not in ALLOWED[before]:
            return Message(
                "“{after}” can’t follow “{before}”",
                after=SHORT_STATUS[entry.status],
                before=SHORT_STATUS[before],
            )
        if entry.status == DONE and not self._has_evidence(entry):
            return Message("done needs evidence")
        if entry.status == DROPPED and not entry.reason and before != DROPPED:
            return Message("dropped needs a reason")
        if entry.status == OPEN and not entry.reason:
            return Message("reopening needs a reason")
        return None


def whole_status(statuses: Iterable[str]) -> str:
    """Return the status of the whole from those of its owners."""
    distinct = set(statuses)
    if distinct == {DROPPED}:
        return DROPPED
    if distinct <= _ENDED:
        return DONE
    if distinct <= {REPORTED, DONE, DROPPED}:
        return REPORTED
    return OPEN if distinct == {OPEN} else IN_PROGRESS


def ancestors(code: str, agencies: Mapping[str, Agency]) -> list[str]:
    """Return the bodies above ``code``, nearest first; a circle of parents ends the list."""
    above: dict[str, None] = {}
    agency = agencies.get(code)
    while agency is not None and agency.parent and agency.parent not in above:
        if agency.parent not in agencies:
            break
        above[agency.parent] = None
        agency = agencies[agency.parent]
    return list(above)
