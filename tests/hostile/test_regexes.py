"""No pattern of the package backtracks over people's text, and none is made from it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import jakres_cli
from tests.regex_steps import (
    CountedMatch,
    TooManySteps,
    alphabet,
    beginnings,
    repeats_endlessly,
)
from tests.soak import some

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 32
"""N; the work is counted at N, 2N and 4N."""
PIECES = (
    "a",
    "0",
    "-",
    " ",
    "\t",
    "\n",
    "\\",
    "`",
    "~",
    "*",
    "_",
    "#",
    "# ",
    " #",
    "(",
    "[",
    "{",
    "<!--",
    "![",
    "[a](",
    "](",
    ". ",
    "1:",
    "|",
    " #a",
    "- ",
    "senin 1 ",
    "a b ",
    "\u00e9",
)
ENDS = ("", "\0", "\n!")
_MOST_SIGNS = 7
_BOUNDED = 30
"""So much for each character may go into repetitions that have a bound."""


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(jakres_cli.__path__, "jakres_cli."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value


PATTERNS = dict(_patterns())
ENDLESS = {name: pattern for name, pattern in PATTERNS.items() if repeats_endlessly(pattern)}


def _is_searched(name: str) -> bool:
    """Whether the module looks for the pattern anywhere, and not just at the beginning."""
    module, _, variable = name.rpartition(".")
    source = inspect.getsource(importlib.import_module(module))
    return re.search(rf"\b{variable}\.(?:search|sub|finditer|findall|split)\b", source) is not None


def _attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """A beginning, what is repeated, and an end: the usual signs, and those of the pattern."""
    for piece, end in product(PIECES, ENDS):
        yield "", piece, end
    signs = alphabet(pattern)[:_MOST_SIGNS]
    own = [*signs, *map("".join, product(signs, repeat=2))]
    for beginning, piece, end in product(beginnings(pattern), own, ENDS):
        yield beginning, piece, end


def _steps(pattern: re.Pattern[str], text: str, *, searched: bool) -> int:
    match = CountedMatch(pattern, text)
    match.match(whole=True)
    if searched:
        match.find_all()
    return match.steps


@pytest.fixture
def deep_calls() -> Iterator[None]:
    """The matcher that counts calls itself; nothing else in this process may go so deep."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    yield
    sys.setrecursionlimit(usual)


@pytest.mark.usefixtures("deep_calls")
@pytest.mark.parametrize("name", ENDLESS)
def test_a_regex_is_linear(name: str) -> None:
    """Four times the text is four times the steps, whatever is repeated in it."""
    pattern, searched = PATTERNS[name], _is_searched(name)
    for beginning, piece, end in some(_attacks(pattern), 30, name):
        texts = [beginning + piece * (SIZE * times) + end for times in (1, 2, 4)]
        try:
            small, double, fourfold = (_steps(pattern, text, searched=searched) for text in texts)
        except TooManySteps:
            pytest.fail(f"{pattern.pattern!r} on {texts[0]!r}: endless")
        told = f"{pattern.pattern!r} on {texts[0]!r}: {small}, {double}, {fourfold} steps"
        assert fourfold - double < 3 * (double - small) + _BOUNDED * SIZE, told


@pytest.mark.parametrize("name", PATTERNS)
def test_steps_are_counted_on_the_way_that_python_takes(name: str) -> None:
    """The matcher that counts finds what `re` finds."""
    pattern = PATTERNS[name]
    for beginning, piece, end in some(_attacks(pattern), 30, name):
        text = beginning + piece * 3 + end
        assert CountedMatch(pattern, text).find_all() == [
            match.span() for match in pattern.finditer(text)
        ]


def test_no_pattern_is_made_while_jakres_runs() -> None:
    """Every pattern stands at the top of its module, where the tests above find it.

    One that was made from people's text could mean anything and take forever.
    """
    made = []
    for path in Path(jakres_cli.__path__[0]).rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef | ast.Lambda):
                made += [
                    f"{path.name}:{call.lineno}"
                    for call in ast.walk(function)
                    if isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and isinstance(call.func.value, ast.Name)
                    and call.func.value.id == "re"
                ]
    assert made == []
