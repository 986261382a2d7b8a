"""``jakres attendance``: a planned meeting took place; who came."""

from __future__ import annotations

from functools import partial

from jakres_cli.cli.grammar import Command
from jakres_cli.cli.options import DRY_RUN, MEETING_ARGUMENT, Options, flag, repeatable
from jakres_cli.cli.resolve import resolve_codes
from jakres_cli.model.message import AskedWrongly, CannotDo, Message, Plural
from jakres_cli.operations.drafts import (
    FIELD_ORDER,
    attendee_item,
    find_draft,
    listed_agencies,
    require_draft,
)
from jakres_cli.operations.writing import change_file
from jakres_cli.records.editing.edits import append_item, chain_edit, set_field
from jakres_cli.records.syntax.nodes import Sequence, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.records.syntax.document import Document


class AttendanceOptions(Options):
    """The options of ``jakres attendance``."""

    meeting: str | None = MEETING_ARGUMENT
    all_invited: bool = flag("--all-invited", "All who were invited came.")
    absent: tuple[str, ...] = repeatable(
        "--absent", "AGENCY", "All who were invited came, but this one."
    )
    present: tuple[str, ...] = repeatable("--present", "AGENCY", "This one came, invited or not.")
    dry_run: bool = DRY_RUN


def run(session: Session, options: AttendanceOptions) -> int:
    """Turn a planned meeting into minutes with its attendees."""
    loaded = session.load()
    records = loaded.records
    found = find_draft(
        session.wanted(options.meeting, "MEETING", Message("Which meeting?")), records
    )
    if found.record != "planned":
        raise CannotDo(
            Message("{meeting} is not a planned meeting", meeting=found.id),
            Message("add who else was there with jakres add attendee"),
        )
    absent = resolve_codes(options.absent, records)
    present = resolve_codes(options.present, records)
    both = set(absent) & set(present)
    if both:
        raise AskedWrongly(
            Message("{agency} can't be absent and present", agency=", ".join(sorted(both)))
        )
    came = _came(found, absent, present, all_invited=options.all_invited, session=session)

    def edit(document: Document) -> str:
        require_draft(document)
        _must_be_as_asked(found, session)
        items = _as_written(document, found, came, records)
        new = set_field(document, "record", "minutes", FIELD_ORDER)
        new = chain_edit(
            document, new, lambda again: set_field(again, "attendees", items, FIELD_ORDER)
        )
        for code in absent:
            if code not in listed_agencies(document, "absent"):
                new = chain_edit(document, new, partial(_add_absent, code))
        return new

    change_file(session, found.path, edit, dry_run=options.dry_run)
    if found.date > session.today:
        session.note(Message("note: the meeting is still to come, on {date}", date=str(found.date)))
    if not options.dry_run:
        session.note(Plural("{n} attendee", "{n} attendees", n=len(came)))
    return session.account(loaded)


def _must_be_as_asked(meeting: Meeting, session: Session) -> None:
    """Raise ``CannotDo`` when others are invited by now than when it was asked who came."""
    now = session.load().records.meetings.get(meeting.id)
    if now is None or now.invited != meeting.invited:
        raise CannotDo(
            Message("{path} was changed meanwhile; nothing was written", path=meeting.path),
            Message("run the command again"),
        )


def _add_absent(code: str, document: Document) -> str:
    return append_item(document, "absent", code, FIELD_ORDER)


def _came(
    meeting: Meeting,
    absent: list[str],
    present: list[str],
    *,
    all_invited: bool,
    session: Session,
) -> list[int | str]:
    """Return who came: positions among those invited, and the codes of others, in that order."""
    names = [{one.agency, *one.posts, *one.people} for one in meeting.invited]
    everybody = set[str | None]().union(*names)
    unknown = [code for code in absent if code not in everybody]
    if unknown:
        raise AskedWrongly(
            Message("{agency} was not invited", agency=unknown[0]),
            Message("invited: {known}", known=", ".join(sorted(filter(None, everybody)))),
        )
    walked_in = [code for code in present if code not in everybody]
    came: list[int | str]
    if all_invited or absent:
        came = [n for n, who in enumerate(names) if not who & set(absent)]
    elif present or not (session.interactive and names):
        came = [n for n, who in enumerate(names) if who & set(present)]
    else:
        labels = [one.agency or ", ".join((*one.posts, *one.people)) for one in meeting.invited]
        choices = [(str(n), label) for n, label in enumerate(labels)]
        came = [int(n) for n in session.ask.several(Message("Who was in the room?"), choices)]
    if not came and not walked_in:
        raise AskedWrongly(
            Message("who came is missing"),
            Message("--all-invited, --all-invited --absent A, or --present A --present B"),
        )
    return [*came, *walked_in]


def _as_written(
    document: Document, meeting: Meeting, came: list[int | str], records: Records
) -> list[Any]:
    """Return the items: those invited as they are written in the file, others by their code."""
    entry = document.tree.entries.get("invited") if document.tree else None
    node = entry[1] if entry else None
    invited = [_item(node_data(item)) for item in node.items] if isinstance(node, Sequence) else []
    if len(invited) != len(meeting.invited) or not all(invited):
        raise CannotDo(
            Message("who was invited can't be read whole"), Message("jakres check says why")
        )
    return [invited[who] if isinstance(who, int) else attendee_item(who, records) for who in came]


def _item(item: object) -> object:
    if isinstance(item, dict) and "acting" in item:
        return {**item, "acting": item["acting"] == "true"}
    return item


COMMAND = Command(
    "attendance",
    "Record who came to a planned meeting; it becomes minutes.",
    run,
    AttendanceOptions,
)
