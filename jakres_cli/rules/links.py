"""References: everything that a record names exists."""

from __future__ import annotations

from jakres_cli.model.message import Message
from jakres_cli.model.naming import Names
from jakres_cli.model.records import full_ref
from jakres_cli.model.spelling import nearest_word
from jakres_cli.records.schema import kinds
from jakres_cli.records.schema.shapes import PARTY_KINDS
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.follow_up import FollowUp
    from jakres_cli.records.reading.load import Loaded
    from jakres_cli.records.reading.name_index import UnresolvedReference

_KIND = {
    "agency": Message("agency"),
    "party": Message("agency, post, person or working group"),
    "post": Message("post"),
    "person": Message("person"),
    "meeting": Message("meeting"),
    "event": Message("event"),
    "working-group": Message("working group"),
    "series": Message("series"),
    "follow-up": Message("follow-up"),
    "decision": Message("decision"),
    "group": Message("group"),
    "anchor": Message("event, meeting or follow-up"),
    "evidence": Message("evidence"),
    "file": Message("file"),
}


def references_exist(every: WorkspaceContext) -> Iterator[Finding]:
    """Every agency, post, person, meeting, event and item that a record names exists.

    Agencies are named by their code. Former names of records still resolve.

    Bad:

        attendees: [BPDB, DLH]

    Good:

        attendees: [BPBD, DLH]
    """
    loaded = every.loaded
    checker = _Links(loaded)
    for one in loaded.unsettled:
        if not one.link.or_text and not checker.exists(one):
            yield Finding(
                path=one.path,
                span=(one.link.start, one.link.end),
                message=Message(
                    "unknown {kind} “{name}”", kind=_KIND[one.link.to], name=one.link.name
                ),
                hint=checker.hint(one),
            )


def paths_name_what_exists(every: WorkspaceContext) -> Iterator[Finding]:
    """Yield progress entries on nothing, and proposals of nobody or for no event."""
    loaded = every.loaded
    checker = _Links(loaded)
    for ref, entries in loaded.records.progress.items():
        if not checker.item_exists(ref, "follow-up"):
            for entry in entries:
                if entry.meeting is None:  # an update names its item in the text
                    yield Finding(
                        path=entry.path,
                        message=Message("progress on “{name}”, which doesn't exist", name=ref),
                        hint=Message("its folders name the meeting and the follow-up"),
                    )
    for proposal in loaded.records.proposals:
        for kind, name, known in (
            ("event", proposal.event, checker.event_exists(proposal.event)),
            ("agency", proposal.agency, checker.party_exists("agency", proposal.agency)),
        ):
            if not known:
                yield Finding(
                    path=proposal.path,
                    message=Message("unknown {kind} “{name}”", kind=_KIND[kind], name=name),
                )


def people_are_registered(every: WorkspaceContext) -> Iterator[Finding]:
    """A person or post is one of the register, so that it can be counted; plain text is allowed.

    Bad:

        chair: Kepala Dinas Contoh

    Good:

        chair: deputi-trlh
    """
    loaded = every.loaded
    checker = _Links(loaded)
    for one in loaded.unsettled:
        if one.link.or_text and not checker.exists(one):
            yield Finding(
                path=one.path,
                span=(one.link.start, one.link.end),
                message=Message("the register doesn't know “{name}”", name=one.link.name),
                hint=checker.hint(one),
            )


class _Links:
    """Looks references up in everything that was read."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.records = loaded.records
        self.names = Names(loaded.records)
        self.unread = {
            problem.place.path for problem in loaded.problems if problem.makes_incomplete
        }

    def exists(self, one: UnresolvedReference) -> bool:
        """Tell whether the thing exists, or whether that can't be known as a file wasn't read."""
        to, name = one.link.to, one.link.name
        if to in PARTY_KINDS:
            return self.party_exists(to, name)
        found = {
            "meeting": self._meeting,
            "event": self._event,
            "working-group": self._group_of_work,
            "follow-up": self._item,
            "decision": self._item,
            "anchor": self._anchor,
            "evidence": self._evidence,
            "file": self._file,
            "group": self._group,
        }.get(to)
        return found(one) if found else False

    def party_exists(self, to: str, name: str) -> bool:
        """Tell whether a party of that kind exists, as far as the registers could be read."""
        return self._register_is_broken(to) or self._party_known(to, name)

    def event_exists(self, name: str) -> bool:
        """Tell whether there is such an event, read or not."""
        known = self.loaded.directory.stems[kinds.EVENT_KIND]
        return name in known or self.records.event(name) is not None

    def item_exists(self, ref: str, to: str) -> bool:
        """Tell whether a meeting has such an item, as far as it could be read."""
        stem, _, item = ref.partition("/")
        meeting = self.records.meeting(stem)
        if meeting is None:
            return stem in self.loaded.directory.stems[kinds.MEETING_KIND]
        items = meeting.decisions if to == "decision" else meeting.follow_ups
        return meeting.path in self.unread or any(known.id == item for known in items)

    def hint(self, one: UnresolvedReference) -> Message | None:
        """Return what was probably meant, or how to make it exist."""
        to, name = one.link.to, one.link.name
        if to in PARTY_KINDS:
            return self._party_hint(to, name)
        stems = self.loaded.directory.stems
        known = [*stems.get(to, ())]
        if to in {"follow-up", "anchor"}:
            known += [item.ref for item in self.records.follow_ups()]
            known += [item.id for item in self._own_items(one)]
        if to in {"anchor", "evidence"}:
            known += [*stems[kinds.EVENT_KIND], *stems[kinds.MEETING_KIND]]
        guess = nearest_word(name, known)
        return Message("did you mean {guess}?", guess=guess) if guess else None

    def _party_hint(self, to: str, name: str) -> Message | None:
        party = self.names.find(name)
        if party is not None and to in {"party", party.kind}:
            return Message("write {code} ({name})", code=party.code, name=party.name)
        known = {code: one for code, one in self.names.parties.items() if to in {"party", one.kind}}
        guess = nearest_word(name, known)
        if guess:
            return Message("did you mean {code} ({name})?", code=guess, name=known[guess].name)
        if to == "agency":
            return Message(
                "if it is right, register it in records/agencies.yaml: “{name}:” and below it, "
                "indented, “name: …”",
                name=name,
            )
        return Message("posts and people are registered in records/people.yaml")

    def _register_is_broken(self, to: str) -> bool:
        agencies = "records/agencies.yaml" in self.unread
        people = "records/people.yaml" in self.unread
        return (
            agencies
            if to == "agency"
            else people
            if to in {"post", "person"}
            else (agencies or people)
        )

    def _party_known(self, to: str, name: str) -> bool:
        directory = self.loaded.directory
        kind = directory.parties.get(directory.now(to, name))
        return kind is not None and to in {"party", kind}

    def _meeting(self, one: UnresolvedReference) -> bool:
        return self.records.meeting(one.link.name) is not None

    def _event(self, one: UnresolvedReference) -> bool:
        return self.event_exists(one.link.name)

    def _group_of_work(self, one: UnresolvedReference) -> bool:
        return self.records.working_group(one.link.name) is not None

    def _item(self, one: UnresolvedReference) -> bool:
        return self.item_exists(full_ref(one.link.name, _meeting_of(one)), one.link.to)

    def _anchor(self, one: UnresolvedReference) -> bool:
        return self._event(one) or self._meeting(one) or self._item(one)

    def _evidence(self, one: UnresolvedReference) -> bool:
        name = one.link.name
        if name.startswith("files/"):
            return self._file(one)
        return self._meeting(one) or self._event(one) or self._group_of_work(one)

    def _file(self, one: UnresolvedReference) -> bool:
        return f"records/{one.link.name}" in self.loaded.directory.files

    def _group(self, one: UnresolvedReference) -> bool:
        event = self.records.event(one.record.partition("/")[0])
        if event is None:
            return one.record.partition("/")[0] in self.loaded.directory.stems[kinds.EVENT_KIND]
        return event.path in self.unread or any(g.id == one.link.name for g in event.groups)

    def _own_items(self, one: UnresolvedReference) -> tuple[FollowUp, ...]:
        meeting = self.records.meetings.get(one.record)
        return meeting.follow_ups if meeting else ()


def _meeting_of(one: UnresolvedReference) -> str:
    """Return the meeting whose items a bare id means: of a progress file, that of its follow-up."""
    parts = one.record.split("/")
    return parts[1] if parts[0] == "progress" else one.record
