"""Work counted or compared, instead of seconds: no verdict depends on how busy the machine is."""

from __future__ import annotations

import re
import sys
import time
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from _typeshed import TraceFunction

_SIMPLE = re.compile(r"(?:[^\0]\w?)*")


def steps(function: Callable[[], object]) -> int:
    """How many lines of Python run when `function` is called."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> TraceFunction:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(before)
    return count


def passes(text: str, function: Callable[[], object]) -> float:
    """How often a simple regex could read `text` in the processor time that `function` takes.

    Linear work is some passes, on any machine and however busy it is; what is quadratic in a long
    text is hundreds and thousands.
    """
    return _processor_time(function) / _pass(text)


@lru_cache(maxsize=256)
def _pass(text: str) -> int:
    return min(_processor_time(lambda: _SIMPLE.match(text)) for _ in range(3))


def _processor_time(function: Callable[[], object]) -> int:
    began = time.process_time_ns()
    function()
    return max(time.process_time_ns() - began, 1)
