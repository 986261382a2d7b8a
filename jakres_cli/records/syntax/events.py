"""YAML to nodes from the event stream alone, so that no input can nest, repeat or refer.

PyYAML's composers recurse in C and crash on deep input; its event stream doesn't. Anchors,
aliases, merge keys and tags are refused, and all scalars stay text.
"""

from __future__ import annotations

import re

import yaml

from jakres_cli.model.base import Message, Plural
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence
from jakres_cli.records.syntax.text import Fault, character_name, pasted_sign, refused_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Event = Any  # PyYAML's events have no type that tells what they hold


def libyaml_version() -> str | None:
    """Return the version of libyaml, or None when PyYAML was built without it."""
    if not yaml.__with_libyaml__:
        return None
    from yaml import _yaml

    version: str = _yaml.get_version_string()
    return version


MAX_DEPTH = 16
MAX_NODES = 20_000
MAX_SCALAR = 4_096

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT_WITHOUT_BLANK = re.compile(r"(?<=[ \t])#+(?=[^\s#])")
_OPENED = frozenset(
    {
        "while scanning a quoted scalar",
        "while scanning a simple key",
        "while parsing a flow sequence",
        "while parsing a flow mapping",
    }
)
_INDICATORS = "#&*!|>%@`"


class _Stop(Exception):
    """The rest can't be read."""


def read_events(text: str, offset: int = 0) -> tuple[Node | None, list[Fault]]:
    """Return the value written in ``text`` and everything that is wrong with it.

    Offsets count characters and begin at ``offset``. After a fault that stops the reading, the
    tree holds what was whole before it: complete fields and complete items of the lists in them.
    None means that nothing was written at all.
    """
    builder = _Builder(text, offset)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.YAMLError as error:
        builder.faults.append(_syntax_fault(error, text, offset))
    except _Stop:
        pass
    builder.finish()
    return builder.root, builder.faults


def _events(text: str) -> Iterator[Event]:
    loader = _Loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _Builder:
    """Turns events into nodes, one at a time."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.open: list[Mapping | Sequence] = []
        self.keys: list[Scalar | None] = []
        self.spans: list[tuple[int, int, bool]] = []
        self.nodes = 0
        self.documents = 0

    def take(self, event: Event) -> None:
        """Add what ``event`` says to the tree."""
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            self._guard(event)
            self._add(self._scalar(event))
        elif kind is yaml.MappingStartEvent:
            self._begin(event, Mapping)
        elif kind is yaml.SequenceStartEvent:
            self._begin(event, Sequence)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close(event.end_mark.index + self.offset)
        elif kind is yaml.AliasEvent:
            self._refuse(
                event, Message("aliases (*name) are not allowed"), Message("write the value out")
            )
            start, end = self._span(event)
            self._add(Scalar("", start, end, plain=True))
        elif kind is yaml.DocumentStartEvent:
            self._document(event)

    def finish(self) -> None:
        """Close what an early stop left open, keeping only what is whole."""
        if not self.open:
            if self.spans:
                self._find_cut_text()
            return
        root = self.open[0]
        if isinstance(root, Mapping) and len(self.open) > 1:
            field, key = self.open[1], self.keys[0]
            if isinstance(field, Sequence) and not field.flow and key is not None:
                root.entries.setdefault(key.text, (key, field))
        self.root = root

    def _scalar(self, event: Event) -> Scalar:
        start, end = self._span(event)
        value: str = event.value
        if event.style:
            self.faults += refused_characters(value, start, end)
        if len(value) > MAX_SCALAR:
            self.faults.append(
                Fault(
                    code="JK001",
                    start=start,
                    end=end,
                    message=Message(
                        "a value of {n} characters; at most {most} are allowed",
                        n=len(value),
                        most=MAX_SCALAR,
                    ),
                    hint=Message("put long text into the prose"),
                )
            )
        if not event.style:
            self._find_dash(start, end)
        self.spans.append((start, end, not event.style))
        return Scalar(value[:MAX_SCALAR], start, end, not event.style)

    def _find_dash(self, start: int, end: int) -> None:
        """Note a line of a plain text that is an item of a list but for its dash."""
        text, offset = self.text, self.offset
        line = text.rfind("\n", 0, start - offset) + 1
        begin = start - offset if text[line : start - offset].strip() else max(line - 1, 0)
        dash = _DASHED.search(text[begin : end - offset])
        if dash is None:
            return
        at = begin + dash.start(1) + offset
        character = character_name(dash[1])
        self.faults.append(
            Fault(
                code="JK002",
                start=at,
                end=at + 1,
                message=Message("{character} begins no item of a list", character=character),
                hint=Message(
                    "write - for {character}, which word processors make of it", character=character
                ),
            )
        )

    def _begin(self, event: Event, kind: type[Mapping | Sequence]) -> None:
        self._guard(event)
        if len(self.open) >= MAX_DEPTH:
            start, end = self._span(event)
            self._stop(start, end, Message("values nest deeper than {most} levels", most=MAX_DEPTH))
        start = event.start_mark.index + self.offset
        self.open.append(kind(start, flow=bool(event.flow_style)))
        self.keys.append(None)

    def _close(self, end: int) -> None:
        node = self.open.pop()
        self.keys.pop()
        node.end = end
        self._add(node)

    def _add(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._stop(node.start, node.start, Message("more than {most} values", most=MAX_NODES))
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = self._key(node)
        else:
            self.keys[-1] = None
            self._enter(parent, key, node)

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            if node.text == "<<" and node.plain:
                self._fault(
                    node,
                    Message("merge keys (<<) are not allowed"),
                    Message("write the fields out"),
                )
            return node
        self._fault(
            node,
            Message("a field name must be plain text"),
            Message("quote a value that begins with [ or {{"),
        )
        return Scalar("?", node.start, node.start + 1, plain=True)

    def _enter(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.text not in parent.entries:
            parent.entries[key.text] = (key, node)
            return
        first = parent.entries[key.text][0]
        between = self.text.count("\n", first.start - self.offset, key.start - self.offset)
        self._fault(
            key,
            Message(
                "“{key}” stands here twice; the first is {lines} above",
                key=key.text,
                lines=Plural("one line", "{n} lines", n=between),
            ),
            Message("keep one of the two"),
        )

    def _guard(self, event: Event) -> None:
        if event.anchor is not None:
            self._refuse(
                event,
                Message("anchors (&name) are not allowed"),
                Message("delete it, or quote the value"),
            )
        if event.tag is not None:
            self._refuse(
                event,
                Message("tags (!name) are not allowed"),
                Message("delete it, or quote the value"),
            )

    def _document(self, event: Event) -> None:
        self.documents += 1
        start, end = self._span(event)
        if event.version or event.tags:
            self._refuse(
                event, Message("YAML directives (%) are not allowed"), Message("delete the line")
            )
        if self.documents > 1:
            self._stop(start, end, Message("a second YAML document begins here"), code="JK002")

    def _find_cut_text(self) -> None:
        if " #" not in self.text and "\t#" not in self.text:
            return
        spans = iter(self.spans)
        before: tuple[int, int, bool] | None = None
        current = next(spans, None)
        for match in _COMMENT_WITHOUT_BLANK.finditer(self.text):
            at = match.start() + self.offset
            while current is not None and current[1] <= at:
                before, current = current, next(spans, None)
            inside = current is not None and current[0] <= at
            if not inside and self._cuts(match.start(), before):
                self._note_cut(match.start())

    def _cuts(self, at: int, before: tuple[int, int, bool] | None) -> bool:
        """Whether the comment at ``at`` follows something on its line that it may belong to."""
        line_start = self.text.rfind("\n", 0, at) + 1
        if not self.text[line_start:at].strip():
            return False
        behind = max(line_start, before[1] - self.offset) if before is not None else line_start
        if "#" in self.text[behind:at]:
            return False  # within a comment that began before
        if before is None or before[2] or before[1] <= line_start + self.offset:
            return True
        # behind closing quotes a text can't go on
        return bool(self.text[before[1] - self.offset : at].strip())

    def _note_cut(self, at: int) -> None:
        line_end = self.text.find("\n", at)
        text = self.text[at : line_end if line_end >= 0 else len(self.text)].rstrip("\r")
        self.faults.append(
            Fault(
                code="JK003",
                start=at + self.offset,
                end=at + len(text) + self.offset,
                message=Message(
                    "the text is cut off here: YAML takes “{text}” for a comment", text=text
                ),
                hint=Message(
                    "quote the whole value: '… {text}'; for a comment, put a space after the #",
                    text=text,
                ),
            )
        )

    def _span(self, event: Event) -> tuple[int, int]:
        return event.start_mark.index + self.offset, event.end_mark.index + self.offset

    def _refuse(self, event: Event, message: Message, hint: Message) -> None:
        start, end = self._span(event)
        first_line = self.text.find("\n", start - self.offset)
        if 0 <= first_line < end - self.offset:
            end = first_line + self.offset
        self.faults.append(
            Fault(code="JK002", start=start, end=max(end, start + 1), message=message, hint=hint)
        )

    def _fault(self, node: Node, message: Message, hint: Message | None = None) -> None:
        self.faults.append(
            Fault(code="JK002", start=node.start, end=node.end, message=message, hint=hint)
        )

    def _stop(self, start: int, end: int, message: Message, code: str = "JK001") -> None:
        self.faults.append(Fault(code=code, start=start, end=end, message=message))
        raise _Stop


def _pasted_near(text: str, at: int) -> tuple[int, Message] | None:
    """Return a sign that only looks right on the line of ``at``, or else on the one before it."""
    line = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    before = text.rfind("\n", 0, max(line - 1, 0)) + 1
    return pasted_sign(text, line, line_end if line_end >= 0 else len(text)) or pasted_sign(
        text, before, line
    )


_DASHED = re.compile(r"\n[ \t]*([–—•])[ \t]")


def _syntax_fault(error: yaml.YAMLError, text: str, offset: int) -> Fault:
    context = getattr(error, "context", None)
    # what was opened and never closed is the mistake, not the place where that shows
    opened = context in _OPENED and getattr(error, "context_mark", None)
    mark = opened or getattr(error, "problem_mark", None)
    at = min(mark.index, len(text)) if mark else getattr(error, "position", 0)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "?"
    character = text[at : at + 1]
    pasted = _pasted_near(text, at)
    hint = None
    if pasted is not None:
        at, hint = pasted
    elif character and character in _INDICATORS:
        hint = Message("quote the value: a text can't begin with {character}", character=character)
    elif "mapping values are not allowed" in reason:
        hint = Message("quote a value that contains “: ”, or check the indentation")
    elif character == "\t" or "tab" in reason:
        hint = Message("indent with spaces, not with tabs")
    elif "quoted scalar" in (context or ""):
        hint = Message("a quotation mark is opened and not closed")
    elif "flow" in (context or ""):
        hint = Message("a [ or {{ is opened and not closed")
    elif "expected <block end>" in reason or "could not find expected ':'" in reason:
        hint = Message("check the indentation, and that the line above has its “: ”")
    return Fault(
        code="JK002",
        start=at + offset,
        end=min(at + 1, len(text)) + offset,
        message=Message("YAML can't be read here: {reason}", reason=reason),
        hint=hint,
    )
