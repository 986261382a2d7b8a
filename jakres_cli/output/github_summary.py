"""All problems as the Markdown page that GitHub shows for a step of a workflow."""

from __future__ import annotations

import re
from itertools import accumulate, takewhile

from jakres_cli.model.message import Message, Plural
from jakres_cli.model.source import ERROR, WARNING, Problem
from jakres_cli.output.problems import problem_words
from jakres_cli.output.safe import safe_path
from jakres_cli.output.separated import escape_cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from jakres_cli.locale import Catalogue
    from jakres_cli.records.reading.load import Loaded

MOST = 1024 * 1024
"""GitHub shows nothing at all of a step whose summary has more bytes."""
_TICKS = re.compile("`+")
_FOR_THE_FRAME = 1024
"""Bytes for what stands around the problems: headings, counts, the marks that fold."""


def step_summary(
    problems: Sequence[Problem], loaded: Loaded, t: Catalogue, folder: str, room: int = MOST
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
        items = [_item(one, t, folder) for one in problems if one.level == level]
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
