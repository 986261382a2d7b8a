"""``jakres add attendee``: who else was in the room, or is invited."""

from __future__ import annotations

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import (
    DRY_RUN,
    MEETING_ARGUMENT,
    Options,
    option,
    optional_argument,
    repeatable,
)
from jakres_cli.cli.resolve import resolve_codes, resolve_somebody
from jakres_cli.model.message import AskedWrongly, CannotDo, Message
from jakres_cli.model.words import ATTENDEE_ROLES
from jakres_cli.operations.drafts import (
    FIELD_ORDER,
    filled_fields,
    find_draft,
    listed_agencies,
    require_draft,
)
from jakres_cli.operations.writing import change_file
from jakres_cli.records.editing.edits import append_item
from jakres_cli.records.schema.shared import ATTENDEE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.records.syntax.document import Document


class AddAttendeeOptions(Options):
    """The options of ``jakres add attendee``."""

    meeting: str | None = MEETING_ARGUMENT
    agency: str | None = optional_argument(
        "AGENCY", "The agency; may be left out for people whose agency isn't known."
    )
    post: tuple[str, ...] = repeatable("--post", "POST", "A post of it.")
    person: tuple[str, ...] = repeatable("--person", "PERSON", "Somebody registered.")
    name: tuple[str, ...] = repeatable("--name", "NAME", "Somebody by name only.")
    role: str | None = option(
        "--role", "ROLE", "Their part in the meeting.", choices=ATTENDEE_ROLES
    )
    on_behalf_of: str | None = option("--on-behalf-of", "WHO", "Whom they stood in for.")
    dry_run: bool = DRY_RUN


def run(session: Session, options: AddAttendeeOptions) -> int:
    """Add an attendee to a draft; to those invited while the meeting is only planned."""
    loaded = session.load()
    records = loaded.records
    found = find_draft(
        session.wanted(options.meeting, "MEETING", Message("Which meeting?")), records
    )
    field = "invited" if found.record == "planned" else "attendees"
    item = _item(options.agency, options, records, session)

    def edit(document: Document) -> str:
        require_draft(document)
        if isinstance(item, str) and item in listed_agencies(document, field):
            raise CannotDo(Message("{agency} is listed already", agency=item))
        return append_item(document, field, item, FIELD_ORDER)

    change_file(session, found.path, edit, dry_run=options.dry_run)
    return session.account(loaded)


def _item(
    agency: str | None, options: AddAttendeeOptions, records: Records, session: Session
) -> str | dict[str, Any]:
    people = [resolve_somebody(one, records) for one in options.person]
    posts = [resolve_somebody(one, records) for one in options.post]
    names = [{"name": one} for one in options.name]
    if not (people or posts or names):
        agency = session.wanted(agency, "AGENCY", Message("Which agency?"))
    codes = resolve_codes([agency], records) if agency else []
    if len(codes) > 1:
        raise AskedWrongly(Message("one agency at a time"))
    code = codes[0] if codes else None
    if code is not None and code not in records.agencies:
        raise AskedWrongly(
            Message("{name} is not an agency", name=code),
            Message("posts are given with --post, people with --person"),
        )
    item = filled_fields(
        ATTENDEE,
        agency=code,
        people=people,
        posts=posts,
        names=names,
        role=options.role,
        on_behalf_of=resolve_somebody(options.on_behalf_of, records),
    )
    return code if code is not None and list(item) == ["agency"] else item


COMMAND = Command(
    "add attendee",
    "Add who was in the room, or who is invited to a planned meeting.",
    run,
    AddAttendeeOptions,
)
