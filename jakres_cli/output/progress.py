"""How far a long piece of work has come, on a terminal."""

from __future__ import annotations

import time

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO, TypeVar

    T = TypeVar("T")

_SECONDS = 0.1


def show_progress(out: TextIO, items: Sequence[T], words: str, *, color: bool) -> Iterator[T]:
    """Yield ``items`` and show on the terminal ``out`` how many are done; the line goes at the end.

    It is drawn between two items, not by a thread: what is done with them may need to fork.
    """
    console = Console(
        file=out, force_terminal=True, no_color=not color, highlight=False, markup=False
    )
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, auto_refresh=False, transient=True) as line:
        task = line.add_task(words, total=len(items))
        drawn = 0.0
        for item in items:
            yield item
            line.update(task, advance=1)
            if time.monotonic() - drawn > _SECONDS:
                line.refresh()
                drawn = time.monotonic()
