from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from functools import partial
from typing import TYPE_CHECKING

import pytest

import jakres_cli
from tests.soak import some
from tests.work import passes

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG = 50_000
MOST = 100
PIECES = (
    "a",
    "A",
    "0",
    "-",
    " ",
    "\t",
    "\n",
    "\r",
    "(",
    "[",
    "{",
    "<!--",
    "![",
    "[a](",
    "](",
    "*",
    "#",
    "_",
    ".",
    ". ",
    ":",
    "::",
    "1:",
    "/",
    "|",
    "+",
    "0_",
    "1.",
    "jakarta ",
    " jakarta",
    "setda ",
    " #a",
    "- ",
    "--",
    "---",
    "senin ",
    "senin 1 ",
    "tanggal ",
    "a b ",
    "( a",
    "a (",
    "\u00e9",
    "2019-10-",
)
ENDS = ("", "!")
TEXTS = [(piece * (LONG // len(piece) + 1))[:LONG] + end for piece in PIECES for end in ENDS]


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(jakres_cli.__path__, "jakres_cli."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value


PATTERNS = dict(_patterns())


def _is_searched(name: str) -> bool:
    """Whether the module looks for the pattern anywhere, and not just at the beginning."""
    module, _, variable = name.rpartition(".")
    source = inspect.getsource(importlib.import_module(module))
    return re.search(rf"\b{variable}\.(?:search|sub|finditer|findall|split)\b", source) is not None


def _run(pattern: re.Pattern[str], text: str, *, searched: bool) -> None:
    pattern.match(text)
    pattern.fullmatch(text)
    if searched:
        for _ in pattern.finditer(text):
            pass


@pytest.mark.parametrize("name", PATTERNS)
def test_a_regex_is_linear(name: str) -> None:
    """No regex of the package takes quadratic time on a long text that repeats something."""
    searched = _is_searched(name)
    for text in some(TEXTS, 4, name):
        took = passes(text, partial(_run, PATTERNS[name], text, searched=searched))
        assert took < MOST, f"{PATTERNS[name].pattern!r} on {text[:20]!r} … {text[-1]!r}"
