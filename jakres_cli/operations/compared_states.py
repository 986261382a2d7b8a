"""The two states that are compared: what the command line names, and how each is read."""

from __future__ import annotations

import os

from jakres_cli.changes.files import Side, differing_paths
from jakres_cli.cli.resolve import not_together
from jakres_cli.model.base import CannotDo, Message, Value, replace_fields
from jakres_cli.model.source import FILES, RECORDS, SHORT_ID, Tree
from jakres_cli.records.layout import SETTINGS_PATH
from jakres_cli.records.load import load_workspace
from jakres_cli.store.state import OLD_JOURNAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from jakres_cli.cli.session import Session
    from jakres_cli.git.repository import Repository
    from jakres_cli.git.trees import GitTree
    from jakres_cli.model.records import Settings


_HEAD = "HEAD"


class ComparedState(Value):
    """A state of the workspace, and what people call it; ``commit`` is None for no commit."""

    tree: Tree
    name: Message
    commit: str | None = None


def resolve_states(
    session: Session, revisions: str | None, since: str | None, *, staged: bool
) -> tuple[ComparedState, ComparedState]:
    """Return the older and the newer state; raises ``AskedWrongly`` and ``CannotDo``.

    ``A..B`` are two revisions, ``A...B`` from where they parted; ``A`` alone is compared with the
    working tree, or with what is ``staged``; nothing at all means ``HEAD``.
    """
    if revisions and since:
        raise not_together("--since", revisions)
    if revisions and ".." in revisions:
        if staged:
            raise not_together("--staged", revisions)
        dots = "..." if "..." in revisions else ".."
        before, _, after = revisions.partition(dots)
        return _between(session, before or _HEAD, after or _HEAD, parted=dots == "...")
    newer = (
        _staged(session)
        if staged
        else ComparedState(tree=session.tree, name=Message("the working tree"))
    )
    if since:
        return _last_before(session, session.day(since, past=True)), newer
    return _committed(session, revisions or _HEAD), newer


def _between(
    session: Session, before: str, after: str, *, parted: bool
) -> tuple[ComparedState, ComparedState]:
    older, newer = _committed(session, before), _committed(session, after)
    if not parted:
        return older, newer
    from jakres_cli.git.revisions import is_shallow, merge_base

    repository = session.repository
    base = merge_base(repository, older.commit or "", newer.commit or "")
    if base == older.commit:
        return older, newer
    if base is not None:
        short = base[:SHORT_ID]
        name = Message("where {a} and {b} parted ({commit})", a=before, b=after, commit=short)
        return replace_fields(_committed(session, base), name=name), newer
    about = Message("{before} and {after} have no commit in common", before=before, after=after)
    if is_shallow(repository):
        hint = Message("get the rest: git fetch --unshallow (in CI: fetch-depth: 0)")
        raise CannotDo(
            Message("{about} in this clone, which was made without its whole history", about=about),
            hint,
        )
    raise CannotDo(about, Message("compare them as they are: {a}..{b}", a=before, b=after))


def _committed(session: Session, revision: str) -> ComparedState:
    tree = session.committed(revision)
    commit = tree.commit or ""
    short = commit[:SHORT_ID]
    name = (
        Message("commit {commit}", commit=short)
        if commit.startswith(revision)
        else Message("{revision} ({commit})", revision=revision, commit=short)
    )
    return ComparedState(tree=tree, name=name, commit=commit)


def _staged(session: Session) -> ComparedState:
    return ComparedState(tree=session.staged, name=Message("what is staged"))


def _last_before(session: Session, day: datetime.date) -> ComparedState:
    from jakres_cli.git.revisions import empty_tree, last_commit_before, resolve_revision
    from jakres_cli.git.trees import RevisionTree
    from jakres_cli.store.workspace import beginning_of

    repository = session.repository
    moment = beginning_of(day, session.settings.timezone)
    commit = last_commit_before(repository, resolve_revision(repository, _HEAD), moment)
    if commit is not None:
        return _committed(session, commit)
    nothing = RevisionTree(repository, None, tree=empty_tree(repository))
    return ComparedState(tree=nothing, name=Message("the beginning"))


_TEMPLATES = "templates"
_WORKFLOWS = (
    ".ci",
    ".circleci",
    ".forgejo",
    ".gitattributes",
    ".gitea",
    ".github",
    ".gitignore",
    ".gitlab",
    ".gitlab-ci.yml",
    ".gitmodules",
    ".pre-commit-config.yaml",
    ".woodpecker",
    ".woodpecker.yml",
    "CODEOWNERS",
    "Jenkinsfile",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
)
"""Files of a repository that decide what runs, who reviews and what git does."""


def read_sides(session: Session, before: ComparedState, after: ComparedState) -> tuple[Side, Side]:
    """Read both states; raises ``CannotDo`` when the settings of neither can be read.

    When those of one side can't, its records are read by those of the other.
    """
    settings, broken = _settings(session, before.tree, after.tree)
    held = _held_ids(session, before.tree)
    older = Side(
        loaded=load_workspace(before.tree, settings[0]),
        ids=held,
        texts={},
        broken_settings=broken[0],
    )
    if after.tree is session.tree:
        newer = _working_side(session, settings[1], held)
    else:
        ids = _held_ids(session, after.tree)
        newer = Side(loaded=load_workspace(after.tree, settings[1]), ids=ids, texts={})
    newer = replace_fields(newer, broken_settings=broken[1])
    paths = [path for path in differing_paths(older, newer) if _has_text(path)]
    return (
        replace_fields(older, texts=_texts(before.tree, paths)),
        replace_fields(newer, texts=_texts(after.tree, paths)),
    )


def _settings(session: Session, *trees: Tree) -> tuple[list[Settings], list[Message | None]]:
    """Return the settings to read each tree by, and why its own can't be read."""
    own: list[Settings | None] = []
    broken: list[Message | None] = []
    error: CannotDo | None = None
    for tree in trees:
        try:
            own.append(session.settings_of(tree))
            broken.append(None)
        except CannotDo as failed:
            error = failed
            own.append(None)
            there = tree.read(SETTINGS_PATH).data is not None
            broken.append(failed.message if there else None)
    known = [settings for settings in own if settings is not None]
    if error is not None and not known:
        raise error
    return [settings or known[0] for settings in own], broken


def _held_ids(session: Session, tree: Tree) -> dict[str, str]:
    """Return the ids of the files of a revision, or of what is staged."""
    from jakres_cli.git.repository import Repository
    from jakres_cli.git.trees import FILE, list_index, list_tree

    repository = session.repository
    top = Repository(folder=repository.folder, prefix="", top=repository.top)
    git: GitTree = tree  # type: ignore[assignment]  # it is no working tree
    names = _loose_names(repository)
    if tree.commit is not None:
        workflows = list_tree(top, tree.commit, names)
    elif git.held:
        workflows = list_index(top, names, session.index)
    else:
        workflows = []
    files = [*workflows, *git.held.values()]
    return {file.path: file.id for file in files if file.kind == FILE and not file.conflict}


def _loose_names(repository: Repository) -> tuple[str, ...]:
    """Return what is looked at besides records and templates, from the top of the repository."""
    return (*_WORKFLOWS, f"{repository.prefix}{OLD_JOURNAL}")


def _working_side(session: Session, settings: Settings, held: Mapping[str, str]) -> Side:
    from jakres_cli.git.working_files import NamedTree, files_below

    root = session.tree.root
    tree = NamedTree(session.tree, held)
    loaded = load_workspace(tree, settings)
    listed = [path for path in loaded.paths if os.path.isfile(os.path.join(root, path))]
    tree.name(root, [SETTINGS_PATH, *listed, *files_below(root, (_TEMPLATES,))])
    depth = session.repository.prefix.count("/")
    top = os.path.normpath(os.path.join(root, *[os.pardir] * depth))
    tree.name(top, files_below(top, _loose_names(session.repository)))
    return Side(loaded=loaded, ids=tree.ids, texts={})


def _has_text(path: str) -> bool:
    below = path.startswith((f"{RECORDS}/", f"{_TEMPLATES}/")) and not path.startswith(FILES)
    return below or path == SETTINGS_PATH


def _texts(tree: Tree, paths: list[str]) -> dict[str, bytes]:
    texts = {path: tree.read(path).data for path in paths}
    return {path: data for path, data in texts.items() if data is not None}
