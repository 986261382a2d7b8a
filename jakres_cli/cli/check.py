"""``jakres check``: every problem in the records; never writes."""

from __future__ import annotations

import os

from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import OUTPUT
from jakres_cli.errors import FOUND, AskedWrongly
from jakres_cli.message import Message, Plural
from jakres_cli.problem import ERROR, WARNING
from jakres_cli.rules.check import check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.problem import Problem
    from jakres_cli.rules.check import Checked

FORMATS = ("text", "json")


def run(
    session: Session,
    *,
    paths: tuple[str, ...],
    strict: bool,
    format: str | None,  # noqa: A002  the option's name
    output: str | None,
) -> int:
    """Print every problem; exit 1 when there are errors, with ``strict`` also for warnings."""
    wanted = _wanted(paths, session)
    checked = check(session.tree, session.settings, session.today)
    problems = [one for one in checked.problems if _is_wanted(one.place.path, wanted)]
    if format == "json":
        from jakres_cli.output.machine import as_json, envelope, problems_json

        items = problems_json(problems, session.t)
        text = as_json(
            envelope("jakres.problems/1", checked.loaded, session.today, session.t, items=items)
        )
    else:
        text = _as_text(problems, session)
    session.deliver(text, output)
    errors = sum(1 for one in problems if one.level == ERROR)
    warnings = sum(1 for one in problems if one.level == WARNING)
    _sum_up(session, checked, errors, warnings)
    return FOUND if errors or (strict and warnings) else 0


def _as_text(problems: list[Problem], session: Session) -> str:
    from jakres_cli.output.problems import problem_block, problem_line

    if session.terminal or session.option("color") == "always":
        blocks = [
            problem_block(one, session.t, session.width, color=session.color) for one in problems
        ]
        return "".join(f"{block}\n" for block in blocks)
    return "".join(f"{problem_line(one, session.t)}\n" for one in problems)


def _sum_up(session: Session, checked: Checked, errors: int, warnings: int) -> None:
    loaded = checked.loaded
    read = Plural(
        "{whole} of {n} record read",
        "{whole} of {n} records read",
        n=loaded.found,
        whole=loaded.whole,
    )
    session.note(
        Message(
            "{read}: {errors}, {warnings}",
            read=read,
            errors=Plural("1 error", "{n} errors", n=errors),
            warnings=Plural("1 warning", "{n} warnings", n=warnings),
        )
    )


def _wanted(paths: tuple[str, ...], session: Session) -> tuple[str, ...]:
    root = session.tree.root
    found = []
    for path in paths:
        if not os.path.lexists(path):
            raise AskedWrongly(Message("there is no file or folder {path}", path=path))
        # a link itself is what is asked about, not what it leads to
        parent = os.path.realpath(os.path.dirname(os.path.abspath(path)))
        there = os.path.join(parent, os.path.basename(os.path.abspath(path)))
        inside = os.path.relpath(there, os.path.realpath(root))
        if inside.startswith(os.pardir):
            raise AskedWrongly(Message("{path} is outside the workspace", path=path))
        found.append("" if inside == os.curdir else inside.replace(os.sep, "/"))
    return tuple(found)


def _is_wanted(path: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(not one or path == one or path.startswith(f"{one}/") for one in wanted)


COMMAND = Command(
    name="check",
    help=Message("Find every problem in the records; nothing is changed."),
    run=run,
    arguments=(
        Argument(
            name="paths",
            metavar="PATH",
            required=False,
            many=True,
            help=Message("Only problems in these files and folders."),
        ),
    ),
    options=(
        Option(names=("--strict",), flag=True, help=Message("Warnings count as errors.")),
        Option(
            names=("--format",),
            metavar="FORMAT",
            choices=FORMATS,
            help=Message("text or json."),
        ),
        OUTPUT,
    ),
)
