"""All records of a workspace together, with the look-ups that questions need."""

from __future__ import annotations

from jakres_cli.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    from jakres_cli.model.agency import Agency, Person, Post
    from jakres_cli.model.event import Event, Proposal
    from jakres_cli.model.follow_up import FollowUp, Progress
    from jakres_cli.model.meeting import Meeting
    from jakres_cli.model.settings import Settings
    from jakres_cli.model.working_group import Series, WorkingGroup

    T = TypeVar("T", Meeting, Event, WorkingGroup)


class Records(Value):
    """Every record that could be read, by id.

    ``progress`` holds the entries on each follow-up by its full reference: files of their own and
    the ``updates`` of meetings alike.
    """

    settings: Settings
    agencies: dict[str, Agency]
    posts: dict[str, Post]
    people: dict[str, Person]
    meetings: dict[str, Meeting]
    events: dict[str, Event]
    working_groups: dict[str, WorkingGroup]
    series: dict[str, Series]
    proposals: tuple[Proposal, ...]
    progress: dict[str, tuple[Progress, ...]]

    def follow_ups(self) -> Iterator[FollowUp]:
        """Yield every follow-up, meeting by meeting in order of their ids."""
        for _, meeting in sorted(self.meetings.items()):
            yield from meeting.follow_ups

    def follow_up(self, ref: str) -> FollowUp | None:
        """Return the follow-up with the full reference ``ref``; former meeting ids resolve."""
        stem, _, item = ref.partition("/")
        meeting = self.meeting(stem)
        if meeting is None:
            return None
        return next((one for one in meeting.follow_ups if one.id == item), None)

    def meeting(self, stem: str) -> Meeting | None:
        """Return the meeting of that id, or that once had it."""
        return self.meetings.get(stem) or _once_called(self.meetings, stem)

    def event(self, slug: str) -> Event | None:
        """Return the event of that id, or that once had it."""
        return self.events.get(slug) or _once_called(self.events, slug)

    def working_group(self, slug: str) -> WorkingGroup | None:
        """Return the working group of that id, or that once had it."""
        return self.working_groups.get(slug) or _once_called(self.working_groups, slug)

    def holding(self, event: str) -> Meeting | None:
        """Return the meeting that *is* the event, held."""
        return next((m for m in self.meetings.values() if m.holds == event), None)


def full_ref(name: str, meeting: str) -> str:
    """Return ``name`` as a full reference: a bare item id is one of ``meeting``."""
    return name if "/" in name else f"{meeting}/{name}"


def _once_called(known: dict[str, T], name: str) -> T | None:
    return next((one for one in known.values() if name in one.former), None)
