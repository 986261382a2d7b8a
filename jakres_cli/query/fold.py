"""The fold: a follow-up and the entries on it, in order, to what became of it.

Which step may follow which is the rule JK108 (docs/reference/codes.md).
"""

from __future__ import annotations

from jakres_cli.locale import SHORT_STATUS
from jakres_cli.model.base import Message, replace_fields
from jakres_cli.model.words import DONE, DROPPED, IN_PROGRESS, OPEN, REFUSED, REPORTED
from jakres_cli.query.folded import AwaitedAnswer, FoldedState, FoldStep, GivenDue, Objection
from jakres_cli.query.proofs import Proofs, alone_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from typing import Protocol

    from jakres_cli.model.meeting import Due, FollowUp, Progress
    from jakres_cli.model.records import Agency

    class Reporters(Protocol):
        """Who may report on a follow-up, and for whom."""

        def owner_for(self, name: str, owners: Iterable[str], on: datetime.date) -> str | None:
            """Return which of ``owners`` somebody speaks for on a day, if for any."""

        def answers_alone(self, name: str, owners: Iterable[str], on: datetime.date) -> str | None:
            """Return under which code somebody answers for itself below ``owners``, if so."""

        def awaited(self, owners: Iterable[str]) -> tuple[str, ...]:
            """Return from whom an answer each is awaited while ``owners`` owe it."""


ALLOWED: dict[str, frozenset[str]] = {
    OPEN: frozenset({IN_PROGRESS, REPORTED, DONE, DROPPED}),
    IN_PROGRESS: frozenset({IN_PROGRESS, REPORTED, DONE, DROPPED}),
    REPORTED: frozenset({IN_PROGRESS, REPORTED, DONE, DROPPED}),
    DONE: frozenset({DONE, OPEN}),
    DROPPED: frozenset({DROPPED, OPEN}),
}
"""The statuses that may follow each status."""
_ENDED = frozenset({DONE, DROPPED})


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
    return entry.status is None and _changes_terms(entry)


def _changes_terms(entry: Progress) -> bool:
    """Tell whether an entry is about when or by whom it is to be done."""
    return bool(entry.due or entry.asked or entry.objection or entry.owners is not None)


def fold_entries(
    follow_up: FollowUp, entries: Iterable[Progress], reporters: Reporters
) -> FoldedState:
    """Return what became of ``follow_up`` through ``entries``, in whatever order they are given.

    An entry whose step is not allowed is refused and changes nothing.
    """
    folding = _Folding(follow_up, reporters)
    for entry in ordered_entries(entries):
        folding.take(entry)
    return folding.folded()


class _Folding:
    """The state between two entries. Without owners, one nameless owner stands for the whole."""

    def __init__(self, follow_up: FollowUp, reporters: Reporters) -> None:
        self.reporters = reporters
        self.promised_on = follow_up.date
        self.by_owner = dict.fromkeys(follow_up.owners or ("",), OPEN)
        self.answers: dict[str, AwaitedAnswer] = {}
        self.dues = [GivenDue(on=follow_up.date, due=follow_up.due)] if follow_up.due else []
        self.asked: Due | None = None
        self.asked_on: datetime.date | None = None
        self.objections: dict[str, Objection] = {}
        self.proofs = Proofs()
        self.steps: list[FoldStep] = []
        self.last_entry: datetime.date | None = None
        self.reminded_on: datetime.date | None = None
        self.ended_on: datetime.date | None = None

    def take(self, entry: Progress) -> None:
        """Apply ``entry``, or note why it isn't."""
        owner, alone = self._speaker(entry)
        refused = self._refusal(entry, owner or alone, alone=alone is not None)
        counted = alone is None or bool(entry.due or entry.asked)
        self.steps.append(FoldStep(entry=entry, refused=refused, counted=counted))
        if refused is not None:
            return
        if entry.is_news:
            self.last_entry = entry.date
        if entry.reminded is not None:
            self.reminded_on = entry.date
        if alone is not None:
            self._answer(alone, entry)
        else:
            self._apply(entry, owner)
        self._change_terms(entry, owner or alone)

    def folded(self) -> FoldedState:
        """Return the state."""
        named = {owner: status for owner, status in self.by_owner.items() if owner}
        awaited = self.reporters.awaited(named)
        expected = {agency: AwaitedAnswer(agency=agency) for agency in awaited} | self.answers
        return FoldedState(
            status=whole_status(self.by_owner.values()),
            owners=tuple(named),
            by_owner=named,
            due=self.dues[-1].due if self.dues else None,
            dues=tuple(self.dues),
            steps=tuple(self.steps),
            awaited=tuple(expected.values()),
            asked=self.asked,
            asked_on=self.asked_on,
            objections=tuple(self.objections.values()),
            evidence=self.proofs.shown,
            last_entry=self.last_entry,
            reminded_on=self.reminded_on,
            ended_on=self.ended_on,
        )

    def _speaker(self, entry: Progress) -> tuple[str | None, str | None]:
        """Return the owner that an entry speaks for, or else who answers for itself alone."""
        if entry.owner is None:
            return None, None
        owner = self.reporters.owner_for(entry.owner, self.by_owner, entry.date)
        if owner is not None:
            return owner, None
        return None, self.reporters.answers_alone(entry.owner, self.by_owner, entry.date)

    def _apply(self, entry: Progress, owner: str | None) -> None:
        """Let ``entry`` change how far one owner, or all of them, have come."""
        known, before = self.by_owner, whole_status(self.by_owner.values())
        if entry.owners is not None:
            self.by_owner = {name: known.get(name, OPEN) for name in entry.owners or ("",)}
        spoken_for = [*self.by_owner] if owner is None else [owner]
        if entry.status is not None:
            here = [name for name in spoken_for if name in self.by_owner]
            self.by_owner = self.by_owner | dict.fromkeys(here, entry.status)
        if entry.status == OPEN:
            self.proofs.take_back(spoken_for)
        ends = [name for name in spoken_for if self.by_owner.get(name) in _ENDED]
        first = entry.status == DONE and any(known.get(name) != DONE for name in ends)
        self.proofs.add(owner, entry.evidence, ends, rests=first)
        after = whole_status(self.by_owner.values())
        if after not in _ENDED:
            self.ended_on = None
        elif before not in _ENDED:
            self.ended_on = entry.date

    def _answer(self, agency: str, entry: Progress) -> None:
        """Let ``entry`` change how far ``agency`` has come, which answers for itself alone."""
        before = self.answers.get(agency, AwaitedAnswer(agency=agency))
        status = entry.status or before.status
        date = entry.date if entry.is_news else before.date
        self.answers[agency] = AwaitedAnswer(agency=agency, status=status, date=date)
        if entry.status == OPEN:
            self.proofs.take_back([alone_name(agency)])
        ends = [alone_name(agency)] if status in _ENDED else []
        first = entry.status == DONE != before.status
        self.proofs.add(alone_name(agency), entry.evidence, ends, rests=first)

    def _change_terms(self, entry: Progress, speaker: str | None) -> None:
        """Let ``entry`` move it, ask for that, or contest it."""
        if entry.due is not None:
            due = replace_fields(entry.due, home=entry.meeting or "")
            self.dues.append(GivenDue(on=entry.date, due=due))
        if entry.due is not None or entry.asked == REFUSED:
            self.asked = self.asked_on = None
        elif entry.asked is not None and not isinstance(entry.asked, str):
            self.asked, self.asked_on = entry.asked, entry.date
        settled = entry.objection == REFUSED or entry.status in _ENDED or entry.owners is not None
        if settled and (speaker is None or entry.owners is not None):
            self.objections.clear()
        elif settled:
            self.objections.pop(speaker or "", None)
        if entry.objection is not None and entry.objection != REFUSED:
            who = speaker or entry.by
            self.objections[who] = Objection(agency=who, reason=entry.objection, date=entry.date)

    def _refusal(self, entry: Progress, speaker: str | None, *, alone: bool) -> Message | None:
        if entry.date < self.promised_on:
            return before_promise(self.promised_on)
        if entry.owner is not None and speaker is None:
            return Message("{owner} is not an owner of it", owner=entry.owner)
        if alone and entry.owners is not None:
            return Message(
                "{owner} speaks for itself alone and can’t hand it over", owner=entry.owner
            )
        now = whole_status(self.by_owner.values())
        if now in _ENDED and _changes_terms(entry) and (entry.status != OPEN or alone):
            return Message("it is “{status}” already; reopen it first", status=SHORT_STATUS[now])
        if alone:
            answer = self.answers.get(speaker or "", AwaitedAnswer(agency=speaker or ""))
            return self._step_refusal(entry, answer.status, alone_name(speaker or ""))
        return self._step_refusal(
            entry, now if speaker is None else self.by_owner[speaker], speaker
        )

    def _step_refusal(self, entry: Progress, before: str, speaker: str | None) -> Message | None:
        """Return why the life cycle doesn't allow the step of ``entry``, if it doesn't."""
        if entry.status is None:
            return None
        if entry.status not in ALLOWED[before]:
            return Message(
                "“{after}” can’t follow “{before}”",
                after=SHORT_STATUS[entry.status],
                before=SHORT_STATUS[before],
            )
        if entry.status == DONE and not (entry.evidence or self.proofs.are_shown(speaker)):
            return Message("done needs evidence")
        if entry.status == DROPPED and not entry.reason and before != DROPPED:
            return Message("dropped needs a reason")
        if entry.status == OPEN and not entry.reason:
            return Message("reopening needs a reason")
        return None


def before_promise(day: datetime.date) -> Message:
    """Return why nothing counts that was reported before ``day``, when it was promised."""
    return Message(
        "it was promised on {date}; nothing can be reported before that", date=day.isoformat()
    )


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
