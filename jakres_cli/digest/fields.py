"""A field that changed, in words: from what to what, or what was added to a list."""

from __future__ import annotations

from jakres_cli.changes.matching import match_items
from jakres_cli.changes.prose import change_context
from jakres_cli.digest.speaker import clip, field_words
from jakres_cli.model.message import Message
from jakres_cli.records.schema.shapes import Form, ListOf, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.changes.change import Change
    from jakres_cli.digest.speaker import Speaker
    from jakres_cli.records.schema.shapes import Shape

_LONG = 40


def field_fact(
    change: Change, form: Form, speaker: Speaker, label: Message | None = None
) -> Message:
    """Return what became of the field of ``form`` that ``change`` is about."""
    shape = form.by_name[change.field].shape
    return value_fact(change, shape, label or field_words(change.field), speaker)


def value_fact(change: Change, shape: Shape, label: Message, speaker: Speaker) -> Message:
    """Return what became of a value of that shape."""
    old, new = change.before, change.after
    if isinstance(shape, ListOf) and isinstance(old, tuple) and isinstance(new, tuple):
        return _list_fact(old, new, shape, label, speaker)
    meeting = change.about.id
    before, after = speaker.then.value(shape, old, meeting), speaker.now.value(shape, new, meeting)
    if not before:
        return Message("{field}: {after}", field=label, after=after)
    if not after:
        return Message("{field}: no longer {before}", field=label, before=before)
    if isinstance(shape, Text) and max(len(before), len(after)) > _LONG:
        passage = change_context(str(old), str(new))
        before, after = f"“{passage.before}”", f"“{passage.after}”"
    return Message("{field}: {before} → {after}", field=label, before=before, after=after)


def _list_fact(
    old: tuple[object, ...],
    new: tuple[object, ...],
    shape: ListOf,
    label: Message,
    speaker: Speaker,
) -> Message:
    items = match_items(old, new, repr)
    gone = ", ".join(speaker.then.value(shape.of, item) for item in items.removed)
    come = ", ".join(speaker.now.value(shape.of, item) for item in items.added)
    if not gone and not come:
        return Message("{field}: in another order", field=label)
    if not gone:
        return Message("{field}: {come} added", field=label, come=clip(come))
    if not come:
        return Message("{field}: {gone} taken out", field=label, gone=clip(gone))
    return Message(
        "{field}: {come} added, {gone} taken out",
        field=label,
        come=clip(come),
        gone=clip(gone),
    )
