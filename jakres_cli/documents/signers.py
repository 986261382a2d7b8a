"""Who signs a paper: the post and the name, as far as the records know them."""

from __future__ import annotations

from typing import Annotated, TypedDict

from jakres_cli.documents.visibility import acting_name
from jakres_cli.model.paperwork import Signer

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.model.meeting import Meeting


class Officer(TypedDict):
    """Somebody who signs or leads."""

    text: Annotated[str, "the post or the name, as the record says it"]
    post: Annotated[str, "the post, empty when it isn't known; “Plt. …” for who acts in it"]
    name: Annotated[str, "the name, empty when it isn't known"]


def signatory(code: str | None, day: datetime.date, display: DisplayNames) -> Officer:
    """Return the ``post`` and the ``name`` of somebody who signs; what isn't known stays empty."""
    return _officer(display.party(code)["name"], _signer(code, day, display))


def signers_of_minutes(meeting: Meeting, display: DisplayNames) -> list[Signer]:
    """Return who signs the minutes: who led the meeting, then who wrote them, if they are known."""
    signers = (_signer(code, meeting.date, display) for code in _who_sign(meeting, display))
    return [signer for signer in signers if signer.post or signer.name]


def minutes_officers(meeting: Meeting, display: DisplayNames) -> tuple[Officer, Officer]:
    """Return who led the meeting and who wrote its minutes, as they stand on the paper.

    Of approved minutes they are the ``signers`` that were printed then, whatever the register has
    come to say.
    """
    printed = dict(zip(_who_sign(meeting, display), meeting.minutes.signers, strict=False))

    def officer(code: str | None) -> Officer:
        signer = printed.get(code or "")
        if signer is None:
            return signatory(code, meeting.date, display)
        told = signer.post if code in display.records.posts else signer.name
        return _officer(told or signer.post or "", signer)

    return officer(meeting.chair), officer(meeting.recorded_by)


def _who_sign(meeting: Meeting, display: DisplayNames) -> list[str]:
    """Return who sign the minutes by a post or name of their own; an agency has neither."""
    return [
        code
        for code in (meeting.chair, meeting.recorded_by)
        if code and code not in display.records.agencies
    ]


def _signer(code: str | None, day: datetime.date, display: DisplayNames) -> Signer:
    if not code or code in display.records.agencies:
        return Signer()
    name = display.party(code)["name"]
    if code in display.records.posts:
        holder = display.holder_on(code, day)
        if holder is None:
            return Signer(post=name, name="")
        return Signer(
            post=name, name=display.party(holder.person)["name"], capacity=holder.capacity
        )
    held = display.held_by(code, day)
    if len(held) != 1:
        return Signer(post="", name=name)
    return Signer(post=display.party(held[0].post)["name"], name=name, capacity=held[0].acts_as)


def _officer(text: str, signer: Signer) -> Officer:
    post = acting_name(signer.post, signer.capacity) if signer.post else ""
    return {
        "text": post if text == signer.post else text,
        "post": post,
        "name": signer.name or "",
    }
