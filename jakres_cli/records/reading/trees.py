"""Trees made from others: the part that a reference is about, and one after a planned change."""

from __future__ import annotations

from jakres_cli.model.source import Entry, Source, Tree
from jakres_cli.records.reading.layout import meeting_path
from jakres_cli.records.syntax.document import read_markdown
from jakres_cli.records.syntax.nodes import node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_MEETINGS = "records/meetings/"


class PartialTree:
    """Some ``entries`` of a tree; satisfies ``source.Tree``."""

    def __init__(self, tree: Tree, entries: list[Entry]) -> None:
        self._tree = tree
        self._entries = entries
        self.commit = tree.commit

    def entries(self) -> list[Entry]:
        """Return what belongs to the part."""
        return self._entries

    def read(self, path: str) -> Source:
        """Return the file at ``path``."""
        return self._tree.read(path)


def partial_tree(ref: str, tree: Tree) -> PartialTree | None:
    """Return what may be about the meeting or follow-up with the full reference ``ref``.

    That is the meeting, the progress on the follow-up, and other meetings that may have updates
    on it. None when there is no such meeting, or no such follow-up in it: then only all records
    can tell what it means.
    """
    stem, _, item = ref.partition("/")
    home = meeting_path(stem)
    entries = tree.entries()
    if not any(entry.path == home for entry in entries):
        return None
    wanted = {home}
    folders: tuple[str, ...] = ()
    if item:
        document = read_markdown(home, tree.read(home).data or b"")
        fields = node_data(document.tree) if document.tree else {}
        if item not in _texts_in(fields, "follow-ups"):
            return None
        wanted.update(_with_updates(item, entries, tree))
        stems = (stem, *_texts_in(fields, "former"))
        folders = tuple(f"records/progress/{stem}/{item}/" for stem in stems)
    return PartialTree(
        tree, [entry for entry in entries if entry.path in wanted or entry.path.startswith(folders)]
    )


def _texts_in(fields: object, name: str) -> list[str]:
    """Return the texts, or the ids of the items, in a list among ``fields``."""
    listed = fields.get(name) if isinstance(fields, dict) else None
    items = listed if isinstance(listed, list) else []
    return [str(item.get("id")) if isinstance(item, dict) else str(item) for item in items]


def _with_updates(item: str, entries: list[Entry], tree: Tree) -> Iterator[str]:
    name = item.encode()
    for entry in entries:
        if entry.path.startswith(_MEETINGS) and entry.refused is None:
            text = tree.read(entry.path).data or b""
            if b"updates" in text and name in text:
                yield entry.path


class PlannedTree:
    """``tree`` with other contents and places; satisfies ``source.Tree``.

    ``contents`` holds the bytes of files by the path that they will have, ``moved`` where files go.
    """

    commit = None

    def __init__(self, tree: Tree, contents: Mapping[str, bytes], moved: Mapping[str, str]) -> None:
        self._tree = tree
        self._contents = contents
        self._moved = moved
        self._from = {new: old for old, new in self._moved.items()}

    def entries(self) -> list[Entry]:
        """Return what is there then."""
        entries = [
            Entry(
                path=self._moved.get(entry.path, entry.path),
                refused=entry.refused,
                hides=entry.hides,
            )
            for entry in self._tree.entries()
        ]
        present = {entry.path for entry in entries}
        entries += [Entry(path=path) for path in self._contents if path not in present]
        return sorted(entries, key=lambda entry: entry.path)

    def read(self, path: str) -> Source:
        """Return the file as it is then."""
        if path in self._contents:
            return Source(path=path, data=self._contents[path])
        source = self._tree.read(self._from.get(path, path))
        return Source(path=path, data=source.data, failure=source.failure)
