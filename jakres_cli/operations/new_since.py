"""Only the problems that an earlier revision doesn't have, for ``jakres check --new-since``."""

from __future__ import annotations

from jakres_cli.git.commits import moved_files
from jakres_cli.model.message import Message
from jakres_cli.records.reading.layout import SETTINGS_PATH
from jakres_cli.rules.check import CheckedWorkspace, check_workspace
from jakres_cli.rules.since import find_renames, new_problems

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.git.trees import RevisionTree
    from jakres_cli.model.source import Problem, Tree


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
    moved = moved_files(session.repository, base.commit or "", tree.commit, session.index)
    renamed = find_renames(checked.loaded, before.loaded, moved)
    return new_problems(checked.problems, tree, before, base, renamed)
