"""Everything that a merge of two sides got wrong: the records one by one, then all together."""

from __future__ import annotations

from jakres_cli.model.source import Problem, sorted_problems
from jakres_cli.rules.at_odds import conflicting_changes
from jakres_cli.rules.registry import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from jakres_cli.model.records import Records
    from jakres_cli.rules.merged import MergedVersions


def merge_problems(changed: Iterable[MergedVersions], states: tuple[Records, ...]) -> list[Problem]:
    """Return the problems of a merge.

    ``changed`` are the records that differ in some state; ``states`` all records of the base, of
    our side, of their side, and of the merge.
    """
    by_record = [
        rule.merges for rule in RULES if rule.merges and rule.merges is not conflicting_changes
    ]
    found = [one for each in changed for rule in by_record for one in rule(each)]
    return sorted_problems([*found, *conflicting_changes(*states)])
