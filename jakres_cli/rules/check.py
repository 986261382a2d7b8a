"""All rules over a whole workspace: every problem in one run, placed and sorted."""

from __future__ import annotations

from jakres_cli.model.base import Value
from jakres_cli.model.source import WARNING, Place, Problem, Tree, sorted_problems
from jakres_cli.query.standing import Ledger
from jakres_cli.records.load import Loaded, NameIndex, load_workspace
from jakres_cli.records.reader import Places
from jakres_cli.rules.finding import Finding, RecordContext, WorkspaceContext
from jakres_cli.rules.registry import BY_CODE, RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from jakres_cli.model.records import Settings
    from jakres_cli.records.read import RecordReading


class CheckedWorkspace(Value):
    """A workspace as it was read, and everything that is wrong with it, in order of place."""

    loaded: Loaded
    problems: list[Problem]


def check_workspace(
    tree: Tree,
    settings: Settings,
    day: datetime.date,
    note: Callable[[RecordReading], object] | None = None,
) -> CheckedWorkspace:
    """Read ``tree`` and apply every rule, taking ``day`` for today.

    ``note`` is shown each record while its text is at hand.
    """

    def examine(reading: RecordReading, name_index: NameIndex) -> Iterator[Problem]:
        if note is not None:
            note(reading)
        case = RecordContext(reading=reading, name_index=name_index, day=day)
        if reading.record is None or reading.document is None:
            return
        for rule in RULES:
            for finding in rule.examines(case) if rule.examines else ():
                place = Places.in_document(reading.document, finding.where, finding.span)
                yield _problem(rule.code, finding, place)

    loaded = load_workspace(tree, settings, examine)
    ledger = Ledger(loaded.records, day)
    problems = [problem for problem in loaded.problems if _still_stands(problem, ledger)]
    places = Places(tree)
    every = WorkspaceContext(loaded=loaded, ledger=ledger)
    problems += [
        _problem(rule.code, finding, places.find(finding.path, finding.where, finding.span))
        for rule in RULES
        for compare in rule.compares
        for finding in compare(every)
    ]
    accepted = _is_accepted(loaded)
    return CheckedWorkspace(
        loaded=loaded,
        problems=sorted_problems(
            [
                problem
                for problem in problems
                if problem.level != WARNING or (problem.place.path, problem.code) not in accepted
            ]
        ),
    )


def _problem(code: str, finding: Finding, place: Place) -> Problem:
    return Problem(
        code=code, place=place, message=finding.message, hint=finding.hint, ref=finding.ref
    )


def _still_stands(problem: Problem, ledger: Ledger) -> bool:
    rule = BY_CODE.get(problem.code)
    return rule is None or rule.while_true is None or rule.while_true(problem, ledger)


def _is_accepted(loaded: Loaded) -> set[tuple[str, str]]:
    records = loaded.records
    groups = (records.meetings, records.events, records.working_groups, records.series)
    return {
        (record.path, acceptance.code)
        for record in (*(r for group in groups for r in group.values()), *records.proposals)
        for acceptance in record.accept
    }
