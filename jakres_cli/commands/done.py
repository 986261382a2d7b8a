"""``jakres done``: a follow-up is finished, and what shows it."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command, Option
from jakres_cli.cli.options import DRY_RUN
from jakres_cli.commands.update import BY, EVIDENCE, NOTE, ON, OWNER, REF
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.words import DONE
from jakres_cli.operations.report_progress import report_progress
from jakres_cli.query.references import follow_up_names, resolve_unique
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session


def run(
    session: Session,
    *,
    ref: str | None,
    all_owners: bool,
    dry_run: bool,
    **asked: Any,  # noqa: ANN401
) -> int:
    """Write the entry that ends a follow-up; with several owners it says whose part."""
    wanted = session.wanted(ref, "REF", Message("Which follow-up?"))
    if not asked["evidence"]:
        shown = session.wanted(None, "--evidence", Message("What shows that it is done?"))
        asked["evidence"] = (shown,)
    if not (asked["owner"] or all_owners):
        _must_have_one_owner(wanted, session)
    return report_progress(session, wanted, dry_run=dry_run, status=DONE, **asked)


def _must_have_one_owner(ref: str, session: Session) -> None:
    records = session.load().records
    item = resolve_unique(ref, follow_up_names(records))
    if item.date > session.today:
        return
    owners = Ledger(records, session.today).standing(item).folded.owners
    if len(owners) > 1:
        raise AskedWrongly(
            Message("{item} has several owners: {owners}", item=item.id, owners=", ".join(owners)),
            Message("say whose part is done: --owner AGENCY, or --all-owners"),
        )


COMMAND = Command(
    name="done",
    help=Message("Report a follow-up done, with what shows it."),
    run=run,
    arguments=(REF,),
    options=(
        EVIDENCE,
        OWNER,
        Option(
            names=("--all-owners",),
            flag=True,
            help=Message("All owners have done their part."),
        ),
        NOTE,
        BY,
        ON,
        DRY_RUN,
    ),
)
