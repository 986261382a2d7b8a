"""``jakres update``: what was reported on a follow-up since it was promised."""

from __future__ import annotations

from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN
from jakres_cli.model.message import Message
from jakres_cli.model.words import PROGRESS_STATUSES
from jakres_cli.operations.report_progress import report_progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session


def run(session: Session, *, ref: str | None, dry_run: bool, **asked: Any) -> int:  # noqa: ANN401
    """Write one progress entry."""
    return report_progress(session, ref, dry_run=dry_run, **asked)


REF = Argument(
    name="ref",
    metavar="REF",
    required=False,
    help=Message("The follow-up, or any part of its name that means only one."),
)
BY = Option(
    names=("--by",), metavar="WHO", help=Message("Who reports or finds it; the office otherwise.")
)
ON = Option(names=("--on",), metavar="DATE", help=Message("The day of the report; today."))
NOTE = Option(names=("--note",), metavar="TEXT", help=Message("What was reported, in words."))
OWNER = Option(
    names=("--owner",),
    metavar="AGENCY",
    help=Message("The owner that it speaks of, when there are several."),
)
EVIDENCE = Option(
    names=("--evidence",),
    metavar="X",
    many=True,
    help=Message("What shows it: a file, a record, a url, letter:NUMBER, email:DATE."),
)
REASON = Option(names=("--reason",), metavar="TEXT", help=Message("Why."))

COMMAND = Command(
    name="update",
    help=Message("Report progress on a follow-up."),
    run=run,
    arguments=(REF,),
    options=(
        Option(
            names=("--status",),
            metavar="STATUS",
            choices=PROGRESS_STATUSES,
            help=Message("The status from then on."),
        ),
        NOTE,
        BY,
        OWNER,
        Option(
            names=("--owners",),
            metavar="A,B",
            many=True,
            help=Message("Who owes it from then on: it is handed over."),
        ),
        EVIDENCE,
        Option(names=("--due",), metavar="DUE", help=Message("When it is due from then on.")),
        Option(
            names=("--asked",),
            metavar="DUE",
            help=Message("An extension that is asked for; refused when it is turned down."),
        ),
        REASON,
        ON,
        DRY_RUN,
    ),
)
