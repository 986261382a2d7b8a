"""``jakres set``: change fields of a draft, an event, a group, a series or a register."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import CONFIDENTIAL, DRY_RUN, Options, argument, arguments, option
from jakres_cli.operations.plan import write_and_account
from jakres_cli.operations.set_fields import NewValues, plan_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class SetOptions(Options):
    """The options of ``jakres set``."""

    ref: str = argument(
        "REF", "A meeting, MEETING/ITEM, an event, a group, an agency, a post, a person."
    )
    fields: tuple[str, ...] = arguments(
        "FIELD=VALUE",
        "The new value; A,B for a list of words, A;B of texts, minutes.number for a field within. "
        "FIELD+=VALUE and FIELD-=VALUE put one into a list or take it out.",
    )
    reason: str | None = option(
        "--reason", "TEXT", "Why an event is on another day than it was; that needs one."
    )
    dry_run: bool = DRY_RUN
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: SetOptions) -> int:
    """Change the fields, all or none of them."""
    new = NewValues(ref=options.ref, assignments=options.fields, reason=options.reason)
    return write_and_account(session, plan_fields, new, dry_run=options.dry_run)


COMMAND = Command(
    "set", "Change fields of a draft, an event, a group, a series or a register.", run, SetOptions
)
