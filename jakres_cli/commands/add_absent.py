"""``jakres add absent``: who was expected and did not come."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    DRY_RUN,
    MEETING_ARGUMENT,
    Options,
    flag,
    option,
    optional_argument,
)
from jakres_cli.cli.resolve import resolve_agency
from jakres_cli.model.message import CannotDo, Message
from jakres_cli.operations.drafts import (
    FIELD_ORDER,
    filled_fields,
    find_draft,
    listed_agencies,
    require_draft,
)
from jakres_cli.operations.writing import change_file
from jakres_cli.records.editing.edits import append_item
from jakres_cli.records.schema.meeting import ABSENCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.records.syntax.document import Document


class AddAbsentOptions(Options):
    """The options of ``jakres add absent``."""

    meeting: str | None = MEETING_ARGUMENT
    agency: str | None = optional_argument("AGENCY", "The agency.")
    excused: bool = flag("--excused", "They let it be known.")
    reason: str | None = option("--reason", "TEXT", "Why they did not come.")
    dry_run: bool = DRY_RUN


def run(session: Session, options: AddAbsentOptions) -> int:
    """Add an absent agency to a draft."""
    loaded = session.load()
    records = loaded.records
    found = find_draft(
        session.wanted(options.meeting, "MEETING", Message("Which meeting?")), records
    )
    code = resolve_agency(
        session.wanted(options.agency, "AGENCY", Message("Which agency?")), records
    )
    assert code is not None  # noqa: S101  it was wanted
    long = filled_fields(
        ABSENCE,
        agency=code,
        excused=options.excused,
        reason=options.reason,
    )
    item = code if list(long) == ["agency"] else long

    def edit(document: Document) -> str:
        require_draft(document)
        if code in listed_agencies(document, "absent"):
            raise CannotDo(Message("{agency} is listed already", agency=code))
        if code in listed_agencies(document, "attendees"):
            raise CannotDo(Message("{agency} is listed as present", agency=code))
        return append_item(document, "absent", item, FIELD_ORDER)

    change_file(session, found.path, edit, dry_run=options.dry_run)
    return session.account(loaded)


COMMAND = Command(
    "add absent", "Add who was expected at a meeting and did not come.", run, AddAbsentOptions
)
