"""A meeting in its papers: its head, who was in the room, who sat where, and who signs."""

from __future__ import annotations

from jakres_cli.documents.dates import clock_words, meeting_days
from jakres_cli.documents.words import ACTING, ATTENDEE_ROLE
from jakres_cli.model.base import CannotDo, Message
from jakres_cli.model.meeting import Absence, Attendee, DocumentLink, Headcount, Meeting

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from jakres_cli.documents.maker import View
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.locale import Catalogue


MEETING_HEAD = {
    "ref": "the id of the meeting",
    "title": "its title",
    "days": "its day or days: “Selasa, 29 Oktober 2019”",
    "date": "its first day: 2019-10-29",
    "time": "“Pukul 09.00 s.d. 11.00 WIB”",
    "place": "where",
}
"""The fields of ``meeting_head``."""
DOCUMENT = {
    "title": "what a document of the meeting is called",
    "url": "its address",
    "file": "its file under `records/`",
}
"""The fields of ``document_row``."""


def meeting_head(meeting: Meeting, called: DisplayNames) -> View:
    """Return what stands at the head of every paper of a meeting."""
    t, timezone = called.t, called.records.settings.timezone
    return {
        "ref": meeting.id,
        "title": meeting.title.in_language(t.lang),
        "days": meeting_days(meeting.date, meeting.last_day, t),
        "date": meeting.date.isoformat(),
        "time": clock_words(meeting.time, meeting.end_time, timezone, t),
        "place": meeting.place or "",
    }


def agenda_rows(meeting: Meeting, called: DisplayNames) -> list[View]:
    """Return the ``title`` of each point of the agenda and who presents it (``by``)."""
    return [
        {"title": point.title, "by": called.party(point.by)["name"]} for point in meeting.agenda
    ]


def document_row(link: DocumentLink) -> View:
    """Return ``title``, ``url`` and ``file`` of a document of a meeting."""
    url, file = link.url or "", link.file or ""
    return {"title": link.title or url or file, "url": url, "file": file}


def require_visible(meeting: Meeting, called: DisplayNames) -> None:
    """Raise ``CannotDo`` when the readers may not see anything of ``meeting``."""
    if called.discretion.shows(meeting.visibility):
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


def attendee_row(attendee: Attendee, called: DisplayNames) -> dict[str, str]:
    """Return ``agency``, ``people`` and ``note`` (role, on behalf of), and them as one ``text``."""
    agency = called.full(attendee.agency) if attendee.agency else ""
    people = "; ".join(_people(attendee, called))
    note = "; ".join(attendee_notes(attendee, called))
    text = f"{agency}: {people}" if agency and people else agency or people
    return {
        "agency": agency,
        "code": attendee.agency or "",
        "people": people,
        "note": note,
        "text": f"{text} ({note})" if note else text,
    }


def absence_row(absence: Absence, called: DisplayNames) -> dict[str, object]:
    """Return ``agency``, whether it was ``excused``, and the ``reason``."""
    return {
        "agency": called.full(absence.agency),
        "excused": absence.excused,
        "reason": absence.reason or "",
    }


def headcount_words(headcount: Headcount | None, t: Catalogue) -> str:
    """Return “± 73 institusi”."""
    if headcount is None:
        return ""
    unit = Message("organisations") if headcount.unit == "organisations" else Message("people")
    return f"{'± ' if headcount.approx else ''}{headcount.n} {t(unit)}"


def _people(attendee: Attendee, called: DisplayNames) -> Iterator[str]:
    acting = f"{called.t(ACTING)} " if attendee.acting else ""
    for code in (*attendee.people, *attendee.posts):
        yield acting + called.party(code)["name"]
    for named in attendee.names:
        yield f"{named.name}, {named.position}" if named.position else named.name


def attendee_notes(attendee: Attendee, called: DisplayNames) -> Iterator[str]:
    """Yield the role of an attendee unless it is the usual one, and on whose behalf they came."""
    if attendee.role in ATTENDEE_ROLE:
        yield called.t(ATTENDEE_ROLE[attendee.role])
    if attendee.on_behalf_of:
        who = called.party(attendee.on_behalf_of)["name"]
        yield called.t(Message("on behalf of {who}", who=who))


OFFICER = {
    "text": "the post or the name, as the record says it",
    "post": "the post, empty when it isn't known",
    "name": "the name, empty when it isn't known",
}
"""The fields of ``signatory``."""


def signatory(code: str | None, day: datetime.date, called: DisplayNames) -> dict[str, object]:
    """Return the ``post`` and the ``name`` of somebody who signs; what isn't known stays empty."""
    name = called.party(code)["name"]
    if code in called.records.posts:
        return {"text": name, "post": name, "name": called.holder(code, day)}
    if code in called.records.agencies:
        return {"text": name, "post": "", "name": ""}
    posts = called.held_by(code or "", day)
    post = called.party(posts[0])["name"] if len(posts) == 1 else ""
    return {"text": name, "post": post, "name": name}


def by_rank(those: Iterable[Attendee], called: DisplayNames) -> list[Attendee]:
    """Return ``those`` by the protocol rank of their bodies, then those whose body has none."""
    records = called.records

    def rank(attendee: Attendee) -> tuple[bool, int]:
        posts = (records.posts.get(name) for name in attendee.posts)
        code = attendee.agency or next((post.agency for post in posts if post), None)
        agency = records.agencies.get(code or "")
        order = agency.order if agency else None
        return order is None, order or 0

    return sorted(those, key=rank)


def seats(attendee: Attendee, day: datetime.date, called: DisplayNames) -> list[dict[str, str]]:
    """Return a row for each person whom an entry of a list of attendees means.

    ``position`` holds the post, ``agency`` the body; ``note`` the role, or on whose behalf. A body
    without a person has one row, without a name.
    """
    people = [_of_person(code, attendee, day, called) for code in attendee.people]
    people += [_of_post(code, attendee, day, called) for code in attendee.posts]
    people += [{"name": named.name, "position": named.position or ""} for named in attendee.names]
    note = "; ".join(attendee_notes(attendee, called))
    body = called.party(attendee.agency)["name"]
    return [
        {"name": "", "position": "", "agency": body, **person, "note": note}
        for person in people or [{}]
    ]


def seat_of(code: str, day: datetime.date, called: DisplayNames) -> dict[str, str]:
    """Return the same row for a post, a person, an agency or plain text."""
    if code in called.records.agencies:
        (row,) = seats(Attendee(agency=code), day, called)
    elif code in called.records.posts:
        (row,) = seats(Attendee(posts=(code,)), day, called)
    else:
        (row,) = seats(Attendee(people=(code,)), day, called)
    return row


def _of_person(
    code: str, attendee: Attendee, day: datetime.date, called: DisplayNames
) -> dict[str, str]:
    person = called.records.people.get(code)
    body = attendee.agency or (person.agency if person else None)
    position = "; ".join(called.party(post)["name"] for post in called.held_by(code, day))
    return {
        "name": called.party(code)["name"],
        "position": position,
        "agency": called.party(body)["name"],
    }


def _of_post(
    code: str, attendee: Attendee, day: datetime.date, called: DisplayNames
) -> dict[str, str]:
    post = called.records.posts.get(code)
    body = attendee.agency or (post.agency if post else None)
    acting = f"{called.t(ACTING)} " if attendee.acting else ""
    return {
        "name": "" if attendee.acting else called.holder(code, day),
        "position": acting + called.party(code)["name"],
        "agency": called.party(body)["name"],
    }
