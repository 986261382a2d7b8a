"""The records a document is made from, and from which commit they are."""

from __future__ import annotations

from jakres_cli.documents.frame import DocumentOrigin
from jakres_cli.model.base import CannotDo
from jakres_cli.records.layout import SETTINGS_PATH, is_record_name
from jakres_cli.records.load import Loaded, load_workspace
from jakres_cli.records.read import load_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.source import Tree


def load_with_origin(session: Session, tree: Tree) -> tuple[Loaded, DocumentOrigin | None]:
    """Return the records of ``tree`` and from which commit they are, None outside git.

    The working tree counts as its last commit, perhaps with changes since.
    """
    if tree.commit is not None:
        return session.load(tree=tree), DocumentOrigin(commit=tree.commit)
    head = _head(session)
    if head is None:
        return session.load(tree=tree), None
    from jakres_cli.git.working_files import NamedTree

    commit, held = head
    named = NamedTree(tree, held)
    loaded = load_workspace(named, load_settings(named))
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
