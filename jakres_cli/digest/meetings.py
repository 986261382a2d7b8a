"""What changed in meetings, in words."""

from __future__ import annotations

from jakres_cli.digest.fields import field_fact, value_fact
from jakres_cli.digest.speaker import choice_words, clip, field_words, join_parts
from jakres_cli.locale.labels import RECORD_FORM
from jakres_cli.model.message import Message, Plural
from jakres_cli.records.schema.meeting import DECISION, MEETING
from jakres_cli.records.schema.shapes import forms_within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from jakres_cli.changes.change import Change
    from jakres_cli.digest.speaker import Speaker
    from jakres_cli.model.meeting import Decision, Meeting

_MINUTES = next(forms_within(MEETING.by_name["minutes"].shape))
_DECIDED = {
    "decision": Message("decision"),
    "agreement": Message("agreed"),
    "noted": Message("noted"),
    "position": Message("position"),
    "postponed": Message("decision put off"),
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


def added(change: Change, speaker: Speaker) -> Message:
    """Return a new meeting: what kind of record it is, where, and who was there."""
    one: Meeting = change.after  # type: ignore[assignment]
    new = {
        "minutes": Message("new minutes"),
        "planned": Message("new meeting, planned"),
        "stub": Message("new meeting, known only from another record"),
        "cancelled": Message("new meeting, cancelled"),
    }[one.record]
    parts = [*_about(one, speaker)]
    return Message("{new}: {parts}", new=new, parts=join_parts(parts)) if parts else new


def removed(change: Change, speaker: Speaker) -> Message:
    """Return a meeting that is gone, with what was promised in it."""
    one: Meeting = change.before  # type: ignore[assignment]
    owners = {owner for item in one.follow_ups for owner in item.owners}
    if not one.follow_ups:
        return Message("the record was removed")
    return Message(
        "the record was removed, with {count} ({who})",
        count=Plural("1 follow-up", "{n} follow-ups", n=len(one.follow_ups)),
        who=speaker.then.who(sorted(owners)),
    )


def renamed(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return the old and the new name of a record, and whether the old one still leads to it."""
    facts = {"before": change.before, "after": change.after}
    if change.details["forgotten"]:
        return Message(
            "renamed from {before} to {after}; the old name is not kept under “former”, so what "
            "refers to it is lost",
            **facts,
        )
    return Message("renamed from {before} to {after}; the old name still leads here", **facts)


def record_form(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return that it was held, called off, or is another kind of record."""
    said = {
        "meeting-held": Message("was held: the minutes are written"),
        "meeting-unheld": Message("is a planned meeting again, no longer minutes"),
        "meeting-cancelled": Message("was cancelled"),
        "meeting-uncancelled": Message(
            "is no longer cancelled: {now}", now=RECORD_FORM[str(change.after)]
        ),
    }.get(change.kind)
    if said is not None:
        return said
    before, after = RECORD_FORM[str(change.before)], RECORD_FORM[str(change.after)]
    return Message(
        "{field}: {before} → {after}", field=field_words("record"), before=before, after=after
    )


def field(change: Change, speaker: Speaker) -> Message:
    """Return a field of the record that changed."""
    return field_fact(change, MEETING, speaker)


def people(changes: list[Change], speaker: Speaker) -> Message:
    """Return who was added to a list or taken from it, all of the same kind in one sentence."""
    one = changes[0]
    ending = one.kind.rpartition("-")[2]
    shape = next(forms_within(MEETING.by_name[one.field].shape))
    names = [
        speaker.then.value(shape, each.before)
        if each.after is None
        else speaker.now.value(shape, each.after)
        for each in changes
    ]
    return Message("{what}: {who}", what=_WHO[one.field, ending], who=", ".join(names))


def agenda(change: Change, speaker: Speaker) -> Message:
    """Return a point of the agenda that came, went or changed."""
    shape = next(forms_within(MEETING.by_name["agenda"].shape))
    return _listed(change, shape, Message("agenda"), speaker)


def document(change: Change, speaker: Speaker) -> Message:
    """Return a document that came, went or changed."""
    shape = next(forms_within(MEETING.by_name["documents"].shape))
    return _listed(change, shape, Message("document"), speaker)


def decision(change: Change, speaker: Speaker) -> Message:
    """Return a decision that came or went."""
    one: Decision = change.after or change.before  # type: ignore[assignment]
    what = _DECIDED[one.kind]
    if change.after is None:
        return Message("{what} taken out: “{text}”", what=what, text=clip(one.text))
    if one.by is None:
        return Message("{what}: “{text}”", what=what, text=clip(one.text))
    who = speaker.now.who((one.by,))
    return Message("{what}: “{text}” ({who})", what=what, text=clip(one.text), who=who)


def decision_changed(change: Change, speaker: Speaker) -> Message:
    """Return what changed in a decision."""
    fact = field_fact(change, DECISION, speaker)
    return Message("decision {id}: {fact}", id=change.ref.rpartition("/")[2], fact=fact)


def approved(change: Change, speaker: Speaker) -> Message:
    """Return by whom and when the minutes were approved."""
    minutes: Any = change.after
    parts = []
    if minutes.approved_by:
        parts.append(Message("by {who}", who=speaker.now.who((minutes.approved_by,))))
    if minutes.approved_on:
        parts.append(Message("on {day}", day=speaker.day(minutes.approved_on)))
    if minutes.number:
        parts.append(Message("number {number}", number=minutes.number))
    said = (
        Message("the minutes were approved")
        if minutes.seal
        else Message("the minutes were approved, but not sealed")
    )
    return Message("{said} ({parts})", said=said, parts=join_parts(parts)) if parts else said


def approval_withdrawn(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return that approved minutes are a draft again."""
    return Message("the approval was taken back: the minutes are a draft again")


def approval(change: Change, speaker: Speaker) -> Message:
    """Return what changed in the approval."""
    fact = field_fact(change, _MINUTES, speaker)
    return Message("approval of the minutes: {fact}", fact=fact)


def correction(change: Change, speaker: Speaker) -> Message:
    """Return a correction of approved minutes (*Ralat*)."""
    one: Any = change.after or change.before
    facts = {
        "day": speaker.day(one.on),
        "where": join_parts([field_words(part) for part in one.where.split("/")[:1]]),
        "was": clip(one.was),
        "now": clip(one.now),
    }
    if change.after is None:
        return Message(
            "the correction of {day} was taken out ({where}: “{was}” → “{now}”)", **facts
        )
    return Message("correction of {day}, {where}: “{was}” → “{now}”", **facts)


def sealed_text(change: Change, speaker: Speaker) -> Message:
    """Return which parts of approved minutes changed without a correction that says so."""
    names: tuple[str, ...] = change.details["unexplained"] or change.after  # type: ignore[assignment]
    fields = ", ".join(speaker.t(field_words(name)) for name in names)
    if change.warning:
        return Message(
            "approved minutes were changed, and no correction says so: {fields}", fields=fields
        )
    return Message("changed as the corrections say: {fields}", fields=fields)


def seal(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return what became of the seal."""
    if change.kind == "seal-broken":
        return Message("the seal no longer fits the text")
    if change.kind == "seal-mended":
        return Message("the seal fits the text again")
    if change.warning:
        return Message("the seal was renewed without a correction")
    return Message("sealed anew after the correction")


def visibility(change: Change, speaker: Speaker) -> Message:
    """Return who may be shown something from now on."""
    before, after = (
        choice_words(str(value), speaker.t) if value else speaker.t(Message("as its meeting"))
        for value in (change.before, change.after)
    )
    if change.kind == "visibility-opened":
        return Message(
            "may be shown to more people: {after}, was {before}", before=before, after=after
        )
    return Message(
        "may be shown to fewer people: {after}, was {before}", before=before, after=after
    )


def accepted(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return a warning that is accepted from now on, or no longer."""
    one: Any = change.after or change.before
    facts = {"code": one.code, "reason": clip(one.reason)}
    if change.after is None:
        return Message("the warning {code} is no longer accepted (“{reason}”)", **facts)
    return Message("the warning {code} is silenced from now on: “{reason}”", **facts)


def not_stated(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return a field that is now said to be unknown, or no longer."""
    name = field_words(str(change.after or change.before))
    if change.after is None:
        return Message("{field}: no longer marked as not stated in the source", field=name)
    return Message("{field}: marked as not stated in the source", field=name)


def prose(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return how much of the text changed."""
    counts = change.details
    parts = [
        message
        for name, message in (
            (
                "reworded",
                Plural("1 sentence reworded", "{n} sentences reworded", n=_n(counts, "reworded")),
            ),
            ("added", Plural("1 added", "{n} added", n=_n(counts, "added"))),
            ("removed", Plural("1 taken out", "{n} taken out", n=_n(counts, "removed"))),
        )
        if counts[name]
    ]
    return Message("the text: {parts}", parts=join_parts(parts))


def passages(change: Change) -> Iterator[Message]:
    """Yield each passage of the text that changed, old and new words."""
    before: tuple[str, ...] = change.before  # type: ignore[assignment]
    after: tuple[str, ...] = change.after  # type: ignore[assignment]
    for old, new in zip(before, after, strict=True):
        if old and new:
            yield Message("“{old}” → “{new}”", old=old, new=new)
        elif new:
            yield Message("new: “{new}”", new=new)
        else:
            yield Message("taken out: “{old}”", old=old)


def _n(counts: dict[str, object], name: str) -> int:
    value: Any = counts[name]
    return int(value)


def _about(one: Meeting, speaker: Speaker) -> Iterator[Message]:
    if one.place:
        yield Message("{place}", place=clip(one.place))
    if one.chair:
        yield Message("led by {who}", who=speaker.now.who((one.chair,)))
    if one.record == "planned":
        if one.invited:
            yield Message("invited: {who}", who=_present(one.invited, speaker))
    elif one.attendees:
        yield Message("attended: {who}", who=_present(one.attendees, speaker))
    if one.visibility != "internal":
        yield Message("{visibility}", visibility=choice_words(one.visibility, speaker.t))
    if one.not_stated:
        fields = ", ".join(speaker.t(field_words(name)) for name in one.not_stated)
        yield Message("not stated in the source: {fields}", fields=fields)


def _present(listed: tuple[Any, ...], speaker: Speaker) -> str:
    shape = MEETING.by_name["attendees"].shape
    return clip(speaker.now.value(shape, listed))


def _listed(change: Change, shape: Any, label: Message, speaker: Speaker) -> Message:  # noqa: ANN401
    if change.before is not None and change.after is not None:
        return value_fact(change, shape, label, speaker)
    if change.after is None:
        what = speaker.then.value(shape, change.before)
        return Message("{label}: {what} taken out", label=label, what=what)
    what = speaker.now.value(shape, change.after)
    return Message("{label}: {what} added", label=label, what=what)
