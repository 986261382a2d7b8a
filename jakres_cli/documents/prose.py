"""The prose of a meeting as its papers show it: without comments, in parts, headings demoted."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, TypedDict

from jakres_cli.model.base import CannotDo, Message, Value
from jakres_cli.records.syntax.document import read_markdown
from jakres_cli.records.syntax.prose import (
    TEXT_ALONE,
    compute_seal,
    normalise_prose,
    parse_heading,
    placed_prose,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.source import Tree

PARTS = {
    "opening": ("pembukaan", "kata pembukaan", "pendahuluan", "opening", "introduction"),
    "discussion": ("pembahasan", "hasil pembahasan", "diskusi", "discussion"),
    "decisions": ("keputusan", "kesepakatan", "decisions"),
    "follow_ups": ("tindak lanjut", "rencana tindak lanjut", "follow-up", "follow-ups"),
    "closing": ("penutup", "closing"),
}
"""Which headings begin which part; prose under any other one belongs to the discussion."""
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)[ \t]*$")
_NO_TITLE = re.compile(r"^\s*(?:$|[|>#]|[-*+]\s|\d+[.)]\s)")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_NUMBERING = re.compile(r"^(?:[0-9]+|[A-Za-z]|[ivxIVX]+)[.)]\s+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MANY_BLANKS = re.compile(r"\n{3,}")
_DEEPEST = 6
_INNER = 4
"""The level of headings inside a part: below the title, “Proceedings” and the part's own."""

_BELOW_TITLE = 2


class ProseParts(TypedDict):
    """The prose of the record, in parts."""

    opening: Annotated[str, "Markdown; print it with the filter `markdown`"]
    discussion: Annotated[str, "the same; prose under any other heading is here"]
    decisions: Annotated[str, "the same"]
    follow_ups: Annotated[str, "the same"]
    closing: Annotated[str, "the same"]


class ProseSection(Value):
    """A heading (level 0 and no title for the text before the first) and the lines under it."""

    level: int
    title: str
    lines: tuple[str, ...]


def read_prose(tree: Tree, path: str) -> str:
    """Return the prose of the record at ``path``, with LF, no comments; raises ``CannotDo``."""
    source = tree.read(path)
    if source.data is None:
        raise CannotDo(Message("{path} can't be read any more", path=path), source.failure)
    prose = read_markdown(path, source.data).prose
    return strip_comments(unicodedata.normalize("NFC", prose.replace("\r\n", "\n")))


def read_text_hash(tree: Tree, path: str) -> str:
    """Return the hash of the record at ``path`` as it is, its approval aside: that comes later."""
    source = tree.read(path)
    if source.data is None:
        raise CannotDo(Message("{path} can't be read any more", path=path), source.failure)
    return compute_seal(read_markdown(path, source.data), TEXT_ALONE)


def strip_comments(prose: str) -> str:
    """Return ``prose`` without its HTML comments, which are none, and the blanks before them."""
    *before, last = _COMMENT.split(prose)
    return "".join([*(piece.rstrip(" \t") for piece in before), last])


def prose_parts(prose: str) -> ProseParts:
    """Return the Markdown of each part by the keys of ``PARTS``; nothing of the prose is lost."""
    blocks = list(_blocks(prose))
    top = _top_level(blocks)
    lines: dict[str, list[str]] = {part: [] for part in PARTS}
    part = "discussion" if top == 0 else "opening"
    deeper = _INNER - (top + 1)
    for block in blocks:
        if block.level == top and top:
            known = _part_called(block.title)
            part = known or "discussion"
            deeper = _INNER - top - (1 if known else 0)
            if known:
                lines[part] += ["", *block.lines]
                continue
        lines[part] += ["", *_demoted(block, deeper)]
    return {
        "opening": _tidy(lines["opening"]),
        "discussion": _tidy(lines["discussion"]),
        "decisions": _tidy(lines["decisions"]),
        "follow_ups": _tidy(lines["follow_ups"]),
        "closing": _tidy(lines["closing"]),
    }


def article_prose(prose: str) -> str:
    """Return the whole prose, its highest headings just below a title."""
    blocks = list(_blocks(prose))
    top = min((block.level for block in blocks if block.level), default=0)
    lines = [line for block in blocks for line in ("", *_demoted(block, _BELOW_TITLE - top))]
    return _tidy(lines)


def redact(prose: str, quotes: Iterable[str], instead: str) -> str | None:
    """Return ``prose`` with each of ``quotes`` blotted out; None when one can't be found in it.

    Words are compared as the rule JK106 does, so that whatever it accepts as a quote is found.
    """
    placed = placed_prose(prose)
    spans: list[tuple[int, int]] = []
    for quote in quotes:
        stands = list(placed.spans(normalise_prose(quote)))
        if not stands:
            return None
        spans += stands
    pieces: list[str] = []
    end = 0
    for start, until in sorted(spans):
        if start >= end:
            pieces += [prose[end:start], instead]
        end = max(end, until)
    return "".join([*pieces, prose[end:]])


def places_of(words: str, prose: str) -> list[tuple[int, int]]:
    """Return where ``words`` stand in ``prose``, compared as in ``redact``."""
    return list(placed_prose(prose).spans(normalise_prose(words)))


def without_paragraphs(prose: str, places: Iterable[tuple[int, int]]) -> str:
    """Return ``prose`` without each whole paragraph, point of a list or row that has a place."""
    touched = sorted(places)
    kept: list[str] = []
    start = 0
    for piece in _pieces(prose):
        end = start + len(piece)
        if not any(first < end and last > start for first, last in touched):
            kept.append(piece)
        start = end
    return "".join(kept)


def _pieces(prose: str) -> Iterator[str]:
    """Yield the paragraphs, points of lists and rows of tables, each with the blanks after it."""
    piece: list[str] = []
    for line in prose.splitlines(keepends=True):
        before = piece[-1] if piece else ""
        begins = bool(_NO_TITLE.match(line)) and not _is_same_quote(before, line)
        if piece and line.strip() and (begins or not before.strip()):
            yield "".join(piece)
            piece = []
        piece.append(line)
    yield "".join(piece)


def _is_same_quote(before: str, line: str) -> bool:
    return before.lstrip().startswith(">") and line.lstrip().startswith(">")


def _top_level(blocks: list[ProseSection]) -> int:
    """Return the level that divides the prose: a lone heading above the others is a title."""
    levels = [block.level for block in blocks if block.level]
    top = min(levels, default=0)
    below = [level for level in levels if level > top]
    alone = levels.count(top) == 1 and levels[0] == top
    titled = [block.title for block in blocks if block.level == top]
    return min(below) if alone and below and not _part_called(titled[0]) else top


def _part_called(title: str) -> str | None:
    name = _NUMBERING.sub("", title).strip(" :*_.").casefold()
    return next((part for part, names in PARTS.items() if name in names), None)


def _blocks(prose: str) -> Iterator[ProseSection]:
    level, title = 0, ""
    lines: list[str] = []
    fence = ""
    source = prose.split("\n")
    for position, line in enumerate(source):
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        heading = None if fence or mark else parse_heading(line)
        underlined = None if fence else _underlined(source, position)
        if heading or underlined:
            if lines or level:
                yield ProseSection(level=level, title=title, lines=tuple(lines))
            level, title = heading or (underlined or 0, line.strip())
            lines = []
        elif not (position and not fence and _underlined(source, position - 1)):
            lines.append(line)
    yield ProseSection(level=level, title=title, lines=tuple(lines))


def _underlined(lines: list[str], position: int) -> int | None:
    """Return the level of the heading that the line at ``position`` is by the line under it."""
    line = lines[position]
    before = lines[position - 1] if position else ""
    under = lines[position + 1] if position + 1 < len(lines) else ""
    if before.strip() or _NO_TITLE.match(line) or not _UNDERLINE.match(under):
        return None
    return 1 if "=" in under else 2


def _demoted(block: ProseSection, deeper: int) -> list[str]:
    if not block.level:
        return list(block.lines)
    level = max(1, min(block.level + deeper, _DEEPEST))
    return [f"{'#' * level} {block.title}".rstrip(), "", *block.lines]


def _tidy(lines: list[str]) -> str:
    text = "\n".join(line if line.strip() else "" for line in lines)
    return _closed(_MANY_BLANKS.sub("\n\n", text).strip("\n"))


def _closed(text: str) -> str:
    """Return ``text`` with a code block that nobody ended ended, lest it swallow what follows."""
    if "```" not in text and "~~~" not in text:
        return text
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).parse(text)
    last = tokens[-1] if tokens else None
    if last is None or last.type != "fence" or last.map is None:
        return text
    first, end = last.map
    inside = len(last.content.removesuffix("\n").split("\n")) if last.content else 0
    return text if end - first - inside > 1 else f"{text}\n{last.markup}"
