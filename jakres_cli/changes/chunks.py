"""A YAML text cut into the whole lines of its fields and items, each with the comments above it."""

from __future__ import annotations

from jakres_cli.changes.facts import field_shape, item_names, item_shape
from jakres_cli.records.editing.splices import colon_end, content_end
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.schema import Shape
    from jakres_cli.records.syntax.document import Document

    _Place = tuple[str, int, Scalar | None, Node]


class Chunk:
    """A field, or an item of a list, as whole lines.

    ``lead`` are the comments and blank lines above it, ``text`` its lines. What stands in it is
    in ``within``, if it can be cut: behind ``head``, and before ``tail``. ``dash`` is what stands
    before the first field of an item on its line; that field has as many blanks instead.
    """

    def __init__(self, name: str, node: Node, shape: Shape | None, lead: str, text: str) -> None:
        self.name = name
        self.node = node
        self.shape = shape
        self.lead = lead
        self.text = text
        self.head = ""
        self.dash = ""
        self.tail = ""
        self.within: list[Chunk] | None = None

    @property
    def column(self) -> int:
        """How far in the first line stands."""
        line = self.text.partition("\n")[0]
        return len(line) - len(line.lstrip(" "))


def cut_chunk(document: Document, start: int, end: int, shape: Shape) -> Chunk | None:
    """Return ``text[start:end]``, the whole YAML of ``document``, as one chunk.

    None when something in it isn't laid out one field a line.
    """
    assert document.tree is not None  # noqa: S101  the caller looked
    root = Chunk("", document.tree, shape, "", document.text[start:end])
    _Cutter(document).cut(root, start, end)
    return root if root.within is not None or not document.tree.entries else None


class _Cutter:
    """Cuts chunk by chunk; one that can't be cut stays whole."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    def cut(self, chunk: Chunk, start: int, end: int) -> None:
        """Cut ``chunk``, which stands at ``text[start:end]``, as far as it goes."""
        node = chunk.node
        if isinstance(node, Scalar) or node.flow:
            return
        parts = _fields(node) if isinstance(node, Mapping) else _items(node, chunk.shape)
        if not parts:
            return
        begins = [self._line(at) for _, at, _, _ in parts]
        dash = self.text[begins[0] : parts[0][1]] if isinstance(node, Mapping) else ""
        if not self._plain(begins, parts, dash, start):
            return
        self._fill(chunk, parts, begins, dash, (start, end))

    def _fill(
        self,
        chunk: Chunk,
        parts: list[_Place],
        begins: list[int],
        dash: str,
        span: tuple[int, int],
    ) -> None:
        """Cut what stands in ``span`` at ``begins``; what follows a value belongs to the next."""
        at, end = span
        within = []
        for number, (name, _, key, node) in enumerate(parts):
            begin = begins[number]
            lead = self.text[at:begin]
            if number == 0:
                chunk.head, lead = self._head(at, begin)
            stop = self._next_line(self._end(key, node))
            text = self.text[begin:stop]
            if number == 0 and dash.strip():
                chunk.dash = dash
                text = " " * len(dash) + text[len(dash) :]
            shape = field_shape(chunk.shape, name) if key else item_shape(chunk.shape)
            inner = Chunk(name, node, shape, lead, text)
            self.cut(inner, begin, stop)
            within.append(inner)
            at = stop
        chunk.within, chunk.tail = within, self.text[at:end]

    def _head(self, start: int, begin: int) -> tuple[str, str]:
        """Return the line of the field that a block belongs to, and the comments below it."""
        first = self.text.find("\n", start, begin) + 1
        line = self.text[start:first]
        if not line.strip() or line.lstrip().startswith("#"):
            return "", self.text[start:begin]
        return line, self.text[first:begin]

    def _plain(
        self,
        begins: list[int],
        parts: list[_Place],
        dash: str,
        start: int,
    ) -> bool:
        """Whether each part begins a line of its own, behind blanks or the dash of its list."""
        if len(set(begins)) < len(begins) or begins[0] < start:
            return False
        if dash.strip() not in {"", "-"}:
            return False
        for number, (_, at, key, _) in enumerate(parts):
            before = self.text[begins[number] : at]
            allowed = {"-"} if key is None else {""}
            if before.strip(" ") not in allowed and not (number == 0 and before == dash and key):
                return False
        return True

    def _end(self, key: Scalar | None, node: Node) -> int:
        end = content_end(self.document, node)
        return max(colon_end(self.document, key), end) if key else end

    def _line(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _next_line(self, at: int) -> int:
        if self.text.startswith("\n", at - 1):
            return at
        return self.text.find("\n", at) + 1 or len(self.text)


def _fields(node: Mapping) -> list[_Place]:
    return [(name, key.start, key, value) for name, (key, value) in node.entries.items()]


def _items(node: Sequence, shape: Shape | None) -> list[_Place]:
    names = item_names(node, shape)
    return [(name, item.start, None, item) for name, item in zip(names, node.items, strict=True)]
