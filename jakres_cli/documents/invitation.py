"""The letter that calls a meeting (surat undangan)."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents import frame
from jakres_cli.documents.changed_meeting import (
    changed_opening,
    changed_subject,
    is_called_off,
)
from jakres_cli.documents.frame import Frame, LetterHead, letter_head, view_fields, view_frame
from jakres_cli.documents.maker import Maker
from jakres_cli.documents.meetings import (
    AgendaRow,
    MeetingOfPaper,
    Seat,
    agenda_rows,
    by_rank,
    meeting_head,
    require_visible,
    seats,
)
from jakres_cli.documents.occasions import meeting_occasion, online_words
from jakres_cli.documents.signers import Officer, signatory
from jakres_cli.locale import RECORD_FORM
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.paperwork import Invitation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.documents.maker import Request
    from jakres_cli.documents.visibility import DisplayNames, VisibilityFilter
    from jakres_cli.model.meeting import Attendee, Meeting
    from jakres_cli.papers.exchange import Occasion


WORDS = {
    **frame.LETTER_WORDS,
    "confidential": Message("CONFIDENTIAL"),
    "days": Message("Day/date"),
    "time": Message("time"),
    "place": Message("Place"),
    "agenda": Message("Agenda"),
    "annexed": Message("those in the list attached"),
    "annex": Message("List of those invited"),
    "online": Message("online"),
    "remarks": Message("Please note"),
    "contact": Message("contact"),
    "closing": Message("Thank you for your attention and for coming."),
    "closing_called_off": Message("Thank you for your attention and understanding."),
}
"""The labels; templates may change them."""


class Addressee(TypedDict):
    """Somebody who is invited."""

    text: Annotated[str, "somebody who is invited, as the letter calls them"]
    name: Annotated[str, "the name, if one is known"]
    position: Annotated[str, "the post"]
    agency: Annotated[str, "the body"]


class InvitationView(Frame):
    """What a template of the letter may use."""

    letter: LetterHead
    signer: Officer
    copies: Annotated[list[str], "who gets a copy (*Tembusan*)"]
    meeting: MeetingOfPaper
    agenda: list[AgendaRow]
    addressees: list[Addressee]
    annexed: Annotated[bool, "true when they are so many that they stand in a list of their own"]
    opening: Annotated[
        str,
        "the sentence that invites, with the earlier meetings that this one follows, or that says "
        "what changed since the letter before",
    ]
    called_off: Annotated[bool, "true when the letter says that the meeting doesn't take place"]
    online: Annotated[str, "the program, link, number and passcode of a meeting held online"]
    remarks: Annotated[list[str], "what those invited should know"]
    contact: Annotated[str, "whom to turn to"]


_MOST_ADDRESSEES = 5
"""More of them stand in a list of their own."""


def invitation_view(
    meeting: Meeting, display: DisplayNames, *, for_signature: bool
) -> InvitationView:
    """Return what the template may use, but for ``coverage``.

    Whoever called the meeting signs, unless the record names another. Raises ``CannotDo`` for a
    meeting that is only known from another record, and for one that may not be shown.
    """
    require_visible(meeting, display)
    _must_be_called(meeting)
    display = display.on(meeting.date)
    t, given = display.t, meeting.invitation or Invitation()
    changed, called_off = changed_subject(meeting), is_called_off(meeting)
    addressees = _addressees(meeting, display)
    annexed = len(addressees) > _MOST_ADDRESSEES
    head = letter_head(
        number=None if called_off else given.number,
        date=None if called_off else given.date,
        nature=given.nature,
        attachments=given.attachments or (t(WORDS["annex"]) if annexed else None),
        subject=t(changed) if changed else given.subject or t(Message("Invitation")),
        for_signature=for_signature,
        t=t,
    )
    return {
        **view_frame(WORDS, display),
        "letter": head,
        "meeting": {**meeting_head(meeting, display), "visibility": meeting.visibility},
        "agenda": agenda_rows(meeting, display),
        "addressees": addressees,
        "annexed": annexed,
        "opening": t(changed_opening(meeting, display) if changed else _opening(meeting, display)),
        "called_off": called_off,
        "online": online_words(meeting.online, t),
        "remarks": list(given.notes),
        "contact": display.office_on(given.contact, meeting.date),
        "signer": signatory(given.signer or meeting.convened_by, meeting.date, display),
        "copies": list(given.copies),
    }


def is_invited_to(meeting: Meeting) -> bool:
    """Return whether people are still invited to it."""
    return meeting.record == "planned"


def _must_be_called(meeting: Meeting) -> None:
    if meeting.record == "stub":
        raise CannotDo(
            Message(
                "{meeting} has no invitation: it is {record}",
                meeting=meeting.id,
                record=RECORD_FORM[meeting.record],
            )
        )


def _addressees(meeting: Meeting, display: DisplayNames) -> list[Addressee]:
    return [
        {
            "text": ", ".join(_called(row, attendee)),
            "name": row["name"],
            "position": row["position"],
            "agency": row["agency"],
        }
        for attendee in by_rank(meeting.invited, display)
        for row in seats(attendee, meeting.date, display)
    ]


def _called(row: Seat, attendee: Attendee) -> Iterator[str]:
    """Yield the post, else the name and position; the body when the entry names it."""
    if attendee.posts and row["position"]:
        yield row["position"]
    else:
        yield from filter(None, (row["name"], row["position"]))
    if attendee.agency:
        yield row["agency"]


def _opening(meeting: Meeting, display: DisplayNames) -> Message:
    given = meeting.invitation.opening if meeting.invitation else None
    if given:
        return Message("{opening}", opening=given)
    title = meeting.title.in_language(display.t.lang)
    earlier = [
        display.meeting(former.id)
        for name in meeting.follows
        if (former := display.records.meeting(name)) and display.discretion.shows(former.visibility)
    ]
    if not earlier:
        return Message("We have the honour to invite you to “{title}”, to be held on:", title=title)
    return Message(
        "Further to {earlier}, we have the honour to invite you to “{title}”, to be held on:",
        earlier="; ".join(earlier),
        title=title,
    )


def _view(run: Request, display: DisplayNames, ref: str) -> InvitationView:
    return invitation_view(run.meeting(ref), display, for_signature=run.options.for_signature)


def _occasion(run: Request, display: DisplayNames, ref: str) -> Occasion:
    """Return the meeting for a calendar, which is told of a cancelled one, too."""
    meeting = run.meeting(ref)
    require_visible(meeting, display)
    return meeting_occasion(meeting, display)


def _every(run: Request, discretion: VisibilityFilter) -> list[str]:
    """Return every meeting that is planned."""
    return run.meetings(is_invited_to, discretion)


MAKER = Maker(
    view=_view,
    fields=view_fields(InvitationView),
    words=WORDS,
    every=_every,
    occasion=_occasion,
)
