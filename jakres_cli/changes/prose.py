"""What changed in prose: how many sentences, and the words around each change."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from jakres_cli.model.base import Value
from jakres_cli.records.syntax.prose import fold_blanks, without_comments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|>|\||\d{1,9}[.)]\s)")
_SIGN = re.compile(r"(?:#{1,6}|[-*+]|>)\s+")
_RULE = re.compile(r"[\s:|=-]*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_MOST_ALIGNED = 200_000
"""Up to so many pairs of sentences are aligned in order; more are compared as two heaps."""
_AROUND = 4
_LONGEST = 24
"""So many words of a change are shown, beside those around it."""


class ProsePassage(Value):
    """A piece of prose before and after, with a few words around what changed; one may be empty."""

    before: str = ""
    after: str = ""


class ProseDifference(Value):
    """How many sentences were reworded, are new and are gone, and the words of each."""

    reworded: int
    added: int
    removed: int
    passages: tuple[ProsePassage, ...]


def compare_prose(before: str, after: str) -> ProseDifference | None:
    """Return what changed between two prose texts; None when no word did.

    Line ends, blanks and HTML comments make no difference; Markdown marks do, since they show.
    """
    old, new = _sentences(before), _sentences(after)
    if old == new:
        return None
    # alignments may differ with the direction, so there is only one
    turned = old > new
    pairs = [(a, b) for b, a in _pairs(new, old)] if turned else [*_pairs(old, new)]
    pairs = [*_removed_first(pairs)]
    return ProseDifference(
        reworded=sum(1 for a, b in pairs if a and b),
        added=sum(1 for a, b in pairs if not a),
        removed=sum(1 for a, b in pairs if not b),
        passages=tuple(change_context(*_without_sign(a, b)) for a, b in pairs),
    )


def _sentences(prose: str) -> list[str]:
    """Return the sentences of ``prose``; list items, headings and rows of tables are their own."""
    blocks: list[list[str]] = [[]]
    for line in without_comments(prose).split("\n"):
        if _RULE.fullmatch(line) or _BLOCK.match(line):
            blocks.append([])
        if not _RULE.fullmatch(line):
            blocks[-1].append(line)
    texts = (fold_blanks(" ".join(block)) for block in blocks)
    return [sentence for text in texts if text for sentence in _SENTENCE_END.split(text)]


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    if len(old) * len(new) > _MOST_ALIGNED:
        yield from _as_heaps(old, new)
        return
    for gone, come in _gaps(old, new):
        yield from _reworded(gone, come)


def _removed_first(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield ``pairs``, what came and went at the same place in that order."""
    for reworded, grouped in groupby(pairs, all):
        run = list(grouped)
        yield from run if reworded else sorted(run, key=lambda pair: not pair[0])


def _as_heaps(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    left, more = Counter(old), Counter(new)
    yield from ((sentence, "") for sentence in (left - more).elements())
    yield from (("", sentence) for sentence in (more - left).elements())


def _gaps(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the runs of sentences between those that a longest common sequence keeps."""
    lengths = _common_lengths(old, new)
    at, to = 0, 0
    gone: list[str] = []
    come: list[str] = []
    while at < len(old) or to < len(new):
        if at < len(old) and to < len(new) and old[at] == new[to]:
            yield gone, come
            gone, come = [], []
            at, to = at + 1, to + 1
        elif to == len(new) or (at < len(old) and lengths[at + 1][to] >= lengths[at][to + 1]):
            gone.append(old[at])
            at += 1
        else:
            come.append(new[to])
            to += 1
    yield gone, come


def _common_lengths(old: list[str], new: list[str]) -> list[list[int]]:
    """Return how long a common sequence of ``old[i:]`` and ``new[j:]`` can be, by i and j."""
    rows = [[0] * (len(new) + 1)]
    for sentence in reversed(old):
        below, row = rows[-1], [0]
        for to in range(len(new) - 1, -1, -1):
            row.append(below[to + 1] + 1 if sentence == new[to] else max(below[to], row[-1]))
        row.reverse()
        rows.append(row)
    rows.reverse()
    return rows


def _reworded(gone: list[str], come: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a run, each beside the one that it became."""
    bags = [Counter(sentence.split()) for sentence in come]
    after = 0
    for sentence in gone:
        bag = Counter(sentence.split())
        partner = next(
            (at for at in range(after, len(come)) if _alike(bag, bags[at])),
            None,
        )
        if partner is None:
            yield sentence, ""
            continue
        yield from (("", new) for new in come[after:partner])
        yield sentence, come[partner]
        after = partner + 1
    yield from (("", new) for new in come[after:])


def _alike(old: Counter[str], new: Counter[str]) -> bool:
    """Tell whether two sentences share half of their words."""
    shared = (old & new).total()
    return 4 * shared >= old.total() + new.total()


def _without_sign(old: str, new: str) -> tuple[str, str]:
    """Return two forms of a sentence without the sign of a list item or heading, if it stayed."""
    was, now = _SIGN.match(old), _SIGN.match(new)
    if old and new and (was and was.group()) != (now and now.group()):
        return old, new
    return _SIGN.sub("", old, count=1) if was else old, _SIGN.sub("", new, count=1) if now else new


def change_context(old: str, new: str) -> ProsePassage:
    """Return what changed in a sentence with a few words around it; one of them may be empty."""
    before, after = old.split(), new.split()
    if not old or not new:
        return ProsePassage(before=_shortened(before), after=_shortened(after))
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    most = min(len(before), len(after)) - start
    while end < most and before[-1 - end] == after[-1 - end]:
        end += 1
    return ProsePassage(before=_excerpt(before, start, end), after=_excerpt(after, start, end))


def _excerpt(words: list[str], start: int, end: int) -> str:
    first = max(start - _AROUND, 0)
    last = min(len(words) - end + _AROUND, len(words))
    left = ["…"] if first else []
    right = ["…"] if last < len(words) else []
    return " ".join([*left, _shortened(words[first:last]), *right])


def _shortened(words: list[str]) -> str:
    if len(words) <= _LONGEST + 2 * _AROUND:
        return " ".join(words)
    half = _LONGEST // 2 + _AROUND
    return " ".join([*words[:half], "…", *words[-half:]])
