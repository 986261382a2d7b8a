"""Markdown that papers can't show as it was meant: lists that run together, pictures elsewhere."""

from __future__ import annotations

import posixpath
import re

from jakres_cli.model.base import Message
from jakres_cli.model.source import FILES
from jakres_cli.records.syntax.prose import without_comments
from jakres_cli.rules.finding import Finding, RecordContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Line = tuple[int, str]

_LETTERED = re.compile(r"[ \t]*\(?([A-Za-z]|[ivxIVX]{2,4})[.)][ \t]+\S")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|[0-9]{1,9}[.)])([ \t]+)(?=\S)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([ \t]*<?([^()\s<>]*)")
_TAB, _WIDEST = 4, 4
"""How far a tab goes; blanks behind the sign of an item beyond which code would begin."""


def papers_show_it(case: RecordContext) -> Iterator[Finding]:
    """Papers show lists and pictures as they were meant.

    Points with letters need blank lines between them, for Markdown knows only numbers and signs;
    what hangs below a point begins under its text; a picture is a file in ``records/files/``.

    Bad:

        follow-ups: []
        ---
        Rapat membahas:

        a. pompa
        b. tanggul

    Good:

        follow-ups: []
        ---
        Rapat membahas:

        1. pompa
        2. tanggul
    """
    document = case.reading.document
    if document is None or not document.path.endswith(".md"):
        return
    prose = without_comments(document.prose)
    lines = list(_lines(prose, document.prose_start))
    yield from _run_together(lines)
    yield from _flattened(lines)
    yield from _pictures_elsewhere(lines, document.path)


def _lines(prose: str, at: int) -> Iterator[Line]:
    """Yield the lines of ``prose`` with their offsets; those within code are empty."""
    fence = ""
    for line in prose.split("\n"):
        mark = _FENCE.match(line)
        inside = fence or mark
        if mark and fence in {"", mark[1]}:
            fence = "" if fence else mark[1]
        yield at, "" if inside else line
        at += len(line) + 1


def _run_together(lines: list[Line]) -> Iterator[Finding]:
    """Yield the second of points with letters that follow each other without a blank line."""
    before = ""
    told = False
    for at, line in lines:
        match = _LETTERED.match(line)
        label = match[1] if match else ""
        told = told and bool(label)
        if before and _follows(before, label) and not told:
            told = True
            yield Finding(
                span=(at, at + len(line.rstrip("\r"))),
                message=Message("papers set this point behind the one above, in one line"),
                hint=Message("number the points 1. 2. 3., or leave a blank line between them"),
            )
        before = label or (before if line.strip() and line[:1] in " \t" else "")


def _follows(before: str, label: str) -> bool:
    first, second = before.lower(), label.lower()
    if first in _ROMAN and second in _ROMAN[_ROMAN.index(first) + 1 :][:1]:
        return True
    return len(first) == len(second) == 1 and ord(second) == ord(first) + 1


def _flattened(lines: list[Line]) -> Iterator[Finding]:
    """Yield points that are indented, but not as far as the text of the point above."""
    above: tuple[int, int] | None = None
    for at, line in lines:
        match = _ITEM.match(line)
        if match is None:
            above = above if not line.strip() or line[:1] in " \t" else None
            continue
        indent = _width(match[1])
        gap = _width(match[2])
        text = indent + len(match.group()) - len(match[1]) - len(match[2])
        text += gap if gap <= _WIDEST else 1
        if above and above[0] < indent < above[1]:
            yield Finding(
                span=(at, at + match.end()),
                message=Message("papers don't set this point below the one above"),
                hint=Message("indent it by {n} blanks", n=above[1]),
            )
        else:
            above = (indent, text)


def _width(blanks: str) -> int:
    return len(blanks.expandtabs(_TAB))


def _pictures_elsewhere(lines: list[Line], path: str) -> Iterator[Finding]:
    """Yield pictures that stand in no file among the records."""
    for at, line in lines:
        for match in _PICTURE.finditer(line) if "![" in line else ():
            target = match[1]
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            from_top = posixpath.normpath(target)
            if not (beside.startswith(FILES) or from_top.startswith(FILES)):
                yield Finding(
                    span=(at + match.start(), at + match.end()),
                    message=Message("papers can't show this picture: {target}", target=target),
                    hint=Message("put the file into records/files/ and name it from there"),
                )
