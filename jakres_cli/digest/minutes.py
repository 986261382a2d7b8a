"""What changed in the approval of minutes, their corrections and their seal, in words."""

from __future__ import annotations

from jakres_cli.digest.speaker import Speaker, clip, field_fact, field_words, join_parts
from jakres_cli.model.message import Message
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.schema.shapes import forms_within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.change import AnyChange, Change, SealedTextChange
    from jakres_cli.model.meeting import Approval, Correction

_MINUTES = next(forms_within(MEETING.by_name["minutes"].shape))


def approved(change: Change[Approval], speaker: Speaker) -> Message:
    """Return by whom and when the minutes were approved."""
    minutes = change.new
    parts = []
    if minutes.approved_by:
        parts.append(Message("by {who}", who=speaker.now.who((minutes.approved_by,))))
    if minutes.approved_on:
        parts.append(Message("on {day}", day=speaker.day(minutes.approved_on)))
    if minutes.number:
        parts.append(Message("number {number}", number=minutes.number))
    sentence = (
        Message("the minutes were approved")
        if minutes.seal
        else Message("the minutes were approved, but not sealed")
    )
    if not parts:
        return sentence
    return Message("{said} ({parts})", said=sentence, parts=join_parts(parts))


def approval_withdrawn(change: AnyChange, speaker: Speaker) -> Message:
    """Return that approved minutes are a draft again."""
    return Message("the approval was taken back: the minutes are a draft again")


def approval(change: AnyChange, speaker: Speaker) -> Message:
    """Return what changed in the approval."""
    fact = field_fact(change, _MINUTES, speaker)
    return Message("approval of the minutes: {fact}", fact=fact)


def correction(change: Change[Correction], speaker: Speaker) -> Message:
    """Return a correction of approved minutes (*Ralat*)."""
    made = change.either
    facts = {
        "day": speaker.day(made.on),
        "where": field_words(made.where.partition("/")[0]),
        "was": clip(made.was),
        "now": clip(made.now),
    }
    if change.after is None:
        return Message(
            "the correction of {day} was taken out ({where}: “{was}” → “{now}”)", **facts
        )
    return Message("correction of {day}, {where}: “{was}” → “{now}”", **facts)


def sealed_text(change: SealedTextChange, speaker: Speaker) -> Message:
    """Return which parts of approved minutes changed without a correction that says so."""
    names = change.unexplained or change.new
    fields = ", ".join(speaker.t(field_words(name)) for name in names)
    if change.warning:
        return Message(
            "approved minutes were changed, and no correction says so: {fields}", fields=fields
        )
    return Message("changed as the corrections say: {fields}", fields=fields)


def seal(change: AnyChange, speaker: Speaker) -> Message:
    """Return what became of the seal."""
    if change.kind == "seal-broken":
        return Message("the seal no longer fits the text")
    if change.kind == "seal-mended":
        return Message("the seal fits the text again")
    if change.warning:
        return Message("the seal was renewed without a correction")
    return Message("sealed anew after the correction")
