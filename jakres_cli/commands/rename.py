"""``jakres rename``: a record or an agency gets another name, with every reference to it."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import CONFIDENTIAL, DRY_RUN, Options, optional_argument
from jakres_cli.model.base import Message
from jakres_cli.operations.plan import records_after, write_plan
from jakres_cli.operations.renaming import plan_rename

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class RenameOptions(Options):
    """The options of ``jakres rename``."""

    ref: str | None = optional_argument(
        "REF", "A meeting, event, working group, series, or the code of an agency."
    )
    new: str | None = optional_argument(
        "NEW", "The new slug (of a meeting also with its day), or the new code."
    )
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: RenameOptions) -> int:
    """Rename all or nothing."""
    ref = session.require(options.ref, "REF", Message("What gets another name?"))
    new = session.require(options.new, "NEW", Message("What is it called from now on?"))
    outcome = write_plan(
        session,
        lambda: plan_rename(ref, new, session),
        dry_run=options.dry_run,
        announce=False,
    )
    return session.account(records_after(outcome, session))


COMMAND = Command(
    "rename",
    "Give a record or an agency another name, with every reference to it.",
    run,
    RenameOptions,
)
