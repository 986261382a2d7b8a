"""``jakres postpone``: another day for a follow-up, granted or only asked for, or for an event."""

from __future__ import annotations

from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN
from jakres_cli.commands.update import BY, EVIDENCE, NOTE, ON, REASON
from jakres_cli.model.event import Event
from jakres_cli.model.message import AskedWrongly, Message
from jakres_cli.operations.move_event import move_event
from jakres_cli.operations.report_progress import report_progress
from jakres_cli.query.references import follow_up_names, resolve_unique

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
    """Write the entry that moves a due date, or asks for it; or move an event."""
    wanted = session.wanted(ref, "REF", Message("Which follow-up, or event?"))
    due = session.wanted(to, "--to", Message("To which day?"))
    reason = session.wanted(rest.pop("reason"), "--reason", Message("Why?"))
    event = _event(wanted, session)
    if event is not None:
        _must_fit_an_event(asked=asked, **rest)
        return move_event(session, event, due, reason, rest["on"], dry_run=dry_run)
    moved = {"asked": due} if asked else {"due": due}
    return report_progress(session, wanted, dry_run=dry_run, reason=reason, **moved, **rest)


def _event(ref: str, session: Session) -> Event | None:
    """Return the event that ``ref`` means, None when it means a follow-up."""
    records = session.load().records
    events = {name: one for one in records.events.values() for name in (*one.former, one.id)}
    items: dict[str, object] = {**follow_up_names(records)}
    found = resolve_unique(ref, {**items, **events})
    return found if isinstance(found, Event) else None


def _must_fit_an_event(**asked: Any) -> None:  # noqa: ANN401
    for name in ("asked", "note", "by", "evidence"):
        if asked[name]:
            raise AskedWrongly(
                Message("{option} means nothing for {name}", option=f"--{name}", name="event")
            )


COMMAND = Command(
    name="postpone",
    help=Message("Move the due date of a follow-up, ask for an extension, or move an event."),
    run=run,
    arguments=(
        Argument(
            name="ref",
            metavar="REF",
            required=False,
            help=Message("The follow-up or the event, or any part that means only one."),
        ),
    ),
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
