"""Where in the files something confidential stands, and what it says there."""

from __future__ import annotations

import re

from jakres_cli.model.records import full_ref
from jakres_cli.model.words import CONFIDENTIAL
from jakres_cli.query.openness import secret_names
from jakres_cli.records.layout import Slot, slot_of
from jakres_cli.records.syntax import Mapping, Scalar, Sequence, iter_scalars, node_span
from jakres_cli.records.syntax.document import read_document
from jakres_cli.records.syntax.prose import normalise_prose, parse_heading, placed_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.records import Records
    from jakres_cli.model.source import Tree
    from jakres_cli.records.syntax.document import Document

_RECORDS = "records/"
_WORDS = re.compile(r"[^\s\[\]{},:;\"'<>=|]+")
"""What is looked out for in a file whose fields can't be read."""
_PROGRESS, _EVENTS = "records/progress/", "records/events/"


class SecretPlaces:
    """Tells what is confidential in the files of ``tree``, which ``records`` were read from."""

    def __init__(self, records: Records, tree: Tree) -> None:
        self._tree = tree
        self._names = secret_names(records)

    def lines(self, path: str) -> list[range] | None:
        """Return the lines of the file ``path`` that are confidential, None for all of them."""
        return self.lines_in(path, self._tree.read(path).data or b"")

    def lines_in(self, path: str, data: bytes) -> list[range] | None:
        """Return the lines that are confidential in ``data``, as what the file ``path`` holds."""
        if self.is_secret_file(path):
            return None
        if not self._may_tell(data):
            return []
        document = read_document(path, data)
        if _is_secret_document(document):
            return None
        return [*self._places_of_items(document)]

    def texts(self) -> Iterator[str]:
        """Yield every value that is confidential, and every line of prose."""
        for entry in self._tree.entries():
            data = self._tree.read(entry.path).data or b""
            whole = self.is_secret_file(entry.path)
            if whole or self._may_tell(data):
                yield from self._texts_in(read_document(entry.path, data), whole=whole)

    def _texts_in(self, document: Document, *, whole: bool) -> Iterator[str]:
        nodes: list[Mapping] = [*self._secret_items(document)]
        if whole or _is_secret_document(document):
            nodes = [document.tree] if document.tree else []
            is_whole = bool(nodes) and not document.stopped
            prose = document.prose if is_whole else ""
            yield from (line for line in prose.splitlines() if parse_heading(line) is None)
            if not is_whole:
                yield from _WORDS.findall(document.text)
        for node in nodes:
            yield from (scalar.text for scalar in iter_scalars(node))

    def is_name(self, text: str) -> bool:
        """Tell whether ``text`` is what a confidential record or item is called."""
        return text in self._names or any(name.endswith(f"/{text}") for name in self._names)

    def _may_tell(self, data: bytes) -> bool:
        words = (CONFIDENTIAL, *self._names)
        return any(word.encode() in data for word in words)

    def is_secret_file(self, path: str) -> bool:
        """Tell by its path whether the file is, or reports on, something confidential."""
        parts = path.removeprefix(_RECORDS).removesuffix(".md").split("/")
        names = {"/".join(parts[1:3]), *parts[1:]} if path.startswith((_PROGRESS, _EVENTS)) else ()
        slot = slot_of(path)
        own = {slot.id} if isinstance(slot, Slot) else set()
        return not self._names.isdisjoint({*names, *own})

    def _secret_items(self, document: Document) -> Iterator[Mapping]:
        slot = slot_of(document.path)
        home = slot.id if isinstance(slot, Slot) else ""
        tree = document.tree
        for node in (node for _, node in tree.entries.values()) if tree else ():
            for item in node.items if isinstance(node, Sequence) else ():
                if isinstance(item, Mapping) and (_is_secret(item) or self._is_on(item, home)):
                    yield item

    def _is_on(self, item: Mapping, home: str) -> bool:
        """Tell whether an item of a list, in the record ``home``, is about a confidential one."""
        about = _text(item, "item")
        parts = _text(item, "where").replace("/", " ").replace(".", " ").split()
        names = {full_ref(about, home), *(f"{home}/{part}" for part in parts)}
        return not self._names.isdisjoint(names)

    def _places_of_items(self, document: Document) -> Iterator[range]:
        """Yield the lines of each confidential item, and those of the prose that it rests on."""
        placed = None
        for item in self._secret_items(document):
            ends = (node_span(scalar)[1] for scalar in iter_scalars(item))
            yield _lines(document, item.start, max(ends))
            quote = normalise_prose(_text(item, "quote"))
            placed = placed or placed_prose(document.prose)
            for start, end in placed.spans(quote):
                yield _lines(document, document.prose_start + start, document.prose_start + end)


def _is_secret_document(document: Document) -> bool:
    """Tell whether a file that has the word is confidential as a whole, or can't be told."""
    return document.tree is None or document.stopped or _is_secret(document.tree)


def _lines(document: Document, start: int, end: int) -> range:
    return range(document.lines.number(start), document.lines.number(end) + 1)


def _is_secret(node: Mapping) -> bool:
    return _text(node, "visibility") == CONFIDENTIAL


def _text(node: Mapping, name: str) -> str:
    """Return what the field ``name`` says, nothing when it isn't one text."""
    given = node.entries.get(name)
    return given[1].text if given is not None and isinstance(given[1], Scalar) else ""
