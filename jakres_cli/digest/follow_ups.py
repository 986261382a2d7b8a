"""What became of follow-ups, and what was reported on them, in words."""

from __future__ import annotations

from jakres_cli.digest.speaker import (
    Speaker,
    StateNames,
    clip,
    field_fact,
    field_words,
    join_parts,
    with_quote,
)
from jakres_cli.locale import SHORT_STATUS
from jakres_cli.model.base import Message, Plural, join_messages
from jakres_cli.model.words import OPEN, REFUSED
from jakres_cli.records.parse import parse_due
from jakres_cli.records.schema.shared import FOLLOW_UP, PROGRESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.change import (
        AnyChange,
        Change,
        DueChange,
        ExtensionAnswer,
        NewFollowUpChange,
        NewReportChange,
        OwnersChange,
        RewrittenReportChange,
        StatusChange,
    )
    from jakres_cli.model.meeting import FollowUp, Progress


_NEW = {
    "commitment": Message("new follow-up"),
    "instruction": Message("new instruction"),
    "request": Message("new request"),
    "expectation": Message("new expectation"),
    "need": Message("new need"),
}
_OUTCOME = {
    "granted": Message("more time was granted"),
    "refused": Message("more time was refused"),
    "withdrawn": Message("more time is no longer asked for"),
}
REASON_LONGEST = 240


def named(ref: str, speaker: Speaker) -> Message:
    """Return a follow-up by what is to be done and its short reference."""
    item = speaker.follow_up(ref)
    if item is None:
        return Message("{ref}", ref=ref)
    return Message("“{what}” ({ref})", what=clip(item.what), ref=speaker.short(ref))


def added(change: NewFollowUpChange, speaker: Speaker) -> Message:
    """Return a new follow-up: what, who, for whom, by when."""
    item = change.after
    words = Message(
        "{new}: “{what}” – {parts}",
        new=_NEW.get(item.kind, _NEW["commitment"]),
        what=clip(item.what),
        parts=join_parts(_promise(change, speaker)),
    )
    parts = [words]
    if change.replaced is not None:
        was = speaker.now.due(change.replaced, item.meeting)
        parts.append(Message("what it replaces was due {due}", due=was))
    if change.status != OPEN:
        parts.append(Message("{status} already", status=SHORT_STATUS[change.status]))
    return join_parts(parts)


def removed(change: Change[FollowUp], speaker: Speaker) -> Message:
    """Return a follow-up that is no longer in the minutes."""
    item = change.gone
    return Message(
        "follow-up taken out of the minutes: “{what}” – {who}",
        what=clip(item.what),
        who=speaker.then.who(item.owners),
    )


def renamed(change: Change[str], speaker: Speaker) -> Message:
    """Return that the id changed."""
    return Message(
        "its id was {before} and is {after} now; what was reported under {before} no longer counts",
        before=change.before,
        after=change.after,
    )


def promised(change: AnyChange, speaker: Speaker) -> Message:
    """Return what was changed in the promise itself."""
    return field_fact(change, FOLLOW_UP, speaker)


def done(change: StatusChange, speaker: Speaker) -> Message:
    """Return that it is done, how late, and what shows it."""
    parts = [Message("done")]
    if change.days_late:
        parts = [Plural("done, one day late", "done, {n} days late", n=change.days_late)]
    if change.evidence:
        parts.append(Message("evidence: {what}", what=speaker.now.evidence(change.evidence)))
    return join_parts(parts)


def status(change: StatusChange, speaker: Speaker) -> Message:
    """Return a status that needs no more words, with the reason for it."""
    sentence = {
        "follow-up-reported": Message("reported done, not yet checked"),
        "follow-up-in-progress": Message("being worked on"),
        "follow-up-dropped": Message("dropped"),
        "follow-up-reopened": Message("open again (was: {was})", was=status_words(change.before)),
        "follow-up-not-superseded": Message("no longer superseded"),
    }[change.kind]
    return _because(sentence, change.reason)


def superseded(change: StatusChange, speaker: Speaker) -> Message:
    """Return what took its place."""
    newer = join_parts(named(ref, speaker) for ref in change.superseded_by)
    return Message("superseded by {refs}", refs=newer)


def owner_status(change: Change[str], speaker: Speaker) -> Message:
    """Return how far one of several owners has come."""
    who = speaker.now.who((change.field,))
    return Message("{who}: {status}", who=who, status=status_words(change.after))


def handed_over(change: OwnersChange, speaker: Speaker) -> Message:
    """Return who owed it and who owes it."""
    before, after = speaker.then.who(change.before or ()), speaker.now.who(change.after or ())
    if change.in_text:
        return Message(
            "the owner was changed in the minutes, from {before} to {after}",
            before=before,
            after=after,
        )
    return Message("handed over from {before} to {after}", before=before, after=after)


def answered_by(change: Change[tuple[str, ...]], speaker: Speaker) -> Message:
    """Return which agencies answer for it now, as its owner is of another one."""
    facts = {
        "owner": speaker.now.who((change.field,)),
        "before": speaker.then.who(change.before or ()),
        "after": speaker.now.who(change.after or ()),
    }
    if not change.before:
        return Message("{after} answers for it now, through {owner}", **facts)
    if not change.after:
        return Message("{before} no longer answers for it through {owner}", **facts)
    return Message("{after} answers for it now through {owner}, no longer {before}", **facts)


def due(change: DueChange, speaker: Speaker) -> Message:
    """Return by how much it was put off or is due earlier, or another change of when it is due."""
    meeting = change.ref.partition("/")[0]
    before, after = speaker.then.due(change.before, meeting), speaker.now.due(change.after, meeting)
    days = Plural("1 day", "{n} days", n=change.days or 0)
    facts = {"before": before, "after": after, "days": days}
    sentence = {
        "follow-up-postponed": Message("postponed by {days}, from {before} to {after}", **facts),
        "follow-up-brought-forward": Message(
            "due {days} earlier, {after} instead of {before}", **facts
        ),
        "follow-up-due-set": Message("now due {after}", **facts),
        "follow-up-due-removed": Message("no longer due on a day; was {before}", **facts),
        "follow-up-due-changed": Message("due {after} instead of {before}", **facts),
    }[change.kind]
    if change.kind == "follow-up-postponed" and change.slips:
        again = Plural("moved once before", "moved {n} times before", n=change.slips)
        sentence = Message(
            "postponed by {days}, from {before} to {after}, {again}", again=again, **facts
        )
    if change.in_text:
        unreported = Message("changed in the minutes themselves without a report")
        sentence = join_messages((sentence, unreported), ", ")
    return _because(sentence, change.reason)


def moved_along(change: DueChange, speaker: Speaker) -> Message:
    """Return the day that a due means since something else moved."""
    was, now = change.before.latest, change.after.latest
    before, after = speaker.day(was) if was else "", speaker.day(now) if now else ""
    if not after:
        return Message("no day to keep any more, was {before}", before=before)
    if not before:
        return Message("due {after} now that there is a day", after=after)
    return Message("moved along: due {after}, was {before}", before=before, after=after)


def extension(change: Change[str], speaker: Speaker) -> Message:
    """Return that more time is asked for."""
    form = change.after or ""
    due = parse_due(form)
    until = speaker.now.value(FOLLOW_UP.by_name["due"].shape, due) if due else form
    return Message("more time is asked for, until {due}", due=until)


def extension_answered(change: ExtensionAnswer, speaker: Speaker) -> Message:
    """Return what came of it that more time was asked for."""
    return _OUTCOME[change.outcome]


def evidence(change: Change[str], speaker: Speaker) -> Message:
    """Return evidence that was added or taken away."""
    if change.after is None:
        return Message("evidence taken away: {what}", what=speaker.then.evidence((change.gone,)))
    return Message("evidence: {what}", what=speaker.now.evidence((change.after,)))


def status_words(status: str | None) -> Message | str:
    """Return a status as people say it, a dash for none."""
    return SHORT_STATUS.get(status, "–") if status else "–"


def _promise(change: NewFollowUpChange, speaker: Speaker) -> Iterator[Message]:
    item, voice = change.after, speaker.now
    yield Message("{who}", who=voice.who(item.owners))
    if item.supporters:
        yield Message("supported by {who}", who=voice.who(item.supporters))
    if item.to:
        yield Message("for {who}", who=voice.who(item.to))
    if item.due is not None:
        words = voice.value(FOLLOW_UP.by_name["due"].shape, item.due, item.meeting)
        if change.latest is not None and item.due.anchor is not None:
            day = speaker.day(change.latest)
            yield Message("due {due} ({day} at the latest)", due=words, day=day)
        else:
            yield Message("due {due}", due=words)
    elif item.due_text:
        yield Message("due “{text}”", text=clip(item.due_text))
    else:
        yield Message("no due date")


def _because(sentence: Message, reason: str | None) -> Message:
    return with_quote(sentence, clip(reason, REASON_LONGEST)) if reason else sentence


def report_added(change: NewReportChange, speaker: Speaker) -> Message:
    """Return a new report: by whom, when, what it says, and why it doesn't count."""
    entry = change.after
    sentence = _told_by(entry, speaker)
    if change.refused is None:
        return sentence
    if entry.status is not None:
        claim = Message("says “{status}”", status=status_words(entry.status))
        sentence = join_messages((sentence, claim), ", ")
    return join_parts((sentence, Message("it doesn’t count: {reason}", reason=change.refused)))


def _told_by(entry: Progress, speaker: Speaker) -> Message:
    """Return who reported, contested or reminded, when, and the words for it."""
    facts = {"who": speaker.now.who((entry.by,)), "day": speaker.day(entry.date)}
    note = (entry.note or "").strip()
    if entry.objection == REFUSED:
        return _because(Message("objection refused by {who} on {day}", **facts), note)
    if entry.objection:
        return _because(Message("objection by {who} on {day}", **facts), entry.objection)
    if not entry.is_news:
        return _because(Message("reminded by {who} on {day}", **facts), note)
    return _because(Message("reported by {who} on {day}", **facts), note)


def report_removed(change: Change[Progress], speaker: Speaker) -> Message:
    """Return an old report that is gone."""
    entry = change.gone
    return Message(
        "the report by {who} of {day} was removed ({content})",
        who=speaker.then.who((entry.by,)),
        day=speaker.day(entry.date),
        content=join_parts(_content(entry, speaker.then)),
    )


def report_rewritten(change: RewrittenReportChange, speaker: Speaker) -> Message:
    """Return what an old report said and says."""
    old = change.before
    return Message(
        "the report by {who} of {day} was rewritten: {changes}",
        who=speaker.then.who((old.by,)),
        day=speaker.day(old.date),
        changes=join_parts(_rewritten_field(name, change, speaker) for name in change.fields),
    )


def _rewritten_field(name: str, change: RewrittenReportChange, speaker: Speaker) -> Message:
    before = _entry_value(name, change.before, speaker.then)
    after = _entry_value(name, change.after, speaker.now)
    return Message(
        "{field}: {before} → {after}",
        field=field_words(name),
        before=before or Message("nothing"),
        after=after or Message("nothing"),
    )


def _content(entry: Progress, voice: StateNames) -> Iterator[Message]:
    for name in (*PROGRESS.by_name, "note"):
        value = "" if name in {"date", "by", "visibility"} else _entry_value(name, entry, voice)
        if value:
            yield Message("{field}: {value}", field=field_words(name), value=value)


def _entry_value(name: str, entry: Progress, voice: StateNames) -> str:
    value = getattr(entry, name)
    if name == "note":
        return clip(entry.note or "")
    if value == REFUSED:
        return voice.word(REFUSED)
    return voice.value(PROGRESS.by_name[name].shape, value, entry.item.partition("/")[0])
