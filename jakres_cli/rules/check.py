"""All rules over a whole workspace: every problem in one run, placed and sorted.

What ``jakres check`` finds and what makes an answer incomplete come from the same pass; answers
only leave out the rules that can't change them.
"""

from __future__ import annotations

import datetime

from jakres_cli.model.base import Value, replace_fields
from jakres_cli.model.meeting import Meeting, Progress
from jakres_cli.model.source import (
    CONFLICT_MARKS,
    WARNING,
    Place,
    Problem,
    Tree,
    sorted_problems,
)
from jakres_cli.query.standing import Ledger
from jakres_cli.records.layout import Slot, slot_of
from jakres_cli.records.load import Loaded, NameIndex, load_workspace
from jakres_cli.records.reader import Places
from jakres_cli.records.schema import kinds
from jakres_cli.rules.finding import Finding, RecordContext, WorkspaceContext
from jakres_cli.rules.registry import BY_CODE, RULES, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jakres_cli.model.paperwork import Acceptance
    from jakres_cli.model.records import Settings
    from jakres_cli.records.read import RecordReading


class CheckedWorkspace(Value):
    """A workspace as it was read, and everything that is wrong with it, in order of place.

    ``loaded`` knows the problems too: also those of which ``problems`` don't tell, since the
    record is in conflict anyway.
    """

    loaded: Loaded
    problems: list[Problem]


_FOR_ANSWERS = tuple(rule for rule in RULES if rule.changes_answers)


def load_for_answer(
    tree: Tree, settings: Settings, day: datetime.date, *, as_of: bool = False
) -> Loaded:
    """Read ``tree``, and find what could change an answer of ``day`` and is not counted.

    ``as_of`` tells that ``day`` is past or to come: what is dated after it is hidden then, and so
    no problem.
    """
    loaded = check_workspace(tree, settings, day, rules=_FOR_ANSWERS).loaded
    if not as_of:
        return loaded
    known = [problem for problem in loaded.problems if not _is_dated_after(problem, day)]
    return replace_fields(loaded, problems=known)


def _is_dated_after(problem: Problem, day: datetime.date) -> bool:
    slot = slot_of(problem.place.path)
    given = slot.given.get(_DATED.get(slot.kind, Value), {}) if isinstance(slot, Slot) else {}
    date = problem.dated or given.get("date")
    return isinstance(date, datetime.date) and date > day


_DATED: dict[str, type[Value]] = {kinds.MEETING_KIND: Meeting, kinds.PROGRESS_KIND: Progress}


def check_workspace(
    tree: Tree,
    settings: Settings,
    day: datetime.date,
    note: Callable[[RecordReading], object] | None = None,
    *,
    rules: Iterable[Rule] = RULES,
) -> CheckedWorkspace:
    """Read ``tree`` and apply ``rules``, taking ``day`` for today.

    ``note`` is shown each record while its text is at hand.
    """
    whole_pass = _Pass(tuple(rules), day, note)
    loaded = load_workspace(tree, settings, whole_pass.examine)
    ledger = Ledger(loaded.records, day)
    problems = [
        problem
        for problem in loaded.problems
        if _still_stands(problem, ledger) and not _follows_from_register(problem.code, loaded)
    ]
    problems += whole_pass.compare(tree, loaded, ledger)
    accepted = _Acceptances(loaded, Places(tree))
    return CheckedWorkspace(
        loaded=replace_fields(loaded, problems=problems), problems=_told(problems, accepted)
    )


class _Pass:
    """One pass of ``rules`` over a workspace."""

    def __init__(
        self,
        rules: tuple[Rule, ...],
        day: datetime.date,
        note: Callable[[RecordReading], object] | None,
    ) -> None:
        self._rules = rules
        self._day = day
        self._note = note

    def examine(self, reading: RecordReading, name_index: NameIndex) -> Iterator[Problem]:
        """Yield what is wrong with one record, while its text is at hand."""
        if self._note is not None:
            self._note(reading)
        document = reading.document
        if reading.record is None or document is None:
            return
        case = RecordContext(reading=reading, name_index=name_index, day=self._day)
        prose_start = document.prose_start or len(document.text)
        for rule in self._rules:
            for finding in rule.examines(case) if rule.examines else ():
                place = Places.in_document(document, finding.where, finding.span)
                in_prose = finding.span is not None and finding.span[0] >= prose_start
                yield _problem(rule.code, finding, place, in_prose=in_prose)

    def compare(self, tree: Tree, loaded: Loaded, ledger: Ledger) -> list[Problem]:
        """Return what is wrong between the records."""
        places = Places(tree)
        every = WorkspaceContext(loaded=loaded, ledger=ledger, tree=tree)
        return [
            _problem(rule.code, finding, places.find(finding.path, finding.where, finding.span))
            for rule in self._rules
            if not _follows_from_register(rule.code, loaded)
            for compare in rule.compares
            for finding in compare(every)
        ]


def _follows_from_register(code: str, loaded: Loaded) -> bool:
    """Tell whether what a rule finds may only follow from a register that wasn't read whole."""
    rule = BY_CODE.get(code)
    return rule is not None and rule.needs_registers and not loaded.records.registers_whole


def _told(problems: list[Problem], accepted: _Acceptances) -> list[Problem]:
    """Return those of ``problems`` that weren't accepted; of a file in conflict, only that."""
    unmerged = _in_conflict(problems)
    return sorted_problems(
        [
            problem
            for problem in problems
            if not accepted.cover(problem)
            and (problem.code == CONFLICT_MARKS or problem.place.path not in unmerged)
        ]
    )


def _problem(code: str, finding: Finding, place: Place, *, in_prose: bool = False) -> Problem:
    return Problem(
        code=code,
        place=place,
        message=finding.message,
        hint=finding.hint,
        ref=finding.ref,
        in_prose=in_prose,
        effect=finding.effect,
        dated=finding.dated,
    )


def _in_conflict(problems: list[Problem]) -> set[str]:
    """Return the files that hold marks of git: what else is said of both sides helps nobody."""
    return {problem.place.path for problem in problems if problem.code == CONFLICT_MARKS}


def _still_stands(problem: Problem, ledger: Ledger) -> bool:
    rule = BY_CODE.get(problem.code)
    return rule is None or rule.while_true is None or rule.while_true(problem, ledger)


class _Acceptances:
    """What the ``loaded`` records accept; ``places`` tell which item a warning is about.

    A warning is accepted that somebody found right as it is: of a whole record, or of one item.
    """

    def __init__(self, loaded: Loaded, places: Places) -> None:
        records = loaded.records
        groups = (records.meetings, records.events, records.working_groups, records.series)
        self._by_path: dict[str, tuple[Acceptance, ...]] = {
            record.path: record.accept
            for record in (*(r for group in groups for r in group.values()), *records.proposals)
            if record.accept
        }
        self._places = places

    def cover(self, problem: Problem) -> bool:
        """Tell whether ``problem`` is a warning that its record accepts; an error never is one."""
        if problem.level != WARNING:
            return False
        listed = self._by_path.get(problem.place.path, ())
        items = {each.item for each in listed if each.code == problem.code}
        return None in items or bool(items and items.intersection(self._items_of(problem)))

    def _items_of(self, problem: Problem) -> tuple[str, ...]:
        """Return what the item that ``problem`` is about may be called, by place and reference."""
        names = self._places.names(problem.place)[1:2]
        return names or tuple((problem.ref or "").split("/")[1:])
