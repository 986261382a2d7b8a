"""``jakres add absent``: who was expected and did not come."""

from __future__ import annotations

from jakres_cli.cli.asked import asked_party
from jakres_cli.cli.drafts import FIELD_ORDER, draft, filled_in
from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN
from jakres_cli.cli.writing import change
from jakres_cli.editing.edits import append_item
from jakres_cli.errors import AskedWrongly, CannotDo
from jakres_cli.message import Message
from jakres_cli.schema.meeting import ABSENCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session


def run(session: Session, *, meeting: str | None, agency: str | None, **asked: Any) -> int:  # noqa: ANN401
    """Add an absent agency to a draft."""
    loaded = session.load()
    records = loaded.records
    found = draft(session.wanted(meeting, "MEETING", Message("Which meeting?")), records)
    code = asked_party(session.wanted(agency, "AGENCY", Message("Which agency?")), records)
    if code not in records.agencies:
        raise AskedWrongly(Message("{name} is no agency", name=code))
    if any(one.agency == code for one in found.absent):
        raise CannotDo(Message("{agency} is listed already", agency=code))
    long = filled_in(
        ABSENCE,
        agency=code,
        excused="true" if asked["excused"] else None,
        reason=asked["reason"],
    )
    item = code if list(long) == ["agency"] else long
    change(
        session,
        found.path,
        lambda document: append_item(document, "absent", item, FIELD_ORDER),
        dry_run=asked["dry_run"],
    )
    return session.account(loaded)


COMMAND = Command(
    name="add absent",
    help=Message("Add who was expected at a meeting and did not come."),
    run=run,
    arguments=(
        Argument(
            name="meeting",
            metavar="MEETING",
            required=False,
            help=Message("The meeting, or any part of its name that means only one."),
        ),
        Argument(name="agency", metavar="AGENCY", required=False, help=Message("The agency.")),
    ),
    options=(
        Option(names=("--excused",), flag=True, help=Message("They let it be known.")),
        Option(names=("--reason",), metavar="TEXT", help=Message("Why they did not come.")),
        DRY_RUN,
    ),
)
