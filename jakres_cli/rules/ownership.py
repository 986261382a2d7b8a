"""Who owes it, and whether they were there to hear it."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.model.meeting import FollowUp, Meeting
from jakres_cli.model.words import UMBRELLA
from jakres_cli.query.fold import ancestors
from jakres_cli.query.holders import held_together
from jakres_cli.rules.finding import Finding, RecordContext, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.source import Problem
    from jakres_cli.query.standing import Ledger
    from jakres_cli.records.load import NameIndex


def somebody_owes_it(case: RecordContext) -> Iterator[Finding]:
    """A follow-up has an owner who can be asked: somebody, and not only an umbrella.

    It no longer matters once the follow-up is finished or was handed over.

    Bad:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: []

    Good:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
    """
    meeting = case.reading.record
    if not isinstance(meeting, Meeting):
        return
    agencies = case.name_index.agencies
    for position, item in enumerate(meeting.follow_ups):
        where = ("follow-ups", position, "owners")
        if not item.owners:
            yield Finding(
                where=where,
                ref=item.ref,
                message=Message("nobody owns {item}", item=item.id),
                hint=Message("name an owner, or accept it: accept: [{{code: JK202, reason: …}}]"),
            )
        elif all(owner in agencies and agencies[owner].kind == UMBRELLA for owner in item.owners):
            yield Finding(
                where=(*where, 0),
                ref=item.ref,
                message=Message(
                    "{item} is owned by the umbrella {owner}, so nobody in particular owes it",
                    item=item.id,
                    owner=item.owners[0],
                ),
            )


def still_unowned(problem: Problem, ledger: Ledger) -> bool:
    """Tell whether the follow-up of ``problem`` is open and was not handed over."""
    item = ledger.records.follow_up(problem.ref or "")
    if item is None or item.date > ledger.day:
        return True
    standing = ledger.standing(item)
    return standing.is_open and standing.folded.owners == item.owners


def owners_were_in_the_room(case: RecordContext) -> Iterator[Finding]:
    """Whoever got a duty was in the room: owners and supporters of follow-ups.

    A body below counts for the one above it, not the other way round; the chair counts as present,
    and who is listed as absent does not. For leads of an event's groups it is the meetings in
    ``planned-in`` that count.

    Bad:

        follow-ups:
          - id: jaringan-data
            what: Menyiapkan jaringan data
            owners: [Dishub]

    Good:

        attendees: [BPBD, Dishub]
        follow-ups:
          - id: jaringan-data
            what: Menyiapkan jaringan data
            owners: [Dishub]
    """
    meeting = case.reading.record
    if not isinstance(meeting, Meeting) or meeting.record != "minutes":
        return
    room = _Room(meeting, case.name_index)
    for position, item in enumerate(meeting.follow_ups):
        for field, parties in (("owners", item.owners), ("with", item.supporters)):
            for number, party in enumerate(parties):
                if not room.heard(party):
                    yield _absence_finding(item, party, ("follow-ups", position, field, number))


def leads_were_in_the_room(every: WorkspaceContext) -> Iterator[Finding]:
    """Yield the leads of break-out groups who sat in no meeting that planned the event."""
    loaded = every.loaded
    for event in loaded.records.events.values():
        meetings = [loaded.records.meeting(name) for name in event.planned_in]
        held = [
            meeting for meeting in meetings if meeting is not None and meeting.record == "minutes"
        ]
        if not held:
            continue
        rooms = [_Room(meeting, loaded.name_index) for meeting in held]
        for position, group in enumerate(event.groups):
            for number, party in enumerate(group.leads):
                if not any(room.heard(party) for room in rooms):
                    yield Finding(
                        path=event.path,
                        where=("groups", position, "leads", number),
                        ref=event.id,
                        message=Message(
                            "{party} leads {group}, but was not in the room on {date}",
                            party=party,
                            group=group.id,
                            date=", ".join(meeting.date.isoformat() for meeting in held),
                        ),
                        hint=Message("tell them; they may not know"),
                    )


def _absence_finding(item: FollowUp, party: str, where: tuple[str | int, ...]) -> Finding:
    return Finding(
        where=where,
        ref=item.ref,
        message=Message(
            "{party} was given {item}, but was not in the room", party=party, item=item.id
        ),
        hint=Message("tell them; they may not know"),
    )


class _Room:
    """Who was in the room when ``meeting`` was held."""

    def __init__(self, meeting: Meeting, name_index: NameIndex) -> None:
        self._day = meeting.date
        self._name_index = name_index
        self._present = self._everybody(meeting)
        self._above = {
            code for name in self._present for code in ancestors(name, name_index.agencies)
        }

    def heard(self, party: str) -> bool:
        """Tell whether ``party``, or a body below it, was there; a working group always was."""
        present, name_index = self._present, self._name_index
        if party in present or name_index.parties.get(party) in {None, "working-group"}:
            return True
        if name_index.parties[party] != "agency":
            return name_index.agency_of(party, self._day) in present
        return party in self._above

    def _everybody(self, meeting: Meeting) -> frozenset[str]:
        present = {meeting.chair} if meeting.chair else set()
        for attendee in meeting.came:
            present.update(attendee.people, attendee.posts)
            present |= {name for name in (attendee.agency, attendee.on_behalf_of) if name}
        people, posts = self._name_index.people.people, self._name_index.people.posts
        for name in present & people.keys():
            present.update(holding.post for holding in people[name].held_on(self._day))
        double = present & self._name_index.double_offices
        present |= {other for name in double for other in held_together(name, posts)}
        homes = (self._name_index.agency_of(name, self._day) for name in present)
        return frozenset(present | {home for home in homes if home})
