"""Problems for GitHub: the worst ones beside the lines they are about, all of them in the log.

The runner takes a line that begins with ``::`` for a command, and ``##[`` anywhere in a line. What
people wrote may hold both, so it is broken wherever it is printed.
"""

from __future__ import annotations

from jakres_cli.model.source import ERROR, WARNING, Problem
from jakres_cli.output.problems import problem_line, problem_words
from jakres_cli.output.safe import safe_path
from jakres_cli.rules.registry import BY_CODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jakres_cli.locale import Catalogue

_SHOWN = 10
"""GitHub shows so many annotations of a level in a step, and drops the others without a word."""
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def workflow_log(problems: Sequence[Problem], t: Catalogue, folder: str) -> str:
    """Return the lines for the log of a workflow's step.

    The first errors, then the first warnings are commands that make annotations; all others follow
    as plain lines. ``folder`` is where in the repository the workspace is.
    """
    return "".join(f"{line}\n" for line in _lines(problems, t, folder))


def harmless_line(line: str) -> str:
    """Return ``line`` so that the runner finds no command in it."""
    line = _without_old_commands(line)
    return line.replace("::", ": :", 1) if line.lstrip().startswith("::") else line


def _lines(problems: Sequence[Problem], t: Catalogue, folder: str) -> Iterator[str]:
    rest = []
    for level in (ERROR, WARNING):
        found = [problem for problem in problems if problem.level == level]
        for problem in found[:_SHOWN]:
            yield _annotation(problem, t, folder)
        rest += found[_SHOWN:]
    for problem in rest:
        yield harmless_line(f"{safe_path(folder)}{problem_line(problem, t)}")


def _annotation(problem: Problem, t: Catalogue, folder: str) -> str:
    place = problem.place
    path = safe_path(f"{folder}{place.path}")
    title = f"{problem.code} {t(BY_CODE[problem.code].title)}"
    properties = {"file": path, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # columns of a longer span are refused
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = title
    given = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items()
    )
    # the log shows the text alone, so it says where as well
    text = f"{path}:{place.line}:{place.column}: {problem_words(problem, t)}"
    return _without_old_commands(f"::{problem.level} {given}::{text.translate(_DATA)}")


def _without_old_commands(line: str) -> str:
    return line.replace("##[", "## [")
