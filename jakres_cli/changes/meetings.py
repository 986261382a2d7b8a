"""What changed in meetings: the record, who was there, what was decided, how far it is approved."""

from __future__ import annotations

from operator import attrgetter

from jakres_cli.changes.change import MEETING, About, AnyChange, Change
from jakres_cli.changes.fields import (
    field_changes,
    item_changes,
    not_stated_changes,
    rename_changes,
)
from jakres_cli.changes.matching import Matching, by_former, match_items
from jakres_cli.records.schema.meeting import DECISION
from jakres_cli.records.schema.meeting import MEETING as FORM
from jakres_cli.records.schema.shared import FOLLOW_UP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator

    from jakres_cli.model.follow_up import FollowUp
    from jakres_cli.model.meeting import Attendee, DocumentLink, Meeting

_ON_THEIR_OWN = frozenset(
    {
        *("record", "not-stated", "invited", "attendees", "absent", "agenda", "decisions"),
        *("follow-ups", "updates", "documents", "minutes", "corrections", "accept", "former"),
    }
)
"""Fields that are compared here item by item, or elsewhere."""


def match_meetings(
    before: Collection[Meeting], after: Collection[Meeting], text: Callable[[Meeting], Hashable]
) -> Matching:
    """Match meetings by id, by a former id, by the very same ``text``, by title and items."""
    former = by_former(before, after)
    return match_items(before, after, attrgetter("id"), former, text, _likeness)


def about_meeting(old: Meeting | None, new: Meeting | None) -> About:
    """Return what a change of the meeting is about."""
    now, was = new or old, old or new
    assert now is not None  # noqa: S101  one of the two is there
    assert was is not None  # noqa: S101
    return About(
        kind=MEETING,
        id=now.id,
        path=now.path,
        old_id=was.id,
        old_path=was.path,
        visibilities=(was.visibility, now.visibility),
    )


def meeting_changes(old: Meeting | None, new: Meeting | None) -> Iterator[AnyChange]:
    """Yield what differs in a meeting, except its follow-ups' standing, its seal and its prose."""
    about = about_meeting(old, new)
    if old is None:
        yield Change(kind="meeting-added", at=about.whole, after=new)
    elif new is None:
        yield Change(kind="meeting-removed", at=about.whole, before=old, warning=True)
    else:
        yield from _changes_within(about, old, new)
    yield from decision_changes(about, old, new)
    gone = {"removed"} if new is not None else set()
    corrections = (old.corrections if old else (), new.corrections if new else ())
    yield from item_changes(about, "correction", *corrections, repr, warned=gone)
    accepted = (old.accept if old else (), new.accept if new else ())
    yield from item_changes(about, "accept", *accepted, repr, warned={"added"})


def decision_changes(about: About, old: Meeting | None, new: Meeting | None) -> Iterator[AnyChange]:
    """Yield what differs in the decisions of a meeting."""
    yield from item_changes(
        about,
        "decision",
        old.decisions if old else (),
        new.decisions if new else (),
        attrgetter("id"),
        attrgetter("text"),
        form=DECISION,
        warned={"removed"} if new is not None else set(),
    )


def match_follow_ups(old: Meeting | None, new: Meeting | None) -> Matching:
    """Match the follow-ups of a meeting by id, then by what is to be done."""
    before, after = old.follow_ups if old else (), new.follow_ups if new else ()
    return match_items(before, after, attrgetter("id"), attrgetter("what"))


def follow_up_changes(about: About, old: FollowUp, new: FollowUp) -> Iterator[AnyChange]:
    """Yield what differs in a follow-up as it was promised."""
    at = about.item(new.id)
    if old.id != new.id:
        yield Change(kind="follow-up-renamed", at=at, before=old.id, after=new.id, warning=True)
    yield from field_changes(at, "follow-up-changed", FOLLOW_UP, old, new, skip={"id"})


def _changes_within(about: About, old: Meeting, new: Meeting) -> Iterator[AnyChange]:
    at = about.whole
    yield from rename_changes(at, "meeting", old, new)
    if old.record != new.record:
        kind = _record_kind(old.record, new.record)
        yield Change(kind=kind, at=at, before=old.record, after=new.record)
    yield from field_changes(at, "meeting-changed", FORM, old, new, skip=_ON_THEIR_OWN)
    for field, before, after in (
        ("invited", old.invited, new.invited),
        ("attendees", old.attendees, new.attendees),
    ):
        yield from item_changes(about, "attendee", before, after, _who, field=field)
    yield from item_changes(
        about, "attendee", old.absent, new.absent, attrgetter("agency"), field="absent"
    )
    yield from item_changes(
        about, "agenda", old.agenda, new.agenda, attrgetter("title"), attrgetter("id")
    )
    yield from item_changes(
        about, "document", old.documents, new.documents, _address, attrgetter("title")
    )
    yield from not_stated_changes(about, old.not_stated, new.not_stated)


def _record_kind(before: str, after: str) -> str:
    if after == "cancelled":
        return "meeting-cancelled"
    if before == "cancelled":
        return "meeting-uncancelled"
    held = {("planned", "minutes"): "meeting-held", ("minutes", "planned"): "meeting-unheld"}
    return held.get((before, after), "meeting-record-changed")


def _who(attendee: Attendee) -> Hashable:
    names = tuple(named.name for named in attendee.names)
    return attendee.agency or (attendee.people, attendee.posts, names)


def _address(document: DocumentLink) -> Hashable:
    return document.url or document.file


def _likeness(meeting: Meeting) -> Hashable:
    """Match what was renamed by hand: the same title and items, if there are any."""
    items = tuple(item.id for item in meeting.follow_ups)
    return (meeting.title.id, items) if items else None
