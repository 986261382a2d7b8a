"""``jakres add attendee``: who else was in the room, or is invited."""

from __future__ import annotations

from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN, MEETING_ARGUMENT
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


def run(session: Session, *, meeting: str | None, agency: str | None, **asked: Any) -> int:  # noqa: ANN401
    """Add an attendee to a draft; to those invited while the meeting is only planned."""
    loaded = session.load()
    records = loaded.records
    found = find_draft(session.wanted(meeting, "MEETING", Message("Which meeting?")), records)
    field = "invited" if found.record == "planned" else "attendees"
    item = _item(agency, asked, records, session)

    def edit(document: Document) -> str:
        require_draft(document)
        if isinstance(item, str) and item in listed_agencies(document, field):
            raise CannotDo(Message("{agency} is listed already", agency=item))
        return append_item(document, field, item, FIELD_ORDER)

    change_file(session, found.path, edit, dry_run=asked["dry_run"])
    return session.account(loaded)


def _item(
    agency: str | None, asked: dict[str, Any], records: Records, session: Session
) -> str | dict[str, Any]:
    people = [resolve_somebody(one, records) for one in asked["person"]]
    posts = [resolve_somebody(one, records) for one in asked["post"]]
    names = [{"name": one} for one in asked["name"]]
    if not (people or posts or names):
        agency = session.wanted(agency, "AGENCY", Message("Which agency?"))
    codes = resolve_codes([agency], records) if agency else []
    if len(codes) > 1:
        raise AskedWrongly(Message("one agency at a time"))
    code = codes[0] if codes else None
    if code is not None and code not in records.agencies:
        raise AskedWrongly(
            Message("{name} is no agency", name=code),
            Message("posts are given with --post, people with --person"),
        )
    item = filled_fields(
        ATTENDEE,
        agency=code,
        people=people,
        posts=posts,
        names=names,
        role=asked["role"],
        on_behalf_of=resolve_somebody(asked["on_behalf_of"], records),
    )
    return code if code is not None and list(item) == ["agency"] else item


COMMAND = Command(
    name="add attendee",
    help=Message("Add who was in the room, or who is invited to a planned meeting."),
    run=run,
    arguments=(
        MEETING_ARGUMENT,
        Argument(
            name="agency",
            metavar="AGENCY",
            required=False,
            help=Message("The agency; may be left out for people whose agency isn't known."),
        ),
    ),
    options=(
        Option(names=("--post",), metavar="POST", many=True, help=Message("A post of it.")),
        Option(
            names=("--person",), metavar="PERSON", many=True, help=Message("Somebody registered.")
        ),
        Option(
            names=("--name",), metavar="NAME", many=True, help=Message("Somebody by name only.")
        ),
        Option(
            names=("--role",),
            metavar="ROLE",
            choices=ATTENDEE_ROLES,
            help=Message("Their part in the meeting."),
        ),
        Option(names=("--on-behalf-of",), metavar="WHO", help=Message("Whom they stood in for.")),
        DRY_RUN,
    ),
)
