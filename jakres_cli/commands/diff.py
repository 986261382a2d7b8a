"""``jakres diff``: what changed between two states of the records, in words."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import CONFIDENTIAL, OUTPUT, Options, flag, option, optional_argument
from jakres_cli.model.base import FOUND
from jakres_cli.operations.compare import compare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session

_FORMATS = ("text", "md", "json")


class DiffOptions(Options):
    """The options of ``jakres diff``."""

    revisions: str | None = optional_argument(
        "BASE[..HEAD]",
        "Two revisions of git: A..B; A...B from where they parted; A alone, or nothing "
        "(HEAD), against the working tree.",
    )
    staged: bool = flag("--staged", "Against what is staged instead of the working tree.")
    since: str | None = option("--since", "DATE", "From the last commit before that day.")
    format: str | None = option(
        "--format", "FORMAT", "text, md (for a pull request) or json.", choices=_FORMATS
    )
    exit_code: bool = flag("--exit-code", "Exit 1 when there are differences.")
    output: str | None = OUTPUT
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: DiffOptions) -> int:
    """Tell what changed; exit 1 when records were not read whole, or with ``exit_code`` if any."""
    comparison = compare(
        session,
        options.revisions,
        options.since,
        staged=options.staged,
        confidential=session.shows_confidential(options),
    )
    session.deliver(comparison.formatted(options.format or "text"), options.output)
    incomplete = comparison.report_incomplete()
    return FOUND if incomplete or (options.exit_code and comparison.changes) else 0


COMMAND = Command(
    "diff", "Tell in words what changed between two states of the records.", run, DiffOptions
)
