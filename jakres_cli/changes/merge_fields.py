"""The front matter or a register of two sides as one: fields and items by what they are called."""

from __future__ import annotations

from jakres_cli.changes.chunks import Chunk
from jakres_cli.changes.facts import field_order
from jakres_cli.changes.merge3 import ConflictPoint, Part, merge3_lines
from jakres_cli.records.editing.yaml_text import field_lines
from jakres_cli.records.schema import Register
from jakres_cli.records.syntax import Mapping, Scalar, Sequence, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Path = tuple[str, ...]

_REPLACED_TOGETHER = frozenset({"owners", "owner"})
"""Lists that are one statement: who owes it. Two new ones don't add up."""


def merge_fields(
    path: Path, base: Chunk | None, ours: Chunk | None, theirs: Chunk | None
) -> list[Part]:
    """Return the lines of a field or item of which at least one side has something."""
    if ours is None or theirs is None:
        return _where_one_has_none(path, base, ours, theirs)
    if ours.text == theirs.text or (base and theirs.text == base.text):
        return [ours.text]
    if base and ours.text == base.text:
        return [_moved_in(theirs, ours.column)]
    if _can_be_taken_apart(base, ours, theirs):
        return _merged_within(path, base, ours, theirs)
    return _merged_value(path, base, ours, theirs)


def _where_one_has_none(
    path: Path, base: Chunk | None, ours: Chunk | None, theirs: Chunk | None
) -> list[Part]:
    left = ours or theirs
    assert left is not None  # noqa: S101  one of the sides has it
    if base is None:
        return [left.text]
    if node_data(left.node) == node_data(base.node):
        return []
    return [ConflictPoint(names=path, base=base.text, ours=_text(ours), theirs=_text(theirs))]


def _can_be_taken_apart(base: Chunk | None, ours: Chunk, theirs: Chunk) -> bool:
    """Whether both are blocks of the same kind; a new item of both is the same or another one."""
    if ours.within is None or theirs.within is None:
        return False
    if type(ours.node) is not type(theirs.node):
        return False
    if base is None:
        return not ours.dash
    return base.within is not None and type(base.node) is type(ours.node)


def _merged_within(path: Path, base: Chunk | None, ours: Chunk, theirs: Chunk) -> list[Part]:
    states = [_by_name(chunk) for chunk in (base, ours, theirs)]
    before, mine, other = states
    names = merge_order(list(before), list(mine), list(other), ours)
    column = next(iter(mine.values())).column
    parts: list[Part] = []
    for name in names:
        three = [state.get(name) for state in states]
        if three[2] is not None and three[1] is None:
            three[2] = _shifted(three[2], column)
        within = merge_fields((*path, name), *three)
        if within and within != [""]:
            parts += [_lead(*three), *within]
    parts = _join_texts([ours.head, *parts, ours.tail or theirs.tail])
    return _with_dash(path, parts, base, ours, theirs) if ours.dash else parts


def _by_name(chunk: Chunk | None) -> dict[str, Chunk]:
    return {inner.name: inner for inner in chunk.within or ()} if chunk else {}


def merge_order(base: list[str], ours: list[str], theirs: list[str], like: Chunk) -> list[str]:
    """Return the names of all three in one order: that of the side which changed it, else ours.

    What only the other side has comes behind what stands before it there. Fields keep the order
    of the schema and registers their alphabet, when both sides do.
    """
    shared = [name for name in base if name in ours and name in theirs]
    kept = [name for name in ours if name in set(shared)] == shared
    main, other = (theirs, ours) if kept and _reordered(shared, theirs) else (ours, theirs)
    order = list(main)
    for position, name in enumerate(other):
        if name in order:
            continue
        at = order.index(other[position - 1]) + 1 if position else 0
        while at < len(order) and order[at] not in other and order[at] not in base:
            at += 1
        order.insert(at, name)
    return _by_rank(order, main, other, like)


def _reordered(shared: list[str], names: list[str]) -> bool:
    return [name for name in names if name in set(shared)] != shared


def _by_rank(order: list[str], main: list[str], other: list[str], like: Chunk) -> list[str]:
    if isinstance(like.shape, Register):
        if all(names == sorted(names, key=str.casefold) for names in (main, other)):
            return sorted(order, key=str.casefold)
        return order
    places = field_order(like.shape) if isinstance(like.node, Mapping) else {}
    if not places:
        return order
    ranks = {name: places.get(name, len(places)) for name in order}
    if all(names == sorted(names, key=ranks.__getitem__) for names in (main, other)):
        return sorted(order, key=ranks.__getitem__)
    return order


def _lead(base: Chunk | None, ours: Chunk | None, theirs: Chunk | None) -> str:
    """Return the comments above a field or item."""
    left = ours or theirs
    assert left is not None  # noqa: S101  one of the sides has it
    if ours is None or theirs is None or ours.lead == theirs.lead:
        return left.lead
    before = base.lead if base else ""
    if theirs.lead == before:
        return ours.lead
    if ours.lead == before:
        return theirs.lead
    return ours.lead + theirs.lead


def _merged_value(path: Path, base: Chunk | None, ours: Chunk, theirs: Chunk) -> list[Part]:
    mine, other = node_data(ours.node), node_data(theirs.node)
    before = node_data(base.node) if base else None
    if other in (mine, before):
        return [ours.text]
    if mine == before:
        return [_moved_in(theirs, ours.column)]
    words = _merged_words(path, base, ours, theirs)
    if words is not None:
        return [words]
    if base and "\n" in ours.text.rstrip("\n") and isinstance(ours.node, Scalar):
        lines = merge3_lines(base.text, ours.text, theirs.text)
        if lines is not None:
            return [lines]
    shifted = _moved_in(theirs, ours.column)
    return [ConflictPoint(names=path, base=_text(base), ours=ours.text, theirs=shifted)]


def _merged_words(path: Path, base: Chunk | None, ours: Chunk, theirs: Chunk) -> str | None:
    """Return a list of words with what both sides put in and took out; None for anything else."""
    lists = [_words(chunk) for chunk in (base, ours, theirs)]
    if lists[1] is None or lists[2] is None or not path:
        return None
    before, mine, other = (words or [] for words in lists)
    words = merge_words(path[-1], before, mine, other)
    if words is None or "#" in ours.text + theirs.text:
        return None
    return "\n".join(field_lines(path[-1], words, " " * ours.column)) + "\n"


def merge_words(name: str, base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    """Return the words of the list ``name`` that both sides make of it, None if they disagree.

    Words that stand there twice are not told apart, so such lists aren't put together.
    """
    if any(len(set(words)) < len(words) for words in (base, ours, theirs)):
        return None
    if name in _REPLACED_TOGETHER and not (set(base) <= set(ours) and set(base) <= set(theirs)):
        return None
    kept = [word for word in ours if word in theirs or word not in base]
    return kept + [word for word in theirs if word not in base and word not in ours]


def _words(chunk: Chunk | None) -> list[str] | None:
    if chunk is None or not isinstance(chunk.node, Sequence):
        return None
    if not all(isinstance(item, Scalar) for item in chunk.node.items):
        return None
    return [item.text for item in chunk.node.items if isinstance(item, Scalar)]


def _with_dash(
    path: Path, parts: list[Part], base: Chunk | None, ours: Chunk, theirs: Chunk
) -> list[Part]:
    """Put the dash back before the first field of an item."""
    first = parts[0] if parts else ""
    blanks = " " * len(ours.dash)
    if isinstance(first, str) and first.startswith(blanks):
        return [ours.dash + first[len(blanks) :], *parts[1:]]
    return [ConflictPoint(names=path, base=_text(base), ours=ours.text, theirs=theirs.text)]


def _join_texts(parts: Iterable[Part]) -> list[Part]:
    """Return ``parts`` without empty text, neighbouring texts as one."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part:
            joined.append(part)
    return joined


def _moved_in(chunk: Chunk, column: int) -> str:
    return _shifted(chunk, column).text


def _shifted(chunk: Chunk, column: int) -> Chunk:
    """Return ``chunk`` as it stands when it begins at ``column``."""
    by = column - chunk.column
    if not by:
        return chunk
    lead, text = (_shift(each, by) for each in (chunk.lead, chunk.text))
    return Chunk(chunk.name, chunk.node, chunk.shape, lead, text)


def _shift(text: str, by: int) -> str:
    lines = text.split("\n")
    if by > 0:
        return "\n".join(" " * by + line if line.strip() else line for line in lines)
    return "\n".join(
        line[-by:] if not line[:-by].strip(" ") else line.lstrip(" ") for line in lines
    )


def _text(chunk: Chunk | None) -> str | None:
    return chunk.text if chunk else None
