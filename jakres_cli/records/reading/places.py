"""Where a field of a record stands, for problems found when its text is no longer at hand."""

from __future__ import annotations

from jakres_cli.model.source import Place
from jakres_cli.records.syntax.document import read_markdown, read_yaml
from jakres_cli.records.syntax.nodes import locate, names_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.model.source import Tree
    from jakres_cli.records.syntax.document import Document

_Path = tuple[str | int, ...]


class Places:
    """Finds places by reading the file of ``tree`` again; the last one is kept."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._last: tuple[str, Document | None] = ("", None)

    def find(self, path: str, where: _Path, span: tuple[int, int] | None) -> Place:
        """Return the place of the field ``where``, or of the offsets ``span``, in a file."""
        document = self._document(path)
        return Place(path=path) if document is None else self.in_document(document, where, span)

    def names(self, place: Place) -> tuple[str, ...]:
        """Return what stands at ``place``: fields and items by name; nothing for prose."""
        document = self._document(place.path)
        if document is None or document.tree is None:
            return ()
        offset = document.lines.offset(place)
        in_prose = document.prose_start and offset >= document.prose_start
        return () if in_prose else names_at(document.tree, offset)

    @staticmethod
    def in_document(document: Document, where: _Path, span: tuple[int, int] | None) -> Place:
        """Return the place in a document at hand."""
        if span is None:
            if document.tree is None or not where:
                return document.place(0, 0)
            span = locate(document.tree, where)
        start, end = span
        return document.place(start, max(end, start + 1))

    def _document(self, path: str) -> Document | None:
        if path != self._last[0]:
            self._last = (path, self._read(path))
        return self._last[1]

    def _read(self, path: str) -> Document | None:
        data = self._tree.read(path).data
        if data is None:
            return None
        return read_markdown(path, data) if path.endswith(".md") else read_yaml(path, data)
