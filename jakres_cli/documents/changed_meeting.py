"""What the letter says of a meeting whose day was changed, or that was called off."""

from __future__ import annotations

from jakres_cli.documents.dates import day_words, full_day_words
from jakres_cli.model.base import Message
from jakres_cli.model.paperwork import Cancellation, SentLetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.documents.visibility import DisplayNames
    from jakres_cli.locale import Catalogue
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.paperwork import Move


def is_called_off(meeting: Meeting) -> bool:
    """Tell whether the letter only says that the meeting doesn't take place."""
    return meeting.record == "cancelled"


def changed_subject(meeting: Meeting) -> Message | None:
    """Return the subject of the letter that follows an invitation; None for the first one."""
    if is_called_off(meeting):
        return Message("Meeting cancelled")
    return Message("Change of the date of a meeting") if meeting.moved else None


def changed_opening(meeting: Meeting, display: DisplayNames) -> Message:
    """Return the sentence that says what changed, after which letter, and why."""
    t = display.t
    title = meeting.title.in_language(t.lang)
    if is_called_off(meeting):
        sent = _last_letter(meeting)
        reason = (meeting.cancelled or Cancellation()).reason
        news = _called_off(title, full_day_words(meeting.date, t), reason)
    else:
        move = _known_move(meeting)
        sent = move.letter
        news = _moved(title, full_day_words(move.was or meeting.date, t), move.reason)
    letter = _letter_words(sent, t) if sent else None
    if letter is None:
        return Message("We have to inform you that {news}", news=news)
    return Message(
        "Further to our letter {letter}, we have to inform you that {news}",
        letter=letter,
        news=news,
    )


def _known_move(meeting: Meeting) -> Move:
    """Return the move from the day that those invited know: the last one after a letter."""
    announced = [move for move in meeting.moved if move.letter]
    return (announced or meeting.moved)[-1]


def _last_letter(meeting: Meeting) -> SentLetter | None:
    given = meeting.invitation
    if given is not None and (given.number or given.date):
        return SentLetter(number=given.number, date=given.date)
    return next((move.letter for move in reversed(meeting.moved) if move.letter), None)


def _moved(title: str, was: str, reason: str | None) -> Message:
    if reason is None:
        return Message("“{title}”, planned for {was}, will be held instead on:", **_of(title, was))
    return Message(
        "“{title}”, planned for {was}, will be held instead, for this reason: {reason}, on:",
        **_of(title, was),
        reason=reason.rstrip(". "),
    )


def _called_off(title: str, was: str, reason: str | None) -> Message:
    if reason is None:
        return Message("“{title}”, planned for {was}, is cancelled.", **_of(title, was))
    return Message(
        "“{title}”, planned for {was}, is cancelled, for this reason: {reason}.",
        **_of(title, was),
        reason=reason.rstrip(". "),
    )


def _of(title: str, was: str) -> dict[str, str]:
    return {"title": title, "was": was}


def _letter_words(letter: SentLetter, t: Catalogue) -> Message | None:
    if letter.number and letter.date:
        day = day_words(letter.date, t)
        return Message("Number {number} of {day}", number=letter.number, day=day)
    if letter.number:
        return Message("Number {number}", number=letter.number)
    return Message("of {day}", day=day_words(letter.date, t)) if letter.date else None
