"""Problems as text: with the line and a caret on a terminal, one line each in a pipe."""

from __future__ import annotations

from jakres_cli.locale.labels import LEVEL
from jakres_cli.output.plain import cell_width
from jakres_cli.output.safe import one_line, safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.message import Message
    from jakres_cli.problem import Problem
    from jakres_cli.source import Place

_RED, _YELLOW, _BOLD, _OFF = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"
_MARGIN = 12


def problem_line(problem: Problem, t: Catalogue) -> str:
    """Return ``path:line:column: CODE level: message (hint)``."""
    hint = f" ({_said(problem.hint, t)})" if problem.hint else ""
    return f"{_head(problem, t)}: {_said(problem.message, t)}{hint}"


def problem_block(problem: Problem, t: Catalogue, width: int, *, color: bool) -> str:
    """Return the problem with its line and a caret under the words it is about."""
    head = f"{_head(problem, t)}: {_said(problem.message, t)}"
    if color:
        paint = _RED if problem.level == "error" else _YELLOW
        head = head.replace(problem.code, f"{paint}{problem.code}{_OFF}{_BOLD}", 1) + _OFF
        head = _BOLD + head
    return "\n".join([head, *_excerpt(problem, t, width)])


def _head(problem: Problem, t: Catalogue) -> str:
    place = problem.place
    where = f"{one_line(place.path)}:{place.line}:{place.column}"
    return f"{where}: {problem.code} {t(LEVEL[problem.level])}"


def _excerpt(problem: Problem, t: Catalogue, width: int) -> list[str]:
    place = problem.place
    hint = _said(problem.hint, t) if problem.hint else ""
    if not place.excerpt.strip():
        return [f"      = {hint}"] if hint else []
    shown, before, marked = _window(place, max(width - 8, 20))
    carets = " " * before + "^" * max(marked, 1)
    lines = [f"{place.line:>5} | {shown}"]
    if hint and cell_width(carets) + len(hint) + 9 <= width:
        return [*lines, f"      | {carets} {hint}"]
    return [*lines, f"      | {carets}", *([f"      = {hint}"] if hint else [])]


def _window(place: Place, width: int) -> tuple[str, int, int]:
    """Return the part of the line to show, and where in it the marks begin and how many."""
    line = place.excerpt.expandtabs(1)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    left = max(0, start - _MARGIN) if cell_width(line) > width else 0
    lead = "…" if left else ""
    before = lead + safe(line[left:start])
    middle = safe(line[start:end])
    shown = before + middle + safe(line[end:])
    if cell_width(shown) > width:
        shown = shown[: width - 1] + "…"
    room = max(width - cell_width(before), 1)
    return shown, cell_width(before), min(cell_width(middle), room)


def _said(message: Message, t: Catalogue) -> str:
    return one_line(t(message))
