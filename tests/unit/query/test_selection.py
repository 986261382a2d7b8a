"""Which follow-ups are listed, in which order and under which heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import replace_fields
from jakres_cli.query.selection import (
    BUCKETS,
    GROUPS,
    SORTS,
    Selection,
    due_bucket,
    group_standings,
    ordered_standings,
    select,
)
from tests.unit.making import TODAY, entry, entry_path, ledger, meeting, on, record

if TYPE_CHECKING:
    from jakres_cli.query.standing import Ledger

OLD = "records/meetings/2019/2019-09-02-lama.md"
NEW = "records/meetings/2019/2019-11-04-baru.md"
FILES = {
    OLD: meeting(
        """
        pillar: siap
        series: mingguan
        follow-ups:
          - {id: telat, what: w, owners: [BPBD], due: 2019-11-01}
          - {id: basi, what: w, owners: [], kind: need, pillar: sehat}
          - {id: selesai, what: w, owners: [DLH], to: [Kedubes-Perancis]}
          - {id: gugur, what: w, owners: [DLH]}
        """,
        day="2019-09-02",
    ),
    NEW: meeting(
        """
        follow-ups:
          - {id: tiga, what: w, owners: [BPBD, DLH], due: 2019-11-15, with: [Dishub]}
          - {id: tujuh, what: w, owners: [DLH], due: 2019-11-16, event: temu}
          - {id: nanti, what: w, owners: [BPBD], due: 2019-11-20, event: lokakarya}
          - {id: tanpa, what: w, owners: [BPBD]}
        """,
        day="2019-11-04",
    ),
    "records/events/lokakarya.md": record("title: L\nstatus: idea\nhosts: [SJB]\nformer: [temu]"),
    "records/series/mingguan.md": record("title: Mingguan"),
    entry_path("2019-10-01", item="selesai", stem="2019-09-02-lama"): entry(
        "status: done\nevidence: ['letter:1']", day="2019-10-01"
    ),
    entry_path("2019-10-01", item="gugur", stem="2019-09-02-lama"): entry(
        "status: dropped\nreason: r", day="2019-10-01"
    ),
}
ALL = Selection(statuses=frozenset({"open", "in-progress", "reported", "done", "dropped"}))


@pytest.fixture(scope="module")
def found() -> Ledger:
    """The follow-ups on 12 November."""
    return ledger(FILES)


def listed(found: Ledger, wanted: Selection) -> list[str]:
    """The ids that a selection lists, in its order."""
    return [one.follow_up.id for one in select(found.standings(), wanted, found.records)]


def test_usual_order(found: Ledger) -> None:
    """Overdue first, then by latest day, then stale, then by age; only what is open."""
    assert listed(found, Selection()) == ["telat", "tiga", "tujuh", "nanti", "basi", "tanpa"]


@pytest.mark.parametrize(
    ("fields", "ids"),
    [
        ({"overdue": True}, ["telat"]),
        ({"stale": True}, ["basi"]),
        ({"overdue": True, "stale": True}, ["telat", "basi"]),
        ({"overdue": True, "stale": True, "unowned": True}, ["basi"]),
        ({"changed_since": on("2019-11-03")}, ["tiga", "tujuh", "nanti", "tanpa"]),
        ({"changed_since": on("2019-11-04")}, []),
        (
            {"changed_since": on("2019-09-30")},
            ["tiga", "tujuh", "nanti", "tanpa", "selesai", "gugur"],
        ),
        ({"unowned": True}, ["basi"]),
        ({"kind": "need"}, ["basi"]),
        ({"pillar": "siap"}, ["telat", "selesai", "gugur"]),
        ({"pillar": "sehat"}, ["basi"]),
        ({"to": frozenset({"Kedubes-Perancis"})}, ["selesai"]),
        ({"supporters": frozenset({"Dishub"})}, ["tiga"]),
        ({"owners": frozenset({"DLH"})}, ["tiga", "tujuh", "selesai", "gugur"]),
        ({"meeting": "2019-11-04-baru"}, ["tiga", "tujuh", "nanti", "tanpa"]),
        ({"series": "mingguan"}, ["telat", "basi", "selesai", "gugur"]),
        ({"event": "lokakarya"}, ["tujuh", "nanti"]),
        ({"due_before": on("2019-11-16")}, ["telat", "tiga"]),
        ({"statuses": frozenset({"dropped"})}, ["gugur"]),
    ],
)
def test_filters(found: Ledger, fields: dict[str, object], ids: list[str]) -> None:
    """Each filter keeps exactly what satisfies it; an event also under a former name."""
    assert sorted(listed(found, replace_fields(ALL, **fields))) == sorted(ids)


def test_buckets(found: Ledger) -> None:
    """Overdue, within 3 days, within 7, later, without a day, in this order; then what is over."""
    standings = found.standings()
    assert {one.follow_up.id: due_bucket(one, TODAY) for one in standings} == {
        "telat": "overdue",
        "tiga": "3-days",
        "tujuh": "7-days",
        "nanti": "later",
        "basi": "no-date",
        "tanpa": "no-date",
        "selesai": "over",
        "gugur": "over",
    }
    groups = group_standings(select(standings, ALL, found.records), "bucket", TODAY, found.records)
    assert [key for key, _ in groups] == list(BUCKETS)


@pytest.mark.parametrize("sort", SORTS)
def test_sorting_keeps_everything(found: Ledger, sort: str) -> None:
    """Each order lists the same follow-ups and doesn't depend on the order before."""
    standings = found.standings()
    forward, backward = (
        ordered_standings(standings, sort),
        ordered_standings(reversed(standings), sort),
    )
    assert [one.ref for one in forward] == [one.ref for one in backward]
    assert len(forward) == len(standings)


def test_sorts(found: Ledger) -> None:
    """By age the oldest stand first, by owner those without one last."""
    standings = select(found.standings(), Selection(), found.records)
    assert [one.follow_up.id for one in ordered_standings(standings, "age")][:2] == [
        "basi",
        "telat",
    ]
    assert ordered_standings(standings, "owner")[-1].follow_up.id == "basi"
    assert [one.ref for one in ordered_standings(standings, "ref")] == sorted(
        one.ref for one in standings
    )


@pytest.mark.parametrize("group", GROUPS)
def test_groups_keep_everything(found: Ledger, group: str) -> None:
    """Every follow-up stands under a heading, and under each of its owners."""
    standings = select(found.standings(), ALL, found.records)
    groups = group_standings(standings, group, TODAY, found.records)
    assert {one.ref for _, items in groups for one in items} == {one.ref for one in standings}
    assert len({key for key, _ in groups}) == len(groups)
    if group == "agency":
        assert [(key, len(items)) for key, items in groups] == [("BPBD", 4), ("DLH", 4), ("", 1)]


def test_grouping_by_pillar_agrees_with_the_filter(found: Ledger) -> None:
    """What the filter finds for a pillar is what stands under its heading."""
    standings = select(found.standings(), ALL, found.records)
    for key, items in group_standings(standings, "pillar", TODAY, found.records):
        for one in items:
            assert one.pillar == ((key,) if key else ())


DUE_BY_EVENT = {
    NEW: meeting(
        """
        events: [lokakarya]
        follow-ups:
          - {id: sebelum, what: w, owners: [BPBD], due: before:lokakarya}
          - {id: tiga-hari, what: w, owners: [BPBD], due: before:3d:temu}
          - {id: dalam, what: w, owners: [BPBD], due: within:30d:lokakarya}
          - {id: sesudah, what: w, owners: [BPBD], due: after:lokakarya}
          - {id: rapat, what: w, owners: [BPBD], due: before:2019-11-10-lokakarya-itu}
          - {id: milik, what: w, owners: [BPBD], event: lokakarya, pillar: sehat}
          - {id: lain, what: w, owners: [BPBD], due: 2019-11-20}
        """,
        day="2019-11-04",
    ),
    "records/meetings/2019/2019-11-10-lokakarya-itu.md": meeting(
        "holds: lokakarya", day="2019-11-10"
    ),
    "records/events/lokakarya.md": record(
        """
        title: L
        status: planned
        date: 2019-11-10
        moved: [{on: 2019-11-08, was: 2019-11-09, now: 2019-11-10, reason: r}]
        hosts: [SJB]
        pillar: siap
        former: [temu]
        """
    ),
}


def test_what_is_due_by_an_event() -> None:
    """An event is belonged to by name or by due form, also through the meeting that holds it."""
    found = ledger(DUE_BY_EVENT)
    of_event = listed(found, replace_fields(ALL, event="lokakarya"))
    ids = {"sebelum", "tiga-hari", "dalam", "sesudah", "rapat", "milik"}
    assert set(of_event) == ids
    moved = listed(found, replace_fields(ALL, changed_since=on("2019-11-07")))
    assert set(moved) == {"sebelum", "tiga-hari", "dalam", "sesudah"}
    waiting = next(one for one in found.standings() if one.follow_up.id == "sesudah")
    assert (waiting.slips, waiting.due_latest, waiting.first_due) == (0, None, None)


def test_the_pillar_that_counts() -> None:
    """A follow-up's own, else its meeting's, else its event's."""
    found = ledger(DUE_BY_EVENT)
    pillars = {one.follow_up.id: one.pillar for one in found.standings()}
    assert pillars["milik"] == ("sehat",)
    assert pillars["lain"] == ()
    own = "{id: milik, what: w, owners: [BPBD], event: lokakarya, pillar: sehat}"
    without = DUE_BY_EVENT[NEW].replace(own, own.replace(", pillar: sehat", ""))
    again = ledger({**DUE_BY_EVENT, NEW: without})
    assert {one.follow_up.id: one.pillar for one in again.standings()}["milik"] == ("siap",)


@pytest.mark.parametrize(
    ("first", "second", "due"),
    [
        ("time: '14:00'", "time: '09:00'", "2019-11-18"),
        ("time: '09:00'", "time: '14:00'", "2019-11-11"),
        ("", "", "2019-11-11"),
    ],
)
def test_two_meetings_a_day_by_the_clock(first: str, second: str, due: str) -> None:
    """The next meeting is the first later one, on the same day by its time."""
    base = "records/meetings/2019/2019-11-"
    files = {
        f"{base}11-a-rapat.md": meeting(
            f"{first}\nseries: s\nfollow-ups: "
            "[{id: x, what: w, owners: [BPBD], due: next-meeting}]",
            day="2019-11-11",
        ),
        f"{base}11-b-rapat.md": meeting(f"{second}\nseries: s", day="2019-11-11"),
        f"{base}18-rapat.md": meeting("series: s\nrecord: planned", day="2019-11-18"),
        "records/series/s.md": record("title: S"),
    }
    (one,) = ledger(files).standings()
    assert str(one.due_latest) == due
