"""``jakres doctor``: the environment, leftovers, orphans, and what can't be read."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import CONFIDENTIAL, OUTPUT, Options, flag, option
from jakres_cli.model.base import FOUND, AskedWrongly, Message
from jakres_cli.operations.doctor import look_over, repair_workspace
from jakres_cli.output.problems import doctor_json, doctor_report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session

FORMATS = ("table", "plain", "json", "md")


class DoctorOptions(Options):
    """The options of ``jakres doctor``."""

    format: str | None = option(
        "--format",
        "FORMAT",
        "table (on a terminal), plain (in a pipe), json or md.",
        choices=FORMATS,
    )
    output: str | None = OUTPUT
    fix: bool = flag(
        "--fix",
        "Take back what was interrupted; delete files of dead writers; bring along the reports on "
        "a meeting whose file was moved by hand.",
    )
    dry_run: bool = flag("--dry-run", "With --fix: only name what would be repaired.")
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: DoctorOptions) -> int:
    """Look everything over; exit 1 when something needs attention.

    Nothing is changed, but with ``fix`` what is surely left by a run that was interrupted is
    repaired first, or with ``dry_run`` named.
    """
    if options.dry_run and not options.fix:
        raise AskedWrongly(Message("--dry-run goes with --fix"))
    points = []
    if options.fix:
        points += repair_workspace(session, dry_run=options.dry_run)
    seen, root = look_over(session, confidential=session.shows_confidential(options))
    points += seen
    form = session.format(options.format)
    if form == "json":
        from jakres_cli.output.json_output import as_json

        text = as_json(doctor_json(points, root, session.t))
    else:
        text = session.lay_out(doctor_report(points, session.t), form)
    session.deliver(text, options.output)
    return 0 if all(point.well for point in points) else FOUND


COMMAND = Command(
    "doctor",
    "Look over the environment and the workspace; --fix clears up after interrupted runs.",
    run,
    DoctorOptions,
)
