"""A planned meeting took place: who came, and so who didn't."""

from __future__ import annotations

from functools import partial

from jakres_cli.cli.resolve import resolve_codes
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Plural, Value, replace_fields
from jakres_cli.operations.attendees import put_attendees, remove_absence
from jakres_cli.operations.drafts import (
    FIELD_ORDER,
    Draft,
    attendee_item,
    find_draft,
    open_draft,
    still_to_come,
)
from jakres_cli.records.editing.edits import append_item, chain_edit, set_field
from jakres_cli.records.syntax import Sequence, node_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.cli.session import Session
    from jakres_cli.model.meeting import Attendee, Meeting
    from jakres_cli.model.records import Records
    from jakres_cli.operations.plan import Outcome, Plan
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.syntax import Data
    from jakres_cli.records.syntax.document import Document


class Turnout(Value):
    """Who came to a meeting, as it was typed.

    ``ticked`` are the positions of those invited that were chosen from a list.
    """

    meeting: str
    all_invited: bool = False
    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    ticked: tuple[int, ...] | None = None
    invited: tuple[Attendee, ...] | None = None


def ask_who_came(turnout: Turnout, session: Session) -> Turnout:
    """Return ``turnout`` with those invited whom the person at the terminal ticks, if need be."""
    if turnout.all_invited or turnout.absent or turnout.present or not session.interactive:
        return turnout
    meeting = find_draft(turnout.meeting, session.load().records)
    if meeting.record == "minutes":
        return turnout
    _require_planned(meeting)
    if not meeting.invited:
        return turnout
    labels = [who.agency or ", ".join((*who.posts, *who.people)) for who in meeting.invited]
    choices = [(str(position), label) for position, label in enumerate(labels)]
    ticked = session.ask.several(Message("Who was in the room?"), choices)
    return Turnout(
        meeting=turnout.meeting,
        ticked=tuple(int(position) for position in ticked),
        invited=meeting.invited,
    )


def plan_attendance(turnout: Turnout, session: Session) -> Plan:
    """Return the plan that turns a planned meeting into minutes with its attendees.

    Minutes that are there already get who else came. Raises ``AskedWrongly`` for who wasn't
    invited, ``CannotDo`` for a meeting that has neither.
    """
    draft = open_draft(turnout.meeting, session)
    meeting, records = draft.meeting, draft.loaded.records
    if meeting.record == "minutes":
        return _plan_more(draft, turnout)
    _require_planned(meeting)
    if turnout.invited is not None and turnout.invited != meeting.invited:
        raise CannotDo(
            Message("{path} was changed meanwhile; nothing was written", path=meeting.path),
            Message("run the command again"),
        )
    absent, present = _absent_and_present(turnout, records)
    came = _attendees(meeting, absent, present, turnout)
    items = _items_as_written(draft.document, meeting, came, records)
    text = _held(draft, items, absent)
    return replace_fields(
        draft.plan_change("attendance", text, *still_to_come(meeting, session)),
        summary=partial(_count, meeting.id),
    )


def _absent_and_present(turnout: Turnout, records: Records) -> tuple[list[str], list[str]]:
    absent = resolve_codes(turnout.absent, records)
    present = resolve_codes(turnout.present, records)
    both = set(absent) & set(present)
    if both:
        raise AskedWrongly(
            Message("{agency} can't be absent and present", agency=", ".join(sorted(both)))
        )
    return absent, present


def _plan_more(draft: Draft, turnout: Turnout) -> Plan:
    """Return the plan that adds who else came, or didn't, to minutes; nobody is listed twice.

    Whoever is present after all is no longer absent. Raises ``CannotDo`` for who is present and
    said to be absent, and when there is nothing to add.
    """
    meeting, records = draft.meeting, draft.loaded.records
    absent, present = _absent_and_present(turnout, records)
    listed = {code for who in meeting.attendees for code in _codes_of(who)}
    gone = next((code for code in absent if code in listed), None)
    if gone is not None:
        raise CannotDo(Message("{agency} is listed as present", agency=gone))
    known = {*listed, *absent, *draft.agencies_in("absent")} - {*present}
    came: list[int | str] = [*present]
    if turnout.all_invited:
        kept = {*known, *present}
        came += [at for at, who in enumerate(meeting.invited) if not _codes_of(who) & kept]
    items = _items_as_written(draft.document, meeting, came, records) if came else []
    text = put_attendees(draft.document, "attendees", items, meeting, records)
    for code in present:
        text = chain_edit(draft.document, text, partial(remove_absence, code))
    for code in absent:
        if code not in draft.agencies_in("absent"):
            text = chain_edit(draft.document, text, partial(_with_absent, code))
    plan = draft.plan_change("attendance", text)
    if plan.steps:
        return replace_fields(plan, summary=partial(_count, meeting.id))
    said = Message("the minutes of {meeting} say so already", meeting=meeting.id)
    if not (came or absent):
        raise CannotDo(said, Message("--present A for who else came, --absent A for who didn't"))
    return replace_fields(plan, notes=(said,))


def _count(meeting: str, outcome: Outcome) -> Iterator[Message]:
    """Yield how many attendees ``meeting`` has once it was written."""
    if outcome.after is not None:
        n = len(outcome.after.records.meetings[meeting].attendees)
        yield Plural("{n} attendee", "{n} attendees", n=n)


def _codes_of(who: Attendee) -> set[str | None]:
    return {who.agency, *who.posts, *who.people}


def _require_planned(meeting: Meeting) -> None:
    if meeting.record != "planned":
        raise CannotDo(
            Message("{meeting} is not a planned meeting", meeting=meeting.id),
            Message("add who else was there with jakres add attendee"),
        )


def _attendees(
    meeting: Meeting, absent: list[str], present: list[str], turnout: Turnout
) -> list[int | str]:
    """Return who came: positions among those invited, and the codes of others, in that order."""
    names = [_codes_of(who) for who in meeting.invited]
    everybody = set[str | None]().union(*names)
    unknown = [code for code in absent if code not in everybody]
    if unknown:
        raise AskedWrongly(
            Message("{agency} was not invited", agency=unknown[0]),
            Message("invited: {known}", known=", ".join(sorted(filter(None, everybody)))),
        )
    if turnout.ticked is not None:
        came = list(turnout.ticked)
    elif turnout.all_invited or absent:
        came = [position for position, who in enumerate(names) if not who & set(absent)]
    else:
        came = [position for position, who in enumerate(names) if who & set(present)]
    walked_in = [code for code in present if code not in everybody]
    if not came and not walked_in:
        raise AskedWrongly(
            Message("who came is missing"),
            Message("--all-invited, --all-invited --absent A, or --present A --present B"),
        )
    return [*came, *walked_in]


def _items_as_written(
    document: Document, meeting: Meeting, came: list[int | str], records: Records
) -> list[Written]:
    """Return the items: those invited as they are written in the file, others by their code."""
    entry = document.tree.entries.get("invited") if document.tree else None
    node = entry[1] if entry else None
    invited = [_item(node_data(item)) for item in node.items] if isinstance(node, Sequence) else []
    if len(invited) != len(meeting.invited) or not all(invited):
        raise CannotDo(
            Message("who was invited can't be read whole"), Message("jakres check says why")
        )
    return [invited[who] if isinstance(who, int) else attendee_item(who, records) for who in came]


def _item(item: Data) -> Written:
    if isinstance(item, dict) and "acting" in item:
        return {**item, "acting": item["acting"] in {"true", "yes"}}
    return item


def _held(draft: Draft, items: list[Written], absent: list[str]) -> str:
    """Return the text of the meeting as minutes."""
    document, meeting, records = draft.document, draft.meeting, draft.loaded.records
    text = set_field(document, "record", "minutes", FIELD_ORDER)
    text = chain_edit(
        document,
        text,
        lambda again: put_attendees(again, "attendees", items, meeting, records),
    )
    listed = draft.agencies_in("absent")
    for code in absent:
        if code not in listed:
            text = chain_edit(document, text, partial(_with_absent, code))
    return text


def _with_absent(code: str, document: Document) -> str:
    return append_item(document, "absent", code, FIELD_ORDER)
