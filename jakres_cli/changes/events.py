"""What changed in events, working groups, series and proposals."""

from __future__ import annotations

from operator import attrgetter

from jakres_cli.changes.change import (
    EVENT,
    SERIES,
    WORKING_GROUP,
    About,
    AnyChange,
    Change,
    EventDaysChange,
    Location,
    TopicChange,
    how_it_changed,
)
from jakres_cli.changes.items import (
    Matching,
    by_former,
    field_changes,
    item_changes,
    match_items,
    not_stated_changes,
    rename_changes,
)
from jakres_cli.records.schema import Form, forms_within
from jakres_cli.records.schema import event as forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import TypeVar

    from jakres_cli.model.event import Event, Proposal, Series, WorkingGroup

    T = TypeVar("T", Event, WorkingGroup, Series)

_SESSION = next(forms_within(forms.EVENT.by_name["sessions"].shape))
_GROUP = next(forms_within(forms.EVENT.by_name["groups"].shape))
_ON_THEIR_OWN = frozenset(
    {"status", "date", "end-date", "moved", "sessions", "groups", "not-stated", "accept", "former"}
)


def match_named(before: Collection[T], after: Collection[T]) -> Matching[T]:
    """Match records by id, by a former id, then by title."""
    former = by_former(before, after)
    return match_items(before, after, attrgetter("id"), former, attrgetter("title.id"))


def event_changes(old: Event | None, new: Event | None) -> Iterator[AnyChange]:
    """Yield what differs in an event."""
    about = about_record(EVENT, old, new)
    yield from _named(about, "event", old, new, forms.EVENT)
    if old is None or new is None:
        return
    at = about.whole
    if (old.date, old.end_date) != (new.date, new.end_date):
        reason = new.moved[-1].reason if len(new.moved) > len(old.moved) else None
        yield EventDaysChange(
            kind="event-moved",
            at=at,
            before=(old.date, old.end_date),
            after=(new.date, new.end_date),
            field="date",
            warning=_is_unrecorded(old, new),
            reason=reason,
        )
    moves = match_items(old.moved, new.moved, repr)
    for move in moves.removed:
        yield Change(kind="event-move-removed", at=at, before=move, field="moved", warning=True)
    for move in moves.added:
        yield Change(kind="event-move-noted", at=at, after=move, field="moved")
    yield from not_stated_changes(about, old.not_stated, new.not_stated)
    yield from item_changes(
        about, "session", old.sessions, new.sessions, attrgetter("id"), form=_SESSION
    )
    yield from item_changes(about, "group", old.groups, new.groups, attrgetter("id"), form=_GROUP)


def _is_unrecorded(old: Event, new: Event) -> bool:
    """Tell whether an event has no day any more, or a later one, and doesn't say that it moved."""
    later = old.date is not None and (new.date is None or new.date > old.date)
    return later and len(new.moved) <= len(old.moved)


def working_group_changes(
    old: WorkingGroup | None, new: WorkingGroup | None
) -> Iterator[AnyChange]:
    """Yield what differs in a working group."""
    about = about_record(WORKING_GROUP, old, new)
    yield from _named(about, "working-group", old, new, forms.WORKING_GROUP)
    if old is not None and new is not None:
        yield from item_changes(about, "member", old.members, new.members, attrgetter("agency"))


def series_changes(old: Series | None, new: Series | None) -> Iterator[AnyChange]:
    """Yield what differs in a series of meetings."""
    about = about_record(SERIES, old, new)
    yield from _named(about, "series", old, new, forms.SERIES)
    if old is not None and new is not None:
        yield from item_changes(
            about,
            "attendee",
            old.attendees,
            new.attendees,
            lambda attendee: attendee.agency or repr(attendee),
            field="attendees",
        )


def proposal_changes(
    old: Proposal | None, new: Proposal | None, event: About
) -> Iterator[AnyChange]:
    """Yield what differs in the topics that an agency proposed for ``event``."""
    proposal = new or old
    assert proposal is not None  # noqa: S101  one of the two is there
    agency = proposal.agency
    at = Location(about=event, ref=f"{event.id}/{agency}", path=proposal.path)
    if old is None or new is None:
        kind = "proposal-added" if old is None else "proposal-removed"
        yield Change(kind=kind, at=at, before=old, after=new, warning=new is None)
        return
    topics = match_items(old.topics, new.topics, repr)
    for topic in topics.added:
        yield TopicChange(kind="topic-added", at=at, after=topic, agency=agency)
    for topic in topics.removed:
        yield TopicChange(kind="topic-removed", at=at, before=topic, agency=agency)
    skip = {"topics", "accept"}
    yield from field_changes(at, "proposal-changed", forms.PROPOSAL, old, new, skip=skip)
    yield from item_changes(event, "accept", old.accept, new.accept, repr, warned={"added"})


def about_record(kind: str, old: T | None, new: T | None) -> About:
    """Return what a change of the record is about."""
    now, was = new or old, old or new
    assert now is not None  # noqa: S101  one of the two is there
    assert was is not None  # noqa: S101  so is this one then
    return About(kind=kind, id=now.id, path=now.path, old_id=was.id, old_path=was.path)


def _named(
    about: About, kind: str, old: T | None, new: T | None, form: Form
) -> Iterator[AnyChange]:
    """Yield what every record with a name of its own shares."""
    before, after = old.accept if old else (), new.accept if new else ()
    yield from item_changes(about, "accept", before, after, repr, warned={"added"})
    at = about.whole
    if old is None or new is None:
        how = how_it_changed(old, new)
        yield Change(kind=f"{kind}-{how}", at=at, before=old, after=new, warning=new is None)
        return
    yield from rename_changes(at, kind, old, new)
    was, now = getattr(old, "status", None), getattr(new, "status", None)
    if was != now:
        yield Change(kind=f"{kind}-status", at=at, before=was, after=now, field="status")
    skip = {*_ON_THEIR_OWN, "members", "attendees"}
    yield from field_changes(at, f"{kind}-changed", form, old, new, skip=skip)
