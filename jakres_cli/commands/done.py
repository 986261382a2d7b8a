"""``jakres done``: a follow-up is finished, and what shows it."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    BY,
    CONFIDENTIAL,
    DRY_RUN,
    EVIDENCE,
    FOLLOW_UP_ARGUMENT,
    NOTE,
    ON,
    OWNER,
    Options,
    flag,
)
from jakres_cli.model.base import Message
from jakres_cli.model.words import DONE
from jakres_cli.operations.plan import write_and_account
from jakres_cli.operations.progress import ProgressReport, plan_progress

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
    confidential: bool = CONFIDENTIAL


def run(session: Session, options: DoneOptions) -> int:
    """Write the entry that ends a follow-up; with several owners it says whose part."""
    ref = session.require(options.ref, "REF", Message("Which follow-up?"))
    evidence = options.evidence or (
        session.require(None, "--evidence", Message("What shows that it is done?")),
    )
    report = ProgressReport(
        ref=ref,
        status=DONE,
        evidence=evidence,
        owner=options.owner,
        all_owners=options.all_owners,
        note=options.note,
        by=options.by,
        on=options.on,
    )
    return write_and_account(session, plan_progress, report, dry_run=options.dry_run)


COMMAND = Command("done", "Report a follow-up done, with what shows it.", run, DoneOptions)
