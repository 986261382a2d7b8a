"""Who may report on a follow-up: its owners, who answers for them, and those below an umbrella."""

from __future__ import annotations

from jakres_cli.model.records import covers
from jakres_cli.model.words import ALL, PRESENT, UMBRELLA
from jakres_cli.query.fold import ancestors, fold_entries
from jakres_cli.query.scope import heirs

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from jakres_cli.model.meeting import Attendee, FollowUp, Meeting, Progress
    from jakres_cli.model.records import Records
    from jakres_cli.query.folded import FoldedState


def folded_follow_up(
    follow_up: FollowUp, entries: Iterable[Progress], records: Records
) -> FoldedState:
    """Return what became of ``follow_up`` through ``entries`` by those who may report on it."""
    return fold_entries(follow_up, entries, RegisteredReporters(follow_up, records))


class RegisteredReporters:
    """Who may report on a follow-up, by the registers and the meeting that it was promised in."""

    def __init__(self, follow_up: FollowUp, records: Records) -> None:
        self._follow_up = follow_up
        self._records = records

    def owner_for(self, name: str, owners: Iterable[str], on: datetime.date) -> str | None:
        """Return which of ``owners`` ``name`` speaks for on a day, if for any.

        An owner speaks for itself; its successor does once it has ended; an agency for its posts,
        for working groups that it leads then, and for who was of it when that was promised.
        """
        known = [*owners]
        if name in known:
            return name
        return next((owner for owner in known if name in self._answering(owner, on)), None)

    def answers_alone(self, name: str, owners: Iterable[str], on: datetime.date) -> str | None:
        """Return under which code ``name`` answers for itself, if one of ``owners`` is above it."""
        known = [*owners]
        each = self.awaited(known)
        if name in each or self._is_below(name, known):
            return name
        return next((agency for agency in each if name in self._answering(agency, on)), None)

    def awaited(self, owners: Iterable[str]) -> tuple[str, ...]:
        """Return from whom an answer each is awaited while ``owners`` owe it.

        Without a word of the follow-up itself, that is who of those below an umbrella was among
        the meeting's attendees, invited or absent.
        """
        each, known = self._follow_up.each, [*owners]
        if not isinstance(each, str) and each:
            return each
        if each == ALL:
            return tuple(sorted(self._all_below(known), key=str.casefold))
        umbrellas = [owner for owner in known if self._is_umbrella(owner)]
        meeting = self._records.meeting(self._follow_up.meeting)
        listed = self._listed(meeting, each) if meeting and (each or umbrellas) else ()
        return tuple(dict.fromkeys(name for name in listed if self._is_below(name, known)))

    def _listed(self, meeting: Meeting, each: str | tuple[str, ...]) -> Iterator[str]:
        """Yield the agencies that a meeting lists: who came and, unless just they, who didn't."""
        listed = meeting.came if each == PRESENT else (*meeting.attendees, *meeting.invited)
        for attendee in listed:
            yield from self._agencies(attendee, meeting.date)
        if each != PRESENT:
            yield from (absence.agency for absence in meeting.absent)

    def _agencies(self, attendee: Attendee, day: datetime.date) -> Iterator[str]:
        records = self._records
        named = (records.posts.get(post) for post in attendee.posts)
        people = (records.people.get(person) for person in attendee.people)
        homes = [holder.agency_on(day) for holder in (*named, *people) if holder]
        for name in (attendee.agency, attendee.on_behalf_of, *homes):
            if name:
                yield name

    def _is_umbrella(self, code: str) -> bool:
        agency = self._records.agencies.get(code)
        return agency is not None and agency.kind == UMBRELLA

    def _is_below(self, name: str, owners: Iterable[str]) -> bool:
        """Tell whether ``name`` is a body, no umbrella, below one of ``owners`` or in its group."""
        if name not in self._records.agencies or self._is_umbrella(name):
            return False
        above = ancestors(name, self._records.agencies)
        return any(
            (owner in above and self._is_umbrella(owner)) or name in self._members(owner)
            for owner in owners
        )

    def _members(self, owner: str) -> frozenset[str]:
        """Return the members of a working group from whom this follow-up awaits an answer each."""
        group = self._records.working_group(owner) if self._follow_up.each else None
        members = group.members if group else ()
        promised = self._follow_up.date
        return frozenset(member.agency for member in members if covers(member, promised))

    def _all_below(self, owners: list[str]) -> Iterator[str]:
        yield from (code for code in self._records.agencies if self._is_below(code, owners))

    def _answering(self, owner: str, on: datetime.date) -> Iterator[str]:
        """Yield who speaks for ``owner`` on a day besides itself."""
        records = self._records
        yield from heirs(owner, records, on)
        post, person = records.posts.get(owner), records.people.get(owner)
        if post is not None and post.agency:
            yield post.agency
        if person is not None and (home := person.agency_on(self._follow_up.date)):
            yield home
        group = records.working_group(owner)
        for member in group.members if group else ():
            if member.role == "lead" and covers(member, on):
                yield member.agency
