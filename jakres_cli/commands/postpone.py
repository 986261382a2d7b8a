"""``jakres postpone``: another day for a follow-up, granted or only asked for, or for an event."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    BY,
    DRY_RUN,
    EVIDENCE,
    NOTE,
    ON,
    REASON,
    Options,
    flag,
    option,
    optional_argument,
)
from jakres_cli.model.event import Event
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.operations.move_event import move_event
from jakres_cli.operations.report_progress import ProgressReport, report_progress
from jakres_cli.query.references import follow_up_names, resolve_unique

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session


class PostponeOptions(Options):
    """The options of ``jakres postpone``."""

    ref: str | None = optional_argument(
        "REF", "The follow-up or the event, or any part that means only one."
    )
    to: str | None = option("--to", "DUE", "The new day, or due form.")
    reason: str | None = REASON
    asked: bool = flag("--asked", "It is only asked for, not granted yet.")
    note: str | None = NOTE
    by: str | None = BY
    evidence: tuple[str, ...] = EVIDENCE
    on: str | None = ON
    dry_run: bool = DRY_RUN


def run(session: Session, options: PostponeOptions) -> int:
    """Write the entry that moves a due date, or asks for it; or move an event."""
    wanted = session.wanted(options.ref, "REF", Message("Which follow-up, or event?"))
    due = session.wanted(options.to, "--to", Message("To which day?"))
    reason = session.wanted(options.reason, "--reason", Message("Why?"))
    event = _event(wanted, session)
    if event is not None:
        _must_fit_an_event(options)
        return move_event(session, event, due, reason, options.on, dry_run=options.dry_run)
    report = ProgressReport(
        due=None if options.asked else due,
        asked=due if options.asked else None,
        reason=reason,
        note=options.note,
        by=options.by,
        evidence=options.evidence,
        on=options.on,
    )
    return report_progress(session, wanted, report, dry_run=options.dry_run)


def _event(ref: str, session: Session) -> Event | None:
    """Return the event that ``ref`` means, None when it means a follow-up."""
    records = session.load().records
    events = {name: one for one in records.events.values() for name in (*one.former, one.id)}
    items: dict[str, object] = {**follow_up_names(records)}
    found = resolve_unique(ref, {**items, **events})
    return found if isinstance(found, Event) else None


def _must_fit_an_event(options: PostponeOptions) -> None:
    unused = {
        "--asked": options.asked,
        "--note": options.note,
        "--by": options.by,
        "--evidence": options.evidence,
    }
    for name, given in unused.items():
        if given:
            raise AskedWrongly(
                Message("{option} cannot be used with {name}", option=name, name="event")
            )


COMMAND = Command(
    "postpone",
    "Move the due date of a follow-up, ask for an extension, or move an event.",
    run,
    PostponeOptions,
)
