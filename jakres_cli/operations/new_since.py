"""Only the problems that an earlier revision doesn't have, for ``jakres check --new-since``."""

from __future__ import annotations

from jakres_cli.model.message import Message
from jakres_cli.records.reading.layout import RECORDS, SETTINGS_PATH
from jakres_cli.rules.check import check_workspace
from jakres_cli.rules.since import find_renames, new_problems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.git.trees import RevisionTree
    from jakres_cli.model.problem import Problem
    from jakres_cli.model.source import Tree
    from jakres_cli.rules.check import CheckedWorkspace


def new_since(
    session: Session, base: RevisionTree, checked: CheckedWorkspace, tree: Tree
) -> list[Problem]:
    """Return the problems that were ``checked`` in ``tree`` and that ``base`` doesn't have.

    Both are looked at with the same day for today. Raises ``CannotDo`` when the settings of
    ``base`` are broken; before there was a workspace there were no problems.
    """
    if SETTINGS_PATH not in base.held:
        session.note(Message("there was no {path} then: every problem is new", path=SETTINGS_PATH))
        return checked.problems
    before = check_workspace(base, session.settings_of(base), session.today)
    renamed = find_renames(checked.loaded, before.loaded, _moved(session, base, tree))
    return new_problems(checked.problems, tree, before, base, renamed)


def _moved(session: Session, base: RevisionTree, tree: Tree) -> dict[str, str]:
    """Return where files went that ``base`` has elsewhere; of the working tree, those staged."""
    from jakres_cli.git.changes import changed_paths, staged_changes

    before = base.commit or ""
    if tree.commit is not None:
        changes = changed_paths(session.repository, before, tree.commit, (RECORDS,))
    else:
        changes = staged_changes(session.repository, before, (RECORDS,), session.index)
    return {
        one.before: one.after
        for one in changes
        if one.before and one.after and one.before != one.after
    }
