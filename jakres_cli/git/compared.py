"""A tree that notes, while it is read, whether it is still what was committed."""

from __future__ import annotations

from jakres_cli.git.ids import has_blob

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jakres_cli.git.listing import GitEntry
    from jakres_cli.model.source import Entry, Source, Tree


class ComparedTree:
    """``tree``, compared with what a commit ``held``; satisfies ``source.Tree``.

    ``counts`` tells of a path whether it matters. Git's own ``status`` would run the filters that
    a repository's settings name; the ids of contents tell as much.
    """

    commit = None

    def __init__(
        self, tree: Tree, held: Mapping[str, GitEntry], counts: Callable[[str], bool]
    ) -> None:
        self._tree = tree
        self._held = held
        self._counts = counts
        self.differs = False
        """Whether something that was listed or read isn't as it was committed."""

    def entries(self) -> list[Entry]:
        """Return what ``tree`` lists."""
        found = self._tree.entries()
        names = {one.path for one in found if self._counts(one.path)}
        before = {path for path in self._held if self._counts(path)}
        self.differs = self.differs or names != before
        return found

    def read(self, path: str) -> Source:
        """Return the file as it stands in ``tree``."""
        source = self._tree.read(path)
        if not self.differs and source.data is not None:
            held = self._held.get(path)
            self.differs = held is None or not has_blob(source.data, held.id)
        return source
