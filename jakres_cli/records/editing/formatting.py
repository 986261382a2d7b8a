"""The canonical style: what is written stays the same, only how it is laid out may change.

Fields stand in the order of the field table, registers are sorted, values are in block style and
quoted where other YAML readers would change them; comments stay with what they belong to. The new
text is read again: the data, the prose and every comment must be what they were.
"""

from __future__ import annotations

import re

from jakres_cli.model.base import CannotDo, Message
from jakres_cli.records import schema
from jakres_cli.records.editing.pieces import Piece, comment_texts, only_signs, split_pieces
from jakres_cli.records.editing.splices import unreadable
from jakres_cli.records.editing.yaml_text import yaml_scalar
from jakres_cli.records.schema.kinds import SETTINGS_KIND
from jakres_cli.records.syntax import Mapping, Scalar, changed_by_other_readers, node_data
from jakres_cli.records.syntax.document import Document, read_markdown, read_yaml
from jakres_cli.records.syntax.text import BOM, Split, split_fences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.schema import Shape


_MEETINGS = "records/meetings/"
_BEGINNING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*---[ \t]*(?:#[^\n]*)?\n")
_END = re.compile(r"^\.\.\.[ \t]*\r?$", re.MULTILINE)


def format_document(document: Document, kind: str, shape: Shape) -> str:
    """Return the text of ``document``, a record of that kind, in the canonical style.

    Raises ``CannotDo`` when it can't be read whole, or when that would change what it says.
    """
    tree = document.tree
    if tree is None or document.faults:
        raise unreadable(document)
    if not tree.entries:
        return document.text
    start, end = _span(document)
    text = document.text
    if not only_signs(text, start, end, tree):
        raise _refusal(document)
    root = split_pieces(text, start, end, tree)
    head = _set_apart(root, yaml=document.path.endswith(".yaml"))
    layout = YamlLayout(text, settings=kind == SETTINGS_KIND)
    lines = [*head, *layout.block(root, shape, 0)]
    newline = "\r\n" if 2 * text.count("\r\n", start, end) > text.count("\n", start, end) else "\n"
    last = newline if text[start:end].endswith("\n") else ""
    new = text[:start] + newline.join(lines) + last + text[end:]
    if not _same(document, tree, new):
        raise _refusal(document)
    return new


def is_approved(document: Document) -> bool:
    """Tell whether ``document`` is a meeting whose minutes are approved: its text is sealed."""
    if document.tree is None or not document.path.startswith(_MEETINGS):
        return False
    _, minutes = document.tree.entries.get("minutes", (None, None))
    if not isinstance(minutes, Mapping):
        return False
    _, status = minutes.entries.get("status", (None, None))
    return isinstance(status, Scalar) and status.text == "approved"


def _same(document: Document, tree: Mapping, new: str) -> bool:
    """Tell whether ``new`` says what ``document`` says: the data, the comments, the prose."""
    read = read_yaml if document.path.endswith(".yaml") else read_markdown
    again = read(document.path, new.encode("utf-8", "surrogatepass"))
    if again.tree is None or again.faults or node_data(again.tree) != node_data(tree):
        return False
    if again.prose != document.prose:
        return False
    return comment_texts(again.text, *_span(again), again.tree) == comment_texts(
        document.text, *_span(document), tree
    )


def _span(document: Document) -> tuple[int, int]:
    """Return where the YAML of ``document`` stands, without fences and marks of documents."""
    text = document.text
    if not document.path.endswith(".yaml"):
        fences = split_fences(text)
        assert isinstance(fences, Split)  # noqa: S101  it was read, so it has its fences
        return fences.start, fences.end
    begin = 1 if text.startswith(BOM) else 0
    mark = _BEGINNING.match(text, begin)
    ends = [match.start() for match in _END.finditer(text)]
    return mark.end() if mark else begin, ends[-1] if ends else len(text)


def _set_apart(root: Piece, *, yaml: bool) -> list[str]:
    """Take what stands at the head of the file, and is about all of it, from its first field.

    In a register that is every comment above the first entry; elsewhere, and when there are
    several, those that a blank line divides from it.
    """
    first = root.within[0]
    blank = len(first.above) - first.above[::-1].index("") if "" in first.above else 0
    many = blank or (len(first.above) if yaml else 0)
    head, first.above = first.above[:many], first.above[many:]
    return head


def _refusal(document: Document) -> CannotDo:
    return CannotDo(
        Message("{path} can't be formatted without changing what it says", path=document.path)
    )


_STEP = 2
_WIDEST = 100
_QUOTED = (
    schema.Text,
    schema.TwoLanguages,
    schema.Slug,
    schema.AgencyCode,
    schema.Clock,
    schema.Whole,
    schema.Reference,
)
"""Shapes whose values check asks to quote when other readers would change them (JK213)."""


class YamlLayout:
    """Writes the pieces of ``text``; in ``settings`` words keep their order and their braces."""

    def __init__(self, text: str, *, settings: bool) -> None:
        self.text = text
        self.settings = settings

    def block(self, piece: Piece, shape: Shape | None, indent: int) -> list[str]:
        """Return the lines of what stands in ``piece``."""
        lines: list[str] = []
        for part in self._ordered(piece, shape):
            inner = _shape_within(shape, part)
            lines += _indent(part.above, indent)
            if part.key is None:
                lines += self._item(part, inner, indent)
            else:
                head = f"{' ' * indent}{self._key(part, shape)}:"
                lines += self._value(head, part, inner, indent)
        return lines + _indent(piece.below, indent)

    def _ordered(self, piece: Piece, shape: Shape | None) -> list[Piece]:
        if not isinstance(piece.node, Mapping):
            return piece.within
        if isinstance(shape, schema.Register):
            return piece.within if self.settings else sorted(piece.within, key=_by_code)
        names: list[str] = []
        if isinstance(shape, schema.Form):
            names = list(shape.by_name)
        elif isinstance(shape, schema.TwoLanguages):
            names = ["id", "en"]
        place = {name: position for position, name in enumerate(names)}
        return sorted(piece.within, key=lambda inner: place.get(_name(inner), len(place)))

    def _key(self, piece: Piece, shape: Shape | None) -> str:
        assert piece.key is not None  # noqa: S101  a field, not an item
        of = shape.key if isinstance(shape, schema.Register) else None
        return self._one_line(piece.key, of, flow=False)

    def _item(self, piece: Piece, shape: Shape | None, indent: int) -> list[str]:
        head = f"{' ' * indent}-"
        if isinstance(piece.node, Scalar) or piece.behind or not piece.within:
            return self._value(head, piece, shape, indent)
        if self._inline(piece, shape, indent + _STEP) is not None:
            return self._value(head, piece, shape, indent)
        lines = self.block(piece, shape, indent + _STEP)
        first = next(at for at, line in enumerate(lines) if not _is_remark(line))
        above = _indent([line.strip(" ") for line in lines[:first]], indent)
        return [*above, f"{head} {lines[first].lstrip(' ')}", *lines[first + 1 :]]

    def _value(self, head: str, piece: Piece, shape: Shape | None, indent: int) -> list[str]:
        node = piece.node
        if isinstance(node, Scalar):
            return self._scalar(head, piece, shape, indent)
        inline = self._inline(piece, shape, len(head) + 1)
        if inline is not None:
            return [f"{head} {inline}{piece.behind}"]
        return [head + piece.behind, *self.block(piece, shape, indent + _STEP)]

    def _scalar(self, head: str, piece: Piece, shape: Shape | None, indent: int) -> list[str]:
        node = piece.node
        assert isinstance(node, Scalar)  # noqa: S101  the caller looked
        first, *rest = self._scalar_lines(node, shape, indent, piece.column)
        if not first:
            return [head + piece.behind]
        if not rest:
            return [f"{head} {first}{piece.behind}"]
        if first[0] in "|>":
            over = _indent([piece.behind.strip(" \t")] if piece.behind else [], indent)
            return [*over, f"{head} {first}", *rest]
        rest[-1] += piece.behind
        return [f"{head} {first}", *rest]

    def _scalar_lines(
        self, node: Scalar, shape: Shape | None, indent: int, column: int
    ) -> list[str]:
        first, *rest = self.text[node.start : node.end].replace("\r\n", "\n").split("\n")
        if not rest:
            return [self._one_line(node, shape, flow=False)]
        if node.plain or first[:1] not in {"|", ">"}:
            return [first, *_indent([line.lstrip(" \t") for line in rest], indent + _STEP)]
        header = first.partition("#")[0]
        if not rest[-1]:
            rest.pop()
        while rest and not rest[-1].strip(" ") and "+" not in header:
            rest.pop()
        used = [line for line in rest if line.strip(" ")]
        shift = indent - column
        if used and not any(character.isdigit() for character in header):
            shift = indent + _STEP - (len(used[0]) - len(used[0].lstrip(" ")))
        return [first, *(_shift(line, shift) for line in rest)]

    def _one_line(self, node: Scalar, shape: Shape | None, *, flow: bool) -> str:
        if isinstance(shape, schema.ListOf):
            shape = shape.of
        if isinstance(shape, schema.Form) and shape.shorthand:
            shape = shape.by_name[shape.shorthand].shape
        if node.plain and isinstance(shape, _QUOTED) and changed_by_other_readers(node.text):
            return yaml_scalar(node.text, flow=flow)
        return self.text[node.start : node.end]

    def _inline(self, piece: Piece, shape: Shape | None, used: int) -> str | None:
        """Return what was written in brackets as it may stay there, else None."""
        node = piece.node
        if isinstance(node, Scalar) or not (node.flow or not piece.within):
            return None
        if _has_remarks(piece):
            return None
        signs = "{}" if isinstance(node, Mapping) else "[]"
        if not piece.within:
            return signs
        if isinstance(node, Mapping) and not self.settings:
            return None
        parts = [self._inline_part(part, shape, used) for part in self._ordered(piece, shape)]
        text = signs[0] + ", ".join(part or "" for part in parts) + signs[1]
        fits = len(parts) == 1 or used + len(text) <= _WIDEST
        return text if None not in parts and fits else None

    def _inline_part(self, piece: Piece, shape: Shape | None, used: int) -> str | None:
        inner = _shape_within(shape, piece)
        node = piece.node
        if isinstance(node, Scalar):
            value: str | None = self._one_line(node, inner, flow=True)
        elif piece.key is not None and not isinstance(node, Mapping):
            value = self._inline(piece, inner, used)
        else:
            value = None
        if value is None or "\n" in value:
            return None
        return value if piece.key is None else f"{self._key(piece, shape)}: {value}".rstrip(" ")


def _shape_within(shape: Shape | None, piece: Piece) -> Shape | None:
    if isinstance(shape, schema.ListOf):
        if piece.key is None:
            return shape.of
        shape = shape.of  # a single one may stand without its list
    if piece.key is None:
        return None
    if isinstance(shape, schema.Form):
        field = shape.by_name.get(piece.key.text)
        return field.shape if field else None
    if isinstance(shape, schema.Register):
        return None if _is_own(piece) else shape.of
    return schema.Text() if isinstance(shape, schema.TwoLanguages) else None


def _name(piece: Piece) -> str:
    return piece.key.text if piece.key else ""


def _is_own(piece: Piece) -> bool:
    return _name(piece).startswith("x-")


def _by_code(piece: Piece) -> tuple[bool, str, str]:
    if _is_own(piece):
        return True, "", ""
    return False, _name(piece).casefold(), _name(piece)


def _has_remarks(piece: Piece) -> bool:
    return bool(piece.below) or any(
        inner.above or inner.behind or _has_remarks(inner) for inner in piece.within
    )


def _is_remark(line: str) -> bool:
    return not line.strip(" ") or line.lstrip(" ").startswith("#")


def _indent(lines: list[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else "" for line in lines]


def _shift(line: str, shift: int) -> str:
    if not line.strip(" "):
        return line if shift >= 0 else line[-shift:]
    return " " * shift + line if shift >= 0 else line[min(-shift, len(line) - len(line.lstrip())) :]
