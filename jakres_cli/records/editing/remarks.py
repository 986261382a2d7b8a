"""The comments and blank lines of a YAML text: what stands between its values."""

from __future__ import annotations

import re

from jakres_cli.model.value import Value
from jakres_cli.records.syntax.nodes import iter_scalars

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.records.syntax.nodes import Node, Scalar

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


def content_end(text: str, one: Scalar) -> int:
    """Return the offset behind ``one``, without blank lines that YAML counts to it for nothing."""
    written = text[one.start : one.end]
    if one.plain or written[:1] not in {"|", ">"}:
        return one.end
    if "+" in written.partition("\n")[0].partition("#")[0]:
        return one.end
    return one.start + len(written.rstrip(" \r\n"))


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
    found: list[str] = []
    for begin, stop in _gaps(start, end, tree):
        found += [one.text for one in find_remarks(text, begin, stop) if one.text]
    for one in iter_scalars(tree):
        header = _HEADER.match(text, one.start, one.end) if not one.plain else None
        if header:
            found.append(header[1])
    return sorted(found)


def comment_offsets(text: str, start: int, end: int, tree: Node) -> list[int]:
    """Return where each comment of the YAML ``text[start:end]`` begins, in order."""
    return [
        one.start
        for begin, stop in _gaps(start, end, tree)
        for one in find_remarks(text, begin, stop)
        if one.text
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
    for one in iter_scalars(tree):
        yield at, one.start
        at = max(at, one.end)
    yield at, end
