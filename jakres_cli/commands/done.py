"""``jakres done``: a follow-up is finished, and what shows it."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    BY,
    DRY_RUN,
    EVIDENCE,
    FOLLOW_UP_ARGUMENT,
    NOTE,
    ON,
    OWNER,
    Options,
    flag,
)
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.model.words import DONE
from jakres_cli.operations.report_progress import ProgressReport, report_progress
from jakres_cli.query.references import follow_up_names, resolve_unique
from jakres_cli.query.standing import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class DoneOptions(Options):
    """The options of ``jakres done``."""

    ref: str | None = FOLLOW_UP_ARGUMENT
    evidence: tuple[str, ...] = EVIDENCE
    owner: str | None = OWNER
    all_owners: bool = flag("--all-owners", "All owners have done their part.")
    note: str | None = NOTE
    by: str | None = BY
    on: str | None = ON
    dry_run: bool = DRY_RUN


def run(session: Session, options: DoneOptions) -> int:
    """Write the entry that ends a follow-up; with several owners it says whose part."""
    wanted = session.wanted(options.ref, "REF", Message("Which follow-up?"))
    evidence = options.evidence
    if not evidence:
        evidence = (session.wanted(None, "--evidence", Message("What shows that it is done?")),)
    if not (options.owner or options.all_owners):
        _must_have_one_owner(wanted, session)
    report = ProgressReport(
        status=DONE,
        note=options.note,
        by=options.by,
        owner=options.owner,
        evidence=evidence,
        on=options.on,
    )
    return report_progress(session, wanted, report, dry_run=options.dry_run)


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


COMMAND = Command("done", "Report a follow-up done, with what shows it.", run, DoneOptions)
