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
    effective_pillars,
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
            assert effective_pillars(one, found.records) == ((key,) if key else ())
