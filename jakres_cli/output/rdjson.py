"""Problems for reviewdog, in its Diagnostic Format: it comments on the lines of a pull request."""

from __future__ import annotations

import re

from jakres_cli.model.source import ERROR, WARNING, Place, Problem, Tree
from jakres_cli.output.problems import problem_words
from jakres_cli.output.text import safe_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.locale import Catalogue

_SEVERITY = {ERROR: "ERROR", WARNING: "WARNING"}
_BARE_CR = re.compile(r"\r(?!\n)")
_REPLACEMENTS = ("guess", "code")
"""What the gap of a hint is called that holds the word to write instead."""


def diagnostics(
    problems: Sequence[Problem], tree: Tree, t: Catalogue, folder: str
) -> dict[str, object]:
    """Return the result of the check; ``folder`` is where in the repository the workspace is.

    reviewdog counts columns in bytes, so the lines are read again from ``tree``.
    """
    columns = _Columns(tree)
    worst = next((level for level in _SEVERITY if any(p.level == level for p in problems)), "")
    return {
        "source": {"name": "jakres"},
        "severity": _SEVERITY.get(worst, "INFO"),
        "diagnostics": [_diagnostic(problem, columns, t, folder) for problem in problems],
    }


class _Columns:
    """Ranges in bytes; the lines of the last file are kept."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._last: tuple[str, list[str] | None] = ("", None)

    def range(self, place: Place) -> dict[str, object]:
        """Return where ``place`` is: lines only, where the file's bytes are no text."""
        lines = self._lines(place.path)
        if lines is None or place.end_line > len(lines):
            return {"start": {"line": place.line}, "end": {"line": place.end_line}}
        start = {"line": place.line, "column": _bytes(lines[place.line - 1], place.column)}
        end_column = _bytes(lines[place.end_line - 1], place.end_column)
        return {"start": start, "end": {"line": place.end_line, "column": end_column}}

    def text(self, place: Place) -> str:
        """Return what stands at ``place``, of a span within one line."""
        lines = self._lines(place.path)
        if lines is None or place.line != place.end_line or place.line > len(lines):
            return ""
        return lines[place.line - 1][place.column - 1 : place.end_column - 1]

    def _lines(self, path: str) -> list[str] | None:
        if path != self._last[0]:
            self._last = (path, self._read(path))
        return self._last[1]

    def _read(self, path: str) -> list[str] | None:
        data = self._tree.read(path).data
        try:
            return None if data is None else _BARE_CR.sub("\n", data.decode()).split("\n")
        except UnicodeDecodeError:
            return None


def _diagnostic(
    problem: Problem, columns: _Columns, t: Catalogue, folder: str
) -> dict[str, object]:
    place = columns.range(problem.place)
    found: dict[str, object] = {
        "message": problem_words(problem, t),
        "location": {"path": safe_path(f"{folder}{problem.place.path}"), "range": place},
        "severity": _SEVERITY[problem.level],
        "code": {"value": problem.code},
    }
    instead = _replacement(problem, columns.text(problem.place))
    if instead is not None:
        found["suggestions"] = [{"range": place, "text": instead}]
    return found


def _replacement(problem: Problem, there: str) -> str | None:
    """Return what to write instead of ``there``, when that is the very word that is wrong."""
    if problem.hint is None or not there or there not in problem.message.params.values():
        return None
    known = (problem.hint.params.get(name) for name in _REPLACEMENTS)
    return next((word for word in known if isinstance(word, str)), None)


def _bytes(line: str, column: int) -> int:
    return len(line[: column - 1].encode()) + 1
