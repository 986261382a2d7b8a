"""What changed in events, working groups and series, in words."""

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
from jakres_cli.locale import EVENT_STATUS
from jakres_cli.model.base import Message
from jakres_cli.records.schema import event as forms
from jakres_cli.records.schema import forms_within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.change import AnyChange, Change, EventDaysChange, TopicChange
    from jakres_cli.model.event import Event, Proposal, Series, Topic, WorkingGroup
    from jakres_cli.model.paperwork import Move

    Record = Event | WorkingGroup | Series

_FORMS = {
    "event-changed": forms.EVENT,
    "working-group-changed": forms.WORKING_GROUP,
    "series-changed": forms.SERIES,
    "proposal-changed": forms.PROPOSAL,
}
_ITEMS = {
    "session": next(forms_within(forms.EVENT.by_name["sessions"].shape)),
    "group": next(forms_within(forms.EVENT.by_name["groups"].shape)),
    "member": next(forms_within(forms.WORKING_GROUP.by_name["members"].shape)),
}
_LABEL = {
    "session": Message("session"),
    "group": Message("group"),
    "member": Message("member"),
}


def added(change: Change[Record], speaker: Speaker) -> Message:
    """Return a new record with what it says of itself."""
    new = {
        "event-added": Message("new event"),
        "working-group-added": Message("new working group"),
        "series-added": Message("new series of meetings"),
    }[change.kind]
    parts = [*_about(change.new, speaker)]
    return Message("{new}: {parts}", new=new, parts=join_parts(parts)) if parts else new


def status(change: Change[str], speaker: Speaker) -> Message:
    """Return the status before and after."""
    before, after = EVENT_STATUS[change.gone], EVENT_STATUS[change.new]
    return Message("status: {before} → {after}", before=before, after=after)


def moved(change: EventDaysChange, speaker: Speaker) -> Message:
    """Return the days before and after, and why."""
    before, after = speaker.days(change.before), speaker.days(change.after)
    if not before:
        return Message("on {after}; there was no day before", after=after)
    if not after:
        return Message("no day any more, was {before}", before=before)
    if change.reason:
        because = clip(change.reason)
        return Message(
            "moved from {before} to {after}: “{reason}”", before=before, after=after, reason=because
        )
    return Message("moved from {before} to {after}", before=before, after=after)


def move(change: Change[Move], speaker: Speaker) -> Message:
    """Return a move that was noted, or is no longer."""
    days = change.either
    facts = {
        "day": speaker.day(days.on),
        "was": speaker.day(days.was) if days.was else "–",
        "now": speaker.day(days.now) if days.now else "–",
    }
    if change.after is None:
        return Message("the note of {day} that it moved from {was} to {now} was removed", **facts)
    return Message("noted on {day}: moved from {was} to {now}", **facts)


def field(change: AnyChange, speaker: Speaker) -> Message:
    """Return a field that changed."""
    fact = field_fact(change, _FORMS[change.kind], speaker)
    if change.kind != "proposal-changed":
        return fact
    return Message("topics of {who}: {fact}", who=_proposer(change, speaker), fact=fact)


def item(change: AnyChange, speaker: Speaker) -> Message:
    """Return a session, group or member that came, went or changed."""
    name = change.kind.rpartition("-")[0]
    form, label = _ITEMS[name], _LABEL[name]
    if not change.field:
        return item_fact(change, form, label, speaker)
    fact = field_fact(change, form, speaker)
    return Message("{label} {id}: {fact}", label=label, id=change.ref.rpartition("/")[2], fact=fact)


def proposal(change: Change[Proposal], speaker: Speaker) -> Message:
    """Return the topics that an agency proposed, or no longer does."""
    topics = "; ".join(_topic_words(topic) for topic in change.either.topics)
    who = _proposer(change, speaker)
    if change.after is None:
        return Message("the topics of {who} were removed: {topics}", who=who, topics=topics)
    return Message("topics proposed by {who}: {topics}", who=who, topics=topics)


def topic(change: TopicChange, speaker: Speaker) -> Message:
    """Return one topic of an agency that came or went."""
    who = _proposer(change, speaker)
    if change.after is None:
        return Message(
            "{who} no longer proposes: {topic}", who=who, topic=_topic_words(change.gone)
        )
    return Message("{who} proposes: {topic}", who=who, topic=_topic_words(change.after))


def _proposer(change: AnyChange, speaker: Speaker) -> str:
    return speaker.now.who((change.ref.rpartition("/")[2],))


def _topic_words(topic: Topic) -> str:
    return clip(f"{topic.topic} ({topic.group})")


def _about(record: Record, speaker: Speaker) -> Iterator[Message]:
    form = next(form for form in _FORMS.values() if form.builds is type(record))
    days = speaker.days((getattr(record, "date", None), getattr(record, "end_date", None)))
    if days:
        yield Message("{days}", days=days)
    for name in ("status", "place", "hosts", "partners", "members", "between", "attendees"):
        known = form.by_name.get(name)
        words = speaker.now.value(known.shape, getattr(record, known.key)) if known else ""
        if words:
            yield Message("{field}: {value}", field=field_words(name), value=clip(words))
    visibility = getattr(record, "visibility", "internal")
    if visibility != "internal":
        yield Message("{visibility}", visibility=choice_words(visibility, speaker.t))
