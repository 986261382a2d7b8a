"""Problems for the pages of GitHub and GitLab: annotations, a step's summary, a quality report.

GitHub's runner takes a line that begins with ``::`` for a command, and ``##[`` anywhere in a line.
What people wrote may hold both, so it is broken wherever it is printed.
"""

from __future__ import annotations

import re
from itertools import accumulate, takewhile

from jakres_cli.model.base import Message, Plural
from jakres_cli.model.source import ERROR, WARNING, Problem
from jakres_cli.output import escape_cell, harmless_line, safe_path, without_old_commands
from jakres_cli.output.problems import fingerprints, problem_line, problem_words
from jakres_cli.rules.registry import BY_CODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jakres_cli.locale import Catalogue
    from jakres_cli.records.load import Loaded

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


def _lines(problems: Sequence[Problem], t: Catalogue, folder: str) -> Iterator[str]:
    rest = []
    for level in (ERROR, WARNING):
        of_level = [problem for problem in problems if problem.level == level]
        for problem in of_level[:_SHOWN]:
            yield _annotation(problem, t, folder)
        rest += of_level[_SHOWN:]
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
    return without_old_commands(f"::{problem.level} {given}::{text.translate(_DATA)}")


MOST_SUMMARY_BYTES = 1024 * 1024
"""GitHub shows nothing at all of a step whose summary has more bytes."""
_TICKS = re.compile("`+")
_FOR_THE_FRAME = 1024
"""Bytes for what stands around the problems: headings, counts, the marks that fold."""


def step_summary(
    problems: Sequence[Problem],
    loaded: Loaded,
    t: Catalogue,
    folder: str,
    room: int = MOST_SUMMARY_BYTES,
) -> str:
    """Return the page in at most ``room`` bytes; problems without a place there are counted.

    Errors are unfolded, warnings folded. ``folder`` is where in the repository the workspace is.
    """
    room -= _FOR_THE_FRAME
    if room < 0:
        return ""
    blocks = ["## jakres check", t(_read(loaded))]
    if not problems:
        blocks.append(t(Message("No problem found.")))
    for level, unfolded in ((ERROR, " open"), (WARNING, "")):
        items = [_item(problem, t, folder) for problem in problems if problem.level == level]
        if not items:
            continue
        shown = _fitting(items, room)
        room -= sum(len(item.encode()) for item in shown)
        summary = f"<summary>{t(_counted(level, len(items)))}</summary>"
        blocks += [f"<details{unfolded}>\n{summary}", "".join(shown).rstrip("\n")]
        if len(shown) < len(items):
            blocks.append(t(Message("… and {n} more, in the log", n=len(items) - len(shown))))
        blocks.append("</details>")
    return "\n\n".join(blocks) + "\n"


def _item(problem: Problem, t: Catalogue, folder: str) -> str:
    place = problem.place
    where = f"{safe_path(f'{folder}{place.path}')}:{place.line}:{place.column}"
    return f"- **{problem.code}** {_inert(problem_words(problem, t))}<br>{_code(where)}\n"


def _inert(text: str) -> str:
    """Return ``text`` as Markdown that is just text: no link either where it names a page."""
    return escape_cell(text).replace("://", "\\://").replace("www.", "www\\.")


def _code(text: str) -> str:
    """Return ``text`` as code, between more back-ticks than it has itself."""
    fence = "`" * (1 + max(map(len, _TICKS.findall(text)), default=0))
    return f"{fence} {text} {fence}"


def _fitting(items: list[str], room: int) -> list[str]:
    sizes = accumulate(len(item.encode()) for item in items)
    return items[: sum(1 for _ in takewhile(lambda size: size <= room, sizes))]


def _read(loaded: Loaded) -> Message:
    return Plural(
        "{whole} of {n} record read",
        "{whole} of {n} records read",
        n=loaded.found,
        whole=loaded.whole,
    )


def _counted(level: str, count: int) -> Message:
    if level == ERROR:
        return Plural("1 error", "{n} errors", n=count)
    return Plural("1 warning", "{n} warnings", n=count)


_SEVERITY = {ERROR: "major", WARNING: "minor"}


def code_quality(problems: Sequence[Problem], t: Catalogue, folder: str) -> list[dict[str, object]]:
    """Return the report; ``folder`` is where in the repository the workspace is."""
    return [
        {
            "description": problem_words(problem, t),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITY[problem.level],
            "location": {
                "path": safe_path(f"{folder}{problem.place.path}"),
                "lines": {"begin": problem.place.line},
            },
        }
        for problem, fingerprint in zip(problems, fingerprints(problems, folder), strict=True)
    ]
