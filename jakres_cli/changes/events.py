"""What changed in events, working groups, series and proposals."""

from __future__ import annotations

from operator import attrgetter

from jakres_cli.changes.change import (
    EVENT,
    SERIES,
    WORKING_GROUP,
    About,
    Change,
    Location,
    new_change,
)
from jakres_cli.changes.fields import changes_of_fields
from jakres_cli.changes.items import item_changes, not_stated_changes
from jakres_cli.changes.matching import Matching, by_former, match_items
from jakres_cli.changes.renaming import rename_changes
from jakres_cli.records.schema import event as forms
from jakres_cli.records.schema.shapes import Form, forms_within

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


def pair_named(before: Collection[T], after: Collection[T]) -> Matching:
    """Match records by id, by a former id, then by title."""
    former = by_former(before, after)
    return match_items(before, after, attrgetter("id"), former, lambda one: one.title.id)


def event_changes(old: Event | None, new: Event | None) -> Iterator[Change]:
    """Yield what differs in an event."""
    about = about_record(EVENT, old, new)
    yield from _named(about, "event", old, new, forms.EVENT)
    if old is None or new is None:
        return
    if (old.date, old.end_date) != (new.date, new.end_date):
        reason = new.moved[-1].reason if len(new.moved) > len(old.moved) else None
        yield new_change(
            about,
            "event-moved",
            (old.date, old.end_date),
            (new.date, new.end_date),
            field="date",
            reason=reason,
        )
    moves = match_items(old.moved, new.moved, repr)
    for move in moves.removed:
        yield new_change(about, "event-move-removed", move, None, field="moved", warning=True)
    for move in moves.added:
        yield new_change(about, "event-move-noted", None, move, field="moved")
    yield from not_stated_changes(about, old.not_stated, new.not_stated)
    yield from item_changes(
        about, "session", old.sessions, new.sessions, attrgetter("id"), form=_SESSION
    )
    yield from item_changes(about, "group", old.groups, new.groups, attrgetter("id"), form=_GROUP)


def working_group_changes(old: WorkingGroup | None, new: WorkingGroup | None) -> Iterator[Change]:
    """Yield what differs in a working group."""
    about = about_record(WORKING_GROUP, old, new)
    yield from _named(about, "working-group", old, new, forms.WORKING_GROUP)
    if old is not None and new is not None:
        yield from item_changes(about, "member", old.members, new.members, attrgetter("agency"))


def series_changes(old: Series | None, new: Series | None) -> Iterator[Change]:
    """Yield what differs in a series of meetings."""
    about = about_record(SERIES, old, new)
    yield from _named(about, "series", old, new, forms.SERIES)
    if old is not None and new is not None:
        yield from item_changes(
            about,
            "attendee",
            old.attendees,
            new.attendees,
            lambda one: one.agency or repr(one),
            field="attendees",
        )


def proposal_changes(old: Proposal | None, new: Proposal | None, event: About) -> Iterator[Change]:
    """Yield what differs in the topics that an agency proposed for ``event``."""
    one = new or old
    assert one is not None  # noqa: S101  one of the two is there
    spot = Location(about=event, ref=f"{event.id}/{one.agency}", path=one.path)
    if old is None or new is None:
        kind = "proposal-added" if old is None else "proposal-removed"
        yield new_change(spot, kind, old, new, warning=new is None)
        return
    topics = match_items(old.topics, new.topics, repr)
    for topic in topics.added:
        yield new_change(spot, "topic-added", None, topic, agency=one.agency)
    for topic in topics.removed:
        yield new_change(spot, "topic-removed", topic, None, agency=one.agency)
    skip = {"topics", "accept"}
    yield from changes_of_fields(spot, "proposal-changed", forms.PROPOSAL, old, new, skip=skip)
    yield from item_changes(event, "accept", old.accept, new.accept, repr, warned={"added"})


def about_record(kind: str, old: T | None, new: T | None) -> About:
    """Return what a change of the record is about."""
    now, was = new or old, old or new
    assert now is not None  # noqa: S101  one of the two is there
    assert was is not None  # noqa: S101
    return About(kind=kind, id=now.id, path=now.path, old_id=was.id, old_path=was.path)


def _named(about: About, kind: str, old: T | None, new: T | None, form: Form) -> Iterator[Change]:
    """Yield what every record with a name of its own shares."""
    before, after = old.accept if old else (), new.accept if new else ()
    yield from item_changes(about, "accept", before, after, repr, warned={"added"})
    if old is None or new is None:
        how = "added" if old is None else "removed"
        yield new_change(about, f"{kind}-{how}", old, new, warning=new is None)
        return
    yield from rename_changes(about, kind, old, new)
    was, now = getattr(old, "status", None), getattr(new, "status", None)
    if was != now:
        yield new_change(about, f"{kind}-status", was, now, field="status")
    skip = {*_ON_THEIR_OWN, "members", "attendees"}
    yield from changes_of_fields(about, f"{kind}-changed", form, old, new, skip=skip)
