"""Meetings that are there twice: a sync program or a colleague copied the file."""

from __future__ import annotations

from jakres_cli.model.base import Message, Value, set_fields
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from jakres_cli.model.meeting import Meeting

_OF_THE_FILE = frozenset({"id", "path", "line", "meeting"})
"""What a meeting and the entries in it have from their file."""
_OF_THE_PLACE = _OF_THE_FILE - {"id"}


def meetings_are_no_copies(every: WorkspaceContext) -> Iterator[Finding]:
    """Yield the meetings that say what another one of their day says.

    That is the same in every field, or the same follow-ups and decisions, of which there are some.
    """
    by_day: dict[datetime.date, list[Meeting]] = {}
    for meeting in every.loaded.records.meetings.values():
        by_day.setdefault(meeting.date, []).append(meeting)
    for meetings in by_day.values():
        if len(meetings) > 1:
            yield from _copies(meetings)


def _copies(meetings: list[Meeting]) -> Iterator[Finding]:
    first: dict[str, Meeting] = {}
    # “…-laptop” is a copy of “…”, not the other way round
    for meeting in sorted(meetings, key=lambda meeting: (len(meeting.id), meeting.id)):
        signs = list(_signs(meeting))
        original = next((first[sign] for sign in signs if sign in first), None)
        for sign in signs:
            first.setdefault(sign, meeting)
        if original is not None:
            yield Finding(
                path=meeting.path,
                message=Message("it is a copy of {meeting}", meeting=original.id),
                hint=Message("keep what is right in one of the two, and delete the other"),
                effect=Message("1 meeting counted twice"),
            )


def _signs(meeting: Meeting) -> Iterator[str]:
    """Yield what two files have in common that are copies of each other."""
    yield f"fields {_said(meeting, _OF_THE_FILE)}"
    items = (meeting.follow_ups, meeting.decisions)
    if any(items):
        yield f"items {_said(items)}"


def _said(value: object, aside: frozenset[str] = _OF_THE_PLACE) -> object:
    """Return what ``value`` says, without where it stands."""
    if isinstance(value, tuple):
        return tuple(_said(item) for item in value)
    if isinstance(value, Value):
        return {name: _said(v) for name, v in set_fields(value).items() if name not in aside}
    return value
