"""``jakres fmt``: records in the one style; what they say stays the same."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import CONFIDENTIAL, DRY_RUN, Options, arguments, flag
from jakres_cli.cli.resolve import resolve_paths
from jakres_cli.model.base import FOUND, CannotDo
from jakres_cli.operations.formatting import Formatter
from jakres_cli.operations.plan import write_plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class FmtOptions(Options):
    """The options of ``jakres fmt``."""

    paths: tuple[str, ...] = arguments("PATH", "Only these files and folders.", required=False)
    check: bool = flag(
        "--check", "Only list the files that would change; exit 1 when there are any."
    )
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: FmtOptions) -> int:
    """Put records into the canonical style; with ``check`` list those that aren't, exit 1."""
    paths = resolve_paths(options.paths, session.tree.root)
    only_listed = options.check and not options.dry_run
    formatter = Formatter(session.tree, paths, would=options.check or options.dry_run)
    if only_listed:
        plan = formatter.plan()
        session.say("".join(f"{step.new}\n" for step in plan.steps))
        for note in plan.notes:
            session.note(note)
    else:
        plan = write_plan(session, formatter.plan, dry_run=options.dry_run).plan
    if options.check:
        return FOUND if plan.steps or formatter.refused else 0
    return CannotDo.exit_code if formatter.refused else 0


COMMAND = Command(
    "fmt", "Put records into the one style; what they say stays the same.", run, FmtOptions
)
