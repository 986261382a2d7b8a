"""A meeting's minutes (notula)."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.dates import day_words
from jakres_cli.documents.dues import due_words
from jakres_cli.documents.follow_ups import PromisedRow, promised_row
from jakres_cli.documents.frame import Frame, view_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.meetings import (
    AbsenceRow,
    AgendaRow,
    AttendeeRow,
    DocumentRow,
    MeetingHead,
    absence_row,
    agenda_rows,
    attendee_row,
    document_row,
    headcount_words,
    meeting_head,
    require_visible,
)
from jakres_cli.documents.prose import (
    ProseParts,
    places_of,
    prose_parts,
    read_prose,
    read_text_hash,
    redact,
)
from jakres_cli.documents.signers import Officer, minutes_officers
from jakres_cli.documents.words import ACCESS_CLASS, DECISION_KIND, MINUTES, SECRET, capitalise
from jakres_cli.locale import RECORD_FORM, STATUS
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.records import full_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    from jakres_cli.documents.maker import Request
    from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
    from jakres_cli.model.meeting import Decision, FollowUp, Meeting, Progress
    from jakres_cli.model.paperwork import Correction

    T = TypeVar("T", Decision, FollowUp)


class MinutesMeeting(MeetingHead):
    """The meeting at the head of its minutes."""

    kind: Annotated[str, "the kind of meeting"]
    visibility: Annotated[str, "`public`, `internal` or `confidential`"]
    access: Annotated[str, "the archive's class of access in words, empty unless it is set"]
    pillars: Annotated[list[str], "the names of its pillars"]


class MinutesStatus(TypedDict):
    """How far the minutes have come."""

    draft: Annotated[bool, "true until they are approved"]
    text_hash: Annotated[str, "with `--for-signature` the hash of the text, else empty"]
    number: Annotated[str, "the number of the minutes"]
    approved_on: Annotated[str, "the day of approval in words"]
    approved_by: Annotated[str, "who approved them"]


InvitationNamed = TypedDict(
    "InvitationNamed",
    {
        "number": Annotated[str, "the number of the letter that called the meeting"],
        "date": Annotated[str, "its day in words"],
        "nature": Annotated[str, "*Sifat*"],
        "subject": Annotated[str, "*Hal*"],
        "from": Annotated[str, "who called the meeting"],
    },
)
"""The letter that called the meeting."""


class DecisionItem(TypedDict):
    """A decision of the meeting."""

    id: Annotated[str, "the id of a decision"]
    text: Annotated[str, "what was decided"]
    kind: Annotated[str, "`decision`, `agreement`, `noted`, `position` or `postponed`"]
    kind_words: Annotated[str, "that in words, empty for a decision"]
    by: Annotated[str, "who decided it"]


class UpdateRow(TypedDict):
    """What was reported on an earlier follow-up."""

    what: Annotated[str, "an earlier follow-up that something was reported on"]
    by: Annotated[str, "who reported"]
    status: Annotated[str, "the status from then on, or empty"]
    status_words: Annotated[str, "that in words"]
    notes: Annotated[list[str], "what was said, and the evidence"]


class CorrectionRow(TypedDict):
    """A correction of the minutes."""

    on: Annotated[str, "the day of a correction in words"]
    by: Annotated[str, "who corrected"]
    where: Annotated[str, "the field or paragraph"]
    was: Annotated[str, "the text before"]
    now: Annotated[str, "the text now"]


class MinutesView(Frame):
    """What a template of minutes may use."""

    meeting: MinutesMeeting
    minutes: MinutesStatus
    invitation: InvitationNamed
    agenda: list[AgendaRow]
    chair: Officer
    recorded_by: Officer
    opened_by: Annotated[str, "who opened the meeting"]
    headcount: Annotated[str, "how many came, in words"]
    attendees: list[AttendeeRow]
    absent: list[AbsenceRow]
    prose: ProseParts
    decisions: list[DecisionItem]
    updates: list[UpdateRow]
    follow_ups: list[PromisedRow]
    corrections: list[CorrectionRow]
    documents: list[DocumentRow]


def minutes_view(meeting: Meeting, prose: str, display: DisplayNames) -> MinutesView:
    """Return what the template of minutes may use, but for ``coverage``.

    Raises ``CannotDo`` for a meeting that has no minutes and for a confidential one.
    """
    _must_have_minutes(meeting)
    require_visible(meeting, display)
    display = display.on(meeting.date)
    t, settings = display.t, display.records.settings
    chair, recorded_by = minutes_officers(meeting, display)
    follow_ups = _shown(meeting, meeting.follow_ups, display)
    decisions = _shown(meeting, meeting.decisions, display)
    documents = display.discretion.keep(
        meeting.documents,
        lambda item: (item.visibility,),
        lambda item: f"{meeting.id}:{item.url or item.file or item.title}",
    )
    return {
        **view_frame(MINUTES, display),
        "meeting": {
            **meeting_head(meeting, display),
            "kind": meeting.kind,
            "visibility": meeting.visibility,
            "access": _access(meeting, display),
            "pillars": [
                settings.pillar[code].in_language(t.lang)
                for code in meeting.pillar
                if code in settings.pillar
            ],
        },
        "minutes": _status(meeting, display),
        "invitation": _invitation(meeting, display),
        "agenda": agenda_rows(meeting, display),
        "chair": chair,
        "opened_by": display.office_on(meeting.opened_by, meeting.date),
        "recorded_by": recorded_by,
        "attendees": [
            attendee_row(attendee, meeting.date, display) for attendee in meeting.attendees
        ],
        "headcount": headcount_words(meeting.headcount, t),
        "absent": [absence_row(item, display) for item in meeting.absent],
        "prose": prose_parts(_fit_prose(meeting, prose, display)),
        "decisions": [_decision(decision, display) for decision in decisions],
        "updates": [_update(item, display) for item in _updates(meeting, display)],
        "follow_ups": [promised_row(follow_up, display) for follow_up in follow_ups],
        "corrections": [_correction(item, display) for item in _corrections(meeting, display)],
        "documents": [document_row(document) for document in documents],
    }


def _access(meeting: Meeting, display: DisplayNames) -> str:
    access = meeting.archive.access if meeting.archive else None
    return display.t(ACCESS_CLASS[access]) if access else ""


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


def _shown(meeting: Meeting, items: tuple[T, ...], display: DisplayNames) -> list[T]:
    return display.discretion.keep(
        items, lambda item: (item.visibility,), lambda item: f"{meeting.id}/{item.id}"
    )


def _status(meeting: Meeting, display: DisplayNames) -> MinutesStatus:
    approval = meeting.minutes
    return {
        "draft": approval.status != "approved",
        "text_hash": "",
        "number": approval.number or "",
        "approved_on": day_words(approval.approved_on, display.t) if approval.approved_on else "",
        "approved_by": "; ".join(
            display.office_on(code, approval.approved_on or meeting.date)
            for code in approval.approved_by
        ),
    }


def _invitation(meeting: Meeting, display: DisplayNames) -> InvitationNamed:
    letter = meeting.invitation
    return {
        "number": (letter.number if letter else None) or "",
        "date": day_words(letter.date, display.t) if letter and letter.date else "",
        "nature": (letter.nature if letter else None) or "",
        "subject": (letter.subject if letter else None) or "",
        "from": display.office_on(meeting.convened_by, meeting.date),
    }


def _fit_prose(meeting: Meeting, prose: str, display: DisplayNames) -> str:
    """Return the prose without the words that confidential items rest on."""
    hidden = [
        item
        for _, items in meeting.lists_of_items()
        for item in items
        if not display.discretion.shows(item.visibility)
    ]
    secret = display.t(SECRET)
    quotes = [item.quote for item in hidden if item.quote]
    rest = redact(prose, [*quotes, *_repeated(meeting, prose, display)], secret)
    if rest is None:
        display.discretion.leave_out(f"{meeting.id}:prose")
        return secret
    return rest


def _repeated(meeting: Meeting, prose: str, display: DisplayNames) -> list[str]:
    """Return what confidential items say, where the prose says it beside their quotes."""
    shows = display.discretion.shows
    texts = [item.what for item in meeting.follow_ups if not shows(item.visibility)]
    texts += [item.text for item in meeting.decisions if not shows(item.visibility)]
    # one word alone may mean anything
    return [text for text in texts if " " in text.strip() and places_of(text, prose)]


def _decision(decision: Decision, display: DisplayNames) -> DecisionItem:
    return {
        "id": decision.id,
        "text": decision.text,
        "kind": decision.kind,
        "kind_words": display.t(DECISION_KIND[decision.kind])
        if decision.kind in DECISION_KIND
        else "",
        "by": display.party(decision.by)["name"],
    }


def _updates(meeting: Meeting, display: DisplayNames) -> Iterator[Progress]:
    for entry in meeting.updates:
        item = display.records.follow_up(full_ref(entry.item, meeting.id))
        shown = item is None or display.discretion.shows_follow_up(item, display.records)
        if shown and display.discretion.shows(entry.visibility):
            yield entry
        else:
            display.discretion.leave_out(f"{meeting.id}:{entry.item}:{entry.line}")


def _update(entry: Progress, display: DisplayNames) -> UpdateRow:
    item = display.records.follow_up(entry.item)
    notes = [entry.note or ""]
    if entry.due:
        due = due_words(entry.due, display, entry.meeting or "")
        notes.append(display.t(Message("now due {due}", due=due)))
    if entry.reason:
        notes.append(display.t(Message("because: {reason}", reason=entry.reason)))
    notes += [display.evidence(name)["text"] for name in entry.evidence]
    return {
        "what": item.what if item else entry.item,
        "by": display.party(entry.owner or entry.by)["name"],
        "status": entry.status or "",
        "status_words": capitalise(display.t(STATUS[entry.status])) if entry.status else "",
        "notes": [note for note in notes if note],
    }


def _corrections(meeting: Meeting, display: DisplayNames) -> list[Correction]:
    """Return the corrections but those of items that aren't shown."""
    hidden = {
        f"{name}/{item.id}"
        for name, items in meeting.lists_of_items()
        for item in items
        if not display.discretion.shows(item.visibility)
    }
    return [
        correction
        for correction in meeting.corrections
        if "/".join(correction.where.split("/")[:2]) not in hidden
    ]


def _correction(correction: Correction, display: DisplayNames) -> CorrectionRow:
    return {
        "on": day_words(correction.on, display.t),
        "by": display.party(correction.by)["name"],
        "where": correction.where,
        "was": correction.was or "–",
        "now": correction.now or "–",
    }


def _view(run: Request, display: DisplayNames, ref: str) -> MinutesView:
    meeting, tree = run.meeting(ref), run.tree
    view = minutes_view(meeting, read_prose(tree, meeting.path), display)
    if run.options.for_signature:
        view["minutes"]["text_hash"] = read_text_hash(tree, meeting.path)
    return view


def _every(run: Request, discretion: VisibilityFilter) -> list[str]:
    """Return every meeting that has minutes."""
    return run.meetings(has_minutes, discretion)


MAKER = Maker(view=_view, fields=view_fields(MinutesView), words=MINUTES, every=_every)
