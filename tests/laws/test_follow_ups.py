"""Laws of follow-ups: order and later days don't matter, and nobody's promise is lost."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from jakres_cli.model.base import LocalText, replace_fields
from jakres_cli.model.meeting import FollowUp, Meeting, Progress
from jakres_cli.model.records import Agency, Records, Settings
from jakres_cli.model.words import PROGRESS_STATUSES
from jakres_cli.query.reporters import folded_follow_up
from jakres_cli.query.scope import resolve_scope
from jakres_cli.query.selection import Selection, select_actions
from jakres_cli.query.standing import Ledger
from tests.soak import examples
from tests.unit.making import due, on, registered

if TYPE_CHECKING:
    import random

CODES = ("Pemprov-DKI", "DLH", "Sudin", "BPBD", "LIPI")
AGENCIES = {
    code: Agency(code=code, name=LocalText(id=code), kind=kind, parent=parent)
    for code, kind, parent in (
        ("Pemprov-DKI", "umbrella", None),
        ("DLH", "city-agency", "Pemprov-DKI"),
        ("Sudin", "city-agency", "DLH"),
        ("BPBD", "city-agency", "Pemprov-DKI"),
        ("LIPI", "research", None),
    )
}
START = on("2019-11-01")
DAYS = st.integers(0, 40).map(lambda n: START + datetime.timedelta(days=n))
DUES = st.sampled_from(
    ["2019-11-10", "2019-12", "ongoing", "next-meeting", "before:2019-11-20", "after:2019-11"]
).map(due)
OWNERS = st.lists(st.sampled_from(CODES), unique=True, max_size=3).map(tuple)


@st.composite
def progress(draw: st.DrawFn, item: str) -> Progress:
    """Any entry on an item, allowed or not."""
    meeting = draw(st.none() | st.just("2019-11-05-b"))
    return Progress(
        item=item,
        date=draw(DAYS),
        by=draw(st.sampled_from(CODES)),
        line=draw(st.integers(1, 10**6)),
        meeting=meeting,
        number=draw(st.integers(1, 3)),
        status=draw(st.none() | st.sampled_from(PROGRESS_STATUSES)),
        owner=draw(st.none() | st.sampled_from(CODES)),
        owners=draw(st.none() | st.none() | OWNERS),
        evidence=draw(st.sampled_from([(), ("letter:1",)])),
        due=draw(st.none() | DUES),
        asked=draw(st.none() | DUES | st.just("refused")),
        objection=draw(st.sampled_from([None, None, "bukan wewenang", "refused"])),
        reason=draw(st.none() | st.just("sebab")),
    )


@st.composite
def workspaces(draw: st.DrawFn) -> Records:
    """A few meetings with follow-ups and entries on them."""
    meetings: dict[str, Meeting] = {}
    entries: dict[str, tuple[Progress, ...]] = {}
    known: list[str] = []
    for name in draw(st.lists(st.sampled_from("abcd"), unique=True, min_size=1, max_size=3)):
        day = draw(DAYS)
        stem = f"{day}-{name}"
        items = []
        for number in range(draw(st.integers(1, 3))):
            replaces = draw(st.lists(st.sampled_from(known), max_size=1)) if known else []
            item = FollowUp(
                id=f"item-{number}",
                what="w",
                owners=draw(OWNERS),
                meeting=stem,
                date=day,
                due=draw(st.none() | DUES),
                replaces=tuple(replaces),
            )
            items.append(item)
            entries[item.ref] = tuple(draw(st.lists(progress(item.ref), max_size=4)))
        meetings[stem] = Meeting(
            id=stem,
            path=stem,
            title=LocalText(id=name),
            date=day,
            follow_ups=tuple(items),
            follows=tuple(draw(st.lists(st.sampled_from(sorted(meetings)), max_size=1)))
            if meetings
            else (),
        )
        known += [item.ref for item in items]
    return Records(
        settings=Settings(office="BPBD"),
        agencies=AGENCIES,
        posts={},
        people={},
        meetings=meetings,
        events={},
        working_groups={},
        series={},
        proposals=(),
        progress=entries,
    )


@profile(max_examples=examples(150))
@given(OWNERS, st.lists(progress("m/a"), max_size=6, unique_by=lambda e: e.line), st.randoms())
def test_fold_in_any_order(
    owners: tuple[str, ...], entries: list[Progress], chance: random.Random
) -> None:
    """What became of a follow-up doesn't depend on the order in which the entries were found."""
    item = FollowUp(id="a", what="w", owners=owners, meeting="m", date=START)
    shuffled = chance.sample(entries, len(entries))
    found = folded_follow_up(item, entries, registered(AGENCIES))
    assert found == folded_follow_up(item, shuffled, registered(AGENCIES))
    assert len(found.steps) == len(entries)


@profile(max_examples=examples(150))
@given(OWNERS, st.lists(progress("m/a"), max_size=6, unique_by=lambda e: e.line))
def test_state_agrees_with_itself(owners: tuple[str, ...], entries: list[Progress]) -> None:
    """What has ended has a day on which it ended, and what is open has none."""
    item = FollowUp(id="a", what="w", owners=owners, meeting="m", date=START)
    found = folded_follow_up(item, entries, registered(AGENCIES))
    assert (found.ended_on is not None) == (found.status in {"done", "dropped"})
    assert tuple(found.by_owner) == found.owners
    assert (found.due is None) == (not found.dues)
    assert (found.asked is None) == (found.asked_on is None)
    if found.status == "done":
        assert found.evidence


@profile(max_examples=examples(100))
@given(workspaces(), DAYS)
def test_later_records_don_t_matter(records: Records, day: datetime.date) -> None:
    """The state on a day is that of the records without later meetings and entries."""
    until = replace_fields(
        records,
        meetings={stem: one for stem, one in records.meetings.items() if one.date <= day},
        progress={
            ref: tuple(one for one in entries if one.date <= day)
            for ref, entries in records.progress.items()
        },
    )
    assert Ledger(records, day).standings() == Ledger(until, day).standings()


@profile(max_examples=examples(100))
@given(workspaces(), DAYS)
def test_agencies_partition_the_follow_ups(records: Records, day: datetime.date) -> None:
    """Each open follow-up stands exactly in the lists of its owners, and an unowned one in none."""
    ledger = Ledger(records, day)
    listed: dict[str, set[str]] = {}
    for code in CODES:
        scope = resolve_scope(code, records, day, exact=True)
        for one in select_actions(ledger, Selection(), (scope,)).items:
            listed.setdefault(one.ref, set()).add(code)
    for one in ledger.standings():
        expected = set(one.folded.owners) if one.is_open else set()
        assert listed.get(one.ref, set()) == expected


@profile(max_examples=examples(60))
@given(workspaces(), DAYS)
def test_wider_scope_lists_more(records: Records, day: datetime.date) -> None:
    """An agency's list holds that of each of its children."""
    ledger = Ledger(records, day)

    def refs(code: str) -> set[str]:
        return {
            one.ref
            for one in select_actions(
                ledger, Selection(), (resolve_scope(code, records, day),)
            ).items
        }

    assert refs("Sudin") <= refs("DLH") <= refs("Pemprov-DKI")


@profile(max_examples=examples(60))
@given(workspaces(), DAYS)
def test_standing_agrees_with_itself(records: Records, day: datetime.date) -> None:
    """Overdue has a passed latest day, stale has none, and only what is open is either."""
    for one in Ledger(records, day).standings():
        chain = [one.follow_up, *filter(None, map(records.follow_up, one.replaces))]
        assert one.overdue <= (one.is_open and one.due_latest is not None and one.due_latest < day)
        assert one.stale <= (one.is_open and one.due_latest is None and not one.waits)
        assert one.days_late >= one.overdue
        assert one.age_days <= (day - min(item.date for item in chain)).days
