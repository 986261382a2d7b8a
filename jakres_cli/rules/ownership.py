"""Who owes it, and whether they were there to hear it."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.model.meeting import FollowUp, Meeting
from jakres_cli.model.words import UMBRELLA
from jakres_cli.query.fold import ancestors
from jakres_cli.rules.finding import Finding, RecordContext, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jakres_cli.model.records import Post
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

    A body below or above counts for the other, and the chair counts as present. For leads of an
    event's groups it is the meetings in ``planned-in`` that count.

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
    present = _present(meeting, case.name_index)
    for position, item in enumerate(meeting.follow_ups):
        for field, parties in (("owners", item.owners), ("with", item.supporters)):
            for number, party in enumerate(parties):
                if not _was_there(party, present, case.name_index):
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
        present = frozenset(who for meeting in held for who in _present(meeting, loaded.name_index))
        for position, group in enumerate(event.groups):
            for number, party in enumerate(group.leads):
                if not _was_there(party, present, loaded.name_index):
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


def _present(meeting: Meeting, name_index: NameIndex) -> frozenset[str]:
    present = {meeting.chair} if meeting.chair else set()
    for attendee in meeting.attendees:
        present.update(attendee.people, attendee.posts)
        if attendee.agency:
            present.add(attendee.agency)
        if attendee.on_behalf_of:
            present.add(attendee.on_behalf_of)
    for name in present & name_index.people.people.keys():
        present.update(holding.post for holding in name_index.people.people[name].holds)
    _add_posts_held_with(present, name_index.people.posts)
    present |= {agency for name in present if (agency := name_index.agency_of(name))}
    return frozenset(present)


def _add_posts_held_with(present: set[str], posts: Mapping[str, Post]) -> None:
    """Add every post that one person holds together with one of those present."""
    grown = True
    while grown:
        more = {slug for slug, post in posts.items() if post.held_with in present}
        more |= {other for name in present if name in posts and (other := posts[name].held_with)}
        grown = not more <= present
        present |= more


def _was_there(party: str, present: frozenset[str], name_index: NameIndex) -> bool:
    if party in present or name_index.parties.get(party) in {None, "working-group"}:
        return True
    if name_index.parties[party] != "agency":
        return name_index.agency_of(party) in present
    agencies = name_index.agencies
    return bool(present & set(ancestors(party, agencies))) or any(
        party in ancestors(attendee, agencies) for attendee in present
    )
