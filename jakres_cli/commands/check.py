"""``jakres check``: every problem in the records; never writes."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.resolve import is_selected, not_together, resolve_paths
from jakres_cli.model.base import FOUND
from jakres_cli.model.source import ERROR, WARNING
from jakres_cli.operations.check import check_since, check_tree, left_out, summary, tree_to_check
from jakres_cli.operations.check_formats import CheckOptions, format_problems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


def run(session: Session, options: CheckOptions) -> int:
    """Print every problem; exit 1 when there are errors, with ``strict`` also for warnings."""
    tree = tree_to_check(session, options.at, staged=options.staged)
    if options.new_since and options.merge:
        raise not_together("--new-since", "--merge")
    base = session.committed(options.new_since) if options.new_since else None
    elsewhere = tree if options.at or options.staged else None
    paths = resolve_paths(options.paths, session.tree.root, elsewhere)
    result = check_since(session, tree, base) if base else check_tree(session, tree, options.merge)
    problems = [each for each in result.problems if is_selected(each.place.path, paths)]
    older = sum(1 for each in result.known if is_selected(each.place.path, paths))
    since = {"new_since": base.commit, "older": older} if base else {}
    told, loaded = session.quotable_problems(problems, result.loaded, tree, options)
    text = format_problems(options.format or "text", told, loaded, tree, session, **since)
    session.deliver(text, options.output)
    session.note(summary(result.loaded, problems))
    if older:
        session.note(left_out(older, options.new_since))
    if tree is session.tree:
        session.warn_of_interruption()
    serious = {ERROR, WARNING} if options.strict else {ERROR}
    return FOUND if any(problem.level in serious for problem in problems) else 0


COMMAND = Command(
    "check", "Find every problem in the records; nothing is changed.", run, CheckOptions
)
