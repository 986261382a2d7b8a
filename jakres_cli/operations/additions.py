"""What is added to a draft (follow-ups, decisions, who came or didn't), and topics to an event."""

from __future__ import annotations

from functools import partial

from jakres_cli.cli.dues import parse_due_fields
from jakres_cli.cli.resolve import (
    choice,
    require_sentence,
    resolve_agency,
    resolve_codes,
    resolve_party,
    resolve_reference,
    resolve_somebody,
)
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.words import guess_kind
from jakres_cli.operations.attendees import agency_of, put_attendees, remove_absence
from jakres_cli.operations.drafts import FIELD_ORDER, filled_fields, open_draft, still_to_come
from jakres_cli.operations.plan import Plan, new_file, open_file
from jakres_cli.records.editing.edits import append_item, append_prose, chain_edit, has_heading
from jakres_cli.records.editing.yaml_text import yaml_lines
from jakres_cli.records.schema.event import PROPOSAL, TOPIC
from jakres_cli.records.schema.meeting import ABSENCE, DECISION
from jakres_cli.records.schema.shared import ATTENDEE, FOLLOW_UP
from jakres_cli.records.syntax.prose import normalise_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.records import Records
    from jakres_cli.operations.drafts import Draft
    from jakres_cli.records.editing.yaml_text import Written
    from jakres_cli.records.syntax.document import Document

_HEADINGS = {"id": "Tindak lanjut", "en": "Follow-ups"}
"""What the section of the prose is called: in the language of the records, not of the run."""


class NewFollowUp(Value):
    """A follow-up as it was typed."""

    meeting: str
    what: str
    owners: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: str | None = None
    kind: str | None = None
    event: str | None = None
    id: str | None = None


class NewDecision(Value):
    """A decision as it was typed."""

    meeting: str
    text: str
    kind: str | None = None
    by: str | None = None
    id: str | None = None


class NewAttendee(Value):
    """Somebody who came, or is invited, as it was typed."""

    meeting: str
    agency: str | None = None
    posts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    role: str | None = None
    on_behalf_of: str | None = None


class NewAbsence(Value):
    """Who was expected and did not come, as it was typed."""

    meeting: str
    agency: str
    excused: bool = False
    reason: str | None = None


class NewTopic(Value):
    """What ``agency`` wants a group of ``event`` to talk about, as it was typed."""

    event: str
    agency: str
    group: str
    topic: str
    why: str | None


def plan_follow_up(new: NewFollowUp, session: Session) -> Plan:
    """Return the plan that adds a follow-up, and its sentence to the prose unless it stands there.

    Raises ``AskedWrongly`` for names that mean nothing, ``CannotDo`` for approved minutes.
    """
    draft = open_draft(new.meeting, session)
    meeting, document = draft.meeting, draft.document
    records = draft.loaded.records
    what = require_sentence(new.what)
    owners = resolve_codes(new.owners, records)
    item = _follow_up_fields(new, what, owners, draft, session)
    name = draft.new_id(new.id, what, "tindak-lanjut", *owners)
    text = append_item(document, "follow-ups", {"id": name, **item}, FIELD_ORDER)
    if normalise_prose(what) not in normalise_prose(document.prose):
        heading = _heading(document, records.settings.lang)
        text = chain_edit(document, text, lambda again: append_prose(again, heading, f"- {what}"))
    added = Message("follow-up {ref}", ref=f"{meeting.id}/{name}")
    return draft.plan_change("add follow-up", text, *still_to_come(meeting, session), added)


def plan_decision(new: NewDecision, session: Session) -> Plan:
    """Return the plan that adds a decision; its words are the quote when they are in the prose.

    Raises ``AskedWrongly`` for names that mean nothing, ``CannotDo`` for approved minutes.
    """
    draft = open_draft(new.meeting, session)
    words = require_sentence(new.text)
    name = draft.new_id(new.id, words, "keputusan")
    stands_there = normalise_prose(words) in normalise_prose(draft.document.prose)
    item = filled_fields(
        DECISION,
        id=name,
        text=words,
        kind=new.kind,
        by=resolve_somebody(new.by, draft.loaded.records) if new.by else None,
        quote=words if stands_there else None,
    )
    added = Message("decision {ref}", ref=f"{draft.meeting.id}/{name}")
    return draft.plan_item("add decision", "decisions", item, added)


def plan_attendee(new: NewAttendee, session: Session) -> Plan:
    """Return the plan that adds an attendee, to those invited while the meeting is only planned.

    An agency that is listed gets the people and posts in its entry; whoever came isn't absent.
    Raises ``AskedWrongly`` for names that mean nothing, ``CannotDo`` for another role than listed.
    """
    draft = open_draft(new.meeting, session)
    records = draft.loaded.records
    field = "invited" if draft.meeting.record == "planned" else "attendees"
    item = _attendee_item(new, records)
    text = put_attendees(draft.document, field, [item], draft.meeting, records)
    code = agency_of(item)
    if field == "attendees" and code:
        text = chain_edit(draft.document, text, partial(remove_absence, code))
    if text == draft.document.text:
        who = ", ".join(filter(None, (code, *new.posts, *new.people, *new.names)))
        return draft.plan_change(
            "add attendee", text, Message("{agency} is listed already", agency=who)
        )
    return draft.plan_change("add attendee", text)


def plan_absence(new: NewAbsence, session: Session) -> Plan:
    """Return the plan that adds who was expected and did not come.

    Raises ``AskedWrongly`` for names that mean nothing, ``CannotDo`` for who is listed already.
    """
    draft = open_draft(new.meeting, session)
    code = resolve_agency(new.agency, draft.loaded.records) or ""
    fields = filled_fields(ABSENCE, agency=code, excused=new.excused, reason=new.reason)
    if code in draft.agencies_in("absent"):
        raise CannotDo(Message("{agency} is listed already", agency=code))
    if code in draft.agencies_in("attendees"):
        raise CannotDo(Message("{agency} is listed as present", agency=code))
    return draft.plan_item("add absent", "absent", code if [*fields] == ["agency"] else fields)


def plan_topic(new: NewTopic, session: Session) -> Plan:
    """Return the plan that adds a topic to an agency's proposals, whose file begins with it.

    Raises ``AskedWrongly`` for an event, an agency or a group that there isn't.
    """
    loaded = session.load()
    records = loaded.records
    event = records.events[resolve_reference(new.event, records.events) or ""]
    agency = resolve_party(new.agency, records)
    if agency not in records.agencies:
        raise AskedWrongly(Message("{name} is not an agency", name=agency))
    groups = [group.id for group in event.groups]
    topic = filled_fields(
        TOPIC,
        group=choice(new.group, groups, Message("group")),
        topic=new.topic,
        why=new.why,
    )
    path = f"records/events/{event.id}/proposals/{agency}.md"
    if session.tree.read(path).data is None:
        fields: dict[str, Written] = {
            "received": session.today.isoformat(),
            "by": agency,
            "topics": [topic],
        }
        step = new_file(path, "\n".join(["---", *yaml_lines(fields), "---", ""]))
    else:
        file = open_file(session.tree, path)
        step = file.changed_to(append_item(file.document, "topics", topic, tuple(PROPOSAL.by_name)))
    return Plan(what=f"jakres propose {event.id} --agency {agency}", steps=(step,), loaded=loaded)


def _follow_up_fields(
    new: NewFollowUp, what: str, owners: list[str], draft: Draft, session: Session
) -> dict[str, Written]:
    """Return the fields of the follow-up but its id, in their order."""
    meeting, records = draft.meeting, draft.loaded.records
    kind = new.kind or guess_kind(what)
    if kind and not new.kind:
        session.note(Message("kind: {kind}, by its words", kind=kind))
    fields = filled_fields(
        FOLLOW_UP,
        what=what,
        kind=kind,
        with_=resolve_codes(new.supporters, records),
        to=resolve_codes(new.to, records),
        **parse_due_fields(new.due, meeting, records, session, since=meeting.date),
        event=resolve_reference(new.event, records.events),
        quote=what,
    )
    # an empty list says that nobody was named, which is not the same as saying nothing
    fields["owners"] = owners
    return {name: fields[name] for name in FOLLOW_UP.by_name if name in fields}


def _heading(document: Document, lang: str | None) -> str:
    there = (name for name in _HEADINGS.values() if has_heading(document, name))
    return next(there, _HEADINGS[lang or "id"])


def _attendee_item(new: NewAttendee, records: Records) -> str | dict[str, Written]:
    codes = resolve_codes([new.agency], records) if new.agency else []
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
        people=[resolve_somebody(name, records) for name in new.people],
        posts=[resolve_somebody(name, records) for name in new.posts],
        names=[{"name": name} for name in new.names],
        role=new.role,
        on_behalf_of=resolve_somebody(new.on_behalf_of, records) if new.on_behalf_of else None,
    )
    return code if code is not None and list(item) == ["agency"] else item
