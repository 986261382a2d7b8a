"""What changed in files: came, went, can't be read, holds what can't be seen; in words."""

from __future__ import annotations

from jakres_cli.changes.change import ABOUT_FILES, Change
from jakres_cli.changes.characters import lookalike_letters
from jakres_cli.digest.speaker import Speaker, join_parts
from jakres_cli.model.message import Message
from jakres_cli.records.reading.layout import SETTINGS_PATH
from jakres_cli.records.syntax.text import character_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_WHY = {
    "template": Message("documents look different from now on"),
    "workflow": Message("it decides what runs and what git does"),
    "stray-file": Message("it is no record, so nobody reads it"),
}
_REASONS = {
    "comments": Message("comments"),
    "order": Message("the order of fields"),
    "line-ends": Message("line ends"),
    "layout": Message("layout"),
    "way": Message("the way of writing the same thing"),
}
_MOST_NAMED = 5


def file_change(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return a file that came, went or changed, and what that means."""
    kind, _, how = change.kind.rpartition("-")
    if how == "renamed":
        said = Message("{before} is called {after} now", before=change.before, after=change.after)
    else:
        said = {
            "added": Message("{path} is new", path=change.path),
            "removed": Message("{path} was removed", path=change.path),
            "changed": Message("{path} changed", path=change.path),
        }[how]
    users: tuple[str, ...] = change.details.get("used_by") or ()  # type: ignore[assignment]
    if users:
        by = ", ".join(users[:_MOST_NAMED])
        return Message("{said}; records refer to it: {by}", said=said, by=by)
    if kind in _WHY and how != "removed":
        return Message("{said}: {why}", said=said, why=_WHY[kind])
    return said


def wholeness(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return that a record can't be read whole any more, or can be again."""
    facts = {
        "path": change.path,
        "line": change.details["line"],
        "reason": change.after or change.before,
    }
    if change.kind == "record-readable":
        return Message("{path} can be read whole again", path=change.path)
    if change.path == SETTINGS_PATH:
        return Message(
            "{path} can’t be read ({reason}); the records are read by the settings of the other "
            "state",
            **facts,
        )
    if change.kind == "record-unread":
        return Message(
            "{path} changed, but could not be read whole before and can’t be now; what it lacks "
            "is not shown (line {line}: {reason})",
            **facts,
        )
    if change.details["there"]:
        return Message(
            "{path} can’t be read whole any more; what it lacks is not shown "
            "(line {line}: {reason})",
            **facts,
        )
    return Message("{path} is new and can’t be read whole (line {line}: {reason})", **facts)


def characters(change: Change, speaker: Speaker) -> Message:  # noqa: ARG001
    """Return characters that don't show, and words with letters of another script."""
    found: Any = change.after or change.before
    named = join_parts(_character(one) for one in found[:_MOST_NAMED])
    if len(found) > _MOST_NAMED:
        more = len(found) - _MOST_NAMED
        named = Message("{named}; and {n} more", named=named, n=more)
    said = Message("characters that deceive the eye: {named}", named=named)
    if change.after is None:
        said = Message("characters that deceive the eye are gone: {named}", named=named)
    if change.path == change.about.path and change.about.kind not in ABOUT_FILES:
        return said
    return Message("{path}: {said}", path=change.path, said=said)


def same(change: Change, speaker: Speaker) -> Message:
    """Return that only the looks of a record changed, and which."""
    how: Any = change.after
    if how == ("comments",):
        return Message("{path}: comments only", path=change.path)
    reasons = ", ".join(speaker.t(_REASONS[one]) for one in how)
    if not reasons:
        return Message("{path}: blanks only", path=change.path)
    return Message("{path}: only {reasons}", path=change.path, reasons=reasons)


def _character(found: str) -> Message:
    letters = lookalike_letters(found)
    if not letters:
        return Message("{name}", name=character_name(found))
    return Message(
        "“{word}” is not what it seems ({letters})",
        word=found,
        letters=", ".join(character_name(one) for one in letters),
    )
