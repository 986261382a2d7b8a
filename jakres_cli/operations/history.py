"""The commits that a history is told from: renames followed, and what isn't committed yet."""

from __future__ import annotations

from jakres_cli.changes.history import CREATED, HistoryChange, earlier_name, history_of
from jakres_cli.changes.subject import Subject, subject_of
from jakres_cli.changes.versions import VersionReader
from jakres_cli.changes.visible_history import is_confidential, visible_changes
from jakres_cli.model.base import CannotDo, Message, Value, replace_fields
from jakres_cli.model.source import NO_SUCH_FILE, SHORT_ID, Commit, FileChange, Tree
from jakres_cli.query.grounds import rest_on
from jakres_cli.query.openness import holds_secrets, refuse_confidential
from jakres_cli.query.references import look_up
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.git.blobs import Blobs
    from jakres_cli.git.repository import Repository
    from jakres_cli.model.records import Records
    from jakres_cli.records.load import Loaded

WHOLE, CUT, NONE = "whole", "cut", "none"
_MOST_NAMES = 50
"""Nothing is followed through more renames than that."""


class PastChanges(Value):
    """Every change that is known, oldest first.

    ``git`` tells whether git knows the whole history, has a part cut off, or none; ``remark``
    what to say of that.
    """

    changes: tuple[HistoryChange, ...]
    git: str
    remark: Message | None = None
    withheld: int = 0

    def reduced(self, subject: Subject, records: Records) -> PastChanges:
        """Return what may be told to others; raises ``CannotDo`` when ``subject`` itself isn't."""
        if not holds_secrets(records):
            return self
        if is_confidential(subject, records):
            raise refuse_confidential()
        shown = visible_changes(self.changes, subject, records)
        return replace_fields(self, changes=shown, withheld=len(self.changes) - len(shown))


def find_subject(session: Session, ref: str, tree: Tree) -> tuple[Loaded, Subject]:
    """Return what ``ref`` means, and the records, with what an answer about it lacks."""
    loaded = session.load_for_answer(tree)
    entity = look_up(ref, Ledger(loaded.records, session.today))
    return rest_on(entity, loaded), subject_of(entity, loaded.records, session.t.lang)


def past_changes(session: Session, subject: Subject, tree: Tree, loaded: Loaded) -> PastChanges:
    """Return what became of ``subject`` up to ``tree``."""
    from jakres_cli.git.revisions import resolve_revision

    working = _Working(tree, loaded.paths)
    try:
        repository = session.repository
        tip = tree.commit or resolve_revision(repository, "HEAD")
    except CannotDo as error:
        about = Message("{reason}: only what the records tell is known", reason=error.message)
        reading = VersionReader(subject, working.read, loaded.records.settings)
        return PastChanges(
            changes=tuple(history_of(reading, working.all(subject))), git=NONE, remark=about
        )
    return _from_git(repository, tip, subject, working, loaded)


def _from_git(
    repository: Repository, tip: str, subject: Subject, working: _Working, loaded: Loaded
) -> PastChanges:
    from jakres_cli.git.blobs import Blobs
    from jakres_cli.git.commits import commits_touching

    working.blobs = Blobs(repository.folder)
    for _ in range(_MOST_NAMES):
        commits = commits_touching(repository, tip, subject.everywhere)
        earlier = _stood_before(repository, commits, subject)
        if earlier != subject:
            subject = earlier
            continue
        working.blobs.expect(_ids(commits))
        reading = VersionReader(subject, working.read, loaded.records.settings)
        changes = list(history_of(reading, commits))
        name = earlier_name(reading, _creating(commits, changes)) if subject.names else None
        if name is None or name in subject.names:
            break
        subject = subject.also_called(name=name)
    changes += history_of(reading, working.since(repository, tip, subject))
    cut = next((commit for commit in commits if commit.cut), None)
    return PastChanges(
        changes=tuple(changes), git=CUT if cut else WHOLE, remark=_cut_words(cut) if cut else None
    )


def _stood_before(repository: Repository, commits: list[Commit], subject: Subject) -> Subject:
    """Return ``subject`` with the paths from which commits moved it to one of those known."""
    from jakres_cli.git.commits import renamed_from

    for commit in commits:
        ours = [file for file in commit.changes if file.path in subject.paths]
        came = [file for file in ours if not any(name for _, name in file.before)]
        if came and len(came) == len(ours) and not commit.cut:
            path = renamed_from(repository, commit.id, came[0].path)
            subject = subject.also_called(path=path or "")
    return subject


def _creating(commits: list[Commit], changes: list[HistoryChange]) -> list[Commit]:
    ids = {change.commit for change in changes if change.kind == CREATED}
    return [commit for commit in commits if commit.id in ids]


def _ids(commits: list[Commit]) -> Iterator[str]:
    """Yield the ids of all contents in the order in which they are read, each once."""
    seen: set[str] = set()
    for commit in commits:
        for change in commit.changes:
            for name in (*(name for _, name in change.before), change.id):
                if name and name not in seen:
                    seen.add(name)
                    yield name


def _cut_words(commit: Commit) -> Message:
    return Message(
        "this clone has no history before commit {commit} of {day}: what was before is only what "
        "the records tell; git fetch --unshallow gets the rest (in CI: fetch-depth: 0)",
        commit=commit.id[:SHORT_ID],
        day=commit.date[:10],
    )


class _Working:
    """The files of a tree as versions beside those that git has: a path is their id."""

    def __init__(self, tree: Tree, paths: tuple[str, ...]) -> None:
        self._tree = tree
        self._paths = paths
        self.blobs: Blobs | None = None

    def read(self, name: str) -> bytes | Message:
        """Return a version: a file of the tree, or one that git holds."""
        if self.blobs is not None and "/" not in name:
            return self.blobs.read(name)
        source = self._tree.read(name)
        return source.failure or NO_SUCH_FILE if source.data is None else source.data

    def all(self, subject: Subject) -> list[Commit]:
        """Return the files as they are, as what is known to begin with."""
        changes = [FileChange(path=p, id=p, before=((p, None),)) for p in self._of(subject)]
        return [Commit(id="", date="", author="", changes=tuple(changes), cut=True)]

    def since(self, repository: Repository, tip: str, subject: Subject) -> list[Commit]:
        """Return what the files say that the commit ``tip`` doesn't: nothing, or one step."""
        if self._tree.commit is not None:
            return []
        from jakres_cli.git.blobs import has_blob
        from jakres_cli.git.trees import list_tree

        held = {entry.path: entry.id for entry in list_tree(repository, tip, subject.everywhere)}
        changes = []
        for path in dict.fromkeys((*self._of(subject), *held)):
            data = self._tree.read(path).data
            before = held.get(path)
            same = data is None if before is None else data is not None and has_blob(data, before)
            if not same:
                after = None if data is None else path
                changes.append(FileChange(path=path, id=after, before=((path, before),)))
        return [Commit(id="", date="", author="", changes=tuple(changes))] if changes else []

    def _of(self, subject: Subject) -> list[str]:
        paths = {*subject.paths, *subject.updates}
        return [p for p in self._paths if p in paths or p.startswith(subject.folders)]
