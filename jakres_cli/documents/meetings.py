"""A meeting in its papers: its head, who was in the room, and who sat where."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.dates import clock_words, meeting_days
from jakres_cli.documents.visibility import acting_name
from jakres_cli.documents.words import ACTING, ATTENDEE_ROLE
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.meeting import Absence, Attendee, DocumentLink, Headcount, Meeting

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.locale import Catalogue


class MeetingHead(TypedDict):
    """A meeting at the head of its papers."""

    ref: Annotated[str, "the id of the meeting"]
    title: Annotated[str, "its title"]
    days: Annotated[str, "its day or days: “Selasa, 29 Oktober 2019”"]
    date: Annotated[str, "its first day: 2019-10-29"]
    time: Annotated[str, "“Pukul 09.00 s.d. 11.00 WIB”"]
    place: Annotated[str, "where"]


class MeetingOfPaper(MeetingHead):
    """The same, and who may see it."""

    visibility: Annotated[str, "`public`, `internal` or `confidential`"]


class DocumentRow(TypedDict):
    """A document of a meeting."""

    title: Annotated[str, "what a document of the meeting is called"]
    url: Annotated[str, "its address"]
    file: Annotated[str, "its file under `records/`"]


class AgendaRow(TypedDict):
    """A point of the agenda."""

    title: Annotated[str, "a point of the agenda"]
    by: Annotated[str, "who presents it"]


class AttendeeRow(TypedDict):
    """Somebody who was there."""

    text: Annotated[str, "the whole line of somebody who was there"]
    agency: Annotated[str, "the agency"]
    code: Annotated[str, "its code"]
    people: Annotated[str, "its people, in a row"]
    note: Annotated[str, "the role, or on whose behalf"]


class AbsenceRow(TypedDict):
    """Somebody who was not."""

    agency: Annotated[str, "who did not come"]
    excused: Annotated[bool, "true or false"]
    reason: Annotated[str, "why"]


def meeting_head(meeting: Meeting, display: DisplayNames) -> MeetingHead:
    """Return what stands at the head of every paper of a meeting."""
    t, timezone = display.t, display.records.settings.timezone
    return {
        "ref": meeting.id,
        "title": meeting.title.in_language(t.lang),
        "days": meeting_days(meeting.date, meeting.last_day, t),
        "date": meeting.date.isoformat(),
        "time": clock_words(meeting.time, meeting.end_time, timezone, t),
        "place": meeting.place or "",
    }


def agenda_rows(meeting: Meeting, display: DisplayNames) -> list[AgendaRow]:
    """Return the ``title`` of each point of the agenda and who presents it (``by``)."""
    return [
        {"title": point.title, "by": display.party(point.by)["name"]} for point in meeting.agenda
    ]


def document_row(link: DocumentLink) -> DocumentRow:
    """Return ``title``, ``url`` and ``file`` of a document of a meeting."""
    url, file = link.url or "", link.file or ""
    return {"title": link.title or url or file, "url": url, "file": file}


def require_visible(meeting: Meeting, display: DisplayNames) -> None:
    """Raise ``CannotDo`` when the readers may not see anything of ``meeting``."""
    if display.discretion.shows(meeting.visibility):
        return
    if meeting.visibility == "internal":
        raise CannotDo(
            Message("{meeting} is not public", meeting=meeting.id),
            Message("add --internal if the readers may see it; jakres set makes it public"),
        )
    raise CannotDo(
        Message("{meeting} is confidential", meeting=meeting.id),
        Message("add --confidential if the readers may see it"),
    )


def attendee_row(attendee: Attendee, day: datetime.date, display: DisplayNames) -> AttendeeRow:
    """Return ``agency``, ``people`` and ``note`` (role, on behalf of), and them as one ``text``."""
    agency = display.full(attendee.agency) if attendee.agency else ""
    people = "; ".join(_people(attendee, day, display))
    note = "; ".join(attendee_notes(attendee, display))
    text = f"{agency}: {people}" if agency and people else agency or people
    return {
        "agency": agency,
        "code": attendee.agency or "",
        "people": people,
        "note": note,
        "text": f"{text} ({note})" if note else text,
    }


def absence_row(absence: Absence, display: DisplayNames) -> AbsenceRow:
    """Return ``agency``, whether it was ``excused``, and the ``reason``."""
    return {
        "agency": display.full(absence.agency),
        "excused": absence.excused,
        "reason": absence.reason or "",
    }


def headcount_words(headcount: Headcount | None, t: Catalogue) -> str:
    """Return “± 73 institusi”."""
    if headcount is None:
        return ""
    unit = Message("organisations") if headcount.unit == "organisations" else Message("people")
    return f"{'± ' if headcount.approx else ''}{headcount.n} {t(unit)}"


def _people(attendee: Attendee, day: datetime.date, display: DisplayNames) -> Iterator[str]:
    acting = f"{display.t(ACTING)} " if attendee.acting else ""
    for code in attendee.people:
        yield acting + display.party(code)["name"]
    for code in attendee.posts:
        name, post = display.party(code)["name"], display.office_on(code, day)
        yield post if post != name else acting + name
    for named in attendee.names:
        yield f"{named.name}, {named.position}" if named.position else named.name


def attendee_notes(attendee: Attendee, display: DisplayNames) -> Iterator[str]:
    """Yield the role of an attendee unless it is the usual one, and on whose behalf they came."""
    if attendee.role in ATTENDEE_ROLE:
        yield display.t(ATTENDEE_ROLE[attendee.role])
    if attendee.on_behalf_of:
        who = display.party(attendee.on_behalf_of)["name"]
        yield display.t(Message("on behalf of {who}", who=who))


class Seat(TypedDict):
    """A person in a list of attendees; what is not known is empty."""

    name: str
    position: str
    agency: str
    note: str


def by_rank(those: Iterable[Attendee], display: DisplayNames) -> list[Attendee]:
    """Return ``those`` by the protocol rank of their bodies, then those whose body has none."""
    records = display.records

    def rank(attendee: Attendee) -> tuple[bool, int]:
        posts = (records.posts.get(name) for name in attendee.posts)
        code = attendee.agency or next((post.agency for post in posts if post), None)
        agency = records.agencies.get(code or "")
        order = agency.order if agency else None
        return order is None, order or 0

    return sorted(those, key=rank)


def seats(attendee: Attendee, day: datetime.date, display: DisplayNames) -> list[Seat]:
    """Return a row for each person whom an entry of a list of attendees means.

    ``position`` holds the post, ``agency`` the body; ``note`` the role, or on whose behalf. A body
    without a person has one row, without a name.
    """
    body = display.party(attendee.agency)["name"]
    people = [_of_person(code, attendee, day, display) for code in attendee.people]
    people += [_of_post(code, attendee, day, display) for code in attendee.posts]
    people += [(named.name, named.position or "", body) for named in attendee.names]
    note = "; ".join(attendee_notes(attendee, display))
    return [
        {"name": name, "position": position, "agency": agency, "note": note}
        for name, position, agency in people or [("", "", body)]
    ]


def seat_of(code: str, day: datetime.date, display: DisplayNames) -> Seat:
    """Return the same row for a post, a person, an agency or plain text."""
    if code in display.records.agencies:
        (row,) = seats(Attendee(agency=code), day, display)
    elif code in display.records.posts:
        (row,) = seats(Attendee(posts=(code,)), day, display)
    else:
        (row,) = seats(Attendee(people=(code,)), day, display)
    return row


def _of_person(
    code: str, attendee: Attendee, day: datetime.date, display: DisplayNames
) -> tuple[str, str, str]:
    """Return the name, the posts and the body of a person."""
    person = display.records.people.get(code)
    body = attendee.agency or (person.agency_on(day) if person else None)
    position = "; ".join(
        acting_name(display.party(holding.post)["name"], holding.acts_as)
        for holding in display.held_by(code, day)
    )
    return display.party(code)["name"], position, display.party(body)["name"]


def _of_post(
    code: str, attendee: Attendee, day: datetime.date, display: DisplayNames
) -> tuple[str, str, str]:
    """Return who holds a post, the post, and its body."""
    post = display.records.posts.get(code)
    body = attendee.agency or (post.agency if post else None)
    name = display.party(code)["name"]
    holder = display.holder_on(code, day)
    if holder is not None and bool(holder.capacity) >= attendee.acting:
        position = acting_name(name, holder.capacity)
        return display.party(holder.person)["name"], position, display.party(body)["name"]
    # somebody acts in it whom the register doesn't know
    acting = f"{display.t(ACTING)} " if attendee.acting else ""
    return "", acting + name, display.party(body)["name"]
