"""What changed in files: came, went, can't be read, holds what can't be seen; in words."""

from __future__ import annotations

from jakres_cli.changes.change import (
    ABOUT_FILES,
    Change,
    CharactersChange,
    LooseFileChange,
    ReadableChange,
    UnreadChange,
)
from jakres_cli.changes.texts import lookalike_letters
from jakres_cli.digest.speaker import Speaker, join_parts, titled
from jakres_cli.model.base import Message
from jakres_cli.records.layout import SETTINGS_PATH
from jakres_cli.records.syntax.text import character_name

_WHY = {
    "template": Message("documents look different from now on"),
    "workflow": Message("it decides what runs and what git does"),
    "stray-file": Message("it is not a record, so nobody reads it"),
}
_REASONS = {
    "comments": Message("comments"),
    "order": Message("the order of fields"),
    "line-ends": Message("line ends"),
    "layout": Message("layout"),
    "way": Message("the way of writing the same thing"),
}
_MOST_NAMED = 5


def file_change(change: LooseFileChange, speaker: Speaker) -> Message:
    """Return a file that came, went or changed, and what that means."""
    kind, _, how = change.kind.rpartition("-")
    sentence = {
        "added": Message("{path} is new", path=change.path),
        "removed": Message("{path} was removed", path=change.path),
        "changed": Message("{path} changed", path=change.path),
        "renamed": Message(
            "{before} is called {after} now", before=change.before, after=change.after
        ),
    }[how]
    if change.used_by:
        by = ", ".join(change.used_by[:_MOST_NAMED])
        return join_parts((sentence, Message("records refer to it: {by}", by=by)))
    if kind in _WHY and how != "removed":
        return titled(sentence, _WHY[kind])
    return sentence


def readable(change: ReadableChange, speaker: Speaker) -> Message:
    """Return that a record can be read whole again."""
    return Message("{path} can be read whole again", path=change.path)


def unreadable(change: ReadableChange, speaker: Speaker) -> Message:
    """Return that a record can't be read whole any more."""
    facts = {"path": change.path, "line": change.line, "reason": change.after}
    if change.path == SETTINGS_PATH:
        return _broken_settings(change)
    if change.there:
        return Message(
            "{path} can’t be read whole any more; what it lacks is not shown "
            "(line {line}: {reason})",
            **facts,
        )
    return Message("{path} is new and can’t be read whole (line {line}: {reason})", **facts)


def unread(change: UnreadChange, speaker: Speaker) -> Message:
    """Return that a record changed which can be read whole in neither state."""
    if change.path == SETTINGS_PATH:
        return _broken_settings(change)
    return Message(
        "{path} changed, but could not be read whole before and can’t be now; what it lacks "
        "is not shown (line {line}: {reason})",
        path=change.path,
        line=change.line,
        reason=change.after,
    )


def _broken_settings(change: UnreadChange) -> Message:
    return Message(
        "{path} can’t be read ({reason}); the records are read by the settings of the other state",
        path=change.path,
        reason=change.after,
    )


def characters(change: CharactersChange, speaker: Speaker) -> Message:
    """Return characters that don't show, and words with letters of another script."""
    deceiving = change.either
    parts = [_character(text) for text in deceiving[:_MOST_NAMED]]
    if len(deceiving) > _MOST_NAMED:
        parts.append(Message("and {n} more", n=len(deceiving) - _MOST_NAMED))
    named = join_parts(parts)
    sentence = Message("characters that deceive the eye: {named}", named=named)
    if change.after is None:
        sentence = Message("characters that deceive the eye are gone: {named}", named=named)
    if change.path == change.about.path and change.about.kind not in ABOUT_FILES:
        return sentence
    return titled(Message("{path}", path=change.path), sentence)


def same(change: Change[tuple[str, ...]], speaker: Speaker) -> Message:
    """Return that only the looks of a record changed, and which."""
    how = change.new
    if how == ("comments",):
        return Message("{path}: comments only", path=change.path)
    reasons = ", ".join(speaker.t(_REASONS[reason]) for reason in how)
    if not reasons:
        return Message("{path}: blanks only", path=change.path)
    return Message("{path}: only {reasons}", path=change.path, reasons=reasons)


def _character(text: str) -> Message:
    letters = lookalike_letters(text)
    if not letters:
        return Message("{name}", name=character_name(text))
    return Message(
        "“{word}” is not what it seems ({letters})",
        word=text,
        letters=", ".join(map(character_name, letters)),
    )
