"""Reports on follow-ups that are new, rewritten, moved or gone, in words."""

from __future__ import annotations

from jakres_cli.digest.follow_ups import REASON_LONGEST, status_words
from jakres_cli.digest.speaker import Speaker, StateNames, clip, field_words, join_parts
from jakres_cli.model.message import Message
from jakres_cli.model.words import REFUSED
from jakres_cli.records.schema.shared import PROGRESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.changes.change import AnyChange, Change, NewReportChange, RewrittenReportChange
    from jakres_cli.model.follow_up import Progress


def added(change: NewReportChange, speaker: Speaker) -> Message:
    """Return a new report: by whom, when, what it says, and why it doesn't count."""
    entry = change.after
    sentence = Message(
        "reported by {who} on {day}", who=speaker.now.who((entry.by,)), day=speaker.day(entry.date)
    )
    note = clip(entry.note or "", REASON_LONGEST)
    if note:
        sentence = Message("{said}: “{note}”", said=sentence, note=note)
    if change.refused is None:
        return sentence
    if entry.status is None:
        return Message("{said}; it doesn’t count: {reason}", said=sentence, reason=change.refused)
    return Message(
        "{said}, says “{status}”; it doesn’t count: {reason}",
        said=sentence,
        status=status_words(entry.status),
        reason=change.refused,
    )


def removed(change: Change[Progress], speaker: Speaker) -> Message:
    """Return an old report that is gone."""
    entry = change.gone
    return Message(
        "the report by {who} of {day} was removed ({said})",
        who=speaker.then.who((entry.by,)),
        day=speaker.day(entry.date),
        said=join_parts(_content(entry, speaker.then)),
    )


def rewritten(change: RewrittenReportChange, speaker: Speaker) -> Message:
    """Return what an old report said and says."""
    old = change.before
    return Message(
        "the report by {who} of {day} was rewritten: {said}",
        who=speaker.then.who((old.by,)),
        day=speaker.day(old.date),
        said=join_parts(_rewritten_field(name, change, speaker) for name in change.fields),
    )


def moved(change: AnyChange, speaker: Speaker) -> Message:
    """Return that a report stands somewhere else."""
    return Message("a report was moved to another file and says the same")


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
