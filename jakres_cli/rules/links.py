"""References: everything that a record names exists."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.model.naming import Names
from jakres_cli.model.records import full_ref
from jakres_cli.model.words import nearest_word
from jakres_cli.query.left_behind import left_behind
from jakres_cli.records.schema import PARTY_KINDS, kinds
from jakres_cli.rules.finding import Finding, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.meeting import FollowUp
    from jakres_cli.records.load import Loaded, UnresolvedReference

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
    for reference in loaded.unresolved:
        if not reference.link.or_text and not checker.exists(reference):
            yield Finding(
                path=reference.path,
                span=(reference.link.start, reference.link.end),
                message=Message(
                    "unknown {kind} “{name}”",
                    kind=_KIND[reference.link.to],
                    name=reference.link.name,
                ),
                hint=checker.hint(reference),
            )


_NOT_COUNTED = Message("1 report not counted")


def reports_belong_to_something(every: WorkspaceContext) -> Iterator[Finding]:
    """Yield progress entries on nothing, with what was probably meant."""
    loaded = every.loaded
    checker = _Links(loaded)
    moved = left_behind(loaded)
    for ref, entries in loaded.records.progress.items():
        stem = ref.partition("/")[0]
        if stem not in moved and checker.item_exists(ref, "follow-up"):
            continue
        hint = checker.hint_for_item(ref, moved.get(stem))
        for entry in entries:
            if entry.meeting is not None:  # an update names its item in the text
                continue
            yield Finding(
                path=entry.path,
                ref=ref,
                message=Message("it belongs to no follow-up: there is no “{name}”", name=ref),
                hint=hint,
                effect=_NOT_COUNTED,
            )


def proposals_are_of_something(every: WorkspaceContext) -> Iterator[Finding]:
    """Yield proposals of nobody or for no event."""
    loaded = every.loaded
    checker = _Links(loaded)
    for proposal in loaded.records.proposals:
        for kind, name, known in (
            ("event", proposal.event, checker.event_exists(proposal.event)),
            ("agency", proposal.agency, checker.party_exists("agency", proposal.agency)),
        ):
            if not known:
                guess = checker.nearest(kind, name)
                yield Finding(
                    path=proposal.path,
                    message=Message("unknown {kind} “{name}”", kind=_KIND[kind], name=name),
                    hint=Message("did you mean {guess}?", guess=guess) if guess else None,
                    effect=Message("1 proposal not counted"),
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
    for reference in loaded.unresolved:
        if reference.link.or_text and not checker.exists(reference):
            yield Finding(
                path=reference.path,
                span=(reference.link.start, reference.link.end),
                message=Message("the register doesn't know “{name}”", name=reference.link.name),
                hint=checker.hint(reference),
            )


_MAY_BE = {
    "anchor": ("event", "meeting", "follow-up"),
    "evidence": ("meeting", "event", "working-group"),
}
"""What a reference that may be to several kinds is to."""


class _Links:
    """Looks references up in everything that was read."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.records = loaded.records
        self.names = Names(loaded.records)
        self.unread = loaded.unread.keys()

    def exists(self, reference: UnresolvedReference) -> bool:
        """Tell whether the thing exists, or whether that can't be known as a file wasn't read."""
        to, name = reference.link.to, reference.link.name
        if to == "evidence" and name.startswith("files/"):
            to = "file"
        return any(self._exists(kind, name, reference.record) for kind in _MAY_BE.get(to, (to,)))

    def _exists(self, to: str, name: str, record: str) -> bool:
        """Tell whether ``name``, as a reference to ``to`` in that record, may exist."""
        if to in PARTY_KINDS:
            return self.party_exists(to, name)
        if to in {"follow-up", "decision"}:
            return self.item_exists(full_ref(name, _meeting_of(record)), to)
        if to == "event":
            return self.event_exists(name)
        if to == "group":
            return self._group_exists(name, record.partition("/")[0])
        return (
            (to == "meeting" and self.records.meeting(name) is not None)
            or (to == "working-group" and self.records.working_group(name) is not None)
            or (to == "file" and f"records/{name}" in self.loaded.name_index.files)
        )

    def party_exists(self, to: str, name: str) -> bool:
        """Tell whether a party of that kind exists, as far as the registers could be read."""
        return self._register_is_broken(to) or self._party_known(to, name)

    def event_exists(self, name: str) -> bool:
        """Tell whether there is such an event, read or not."""
        known = self.loaded.name_index.stems[kinds.EVENT_KIND]
        return name in known or self.records.event(name) is not None

    def item_exists(self, ref: str, to: str) -> bool:
        """Tell whether a meeting has such an item, as far as it could be read."""
        stem, _, item = ref.partition("/")
        meeting = self.records.meeting(stem)
        if meeting is None:
            return stem in self.loaded.name_index.stems[kinds.MEETING_KIND]
        items = meeting.decisions if to == "decision" else meeting.follow_ups
        return meeting.path in self.unread or any(known.id == item for known in items)

    def hint(self, reference: UnresolvedReference) -> Message | None:
        """Return what was probably meant, or how to make it exist."""
        to, name = reference.link.to, reference.link.name
        if to in PARTY_KINDS:
            return self._party_hint(to, name)
        stems = self.loaded.name_index.stems
        known = [*stems.get(to, ())]
        if to in {"follow-up", "anchor"}:
            known += [item.ref for item in self.records.follow_ups()]
            known += [item.id for item in self._own_items(reference)]
        if to in {"anchor", "evidence"}:
            known += [*stems[kinds.EVENT_KIND], *stems[kinds.MEETING_KIND]]
        guess = nearest_word(name, known)
        return Message("did you mean {guess}?", guess=guess) if guess else None

    def nearest(self, to: str, name: str) -> str | None:
        """Return the event or agency that ``name`` was probably meant for."""
        known = self.names.parties if to == "agency" else self.loaded.name_index.stems[to]
        return nearest_word(name, known)

    def hint_for_item(self, ref: str, moved_to: str | None) -> Message:
        """Return what a report on ``ref``, which there isn't, was probably meant for.

        ``moved_to`` is the meeting that its folder was left behind by.
        """
        stem, _, item = ref.partition("/")
        if moved_to is not None:
            return Message(
                "the file of the meeting was moved to {meeting} without it; jakres doctor --fix "
                "brings it along",
                meeting=moved_to,
            )
        meeting = self.records.meeting(stem)
        if meeting is None:
            guess = nearest_word(stem, self.loaded.name_index.stems[kinds.MEETING_KIND])
        else:
            guess = nearest_word(item, [known.id for known in meeting.follow_ups])
        if guess:
            return Message("did you mean {guess}?", guess=guess)
        return Message("its folders name the meeting and the follow-up")

    def _party_hint(self, to: str, name: str) -> Message | None:
        called = [each for each in self.names.find_all(name) if to in {"party", each.kind}]
        if len(called) == 1:
            return Message("write {code} ({name})", code=called[0].code, name=called[0].name)
        if called:
            codes = ", ".join(each.code for each in called)
            return Message("write the code of the one: {candidates}", candidates=codes)
        known = {
            code: party for code, party in self.names.parties.items() if to in {"party", party.kind}
        }
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
        agencies = to in {"agency", "party"} and "records/agencies.yaml" in self.unread
        return agencies or (to != "agency" and "records/people.yaml" in self.unread)

    def _party_known(self, to: str, name: str) -> bool:
        name_index = self.loaded.name_index
        kind = name_index.parties.get(name_index.now(to, name))
        return kind is not None and to in {"party", kind}

    def _group_exists(self, name: str, slug: str) -> bool:
        event = self.records.event(slug)
        if event is None:
            return slug in self.loaded.name_index.stems[kinds.EVENT_KIND]
        return event.path in self.unread or any(group.id == name for group in event.groups)

    def _own_items(self, reference: UnresolvedReference) -> tuple[FollowUp, ...]:
        meeting = self.records.meetings.get(reference.record)
        return meeting.follow_ups if meeting else ()


def _meeting_of(record: str) -> str:
    """Return the meeting whose items a bare id means: of a progress file, that of its follow-up."""
    parts = record.split("/")
    return parts[1] if parts[0] == "progress" else record
