"""A record's bytes as a document: its fields with their places, and its prose.

Nearly all records are written in one plain style: block style with one field a line, plain or
simply quoted values, and lists of plain words in brackets. ``read_canonical`` reads just that, in
a third of the time that ``events`` takes and without importing PyYAML. Anything else, and anything
that is wrong, it leaves to ``events``; a law in the tests holds the two to the same tree.
"""

# ruff: noqa: FBT003  positions are quicker than keywords, and this is the hottest loop of all

from __future__ import annotations

import re
from functools import cached_property

from jakres_cli.model.base import Message, Value
from jakres_cli.model.source import CONFLICT_MARKS, Lines, Place
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence
from jakres_cli.records.syntax.text import BOM, Fault, conflict_faults, decode, split_fences

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
        return any(fault.code in {"JK001", "JK002", CONFLICT_MARKS} for fault in self.faults)


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
        faults = conflict_faults(front_matter, fenced.start) or [*faults, *more]
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
    faults = conflict_faults(text, 0) or [*faults, *more]
    return Document(path=path, text=text, tree=tree, faults=tuple(faults))


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


_LONGEST = 30_000
_LONGEST_LINE = 1_000
_DEEPEST = 8
_PLAIN = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^:\n]*(?::(?=[^ \n])[^:\n]*)*"
_QUOTED = r"(?:'([^'\n]*)'|\"([^\"\\\n]*)\")"
_WORD = r"[A-Za-z0-9][A-Za-z0-9./()+-]*(?: [A-Za-z0-9./()+-]+)*"
_KEY = r"[A-Za-z0-9][A-Za-z0-9_-]*"
_LIST = rf"\[((?:{_WORD}(?:, {_WORD})*)?)\]"
_FIELDS = rf"\{{({_KEY}: {_WORD}(?:, {_KEY}: {_WORD})*)\}}"
_FIELD = re.compile(rf"({_KEY}):(?:$| (?:({_PLAIN})|{_QUOTED}|{_LIST}|{_FIELDS})$)")
"""A key; then nothing, a plain value, a quoted one, or words or fields in brackets."""
_VALUE = re.compile(rf"(?:({_PLAIN})|{_QUOTED})$")
_MARKS = ("\t", "\r", "\ufeff")


def read_canonical(text: str, offset: int = 0) -> Mapping | None:
    """Return the mapping written in ``text``, or None when the text isn't of the plain style.

    Offsets count characters and begin at ``offset``, as those of ``events.build``.
    """
    if len(text) > _LONGEST or any(mark in text for mark in _MARKS):
        return None
    lines: list[tuple[int, int, str]] = []
    at = offset
    for line in text.split("\n"):
        content = line.lstrip(" ")
        if content and content[0] != "#":
            if len(line) > _LONGEST_LINE or line[-1] == " ":
                return None
            indent = len(line) - len(content)
            if " #" in content:
                bare = _without_comment(content)
                if bare is None:
                    return None
                content = bare
            lines.append((indent, at + indent, content))
        at += len(line) + 1
    if not lines or lines[0][0]:
        return None
    return _Plain(lines).whole()


def _without_comment(content: str) -> str | None:
    """Return a line without the comment at its end; None when it may be something else."""
    value, _, comment = content.partition(" #")
    if comment[:1] not in {"", " "} or "'" in value or '"' in value:
        return None
    return value.rstrip(" ")


class _Plain:
    """Reads lines (indent, offset, content) from the first to the last."""

    def __init__(self, lines: list[tuple[int, int, str]]) -> None:
        self.lines = lines
        self.next = 0

    def whole(self) -> Mapping | None:
        """Return the mapping that all lines make, or None."""
        indent, at, _ = self.lines[0]
        mapping = self.mapping(indent, at, 0)
        return mapping if self.next == len(self.lines) else None

    def mapping(self, indent: int, start: int, depth: int) -> Mapping | None:
        """Return the fields that stand at ``indent`` from the next line on."""
        lines = self.lines
        mapping = Mapping(start)
        entries = mapping.entries
        while self.next < len(lines):
            here, at, content = lines[self.next]
            if here != indent:
                return mapping if here < indent else None
            match = _FIELD.match(content)
            if match is None:
                return mapping if content.startswith("- ") else None
            self.next += 1
            if not self.field(match, entries, at, indent, depth):
                return None
        return mapping

    def field(
        self,
        match: re.Match[str],
        entries: dict[str, tuple[Scalar, Node]],
        at: int,
        indent: int,
        depth: int,
    ) -> bool:
        """Enter one field; False when it isn't plain."""
        name, plain, single, double, words, fields = match.groups()
        quoted = double if single is None else single
        end = at + match.end(1)
        value: Node | None
        if plain is not None:
            begin = end + 2
            value = Scalar(plain, begin, begin + len(plain), True)
        elif quoted is not None:
            value = Scalar(quoted, end + 2, end + 4 + len(quoted), False)
        elif words is not None:
            value = _words(words, end + 2)
        elif fields is not None:
            value = _fields(fields, end + 2)
        else:
            value = self.below(end + 1, indent, depth)
        if value is None or name in entries:
            return False
        entries[name] = (Scalar(name, at, end, True), value)
        return True

    def below(self, nothing: int, indent: int, depth: int) -> Node | None:
        """Return what stands below a field without a value on its line."""
        if depth > _DEEPEST:
            return None
        if self.next < len(self.lines):
            here, at, content = self.lines[self.next]
            if content.startswith("- ") and here >= indent:
                return self.sequence(here, at, depth + 1)
            if here > indent:
                return self.mapping(here, at, depth + 1)
        return Scalar("", nothing, nothing, True)

    def sequence(self, indent: int, start: int, depth: int) -> Sequence | None:
        """Return the items that stand at ``indent`` from the next line on."""
        lines = self.lines
        sequence = Sequence(start)
        while self.next < len(lines):
            here, at, content = lines[self.next]
            if here != indent or not content.startswith("- "):
                return sequence if here <= indent else None
            item = self.item(content[2:], at + 2, indent + 2, depth)
            if item is None:
                return None
            sequence.items.append(item)
        return sequence

    def item(self, content: str, at: int, indent: int, depth: int) -> Node | None:
        """Return the item that begins with ``content`` behind its dash."""
        if _FIELD.match(content):
            # the rest of the mapping stands below, as deep as its first field
            self.lines[self.next] = (indent, at, content)
            return self.mapping(indent, at, depth + 1)
        match = _VALUE.match(content)
        following = self.next + 1
        if match is None or (following < len(self.lines) and self.lines[following][0] >= indent):
            return None
        self.next = following
        plain, single, double = match.groups()
        if plain is not None:
            return Scalar(plain, at, at + len(plain), True)
        quoted = double if single is None else single
        return Scalar(quoted, at, at + len(quoted) + 2, False)


def _words(words: str, start: int) -> Sequence:
    sequence = Sequence(start, flow=True)
    at = start + 1
    if words:
        for word in words.split(", "):
            sequence.items.append(Scalar(word, at, at + len(word), True))
            at += len(word) + 2
        at -= 2
    sequence.end = at + 1
    return sequence


def _fields(fields: str, start: int) -> Mapping | None:
    mapping = Mapping(start, flow=True)
    at = start + 1
    for field in fields.split(", "):
        name, _, word = field.partition(": ")
        if name in mapping.entries:
            return None
        end = at + len(name)
        value = Scalar(word, end + 2, end + 2 + len(word), True)
        mapping.entries[name] = (Scalar(name, at, end, True), value)
        at += len(field) + 2
    mapping.end = at - 1
    return mapping
