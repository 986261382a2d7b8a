"""Who was in the room, who was not, and how many."""

from __future__ import annotations

from jakres_cli.documents.words import ACTING, ATTENDEE_ROLE
from jakres_cli.model.message import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.documents.parties import DisplayNames
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.meeting import Absence, Attendee, Headcount


def attendee_row(one: Attendee, called: DisplayNames) -> dict[str, str]:
    """Return ``agency``, ``people`` and ``note`` (role, on behalf of), and them as one ``text``."""
    agency = called.full(one.agency) if one.agency else ""
    people = "; ".join(_people(one, called))
    note = "; ".join(attendee_notes(one, called))
    text = f"{agency}: {people}" if agency and people else agency or people
    return {
        "agency": agency,
        "code": one.agency or "",
        "people": people,
        "note": note,
        "text": f"{text} ({note})" if note else text,
    }


def absence_row(one: Absence, called: DisplayNames) -> dict[str, object]:
    """Return ``agency``, whether it was ``excused``, and the ``reason``."""
    return {
        "agency": called.full(one.agency),
        "excused": one.excused,
        "reason": one.reason or "",
    }


def headcount_words(headcount: Headcount | None, t: Catalogue) -> str:
    """Return “± 73 institusi”."""
    if headcount is None:
        return ""
    unit = Message("organisations") if headcount.unit == "organisations" else Message("people")
    return f"{'± ' if headcount.approx else ''}{headcount.n} {t(unit)}"


def _people(one: Attendee, called: DisplayNames) -> Iterator[str]:
    acting = f"{called.t(ACTING)} " if one.acting else ""
    for code in (*one.people, *one.posts):
        yield acting + called.party(code)["name"]
    for named in one.names:
        yield f"{named.name}, {named.position}" if named.position else named.name


def attendee_notes(one: Attendee, called: DisplayNames) -> Iterator[str]:
    """Yield the role of an attendee unless it is the usual one, and on whose behalf they came."""
    if one.role in ATTENDEE_ROLE:
        yield called.t(ATTENDEE_ROLE[one.role])
    if one.on_behalf_of:
        who = called.party(one.on_behalf_of)["name"]
        yield called.t(Message("on behalf of {who}", who=who))
