"""A file's bytes as a document: its fields with their places, and its prose."""

from __future__ import annotations

from functools import cached_property

from jakres_cli.model.message import Message
from jakres_cli.model.source import Lines, Place
from jakres_cli.model.value import Value
from jakres_cli.records.syntax.canonical import read_canonical
from jakres_cli.records.syntax.nodes import Mapping, Node
from jakres_cli.records.syntax.text import BOM, Fault, decode, split_fences

MAX_FILE = 2 * 1024 * 1024
MAX_FRONT_MATTER = 256 * 1024


class Document(Value):
    """What could be made of a file.

    ``tree`` is None when nothing could be read; ``whole`` is False when something in it was not.
    ``prose`` is the text after the front matter and ``prose_start`` its offset in ``text``.
    """

    path: str
    text: str
    tree: Mapping | None
    faults: tuple[Fault, ...]
    prose: str = ""
    prose_start: int = 0

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.path, self.text)

    def place(self, start: int, end: int) -> Place:
        """Return the place of ``text[start:end]``."""
        return self.lines.place(start, end)

    @property
    def stopped(self) -> bool:
        """Whether the YAML broke off, so that fields may be missing because of it."""
        return any(fault.code in {"JK001", "JK002"} for fault in self.faults)


def read_document(path: str, data: bytes) -> Document:
    """Read the file ``path`` by its ending. Never raises on what it says."""
    return read_markdown(path, data) if path.endswith(".md") else read_yaml(path, data)


def read_markdown(path: str, data: bytes) -> Document:
    """Read a record: front matter between fences, then prose. Never raises on what it says."""
    text, faults = decode(data)
    fenced = split_fences(text)
    if isinstance(fenced, Fault):
        return Document(path=path, text=text, tree=None, faults=(*faults, fenced))
    front_matter = text[fenced.start : fenced.end]
    if len(front_matter) > MAX_FRONT_MATTER:
        faults.append(_too_long(fenced.start, MAX_FRONT_MATTER))
        tree = None
    else:
        tree, more = _mapping(front_matter, fenced.start)
        faults += more
    return Document(
        path=path,
        text=text,
        tree=tree,
        faults=tuple(faults),
        prose=text[fenced.prose :],
        prose_start=fenced.prose,
    )


def read_yaml(path: str, data: bytes) -> Document:
    """Read a register or the settings: one YAML mapping."""
    text, faults = decode(data)
    begin = 1 if text.startswith(BOM) else 0
    tree, more = _mapping(text[begin:], begin)
    return Document(path=path, text=text, tree=tree, faults=(*faults, *more))


def _mapping(text: str, offset: int) -> tuple[Mapping | None, list[Fault]]:
    quickly = read_canonical(text, offset)
    if quickly is not None:
        return quickly, []
    from jakres_cli.records.syntax.events import read_events

    tree, faults = read_events(text, offset)
    if isinstance(tree, Mapping):
        return tree, faults
    if tree is None or _is_blank(tree):
        return (None if faults else Mapping(offset)), faults
    fault = Fault(
        code="JK002",
        start=tree.start,
        end=tree.start + 1,
        message=Message("expected fields (name: value), found something else"),
    )
    return None, [*faults, fault]


def _is_blank(node: Node) -> bool:
    return not getattr(node, "text", "x")


def _too_long(start: int, most: int) -> Fault:
    return Fault(
        code="JK001",
        start=start,
        end=start + 1,
        message=Message("the front matter is longer than {most} characters", most=most),
        hint=Message("put long text into the prose"),
    )
