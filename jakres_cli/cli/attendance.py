"""``jakres attendance``: a planned meeting took place; who came."""

from __future__ import annotations

from functools import partial

from jakres_cli.cli.asked import asked_codes
from jakres_cli.cli.drafts import FIELD_ORDER, draft
from jakres_cli.cli.grammar import Argument, Command, Option
from jakres_cli.cli.options import DRY_RUN
from jakres_cli.cli.writing import change
from jakres_cli.editing.edits import append_item, set_field, then
from jakres_cli.errors import AskedWrongly, CannotDo
from jakres_cli.message import Message, Plural
from jakres_cli.syntax.nodes import Sequence, data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.syntax.document import Document


def run(session: Session, *, meeting: str | None, **asked: Any) -> int:  # noqa: ANN401
    """Turn a planned meeting into minutes with its attendees."""
    loaded = session.load()
    records = loaded.records
    found = draft(session.wanted(meeting, "MEETING", Message("Which meeting?")), records)
    if found.record != "planned":
        raise CannotDo(
            Message("{meeting} is not a planned meeting", meeting=found.id),
            Message("add who else was there with jakres add attendee"),
        )
    absent = asked_codes(asked["absent"], records)
    present = asked_codes(asked["present"], records)
    came = _came(found, absent, present, all_invited=asked["all_invited"], session=session)

    def edit(document: Document) -> str:
        items = _as_written(document, came, records)
        new = set_field(document, "record", "minutes", FIELD_ORDER)
        new = then(document, new, lambda again: set_field(again, "attendees", items, FIELD_ORDER))
        for code in absent:
            new = then(document, new, partial(_add_absent, code))
        return new

    change(session, found.path, edit, dry_run=asked["dry_run"])
    session.note(Plural("{n} attendee", "{n} attendees", n=len(came)))
    return session.account(loaded)


def _add_absent(code: str, document: Document) -> str:
    return append_item(document, "absent", code, FIELD_ORDER)


def _came(
    meeting: Meeting,
    absent: list[str],
    present: list[str],
    *,
    all_invited: bool,
    session: Session,
) -> list[str]:
    """Return who came: an index into those invited (``#0``) or a code, in that order."""
    invited = [f"#{position}" for position in range(len(meeting.invited))]
    agencies = [one.agency for one in meeting.invited]
    unknown = [code for code in absent if code not in agencies]
    if unknown:
        raise AskedWrongly(
            Message("{agency} was not invited", agency=unknown[0]),
            Message("invited: {known}", known=", ".join(filter(None, agencies))),
        )
    stayed = [mark for mark, agency in zip(invited, agencies, strict=True) if agency not in absent]
    walked_in = [code for code in present if code not in agencies]
    if all_invited or absent:
        return stayed + walked_in
    named = [mark for mark, agency in zip(invited, agencies, strict=True) if agency in present]
    if not present and session.interactive and invited:
        labels = [one.agency or ", ".join((*one.posts, *one.people)) for one in meeting.invited]
        choices = list(zip(invited, labels, strict=True))
        named = session.ask.several(Message("Who was in the room?"), choices)
    if not named and not walked_in:
        raise AskedWrongly(
            Message("who came is missing"),
            Message("--all-invited, --all-invited --absent A, or --present A --present B"),
        )
    return named + walked_in


def _as_written(document: Document, came: list[str], records: Records) -> list[Any]:
    """Return the items: those invited as they are written in the file, others by their code."""
    entry = document.tree.entries.get("invited") if document.tree else None
    node = entry[1] if entry else None
    invited = [data(item) for item in node.items] if isinstance(node, Sequence) else []
    items: list[Any] = []
    for mark in came:
        if mark.startswith("#"):
            items.append(invited[int(mark[1:])])
        elif mark in records.posts:
            items.append({"posts": [mark]})
        elif mark in records.people:
            items.append({"people": [mark]})
        else:
            items.append(mark)
    return items


COMMAND = Command(
    name="attendance",
    help=Message("Record who came to a planned meeting; it becomes minutes."),
    run=run,
    arguments=(
        Argument(
            name="meeting",
            metavar="MEETING",
            required=False,
            help=Message("The meeting, or any part of its name that means only one."),
        ),
    ),
    options=(
        Option(names=("--all-invited",), flag=True, help=Message("All who were invited came.")),
        Option(
            names=("--absent",),
            metavar="AGENCY",
            many=True,
            help=Message("All who were invited came, but this one."),
        ),
        Option(
            names=("--present",),
            metavar="AGENCY",
            many=True,
            help=Message("This one came, invited or not."),
        ),
        DRY_RUN,
    ),
)
