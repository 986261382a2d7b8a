"""What is public names nothing confidential, and what is secret is kept elsewhere."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.model.meeting import Meeting, Progress
from jakres_cli.model.records import Records, full_ref
from jakres_cli.model.words import PUBLIC, VISIBILITIES
from jakres_cli.query.openness import holds_secrets, report_visibility
from jakres_cli.records.schema import iter_references, kinds
from jakres_cli.rules.finding import Finding, RecordContext, WorkspaceContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jakres_cli.model.event import Event, WorkingGroup
    from jakres_cli.model.meeting import Decision, DocumentLink, FollowUp
    from jakres_cli.query.exposed import ConfidentialNames

    Record = Meeting | Event | WorkingGroup | Progress


def public_names_nothing_confidential(every: WorkspaceContext) -> Iterator[Finding]:
    """A public record names no confidential one, and no item is more open than its meeting.

    Bad:

        visibility: internal
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            visibility: public

    Good:

        visibility: public
        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
            visibility: internal
    """
    loaded = every.loaded
    records = loaded.records
    for meeting in records.meetings.values():
        for name, items in _parts(meeting):
            for position, item in enumerate(items):
                if item.visibility and _openness(item.visibility) < _openness(meeting.visibility):
                    yield Finding(
                        path=meeting.path,
                        where=(name, position, "visibility"),
                        ref=meeting.id,
                        message=Message(
                            "visibility {item} is more open than its meeting’s ({meeting})",
                            item=item.visibility,
                            meeting=meeting.visibility,
                        ),
                    )
    if holds_secrets(records):
        from jakres_cli.query.exposed import ConfidentialNames

        yield from _named_by_public(every, ConfidentialNames(records))


def _parts(
    meeting: Meeting,
) -> tuple[tuple[str, Sequence[Decision | FollowUp | DocumentLink | Progress]], ...]:
    return (
        *meeting.lists_of_items(),
        ("updates", meeting.updates),
        ("documents", meeting.documents),
    )


def _openness(visibility: str) -> int:
    return VISIBILITIES.index(visibility)


def _named_by_public(every: WorkspaceContext, names: ConfidentialNames) -> Iterator[Finding]:
    records = every.loaded.records
    secret = frozenset(names.ids)
    for kind, record in _every(records):
        if _visibility(record, records) != PUBLIC:
            continue
        home = record.id if not isinstance(record, Progress) else ""
        named = set()
        for _, name, where in iter_references(kinds.FORMS[kind], record):
            if name in secret or full_ref(name, home) in secret:
                named |= {name, full_ref(name, home)}
                yield Finding(path=record.path, where=where, message=_named(name))
        for name, span in names.spans(every.text(record.path)):
            if name not in named:
                named.add(name)
                yield Finding(path=record.path, span=span, message=_named(name))


def _named(name: str) -> Message:
    return Message("this record is public, but {name} is confidential", name=name)


def _visibility(record: Record, records: Records) -> str:
    if isinstance(record, Progress):
        return report_visibility(record, records)
    return record.visibility


def _every(records: Records) -> Iterator[tuple[str, Record]]:
    for meeting in records.meetings.values():
        yield kinds.MEETING_KIND, meeting
    for event in records.events.values():
        yield kinds.EVENT_KIND, event
    for group in records.working_groups.values():
        yield kinds.WORKING_GROUP_KIND, group
    for entries in records.progress.values():
        # an entry of a meeting's `updates` is one of the meeting's own fields
        yield from ((kinds.PROGRESS_KIND, entry) for entry in entries if entry.meeting is None)


_SECRET_CLASSES = {"R": "rahasia", "SR": "sangat rahasia"}


def secrets_are_kept_elsewhere(case: RecordContext) -> Iterator[Finding]:
    """What the archive classes as secret (R, SR) stands in no repository that others can copy.

    Bad:

        archive: {code: TU.01.02, access: R}

    Good:

        archive: {code: TU.01.02, access: T}
    """
    meeting = case.reading.record
    if not isinstance(meeting, Meeting) or meeting.archive is None:
        return
    access = meeting.archive.access
    if access in _SECRET_CLASSES:
        yield Finding(
            where=("archive", "access"),
            message=Message(
                "the archive classes this as {access} ({words}); all who have the folder read it",
                access=access,
                words=_SECRET_CLASSES[access],
            ),
            hint=Message("keep it in a repository of its own"),
        )
