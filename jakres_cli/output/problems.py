"""Problems as text: with the line and a caret on a terminal, one line each in a pipe."""

from __future__ import annotations

from jakres_cli.locale.labels import LEVEL
from jakres_cli.output.plain import cell_width
from jakres_cli.output.safe import escape_unsafe, one_line, safe_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.message import Message
    from jakres_cli.model.source import Place, Problem

_RED, _YELLOW, _BOLD, _OFF = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"
_MARGIN = 12


def problem_line(problem: Problem, t: Catalogue) -> str:
    """Return ``path:line:column: CODE level: message (hint)``.

    The level is the same word in every language, for editors that look for it.
    """
    place = problem.place
    where = f"{safe_path(place.path)}:{place.line}:{place.column}"
    return f"{where}: {problem.code} {problem.level}: {problem_words(problem, t)}"


def problem_words(problem: Problem, t: Catalogue) -> str:
    """Return ``message (hint)``, harmless and on one line."""
    hint = f" ({_said(problem.hint, t)})" if problem.hint else ""
    return f"{_said(problem.message, t)}{hint}"


def problem_block(problem: Problem, t: Catalogue, width: int, *, color: bool) -> str:
    """Return the problem with its line and a caret under the words it is about."""
    place, level = problem.place, t(LEVEL[problem.level])
    head = f"{safe_path(place.path)}:{place.line}:{place.column}: "
    said = _said(problem.message, t)
    if color:
        paint = _RED if problem.level == "error" else _YELLOW
        head = f"{_BOLD}{head}{paint}{problem.code}{_OFF}{_BOLD} {level}: {said}{_OFF}"
    else:
        head = f"{head}{problem.code} {level}: {said}"
    return "\n".join([head, *_excerpt(problem, t, width)])


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
    line = place.excerpt.replace("\t", " ")
    start = place.column - 1 - place.cut
    on_one_line = place.end_line == place.line
    end = min(place.end_column - 1 - place.cut if on_one_line else len(line), len(line))
    left = max(0, start - _MARGIN) if cell_width(line) > width else 0
    before = ("…" if left or place.cut else "") + escape_unsafe(line[left:start])
    middle = escape_unsafe(line[start:end])
    shown = before + middle + escape_unsafe(line[end:])
    if cell_width(shown) > width:
        shown = shown[: width - 1] + "…"
    room = max(width - cell_width(before), 1)
    return shown, cell_width(before), min(cell_width(middle), room)


def _said(message: Message, t: Catalogue) -> str:
    return one_line(t(message))
