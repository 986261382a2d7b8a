"""A tree as it would be after a change that isn't written yet."""

from __future__ import annotations

from jakres_cli.model.source import Entry, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from jakres_cli.model.source import Tree


class PlannedTree:
    """``tree`` with other texts and places; satisfies ``source.Tree``.

    ``texts`` holds what files will say, by the path that they will have, ``moved`` where files go.
    """

    commit = None

    def __init__(
        self, tree: Tree, texts: Mapping[str, str], moved: Mapping[str, str] | None = None
    ) -> None:
        self._tree = tree
        self._texts = texts
        self._moved = moved or {}
        self._from = {new: old for old, new in self._moved.items()}

    def entries(self) -> list[Entry]:
        """Return what is there then."""
        found = [
            Entry(path=self._moved.get(one.path, one.path), refused=one.refused, hides=one.hides)
            for one in self._tree.entries()
        ]
        there = {one.path for one in found}
        found += [Entry(path=path) for path in self._texts if path not in there]
        return sorted(found, key=lambda one: one.path)

    def read(self, path: str) -> Source:
        """Return the file as it is then."""
        if path in self._texts:
            return Source(path=path, data=self._texts[path].encode("utf-8", "surrogateescape"))
        source = self._tree.read(self._from.get(path, path))
        return Source(path=path, data=source.data, failure=source.failure)
