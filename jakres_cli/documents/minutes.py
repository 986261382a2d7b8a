"""A meeting's minutes (notula)."""

from __future__ import annotations

from jakres_cli.documents.dates import day_words
from jakres_cli.documents.dues import due_words
from jakres_cli.documents.follow_ups import promised_row
from jakres_cli.documents.frame import FRAME, nested_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.meetings import (
    DOCUMENT,
    MEETING_HEAD,
    OFFICER,
    absence_row,
    agenda_rows,
    attendee_row,
    document_row,
    headcount_words,
    meeting_head,
    require_visible,
    signatory,
)
from jakres_cli.documents.prose import prose_parts, read_prose, read_seal, redact
from jakres_cli.documents.words import DECISION_KIND, MINUTES, SECRET, capitalise
from jakres_cli.locale import RECORD_FORM, STATUS
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.records import full_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    from jakres_cli.documents.maker import Request, View
    from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
    from jakres_cli.model.meeting import Correction, Decision, FollowUp, Meeting, Progress

    T = TypeVar("T", Decision, FollowUp)

FIELDS = {
    **FRAME,
    **nested_fields("meeting", MEETING_HEAD),
    "meeting.kind": "the kind of meeting",
    "meeting.visibility": "`public`, `internal` or `confidential`",
    "meeting.pillars[]": "the names of its pillars",
    "minutes.draft": "true until they are approved",
    "minutes.text_hash": "with `--for-signature` the hash of the text, else empty",
    "minutes.number": "the number of the minutes",
    "minutes.approved_on": "the day of approval in words",
    "minutes.approved_by": "who approved them",
    "invitation.number": "the number of the letter that called the meeting",
    "invitation.date": "its day in words",
    "invitation.nature": "*Sifat*",
    "invitation.subject": "*Hal*",
    "invitation.from": "who called the meeting",
    "agenda[].title": "a point of the agenda",
    "agenda[].by": "who presents it",
    **nested_fields("chair", OFFICER),
    **nested_fields("recorded_by", OFFICER),
    "opened_by": "who opened the meeting",
    "headcount": "how many came, in words",
    "attendees[].text": "the whole line of somebody who was there",
    "attendees[].agency": "the agency",
    "attendees[].code": "its code",
    "attendees[].people": "its people, in a row",
    "attendees[].note": "the role, or on whose behalf",
    "absent[].agency": "who did not come",
    "absent[].excused": "true or false",
    "absent[].reason": "why",
    "prose.opening": "Markdown; print it with the filter `markdown`",
    "prose.discussion": "the same; prose under any other heading is here",
    "prose.decisions": "the same",
    "prose.follow_ups": "the same",
    "prose.closing": "the same",
    "decisions[].id": "the id of a decision",
    "decisions[].text": "what was decided",
    "decisions[].kind": "`decision`, `agreement`, `noted`, `position` or `postponed`",
    "decisions[].kind_words": "that in words, empty for a decision",
    "decisions[].by": "who decided it",
    "updates[].what": "an earlier follow-up that something was reported on",
    "updates[].by": "who reported",
    "updates[].status": "the status from then on, or empty",
    "updates[].status_words": "that in words",
    "updates[].notes[]": "what was said, and the evidence",
    "follow_ups[].id": "the id of a follow-up, as promised",
    "follow_ups[].what": "what is to be done",
    "follow_ups[].kind": "`commitment`, `request`, `expectation` or `need`",
    "follow_ups[].kind_words": "that in words, empty for a commitment",
    "follow_ups[].owners": "who owes it",
    "follow_ups[].with": "who supports it",
    "follow_ups[].to": "who is to receive it",
    "follow_ups[].due": "when it is due, in words",
    "follow_ups[].quote": "the words of the prose that it rests on",
    "corrections[].on": "the day of a correction in words",
    "corrections[].by": "who corrected",
    "corrections[].where": "the field or paragraph",
    "corrections[].was": "the text before",
    "corrections[].now": "the text now",
    **nested_fields("documents[]", DOCUMENT),
}


def minutes_view(meeting: Meeting, prose: str, called: DisplayNames) -> View:
    """Return what the template of minutes may use, but for ``coverage``.

    Raises ``CannotDo`` for a meeting that has no minutes and for a confidential one.
    """
    _must_have_minutes(meeting)
    require_visible(meeting, called)
    t, settings = called.t, called.records.settings
    follow_ups = _shown(meeting, meeting.follow_ups, called)
    decisions = _shown(meeting, meeting.decisions, called)
    documents = called.discretion.keep(
        meeting.documents,
        lambda item: (item.visibility,),
        lambda item: f"{meeting.id}:{item.url or item.file or item.title}",
    )
    return {
        **view_frame(MINUTES, called),
        "meeting": {
            **meeting_head(meeting, called),
            "kind": meeting.kind,
            "visibility": meeting.visibility,
            "pillars": [
                settings.pillar[code].in_language(t.lang)
                for code in meeting.pillar
                if code in settings.pillar
            ],
        },
        "minutes": _status(meeting, called),
        "invitation": _invitation(meeting, called),
        "agenda": agenda_rows(meeting, called),
        "chair": signatory(meeting.chair, meeting.date, called),
        "opened_by": called.party(meeting.opened_by)["name"],
        "recorded_by": signatory(meeting.recorded_by, meeting.date, called),
        "attendees": [attendee_row(attendee, called) for attendee in meeting.attendees],
        "headcount": headcount_words(meeting.headcount, t),
        "absent": [absence_row(item, called) for item in meeting.absent],
        "prose": prose_parts(_fit_prose(meeting, prose, called)),
        "decisions": [_decision(decision, called) for decision in decisions],
        "updates": [_update(item, called) for item in _updates(meeting, called)],
        "follow_ups": [promised_row(follow_up, called) for follow_up in follow_ups],
        "corrections": [_correction(item, called) for item in _corrections(meeting, called)],
        "documents": [document_row(document) for document in documents],
    }


def has_minutes(meeting: Meeting) -> bool:
    """Return whether there are minutes: it was held, and is known from its own record."""
    return meeting.record == "minutes"


def _must_have_minutes(meeting: Meeting) -> None:
    if not has_minutes(meeting):
        raise CannotDo(
            Message(
                "{meeting} has no minutes: it is {record}",
                meeting=meeting.id,
                record=RECORD_FORM[meeting.record],
            ),
            Message("jakres attendance makes minutes of a planned meeting once it was held")
            if meeting.record == "planned"
            else None,
        )


def _shown(meeting: Meeting, items: tuple[T, ...], called: DisplayNames) -> list[T]:
    return called.discretion.keep(
        items, lambda item: (item.visibility,), lambda item: f"{meeting.id}/{item.id}"
    )


def _status(meeting: Meeting, called: DisplayNames) -> View:
    approval = meeting.minutes
    return {
        "draft": approval.status != "approved",
        "text_hash": "",
        "number": approval.number or "",
        "approved_on": day_words(approval.approved_on, called.t) if approval.approved_on else "",
        "approved_by": called.party(approval.approved_by)["name"],
    }


def _invitation(meeting: Meeting, called: DisplayNames) -> View:
    letter = meeting.invitation
    return {
        "number": (letter.number if letter else None) or "",
        "date": day_words(letter.date, called.t) if letter and letter.date else "",
        "nature": (letter.nature if letter else None) or "",
        "subject": (letter.subject if letter else None) or "",
        "from": called.party(meeting.convened_by)["name"],
    }


def _fit_prose(meeting: Meeting, prose: str, called: DisplayNames) -> str:
    """Return the prose without the words that confidential items rest on."""
    hidden = [
        item
        for _, items in meeting.lists_of_items()
        for item in items
        if not called.discretion.shows(item.visibility)
    ]
    secret = called.t(SECRET)
    rest = redact(prose, [item.quote for item in hidden if item.quote], secret)
    if rest is None:
        called.discretion.leave_out(f"{meeting.id}:prose")
        return secret
    return rest


def _decision(decision: Decision, called: DisplayNames) -> View:
    return {
        "id": decision.id,
        "text": decision.text,
        "kind": decision.kind,
        "kind_words": called.t(DECISION_KIND[decision.kind])
        if decision.kind in DECISION_KIND
        else "",
        "by": called.party(decision.by)["name"],
    }


def _updates(meeting: Meeting, called: DisplayNames) -> Iterator[Progress]:
    for entry in meeting.updates:
        item = called.records.follow_up(full_ref(entry.item, meeting.id))
        shown = item is None or called.discretion.shows_follow_up(item, called.records)
        if shown and called.discretion.shows(entry.visibility):
            yield entry
        else:
            called.discretion.leave_out(f"{meeting.id}:{entry.item}:{entry.line}")


def _update(entry: Progress, called: DisplayNames) -> View:
    item = called.records.follow_up(entry.item)
    notes = [entry.note or ""]
    if entry.due:
        due = due_words(entry.due, called, entry.meeting or "")
        notes.append(called.t(Message("now due {due}", due=due)))
    if entry.reason:
        notes.append(called.t(Message("because: {reason}", reason=entry.reason)))
    notes += [called.evidence(name)["text"] for name in entry.evidence]
    return {
        "what": item.what if item else entry.item,
        "by": called.party(entry.owner or entry.by)["name"],
        "status": entry.status or "",
        "status_words": capitalise(called.t(STATUS[entry.status])) if entry.status else "",
        "notes": [note for note in notes if note],
    }


def _corrections(meeting: Meeting, called: DisplayNames) -> list[Correction]:
    """Return the corrections but those of items that aren't shown."""
    hidden = {
        f"{name}/{item.id}"
        for name, items in meeting.lists_of_items()
        for item in items
        if not called.discretion.shows(item.visibility)
    }
    return [
        correction
        for correction in meeting.corrections
        if "/".join(correction.where.split("/")[:2]) not in hidden
    ]


def _correction(correction: Correction, called: DisplayNames) -> View:
    return {
        "on": day_words(correction.on, called.t),
        "by": called.party(correction.by)["name"],
        "where": correction.where,
        "was": correction.was or "–",
        "now": correction.now or "–",
    }


def _view(run: Request, called: DisplayNames, ref: str) -> View:
    meeting, tree = run.meeting(ref), run.tree
    view = minutes_view(meeting, read_prose(tree, meeting.path), called)
    if run.options.for_signature:
        text_hash = read_seal(tree, meeting.path)
        view = {**view, "minutes": {**view["minutes"], "text_hash": text_hash}}
    return view


def _every(run: Request, discretion: VisibilityFilter) -> list[str]:
    """Return every meeting that has minutes."""
    return run.meetings(has_minutes, discretion)


MAKER = Maker(view=_view, fields=FIELDS, words=MINUTES, every=_every)
