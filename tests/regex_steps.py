"""How many steps a regex takes on a text, counted by a matcher that backtracks as Python's does.

`re` doesn't tell what it did, and seconds tell of the machine. Here each look at a character and
each way that is given up counts as one, so that linear, quadratic and worse can be told for sure.
"""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any

Node = Any  # what the parser of `re` makes has no type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Continue = Callable[[int], bool]

parser: Node = importlib.import_module("re._parser")
_ENDLESS = 100
"""A repetition of that many is as good as endless for the texts tried here."""
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_SIGNS = ("LITERAL", "NOT_LITERAL", "IN", "ANY")


class TooManySteps(Exception):
    """The count went over any that could still be linear."""


class CountedMatch:
    """One pattern on one text."""

    def __init__(self, pattern: re.Pattern[str], text: str, most: int = 2_000_000) -> None:
        self.tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
        self.flags = pattern.flags
        self.text = text
        self.steps = 0
        self.most = most
        self.groups: dict[int, tuple[int, int]] = {}
        self.end = -1

    def match(self, start: int = 0, *, whole: bool = False) -> bool:
        """Match as ``Pattern.match`` does, or as ``fullmatch`` does."""

        def last(at: int) -> bool:
            self.end = at
            return not whole or at == len(self.text)

        self.groups = {}
        return self._row(list(self.tree), 0, start, last)

    def find_all(self) -> list[tuple[int, int]]:
        """Match as ``finditer`` does."""
        spans = []
        at = 0
        while at <= len(self.text):
            if not self.match(at):
                at += 1
                continue
            spans.append((at, self.end))
            at = self.end if self.end > at else at + 1
        return spans

    def _row(self, nodes: list[Node], first: int, at: int, then: Continue) -> bool:
        if first == len(nodes):
            return then(at)
        return self._node(nodes[first], at, lambda end: self._row(nodes, first + 1, end, then))

    def _node(self, node: Node, at: int, then: Continue) -> bool:
        self.steps += 1
        if self.steps > self.most:
            raise TooManySteps
        kind, given = node
        name = str(kind)
        if name in _SIGNS:
            return at < len(self.text) and self._fits(name, given, self.text[at]) and then(at + 1)
        return bool(getattr(self, f"_{name.lower()}")(given, at, then))

    def _fits(self, name: str, given: Node, sign: str) -> bool:
        if name == "ANY":
            return sign != "\n" or bool(self.flags & re.DOTALL)
        cases = {sign, sign.lower(), sign.upper()} if self.flags & re.IGNORECASE else {sign}
        if name == "IN":
            negated = str(given[0][0]) == "NEGATE"
            return negated != any(_in_set(given, each) for each in cases)
        return (name == "LITERAL") == (chr(given) in cases)

    def _branch(self, given: Node, at: int, then: Continue) -> bool:
        return any(self._row(list(way), 0, at, then) for way in given[1])

    def _subpattern(self, given: Node, at: int, then: Continue) -> bool:
        number, _, _, inner = given

        def close(end: int) -> bool:
            before = self.groups.get(number)
            self.groups[number] = (at, end)
            if then(end):
                return True
            if before is not None:
                self.groups[number] = before
            return False

        return self._row(list(inner), 0, at, close)

    def _max_repeat(self, given: Node, at: int, then: Continue) -> bool:
        least, most, inner = given

        def more(count: int, here: int) -> bool:
            if count < most and self._row(
                list(inner), 0, here, lambda end: end > here and more(count + 1, end)
            ):
                return True
            return count >= least and then(here)

        return more(0, at)

    def _min_repeat(self, given: Node, at: int, then: Continue) -> bool:
        least, most, inner = given

        def more(count: int, here: int) -> bool:
            if count >= least and then(here):
                return True
            return count < most and self._row(
                list(inner), 0, here, lambda end: end > here and more(count + 1, end)
            )

        return more(0, at)

    def _possessive_repeat(self, given: Node, at: int, then: Continue) -> bool:
        least, most, inner = given
        count = 0
        while count < most:
            end = self._reach(inner, at)
            if end is None or end == at:
                break
            at, count = end, count + 1
        return count >= least and then(at)

    def _atomic_group(self, given: Node, at: int, then: Continue) -> bool:
        end = self._reach(given, at)
        return end is not None and then(end)

    def _assert(self, given: Node, at: int, then: Continue) -> bool:
        return self._looks(given, at) and then(at)

    def _assert_not(self, given: Node, at: int, then: Continue) -> bool:
        return not self._looks(given, at) and then(at)

    def _groupref(self, given: int, at: int, then: Continue) -> bool:
        start, end = self.groups.get(given, (0, 0))
        words = self.text[start:end]
        self.steps += len(words)
        return self.text.startswith(words, at) and then(at + len(words))

    def _at(self, given: Node, at: int, then: Continue) -> bool:
        text, name = self.text, str(given)
        lines = self.flags & re.MULTILINE
        if name in {"AT_BOUNDARY", "AT_NON_BOUNDARY"}:
            sides = [text[max(at - 1, 0) : at], text[at : at + 1]]
            holds = len({bool(re.fullmatch(r"\w", side)) for side in sides}) == 2
            return holds == (name == "AT_BOUNDARY") and then(at)
        if name in {"AT_BEGINNING", "AT_BEGINNING_STRING"}:
            starts = at == 0 or (lines and name == "AT_BEGINNING" and text[at - 1] == "\n")
            return bool(starts) and then(at)
        ends = at == len(text)
        if name == "AT_END":
            ends = ends or text[at:] == "\n" or bool(lines and text[at] == "\n")
        return ends and then(at)

    def _looks(self, given: Node, at: int) -> bool:
        direction, inner = given
        if direction < 0:
            at -= inner.getwidth()[0]
        return at >= 0 and self._reach(inner, at) is not None

    def _reach(self, inner: Node, at: int) -> int | None:
        reached: list[int] = []

        def note(end: int) -> bool:
            reached.append(end)
            return True

        return reached[0] if self._row(list(inner), 0, at, note) else None


def _in_set(given: Node, sign: str) -> bool:
    for kind, value in given:
        name = str(kind)
        if name == "LITERAL" and value == ord(sign):
            return True
        if name == "RANGE" and value[0] <= ord(sign) <= value[1]:
            return True
        if name == "CATEGORY" and re.fullmatch(_CATEGORIES[str(value)], sign):
            return True
    return False


_CATEGORIES = {
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
}
_EXAMPLES = {r"\s": " \t\n", r"\w": "a1_", r"\d": "1", r"\S": "a-", r"\W": " -", r"\D": "a "}


def repeats_endlessly(pattern: re.Pattern[str]) -> bool:
    """Whether anything in the pattern can be repeated as often as one likes."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return any(str(kind) in _REPEATS and given[1] >= _ENDLESS for kind, given in _nodes(tree))


def alphabet(pattern: re.Pattern[str]) -> list[str]:
    """Characters that the pattern tells apart: those it names, and one of each kind it names."""
    signs: dict[str, None] = {}
    for kind, given in _nodes(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)):
        name = str(kind)
        if name in {"LITERAL", "NOT_LITERAL"}:
            signs[chr(given)] = None
        elif name == "RANGE":
            signs[chr(given[0])] = None
        elif name == "CATEGORY":
            signs.update(dict.fromkeys(_EXAMPLES[_CATEGORIES[str(given)]]))
    return list(signs)


def beginnings(pattern: re.Pattern[str]) -> list[str]:
    """Texts that lead right up to each part of the pattern that can be repeated endlessly."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return list(dict.fromkeys(_leading(tree, "")))


def _leading(nodes: Iterable[Node], before: str) -> Iterator[str]:
    for kind, given in nodes:
        name = str(kind)
        if name in _REPEATS:
            if given[1] >= _ENDLESS:
                yield before
            yield from _leading(given[2], before)
        elif name == "SUBPATTERN":
            yield from _leading(given[3], before)
        elif name == "ATOMIC_GROUP":
            yield from _leading(given, before)
        elif name == "BRANCH":
            for way in given[1]:
                yield from _leading(way, before)
        before += _shortest((kind, given))


def _shortest(node: Node) -> str:
    kind, given = node
    name = str(kind)
    if name == "LITERAL":
        return chr(given)
    if name == "IN":
        signs = " a0-.:/*_`#~[](){}<>|\\"
        return next((sign for sign in signs if _in_class(given, sign)), "")
    if name in {"ANY", "NOT_LITERAL"}:
        return "x"
    if name in _REPEATS:
        return "".join(_shortest(each) for each in given[2]) * int(given[0])
    inner = {"SUBPATTERN": -1, "ATOMIC_GROUP": None}.get(name, 0)
    if name == "BRANCH":
        return "".join(_shortest(each) for each in given[1][0])
    if inner == 0:
        return ""
    return "".join(_shortest(each) for each in (given if inner is None else given[inner]))


def _in_class(given: Node, sign: str) -> bool:
    return (str(given[0][0]) == "NEGATE") != _in_set(given, sign)


def _nodes(tree: Node) -> Iterator[Node]:
    for kind, given in tree:
        yield kind, given
        name = str(kind)
        if name in _REPEATS:
            yield from _nodes(given[2])
        elif name == "SUBPATTERN":
            yield from _nodes(given[3])
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from _nodes(given[1])
        elif name == "ATOMIC_GROUP":
            yield from _nodes(given)
        elif name == "BRANCH":
            for way in given[1]:
                yield from _nodes(way)
        elif name == "IN":
            yield from given
