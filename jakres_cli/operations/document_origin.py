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
    from jakres_cli.git.trees import GitEntry
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
    from jakres_cli.git.working_files import ComparedTree

    commit, held = head
    compared = ComparedTree(tree, held, is_record_name)
    loaded = load_workspace(compared, load_settings(compared))
    return loaded, DocumentOrigin(commit=commit, changed=compared.differs)


def _head(session: Session) -> tuple[str, dict[str, GitEntry]] | None:
    """Return the last commit and what it holds of the workspace, None when that is nothing."""
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
    return (commit, {entry.path: entry for entry in held}) if held else None
