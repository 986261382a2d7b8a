"""``jakres check``: every problem in the records; never writes."""

from __future__ import annotations

from jakres_cli.cli.check_formats import FORMATS, in_format
from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import OUTPUT
from jakres_cli.cli.paths import is_wanted, wanted_paths
from jakres_cli.errors import FOUND
from jakres_cli.message import Message, Plural
from jakres_cli.problem import ERROR, WARNING
from jakres_cli.rules.check import check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.rules.check import Checked


def run(
    session: Session,
    *,
    paths: tuple[str, ...],
    strict: bool,
    format: str | None,  # noqa: A002  the option's name
    output: str | None,
) -> int:
    """Print every problem; exit 1 when there are errors, with ``strict`` also for warnings."""
    wanted = wanted_paths(paths, session.tree.root)
    checked = check(session.tree, session.settings, session.today)
    problems = [one for one in checked.problems if is_wanted(one.place.path, wanted)]
    text = in_format(format or "text", problems, checked.loaded, session)
    session.deliver(text, output)
    errors = sum(1 for one in problems if one.level == ERROR)
    warnings = sum(1 for one in problems if one.level == WARNING)
    _sum_up(session, checked, errors, warnings)
    session.warn_of_cut_short()
    return FOUND if errors or (strict and warnings) else 0


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
            help=Message("text, json, github, gitlab, sarif or rdjson."),
        ),
        OUTPUT,
    ),
)
