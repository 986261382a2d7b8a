"""A YAML text taken apart: fields, items, and the comments and blank lines between them."""

from __future__ import annotations

import re

from jakres_cli.model.base import Value
from jakres_cli.records.syntax import Mapping, Node, Scalar, Sequence, iter_scalars

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")
_SIGNS = frozenset(" \t\r\n\ufeff-?:,[]{}")


class YamlRemark(Value):
    """A comment, or a blank line (then ``text`` is empty).

    ``own`` tells whether it has its line to itself, ``column`` where on it it begins, ``gap`` the
    blanks before it.
    """

    text: str
    start: int
    own: bool
    column: int
    gap: str = ""


def content_end(text: str, scalar: Scalar) -> int:
    """Return the offset behind ``one``, without blank lines that YAML counts to it for nothing."""
    written = text[scalar.start : scalar.end]
    if scalar.plain or written[:1] not in {"|", ">"}:
        return scalar.end
    if "+" in written.partition("\n")[0].partition("#")[0]:
        return scalar.end
    return scalar.start + len(written.rstrip(" \r\n"))


def find_remarks(text: str, start: int, end: int) -> Iterator[YamlRemark]:
    """Yield the comments and blank lines of ``text[start:end]``, where no value stands."""
    at = start
    while at < end:
        line_end = text.find("\n", at, end)
        stop = end if line_end < 0 else line_end
        line_start = text.rfind("\n", 0, at) + 1
        piece = text[at:stop]
        sign = piece.find("#")
        if sign >= 0:
            before = text[line_start : at + sign]
            yield YamlRemark(
                text=piece[sign:].rstrip("\r"),
                start=at + sign,
                own=not before.strip(" \t\ufeff"),
                column=len(before),
                gap=before[len(before.rstrip(" \t")) :],
            )
        elif at == line_start and line_end >= 0 and not piece.strip(" \t\r"):
            yield YamlRemark(text="", start=at, own=True, column=0)
        at = stop + 1


def comment_texts(text: str, start: int, end: int, tree: Node) -> list[str]:
    """Return the text of every comment of the YAML ``text[start:end]``, sorted."""
    texts: list[str] = []
    for begin, stop in _gaps(start, end, tree):
        texts += [remark.text for remark in find_remarks(text, begin, stop) if remark.text]
    for scalar in iter_scalars(tree):
        header = _HEADER.match(text, scalar.start, scalar.end) if not scalar.plain else None
        if header:
            texts.append(header[1])
    return sorted(texts)


def comment_offsets(text: str, start: int, end: int, tree: Node) -> list[int]:
    """Return where each comment of the YAML ``text[start:end]`` begins, in order."""
    return [
        remark.start
        for begin, stop in _gaps(start, end, tree)
        for remark in find_remarks(text, begin, stop)
        if remark.text
    ]


def only_signs(text: str, start: int, end: int, tree: Node) -> bool:
    """Tell whether nothing stands between the values but comments and the signs of YAML."""
    for begin, stop in _gaps(start, end, tree):
        for line in text[begin:stop].split("\n"):
            if not _SIGNS.issuperset(line.partition("#")[0]):
                return False
    return True


def _gaps(start: int, end: int, tree: Node) -> Iterator[tuple[int, int]]:
    at = start
    for scalar in iter_scalars(tree):
        yield at, scalar.start
        at = max(at, scalar.end)
    yield at, end


class Piece:
    """A field (``key``) or an item of a list (no key).

    ``above`` are the comments and blank lines over it, ``behind`` the comment at the end of its
    line with the blanks before it, ``within`` what stands in it, if it is a block. ``column`` is
    where it began, ``below`` the comments behind the last thing in its block.
    """

    def __init__(self, node: Node, column: int, key: Scalar | None = None) -> None:
        self.node = node
        self.key = key
        self.column = column
        self.above: list[str] = []
        self.behind = ""
        self.within: list[Piece] = []
        self.below: list[str] = []


def split_pieces(text: str, start: int, end: int, tree: Mapping) -> Piece:
    """Return the front matter or register ``text[start:end]`` as one piece."""
    return _Taker(text, start, end, tree).whole(tree, end)


class _Taker:
    """Goes through the text once, from value to value."""

    def __init__(self, text: str, start: int, end: int, tree: Mapping) -> None:
        self.text = text
        self.at = start
        self.offsets = comment_offsets(text, start, end, tree)
        # the piece whose line was read last, and the blocks that it stands in
        self.last: Piece | None = None
        self.open: list[Piece] = []
        self.closed: list[Piece] = []

    def whole(self, tree: Mapping, end: int) -> Piece:
        """Return everything."""
        root = Piece(tree, -1)
        self.fill(root)
        self.closed = [root, *self.closed]
        self.stop_at(end, 0, root.below)
        return root

    def fill(self, piece: Piece) -> None:
        """Read what stands in the block or the brackets of ``piece``."""
        node = piece.node
        if isinstance(node, Scalar):
            self.at = max(self.at, content_end(self.text, node))
            return
        self.closed = []
        if isinstance(node, Mapping):
            for key, value in node.entries.values():
                self.field(piece, key, value, flow=node.flow)
        else:
            for item in node.items:
                self.item(piece, item, node)
        if node.flow:
            self.stop_at(node.end - 1, None, piece.below)
            self.at = node.end
            self.last = piece
            self.closed = []
        else:
            self.closed = [piece, *self.closed]

    def field(self, home: Piece, key: Scalar, value: Node, *, flow: bool) -> None:
        """Read a field of ``home``."""
        piece = Piece(value, self.column(key.start), key)
        self.stop_at(key.start, None if flow else piece.column, piece.above)
        self.at, self.last = key.end, piece
        home.within.append(piece)
        self.value(piece)

    def item(self, home: Piece, node: Node, parent: Sequence) -> None:
        """Read an item of ``home``."""
        dash = node.start if parent.flow else self.dash()
        piece = Piece(node, self.column(dash))
        self.stop_at(dash, None if parent.flow else piece.column, piece.above)
        self.at, self.last = dash + (not parent.flow), piece
        home.within.append(piece)
        self.value(piece)

    def value(self, piece: Piece) -> None:
        """Read the value of ``piece``; comments before a value on a later line go above it."""
        node = piece.node
        if isinstance(node, Scalar):
            if node.start < node.end:
                self.stop_at(node.start, None, piece.above)
            self.fill(piece)
            self.closed = []
        elif node.flow and not self.commented(node):
            self.stop_at(node.start, None, piece.above)
            self.at, self.closed = node.end, []
            piece.within = _take_apart(node, self)
        else:
            self.fill(piece)

    def commented(self, node: Node) -> bool:
        """Whether a comment stands between the brackets of ``node``."""
        return any(node.start <= at < getattr(node, "end", 0) for at in self.offsets)

    def stop_at(self, end: int, column: int | None, above: list[str]) -> None:
        """Go on to ``end``; what stands before it belongs to the line left, or goes ``above``.

        With a ``column``, a comment farther in than that belongs to the block that just ended.
        """
        blanks = 0
        inside = column is not None
        for remark in find_remarks(self.text, self.at, end):
            if not remark.text:
                blanks += 1
                continue
            home = above
            if not remark.own and self.last is not None:
                self.put_behind(self.last, remark)
                continue
            if inside and column is not None and remark.column > column:
                home = self.block_at(remark.column, above)
            inside = home is not above
            home += [*[""] * blanks, remark.text]
            blanks = 0
        if column is not None:
            above += [""] * blanks
        self.at = max(self.at, end)

    def put_behind(self, piece: Piece, remark: YamlRemark) -> None:
        """Put a comment behind a line; the one that is there already goes above it."""
        if piece.behind:
            piece.above.append(piece.behind.strip(" \t"))
        piece.behind = (remark.gap or " ") + remark.text

    def block_at(self, column: int, otherwise: list[str]) -> list[str]:
        """Return where a comment at ``column`` goes: into the innermost block that it fits."""
        blocks = [piece for piece in self.closed if piece.within]
        fitting = [block for block in blocks if block.within[0].column <= column]
        nearest = (fitting or blocks[:1])[-1:]
        return nearest[0].below if nearest else otherwise

    def dash(self) -> int:
        """Return where the next ``-`` stands."""
        at = self.at
        while self.text[at] != "-":
            at = self.text.index("\n", at) if self.text[at] == "#" else at + 1
        return at

    def column(self, at: int) -> int:
        """Return how far from the beginning of its line ``at`` stands."""
        return len(self.text[self.text.rfind("\n", 0, at) + 1 : at].lstrip("\ufeff"))


def _take_apart(node: Node, taker: _Taker) -> list[Piece]:
    """Return what stands in brackets without comments."""
    if isinstance(node, Scalar):
        return []
    inner = node.items if not isinstance(node, Mapping) else []
    pieces = [Piece(value, taker.column(value.start)) for value in inner]
    if isinstance(node, Mapping):
        pieces = [
            Piece(value, taker.column(key.start), key) for key, value in node.entries.values()
        ]
    for part in pieces:
        part.within = _take_apart(part.node, taker)
    return pieces
