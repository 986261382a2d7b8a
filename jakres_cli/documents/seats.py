"""Who sits where and who signs: the people behind a list of attendees."""

from __future__ import annotations

from jakres_cli.documents.participants import attendee_notes
from jakres_cli.documents.words import ACTING
from jakres_cli.model.meeting import Attendee

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from jakres_cli.documents.parties import DisplayNames

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

    def rank(one: Attendee) -> tuple[bool, int]:
        posts = (records.posts.get(name) for name in one.posts)
        code = one.agency or next((post.agency for post in posts if post), None)
        agency = records.agencies.get(code or "")
        order = agency.order if agency else None
        return order is None, order or 0

    return sorted(those, key=rank)


def seats(one: Attendee, day: datetime.date, called: DisplayNames) -> list[dict[str, str]]:
    """Return a row for each person whom an entry of a list of attendees means.

    ``position`` holds the post, ``agency`` the body; ``note`` the role, or on whose behalf. A body
    without a person has one row, without a name.
    """
    people = [_of_person(code, one, day, called) for code in one.people]
    people += [_of_post(code, one, day, called) for code in one.posts]
    people += [{"name": named.name, "position": named.position or ""} for named in one.names]
    note = "; ".join(attendee_notes(one, called))
    body = called.party(one.agency)["name"]
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
    code: str, one: Attendee, day: datetime.date, called: DisplayNames
) -> dict[str, str]:
    person = called.records.people.get(code)
    body = one.agency or (person.agency if person else None)
    position = "; ".join(called.party(post)["name"] for post in called.held_by(code, day))
    return {
        "name": called.party(code)["name"],
        "position": position,
        "agency": called.party(body)["name"],
    }


def _of_post(code: str, one: Attendee, day: datetime.date, called: DisplayNames) -> dict[str, str]:
    post = called.records.posts.get(code)
    body = one.agency or (post.agency if post else None)
    acting = f"{called.t(ACTING)} " if one.acting else ""
    return {
        "name": "" if one.acting else called.holder(code, day),
        "position": acting + called.party(code)["name"],
        "agency": called.party(body)["name"],
    }
