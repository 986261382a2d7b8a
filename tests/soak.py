"""How much is tried: a little in `make test`, much in `make soak`; only this reads JAKRES_SOAK."""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

TIMES = int(os.environ.get("JAKRES_SOAK") or 0)
"""How many times the examples of a law are tried; 0 stands for a quick look at a few of them."""
_FEW = 8


def examples(count: int) -> int:
    """How many of the `count` examples that hold a law firmly are tried in this run."""
    return count * TIMES or max(count // _FEW, min(count, 5))


def share(cases: Iterable[T], of: int, number: int) -> list[T]:
    """All cases in a soak, else one of `of` equal shares; tests with numbers in a row try all."""
    whole = list(cases)
    return whole if TIMES else whole[number % of :: of]


def some(cases: Iterable[T], every: int, by: str = "") -> list[T]:
    """All cases in a soak, else one of so many; `by` decides at which of them that begins."""
    start = zlib.crc32(by.encode()) % every
    whole = list(cases)
    return whole if TIMES else whole[start::every] or whole[:1]
