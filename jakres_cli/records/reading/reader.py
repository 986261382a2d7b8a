"""What is collected while one file is read, and where a field of a record stands."""

from __future__ import annotations

from jakres_cli.model.source import Place, Problem, Tree
from jakres_cli.model.value import Value
from jakres_cli.records.syntax.document import Document, read_markdown, read_yaml
from jakres_cli.records.syntax.nodes import Node, locate, names_at, node_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jakres_cli.model.message import Message
    from jakres_cli.model.registers import Settings

    Present = Mapping[str, Mapping[str, str]]


class Link(Value):
    """A reference as it was written: ``to`` as in the schema, the name, and its offsets."""

    to: str
    name: str
    start: int
    end: int
    or_text: bool = False


def resolves_nothing(_to: str, _name: str) -> bool:
    """Keep every reference: nothing is known yet of what there is."""
    return False


class RecordReader:
    """Collects for one document.

    ``given`` holds, for each class of the model, values that the file's path decides. ``resolves``
    tells whether a reference (what it is to, and the name) surely names something; only the others
    are kept as ``links``, but every name is in ``names``. ``present`` holds, for what a
    reference may be to, the names of today by those that were used before.
    """

    def __init__(
        self,
        document: Document,
        given: dict[type[Value], dict[str, object]],
        settings: Settings | None,
        resolves: Callable[[str, str], bool] = resolves_nothing,
        present: Present | None = None,
    ) -> None:
        self.document = document
        self.given = given
        self.settings = settings
        self.resolves = resolves
        self.present = present or {}
        self.names: set[str] = set()
        self.links: list[Link] = []
        self.problems: list[Problem] = [
            Problem(
                code=fault.code,
                place=document.place(fault.start, fault.end),
                message=fault.message,
                hint=fault.hint,
            )
            for fault in document.faults
        ]

    def refer(self, to: str, name: str, start: int, end: int, *, or_text: bool = False) -> None:
        """Note that ``name`` is referred to at these offsets."""
        self.names.add(name)
        if not self.resolves(to, name):
            self.links.append(Link(to=to, name=name, start=start, end=end, or_text=or_text))

    def problem(self, code: str, node: Node, message: Message, hint: Message | None = None) -> None:
        """Note a problem with the value ``node``."""
        start, end = node_span(node)
        self.problems.append(
            Problem(
                code=code,
                place=self.document.place(start, max(end, start + 1)),
                message=message,
                hint=hint,
            )
        )

    def line(self, node: Node) -> int:
        """Return the line (from 1) on which ``node`` begins."""
        return self.document.lines.number(node.start)


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
