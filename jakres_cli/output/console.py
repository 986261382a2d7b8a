"""The one way rich is set up: no markup, no guesses about the terminal, colours only when told."""

from __future__ import annotations

from rich.console import Console

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def console_for(out: TextIO, width: int, *, color: bool) -> Console:
    """Return a console of ``width`` columns that writes to ``out`` and acts on nobody's text."""
    return Console(
        file=out,
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
