"""The records a document is made from, and from which commit they are."""

from __future__ import annotations

from jakres_cli.documents.frame import DocumentOrigin
from jakres_cli.model.base import CannotDo
from jakres_cli.records.layout import SETTINGS_PATH, is_record_name
from jakres_cli.records.load import Loaded
from jakres_cli.records.read import load_settings
from jakres_cli.rules.check import load_for_answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.cli.session import Session
    from jakres_cli.model.source import Tree


def load_with_origin(
    session: Session, tree: Tree, as_of: datetime.date | None
) -> tuple[Loaded, DocumentOrigin | None]:
    """Return the records of ``tree`` and from which commit they are, None outside git.

    The working tree counts as its last commit, perhaps with changes since. With ``as_of``, what is
    dated after that day is hidden.
    """
    if tree.commit is not None:
        return session.load_for_answer(tree, as_of), DocumentOrigin(commit=tree.commit)
    head = _head(session)
    if head is None:
        return session.load_for_answer(tree, as_of), None
    from jakres_cli.git.working_files import NamedTree

    commit, held = head
    named = NamedTree(tree, held)
    day = as_of or session.today
    loaded = load_for_answer(named, load_settings(named), day, as_of=as_of is not None)
    there, were = (set(filter(is_record_name, paths)) for paths in (loaded.paths, held))
    changed = there != were or any(held.get(path) != name for path, name in named.ids.items())
    return loaded, DocumentOrigin(commit=commit, changed=changed)


def _head(session: Session) -> tuple[str, dict[str, str]] | None:
    """Return the last commit, and the ids of what it holds of the workspace; None for nothing."""
    try:
        repository = session.repository
        from jakres_cli.git.revisions import commit_named
        from jakres_cli.git.trees import list_tree

        commit = commit_named(repository, "HEAD")
        if commit is None:
            return None
        held = list_tree(repository, commit, (SETTINGS_PATH, "records"))
    except CannotDo:
        return None  # the document stands without it
    return (commit, {entry.path: entry.id for entry in held}) if held else None
