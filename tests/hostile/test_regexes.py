from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import signal
from typing import TYPE_CHECKING

import pytest

import jakres_cli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

LONG = 100_000
SECONDS = 3
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


def _late(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


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
    before = signal.signal(signal.SIGALRM, _late)
    try:
        for piece in PIECES:
            for end in ENDS:
                text = (piece * (LONG // len(piece) + 1))[:LONG] + end
                signal.setitimer(signal.ITIMER_REAL, SECONDS)
                try:
                    _run(PATTERNS[name], text, searched=searched)
                except TimeoutError:
                    pytest.fail(f"{PATTERNS[name].pattern!r} on {piece!r} … {end!r}")
                finally:
                    signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.signal(signal.SIGALRM, before)
