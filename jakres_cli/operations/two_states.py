"""The two states that ``jakres diff`` compares, by what was said on the command line."""

from __future__ import annotations

from jakres_cli.cli.dates import parse_day
from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.model.source import SHORT_ID, Tree
from jakres_cli.model.value import Value, replace_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.cli.session import Session

_HEAD = "HEAD"


class ComparedState(Value):
    """A state of the workspace, and what people call it; ``commit`` is None for no commit."""

    tree: Tree
    called: Message
    commit: str | None = None


def resolve_states(
    session: Session, revisions: str | None, since: str | None, *, staged: bool
) -> tuple[ComparedState, ComparedState]:
    """Return the older and the newer state; raises ``AskedWrongly`` and ``CannotDo``.

    ``A..B`` are two revisions, ``A...B`` from where they parted; ``A`` alone is compared with the
    working tree, or with what is ``staged``; nothing at all means ``HEAD``.
    """
    if revisions and since:
        raise _not_together("--since", revisions)
    if revisions and ".." in revisions:
        if staged:
            raise _not_together("--staged", revisions)
        dots = "..." if "..." in revisions else ".."
        before, _, after = revisions.partition(dots)
        return _between(session, before or _HEAD, after or _HEAD, parted=dots == "...")
    newer = (
        _staged(session)
        if staged
        else ComparedState(tree=session.tree, called=Message("the working tree"))
    )
    if since:
        return _last_before(session, parse_day(since, session, past=True)), newer
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
        called = Message("where {a} and {b} parted ({commit})", a=before, b=after, commit=short)
        return replace_fields(_committed(session, base), called=called), newer
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
    called = (
        Message("commit {commit}", commit=short)
        if commit.startswith(revision)
        else Message("{revision} ({commit})", revision=revision, commit=short)
    )
    return ComparedState(tree=tree, called=called, commit=commit)


def _staged(session: Session) -> ComparedState:
    return ComparedState(tree=session.staged, called=Message("what is staged"))


def _last_before(session: Session, day: datetime.date) -> ComparedState:
    from jakres_cli.git.revisions import empty_tree, last_commit_before, resolve_revision
    from jakres_cli.git.trees import RevisionTree
    from jakres_cli.store.clock import beginning_of

    repository = session.repository
    moment = beginning_of(day, session.settings.timezone)
    commit = last_commit_before(repository, resolve_revision(repository, _HEAD), moment)
    if commit is not None:
        return _committed(session, commit)
    nothing = RevisionTree(repository, None, tree=empty_tree(repository))
    return ComparedState(tree=nothing, called=Message("the beginning"))


def _not_together(one: str, other: str) -> AskedWrongly:
    return AskedWrongly(Message("{one} and {other} can't go together", one=one, other=other))
