"""Front matter and prose: the two fences, each a line of exactly ``---``."""

from __future__ import annotations

import re

from jakres_cli.model.message import Message
from jakres_cli.model.value import Value
from jakres_cli.records.syntax.characters import BOM
from jakres_cli.records.syntax.fault import Fault

FENCE = "---"
_FENCE_LINE = re.compile(r"^---\r?$", re.MULTILINE)
_OPENING = re.compile(r"---\r?(?:\n|\Z)")
_NEARLY_FENCE = re.compile(r"^[ \t]*(?:-{2,}|\.\.\.)[ \t]*\r?$", re.MULTILINE)


class Split(Value):
    """Where the front matter ``text[start:end]`` and the prose ``text[prose:]`` stand."""

    start: int
    end: int
    prose: int


def split_fences(text: str) -> Split | Fault:
    """Find the front matter of ``text``: between a first line ``---`` and the next such line.

    One byte order mark before the first fence is allowed. Returns a fault when a fence is missing.
    """
    begin = 1 if text.startswith(BOM) else 0
    opening = _OPENING.match(text, begin)
    if opening is None:
        return _no_opening(text, begin)
    start = opening.end()
    closing = _FENCE_LINE.search(text, start)
    if closing is None:
        return _no_closing(text, begin, start)
    return Split(start=start, end=closing.start(), prose=min(closing.end() + 1, len(text)))


def _no_opening(text: str, begin: int) -> Fault:
    line_end = text.find("\n", begin)
    first = text[begin : line_end if line_end >= 0 else len(text)].rstrip("\r")
    return Fault(
        code="JK001",
        start=begin,
        end=begin + len(first),
        message=Message("the first line is not the fence ---"),
        hint=Message("begin the file with a line of exactly --- and close the fields the same way"),
    )


def _no_closing(text: str, begin: int, start: int) -> Fault:
    nearly = _NEARLY_FENCE.search(text, start)
    at, end = nearly.span() if nearly else (begin, begin + len(FENCE))
    hint = Message("put a line of exactly --- between the fields and the prose")
    if nearly:
        hint = Message("this line looks like a fence; write exactly ---")
    return Fault(
        code="JK001",
        start=at,
        end=end,
        message=Message("the front matter is not closed by a line of ---"),
        hint=hint,
    )
