"""A revision, and the index, as sources of records, read without a checkout."""

from __future__ import annotations

import posixpath

from jakres_cli.git.blobs import Blobs
from jakres_cli.git.listing import FILE, LINK, GitEntry, list_index, list_tree
from jakres_cli.model.message import Message
from jakres_cli.model.source import FILES, FOLDER, NO_SUCH_FILE, RECORDS, SPECIAL, Entry, Source
from jakres_cli.model.source import LINK as IS_LINK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.git.repository import Repository

_READ = ("jakres.yaml", RECORDS, "templates")
_MODULE = Message("it is a submodule; what is in it is not read")
_CONFLICT = Message("it is in conflict: git add it when it is resolved")


class GitTree:
    """Files that git holds; satisfies ``source.Tree``.

    ``held`` is everything at and below jakres.yaml, records/ and templates/, by path.
    """

    def __init__(self, repository: Repository, held: list[GitEntry], commit: str | None) -> None:
        self.commit = commit
        self.held = {one.path: one for one in held}
        self._blobs = Blobs(repository.folder)

    def entries(self) -> list[Entry]:
        """Return everything under ``records/``, sorted by path; folders are refused entries."""
        below = [one for path, one in self.held.items() if path.startswith(f"{RECORDS}/")]
        folders = {name for one in below for name in _above(one.path)} - {RECORDS}
        found = [self._entry(one, folders) for one in below]
        found += [Entry(path=name, refused=FOLDER) for name in folders]
        found.sort(key=lambda entry: entry.path)
        if RECORDS in self.held:
            refused = IS_LINK if self.held[RECORDS].kind == LINK else SPECIAL
            return [Entry(path=RECORDS, refused=refused, hides=True)]
        self._blobs.expect(
            self.held[one.path].id
            for one in found
            if one.refused is None and not one.path.startswith(FILES)
        )
        return found

    def read(self, path: str) -> Source:
        """Return the file at ``path`` (at most one byte more than a record may have)."""
        one = self.held.get(path)
        if one is None:
            return Source(path=path, failure=NO_SUCH_FILE)
        refused = _refused(one)
        if refused is not None:
            return Source(path=path, failure=refused)
        blob = self._blobs.read(one.id)
        if isinstance(blob, Message):
            return Source(path=path, failure=blob)
        return Source(path=path, data=blob)

    def _entry(self, one: GitEntry, folders: set[str]) -> Entry:
        refused = _refused(one)
        if refused is None:
            return Entry(path=one.path)
        hides = one.kind not in {FILE, LINK} or (one.kind == LINK and self._may_hide(one, folders))
        return Entry(path=one.path, refused=refused, hides=hides)

    def _may_hide(self, link: GitEntry, folders: set[str]) -> bool:
        """Whether records may be behind ``link``: it leads to a folder, or nowhere."""
        if link.path.startswith(FILES):
            return False
        target = self._blobs.read(link.id)
        if isinstance(target, Message):
            return True
        folder, name = posixpath.split(link.path)
        leads_to = posixpath.normpath(
            posixpath.join(folder, target.decode("utf-8", "surrogateescape"))
        )
        return leads_to in folders or not (leads_to in self.held or "." in name)


class RevisionTree(GitTree):
    """The records of a commit (or of any other ``tree`` that git holds)."""

    def __init__(self, repository: Repository, commit: str | None, tree: str | None = None) -> None:
        held = list_tree(repository, tree or commit or "", _READ)
        super().__init__(repository, held, commit)


class IndexTree(GitTree):
    """The records as they are staged: what the next commit would hold."""

    def __init__(self, repository: Repository, index: str | None = None) -> None:
        super().__init__(repository, list_index(repository, _READ, index), None)


def _refused(one: GitEntry) -> Message | None:
    if one.conflict:
        return _CONFLICT
    return None if one.kind == FILE else IS_LINK if one.kind == LINK else _MODULE


def _above(path: str) -> list[str]:
    """Return the folders that ``path`` stands in."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]
