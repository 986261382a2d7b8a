"""What became of follow-ups, in words."""

from __future__ import annotations

from jakres_cli.digest.fields import field_fact
from jakres_cli.digest.speaker import Speaker, StateNames, clip, field_words, join_parts
from jakres_cli.locale.labels import SHORT_STATUS
from jakres_cli.model.message import Message, Plural
from jakres_cli.model.words import OPEN, REFUSED
from jakres_cli.records.reading.parse import parse_due
from jakres_cli.records.schema.follow_up import FOLLOW_UP, PROGRESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from jakres_cli.changes.change import Change, DueState
    from jakres_cli.model.follow_up import FollowUp, Progress

_NEW = {
    "commitment": Message("new follow-up"),
    "request": Message("new request"),
    "expectation": Message("new expectation"),
    "need": Message("new need"),
}
_OUTCOME = {
    "granted": Message("more time was granted"),
    "refused": Message("more time was refused"),
    "withdrawn": Message("more time is no longer asked for"),
}
_REASON_LONGEST = 240


def named(ref: str, speaker: Speaker) -> Message:
    """Return a follow-up by what is to be done and its short reference."""
    item = speaker.follow_up(ref)
    if item is None:
        return Message("{ref}", ref=ref)
    return Message("“{what}” ({ref})", what=clip(item.what), ref=speaker.short(ref))


def added(change: Change, speaker: Speaker) -> Message:
    """Return a new follow-up: what, who, for whom, by when."""
    item: FollowUp = change.after  # type: ignore[assignment]
    said = Message(
        "{new}: “{what}” – {parts}",
        new=_NEW.get(item.kind, _NEW["commitment"]),
        what=clip(item.what),
        parts=join_parts([*_promise(item, speaker.now, change, speaker)]),
    )
    status = str(change.details.get("status") or OPEN)
    if status == OPEN:
        return said
    return Message("{said}; {status} already", said=said, status=SHORT_STATUS[status])


def removed(change: Change, speaker: Speaker) -> Message:
    """Return a follow-up that is no longer in the minutes."""
    item: FollowUp = change.before  # type: ignore[assignment]
    who = speaker.then.who(item.owners)
    what = clip(item.what)
    return Message("follow-up taken out of the minutes: “{what}” – {who}", what=what, who=who)


def renamed(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return that the id changed."""
    return Message(
        "its id was {before} and is {after} now; what was reported under {before} no longer counts",
        before=change.before,
        after=change.after,
    )


def promised(change: Change, speaker: Speaker) -> Message:
    """Return what was changed in the promise itself."""
    return field_fact(change, FOLLOW_UP, speaker)


def done(change: Change, speaker: Speaker) -> Message:
    """Return that it is done, how late, and what shows it."""
    evidence: tuple[str, ...] = change.details["evidence"]  # type: ignore[assignment]
    late: int = change.details["days_late"]  # type: ignore[assignment]
    said = Message("done")
    if late:
        said = Message("done, {late}", late=Plural("one day late", "{n} days late", n=late))
    if not evidence:
        return said
    return Message("{said}; evidence: {what}", said=said, what=speaker.now.evidence(evidence))


def status(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return a status that needs no more words, with the reason for it."""
    said = {
        "follow-up-reported": Message("reported done, not yet checked"),
        "follow-up-in-progress": Message("being worked on"),
        "follow-up-dropped": Message("dropped"),
        "follow-up-reopened": Message("open again (was: {was})", was=_status(change.before)),
        "follow-up-not-superseded": Message("no longer superseded"),
    }[change.kind]
    return _because(said, change)


def superseded(change: Change, speaker: Speaker) -> Message:
    """Return what took its place."""
    newer: tuple[str, ...] = change.details["superseded_by"]  # type: ignore[assignment]
    return Message("superseded by {refs}", refs=join_parts(named(ref, speaker) for ref in newer))


def owner_status(change: Change, speaker: Speaker) -> Message:
    """Return how far one of several owners has come."""
    who = speaker.now.who((change.field,))
    return Message("{who}: {status}", who=who, status=_status(change.after))


def handed_over(change: Change, speaker: Speaker) -> Message:
    """Return who owed it and who owes it."""
    before, after = speaker.then.who(_codes(change.before)), speaker.now.who(_codes(change.after))
    if change.details.get("in_text"):
        return Message(
            "the owner was changed in the minutes, from {before} to {after}",
            before=before,
            after=after,
        )
    return Message("handed over from {before} to {after}", before=before, after=after)


def postponed(change: Change, speaker: Speaker) -> Message:
    """Return by how much it was put off, and how often it had been before."""
    slips: int = change.details["slips"]  # type: ignore[assignment]
    facts = _moved(change, speaker)
    if slips:
        again = Plural("moved once before", "moved {n} times before", n=slips)
        said = Message(
            "postponed by {days}, from {before} to {after}, {again}", again=again, **facts
        )
    else:
        said = Message("postponed by {days}, from {before} to {after}", **facts)
    return _because(_in_text(said, change), change)


def brought_forward(change: Change, speaker: Speaker) -> Message:
    """Return by how much it is due earlier."""
    said = Message("due {days} earlier, {after} instead of {before}", **_moved(change, speaker))
    return _because(_in_text(said, change), change)


def due(change: Change, speaker: Speaker) -> Message:
    """Return any other change of when it is due."""
    facts = _moved(change, speaker)
    said = {
        "follow-up-due-set": Message("now due {after}", **facts),
        "follow-up-due-removed": Message("no longer due on a day; was {before}", **facts),
        "follow-up-due-changed": Message("due {after} instead of {before}", **facts),
    }[change.kind]
    return _because(_in_text(said, change), change)


def moved_along(change: Change, speaker: Speaker) -> Message:
    """Return the day that a due means since something else moved."""
    was: Any = change.before
    now: Any = change.after
    if now.latest is None:
        return Message("no day to keep any more, was {before}", before=speaker.day(was.latest))
    if was.latest is None:
        return Message("due {after} now that there is a day", after=speaker.day(now.latest))
    before, after = speaker.day(was.latest), speaker.day(now.latest)
    return Message("moved along: due {after}, was {before}", before=before, after=after)


def extension(change: Change, speaker: Speaker) -> Message:
    """Return that more time was asked for, or what came of it."""
    if change.kind == "extension-answered":
        return _OUTCOME[str(change.details["outcome"])]
    return Message("more time is asked for, until {due}", due=_asked(change.after, speaker))


def evidence(change: Change, speaker: Speaker) -> Message:
    """Return evidence that was added or taken away."""
    if change.after is None:
        what = speaker.then.evidence((str(change.before),))
        return Message("evidence taken away: {what}", what=what)
    return Message("evidence: {what}", what=speaker.now.evidence((str(change.after),)))


def report(change: Change, speaker: Speaker) -> Message:
    """Return a new report: by whom, when, what it says, and why it doesn't count."""
    entry: Progress = change.after  # type: ignore[assignment]
    said = Message(
        "reported by {who} on {day}", who=speaker.now.who((entry.by,)), day=speaker.day(entry.date)
    )
    note = clip(entry.note or "", _REASON_LONGEST)
    if note:
        said = Message("{said}: “{note}”", said=said, note=note)
    refused = change.details.get("refused")
    if refused is None:
        return said
    if entry.status is None:
        return Message("{said}; it doesn’t count: {reason}", said=said, reason=refused)
    return Message(
        "{said}, says “{status}”; it doesn’t count: {reason}",
        said=said,
        status=_status(entry.status),
        reason=refused,
    )


def report_removed(change: Change, speaker: Speaker) -> Message:
    """Return an old report that is gone."""
    entry: Progress = change.before  # type: ignore[assignment]
    return Message(
        "the report by {who} of {day} was removed ({said})",
        who=speaker.then.who((entry.by,)),
        day=speaker.day(entry.date),
        said=join_parts([*_entry_says(entry, speaker.then)]),
    )


def report_rewritten(change: Change, speaker: Speaker) -> Message:
    """Return what an old report said and says."""
    old: Progress = change.before  # type: ignore[assignment]
    new: Progress = change.after  # type: ignore[assignment]
    names: tuple[str, ...] = change.details["fields"]  # type: ignore[assignment]
    return Message(
        "the report by {who} of {day} was rewritten: {said}",
        who=speaker.then.who((old.by,)),
        day=speaker.day(old.date),
        said=join_parts([_rewritten(name, old, new, speaker) for name in names]),
    )


def report_moved(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return that a report stands somewhere else."""
    return Message("a report was moved to another file and says the same")


def _promise(
    item: FollowUp, voice: StateNames, change: Change, speaker: Speaker
) -> Iterator[Message]:
    yield Message("{who}", who=voice.who(item.owners))
    if item.supporters:
        yield Message("supported by {who}", who=voice.who(item.supporters))
    if item.to:
        yield Message("for {who}", who=voice.who(item.to))
    if item.due is not None:
        words = voice.value(FOLLOW_UP.by_name["due"].shape, item.due, item.meeting)
        latest: Any = change.details.get("latest")
        if latest is not None and item.due.anchor is not None:
            day = speaker.day(latest)
            yield Message("due {due} ({day} at the latest)", due=words, day=day)
        else:
            yield Message("due {due}", due=words)
    elif item.due_text:
        yield Message("due “{text}”", text=clip(item.due_text))
    else:
        yield Message("no due date")


def _rewritten(name: str, old: Progress, new: Progress, speaker: Speaker) -> Message:
    before, after = _entry_value(name, old, speaker.then), _entry_value(name, new, speaker.now)
    return Message(
        "{field}: {before} → {after}",
        field=field_words(name),
        before=before or Message("nothing"),
        after=after or Message("nothing"),
    )


def _entry_says(entry: Progress, voice: StateNames) -> Iterator[Message]:
    for name in (*PROGRESS.by_name, "note"):
        if name not in {"date", "by", "visibility"} and _entry_value(name, entry, voice):
            value = _entry_value(name, entry, voice)
            yield Message("{field}: {value}", field=field_words(name), value=value)


def _entry_value(name: str, entry: Progress, voice: StateNames) -> str:
    value = getattr(entry, name)
    if name == "note":
        return clip(entry.note or "")
    if value == REFUSED:
        return voice.word(REFUSED)
    return voice.value(PROGRESS.by_name[name].shape, value, entry.item.partition("/")[0])


def _moved(change: Change, speaker: Speaker) -> dict[str, object]:
    was: DueState = change.before  # type: ignore[assignment]
    now: DueState = change.after  # type: ignore[assignment]
    meeting = change.ref.partition("/")[0]
    days: Any = change.details.get("days") or 0
    return {
        "before": speaker.then.due(was, meeting),
        "after": speaker.now.due(now, meeting),
        "days": Plural("1 day", "{n} days", n=days),
    }


def _asked(form: object, speaker: Speaker) -> str:
    found = parse_due(str(form))
    shape = FOLLOW_UP.by_name["due"].shape
    return speaker.now.value(shape, found) if found else str(form)


def _in_text(said: Message, change: Change) -> Message:
    if not change.details.get("in_text"):
        return said
    return Message("{said}, changed in the minutes themselves without a report", said=said)


def _because(said: Message, change: Change) -> Message:
    reason = change.details.get("reason")
    if not reason:
        return said
    return Message("{said}: “{reason}”", said=said, reason=clip(str(reason), _REASON_LONGEST))


def _status(status: object) -> Message | str:
    return SHORT_STATUS.get(str(status), "–") if status else "–"


def _codes(codes: object) -> tuple[str, ...]:
    return codes if isinstance(codes, tuple) else ()
