"""``jakres postpone``: a later day, granted or only asked for."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command, Option
from jakres_cli.cli.options import DRY_RUN
from jakres_cli.cli.reporting import report
from jakres_cli.cli.update import BY, EVIDENCE, NOTE, ON, REASON, REF
from jakres_cli.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session


def run(
    session: Session,
    *,
    ref: str | None,
    to: str | None,
    asked: bool,
    dry_run: bool,
    **rest: Any,  # noqa: ANN401
) -> int:
    """Write the entry that moves a due date, or asks for it."""
    wanted = session.wanted(ref, "REF", Message("Which follow-up?"))
    due = session.wanted(to, "--to", Message("To which day?"))
    reason = session.wanted(rest.pop("reason"), "--reason", Message("Why?"))
    moved = {"asked": due} if asked else {"due": due}
    return report(session, wanted, dry_run=dry_run, reason=reason, **moved, **rest)


COMMAND = Command(
    name="postpone",
    help=Message("Move the due date of a follow-up, or ask for an extension."),
    run=run,
    arguments=(REF,),
    options=(
        Option(names=("--to",), metavar="DUE", help=Message("The new day, or due form.")),
        REASON,
        Option(
            names=("--asked",),
            flag=True,
            help=Message("It is only asked for, not granted yet."),
        ),
        NOTE,
        BY,
        EVIDENCE,
        ON,
        DRY_RUN,
    ),
)
