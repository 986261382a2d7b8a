"""What changed in meetings, their approval, corrections and seal, in words."""

from __future__ import annotations

from jakres_cli.digest.speaker import (
    Speaker,
    choice_words,
    clip,
    field_fact,
    field_words,
    item_fact,
    join_parts,
)
from jakres_cli.locale import RECORD_FORM
from jakres_cli.model.base import Message, Plural
from jakres_cli.records.schema import forms_within
from jakres_cli.records.schema.meeting import DECISION, MEETING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.change import (
        AnyChange,
        Change,
        ProseChange,
        RenameChange,
        SealedTextChange,
    )
    from jakres_cli.model.meeting import Attendee, Decision, Meeting
    from jakres_cli.model.paperwork import Acceptance, Approval, Correction


_DECIDED = {
    "decision": Message("decision"),
    "agreement": Message("agreed"),
    "noted": Message("noted"),
    "position": Message("position"),
    "postponed": Message("decision put off"),
}
_LISTED = {
    "agenda": ("agenda", Message("agenda")),
    "document": ("documents", Message("document")),
}
_WHO = {
    ("attendees", "added"): Message("attendees added"),
    ("attendees", "removed"): Message("attendees taken out"),
    ("attendees", "changed"): Message("attendees changed"),
    ("invited", "added"): Message("invited besides"),
    ("invited", "removed"): Message("no longer invited"),
    ("invited", "changed"): Message("invited, changed"),
    ("absent", "added"): Message("absent"),
    ("absent", "removed"): Message("no longer listed as absent"),
    ("absent", "changed"): Message("absent, changed"),
}
_MINUTES = next(forms_within(MEETING.by_name["minutes"].shape))


def added(change: Change[Meeting], speaker: Speaker) -> Message:
    """Return a new meeting: what kind of record it is, where, and who was there."""
    meeting = change.new
    new = {
        "minutes": Message("new minutes"),
        "planned": Message("new meeting, planned"),
        "stub": Message("new meeting, known only from another record"),
        "cancelled": Message("new meeting, cancelled"),
    }[meeting.record]
    parts = [*_about(meeting, speaker)]
    return Message("{new}: {parts}", new=new, parts=join_parts(parts)) if parts else new


def removed(change: Change[Meeting], speaker: Speaker) -> Message:
    """Return a meeting that is gone, with what was promised in it."""
    follow_ups = change.gone.follow_ups
    owners = {owner for item in follow_ups for owner in item.owners}
    if not follow_ups:
        return Message("the record was removed")
    return Message(
        "the record was removed, with {count} ({who})",
        count=Plural("1 follow-up", "{n} follow-ups", n=len(follow_ups)),
        who=speaker.then.who(sorted(owners)),
    )


def renamed(change: RenameChange, speaker: Speaker) -> Message:
    """Return the old and the new name of a record, and whether the old one still leads to it."""
    facts = {"before": change.before, "after": change.after}
    if change.forgotten:
        return Message(
            "renamed from {before} to {after}; the old name is not kept under “former”, so what "
            "refers to it is lost",
            **facts,
        )
    return Message("renamed from {before} to {after}; the old name still leads here", **facts)


def record_form(change: Change[str], speaker: Speaker) -> Message:
    """Return that it takes place after all, or is another kind of record."""
    before, after = RECORD_FORM[change.gone], RECORD_FORM[change.new]
    if change.kind == "meeting-uncancelled":
        return Message("is no longer cancelled: {now}", now=after)
    return Message(
        "{field}: {before} → {after}", field=field_words("record"), before=before, after=after
    )


def field(change: AnyChange, speaker: Speaker) -> Message:
    """Return a field of the record that changed."""
    return field_fact(change, MEETING, speaker)


def person(change: AnyChange, speaker: Speaker) -> Message:
    """Return who was added to a list or taken from it."""
    return people([change], speaker)


def people(changes: list[AnyChange], speaker: Speaker) -> Message:
    """Return who was added to a list or taken from it, all of the same kind in one sentence."""
    field, ending = changes[0].field, changes[0].kind.rpartition("-")[2]
    shape = next(forms_within(MEETING.by_name[field].shape))
    names = [
        speaker.then.value(shape, each.before)
        if each.after is None
        else speaker.now.value(shape, each.after)
        for each in changes
    ]
    return Message("{what}: {who}", what=_WHO[field, ending], who=", ".join(names))


def listed(change: AnyChange, speaker: Speaker) -> Message:
    """Return a point of the agenda, or a document, that came, went or changed."""
    field, label = _LISTED[change.kind.rpartition("-")[0]]
    return item_fact(change, next(forms_within(MEETING.by_name[field].shape)), label, speaker)


def decision(change: Change[Decision], speaker: Speaker) -> Message:
    """Return a decision that came or went."""
    made = change.either
    what, text = _DECIDED[made.kind], clip(made.text)
    if change.after is None:
        return Message("{what} taken out: “{text}”", what=what, text=text)
    if made.by is None:
        return Message("{what}: “{text}”", what=what, text=text)
    who = speaker.now.who((made.by,))
    return Message("{what}: “{text}” ({who})", what=what, text=text, who=who)


def decision_changed(change: AnyChange, speaker: Speaker) -> Message:
    """Return what changed in a decision."""
    fact = field_fact(change, DECISION, speaker)
    return Message("decision {id}: {fact}", id=change.ref.rpartition("/")[2], fact=fact)


def visibility(change: Change[str], speaker: Speaker) -> Message:
    """Return who may be shown something from now on."""
    before, after = (
        choice_words(value, speaker.t) if value else speaker.t(Message("as its meeting"))
        for value in (change.before, change.after)
    )
    if change.kind == "visibility-opened":
        return Message(
            "may be shown to more people: {after}, was {before}", before=before, after=after
        )
    return Message(
        "may be shown to fewer people: {after}, was {before}", before=before, after=after
    )


def accepted(change: Change[Acceptance], speaker: Speaker) -> Message:
    """Return a warning that is accepted from now on, or no longer."""
    facts = {"code": change.either.code, "reason": clip(change.either.reason)}
    if change.after is None:
        return Message("the warning {code} is no longer accepted (“{reason}”)", **facts)
    return Message("the warning {code} is silenced from now on: “{reason}”", **facts)


def not_stated(change: Change[str], speaker: Speaker) -> Message:
    """Return a field that is now said to be unknown, or no longer."""
    name = field_words(change.either)
    if change.after is None:
        return Message("{field}: no longer marked as not stated in the source", field=name)
    return Message("{field}: marked as not stated in the source", field=name)


def prose(change: ProseChange, speaker: Speaker) -> Message:
    """Return how much of the text changed."""
    counts = (
        Plural("1 sentence reworded", "{n} sentences reworded", n=change.reworded),
        Plural("1 added", "{n} added", n=change.added),
        Plural("1 taken out", "{n} taken out", n=change.removed),
    )
    parts = (count for count in counts if count.params["n"])
    return Message("the text: {parts}", parts=join_parts(parts))


def passages(change: ProseChange) -> Iterator[Message]:
    """Yield each passage of the text that changed, old and new words."""
    for old, new in zip(change.before, change.after, strict=True):
        if old and new:
            yield Message("“{old}” → “{new}”", old=old, new=new)
        elif new:
            yield Message("new: “{new}”", new=new)
        else:
            yield Message("taken out: “{old}”", old=old)


def _about(meeting: Meeting, speaker: Speaker) -> Iterator[Message]:
    if meeting.place:
        yield Message("{place}", place=clip(meeting.place))
    if meeting.chair:
        yield Message("led by {who}", who=speaker.now.who((meeting.chair,)))
    if meeting.record == "planned":
        if meeting.invited:
            yield Message("invited: {who}", who=_present(meeting.invited, speaker))
    elif meeting.attendees:
        yield Message("attended: {who}", who=_present(meeting.attendees, speaker))
    if meeting.visibility != "internal":
        yield Message("{visibility}", visibility=choice_words(meeting.visibility, speaker.t))
    if meeting.not_stated:
        fields = ", ".join(speaker.t(field_words(name)) for name in meeting.not_stated)
        yield Message("not stated in the source: {fields}", fields=fields)


def _present(listed: tuple[Attendee, ...], speaker: Speaker) -> str:
    shape = MEETING.by_name["attendees"].shape
    return clip(speaker.now.value(shape, listed))


def approved(change: Change[Approval], speaker: Speaker) -> Message:
    """Return by whom and when the minutes were approved."""
    minutes = change.new
    parts = []
    if minutes.approved_by:
        parts.append(Message("by {who}", who=speaker.now.who(minutes.approved_by)))
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
    return Message("{sentence} ({parts})", sentence=sentence, parts=join_parts(parts))


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
    """Return that the minutes were sealed anew."""
    if change.warning:
        return Message("the seal was renewed without a correction")
    return Message("sealed anew after the correction")
