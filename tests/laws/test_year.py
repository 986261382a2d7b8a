"""A year of an office that writes all down on its day: the past is answered as it was then."""

from __future__ import annotations

import datetime
import random
from typing import TYPE_CHECKING

import pytest

from jakres_cli.query.standing import Ledger
from tests.soak import TIMES
from tests.unit.making import loaded, meeting, on, record

if TYPE_CHECKING:
    from jakres_cli.model.records import Records

FIRST, DAYS = on("2019-01-01"), 365 if TIMES else 90  # a quarter in a run of all tests
OWNERS = ("[BPBD]", "[DLH, Dishub]", "[Pemprov-DKI]", "[]")
DUES = (
    "",
    ", due: {soon}",
    ", due: {later}",
    ", due: 'before:{event}'",
    ", due: 'within:1w:{event}'",
)
STATUSES = ("in-progress", "reported", "done", "dropped", "open")
REPORTERS = ("", "owner: DLH\n", "owner: BPBD\n", "owner: Dishub\n")


class Office:
    """What the office has written so far; each day may add to it, under that day."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.files: dict[str, str] = {}
        self.events: dict[str, list[tuple[datetime.date, datetime.date, datetime.date]]] = {}
        self.items: list[str] = []
        self.held: set[str] = set()

    def work(self, day: datetime.date) -> bool:
        """Let a day go by, and tell whether something was written."""
        before = len(self.files), sum(map(len, self.events.values()))
        if self.chance.random() < 0.05:
            self.plan_event(day)
        if self.events and self.chance.random() < 0.04:
            self.move_event(day)
        if self.chance.random() < 0.08:
            self.meet(day)
        for _ in range(self.chance.choice((0, 0, 0, 1, 1, 2))):
            if self.items:
                self.report(day)
        return (len(self.files), sum(map(len, self.events.values()))) != before

    def plan_event(self, day: datetime.date) -> None:
        """An event gets its first day."""
        first = day + datetime.timedelta(days=self.chance.randrange(10, 60))
        self.write_event(f"acara-{len(self.events)}", [(day, first, first)])

    def move_event(self, day: datetime.date) -> None:
        """An event moves, earlier or later."""
        name = self.chance.choice([*self.events])
        moves = self.events[name]
        if name not in self.held and moves[-1][0] < day:
            now = day + datetime.timedelta(days=self.chance.randrange(5, 80))
            self.write_event(name, [*moves, (day, moves[-1][2], now)])

    def write_event(
        self, name: str, moves: list[tuple[datetime.date, datetime.date, datetime.date]]
    ) -> None:
        """Write an event with all its moves, the first of which is none."""
        self.events[name] = moves
        noted = "".join(f"  - {{on: {on}, was: {was}, now: {now}}}\n" for on, was, now in moves[1:])
        self.files[f"records/events/{name}.md"] = record(
            f"title: {name}\nstatus: planned\nhosts: [SJB]\ndate: {moves[-1][2]}\n"
            + (f"moved:\n{noted}" if noted else "")
        )

    def meet(self, day: datetime.date) -> None:
        """A meeting promises something; some of it replaces what was promised before."""
        stem = f"{day}-rapat"
        items = []
        for number in range(self.chance.randrange(1, 4)):
            due = self.due(day)
            older = self.chance.choice(self.items) if self.items else ""
            replaces = f", replaces: [{older}]" if older and self.chance.random() < 0.2 else ""
            owners = self.chance.choice(OWNERS)
            items.append(f"  - {{id: i{number}, what: w, owners: {owners}{due}{replaces}}}\n")
        unheld = [name for name in self.events if name not in self.held]
        holds = ""
        if unheld and self.chance.random() < 0.2:
            name = self.chance.choice(unheld)
            self.held.add(name)
            holds = f"holds: {name}\n"
        fields = f"attendees: [BPBD, DLH]\n{holds}follow-ups:\n{''.join(items)}"
        self.files[f"records/meetings/{day.year}/{stem}.md"] = meeting(fields, day=str(day))
        self.items += [f"{stem}/i{number}" for number in range(len(items))]

    def due(self, day: datetime.date) -> str:
        """When something is due, if it is."""
        form = self.chance.choice(DUES)
        if "{event}" in form and not self.events:
            return ""
        return form.format(
            soon=day + datetime.timedelta(days=10),
            later=day + datetime.timedelta(days=50),
            event=self.chance.choice([*self.events]) if self.events else "",
        )

    def report(self, day: datetime.date) -> None:
        """Somebody reports something, whether the rules allow it or not."""
        item = self.chance.choice(self.items)
        kind = self.chance.choice(("status", "status", "due", "owners", "note"))
        fields = self.chance.choice(REPORTERS)
        if kind == "status":
            fields += f"status: {self.chance.choice(STATUSES)}\nreason: r\n"
            fields += f"evidence: ['letter:{len(self.files)}']\n"
        elif kind == "due":
            fields += self.due(day).removeprefix(", ") + "\nreason: r\n"
        elif kind == "owners":
            fields = f"owners: {self.chance.choice(OWNERS)}\n"
        path = f"records/progress/{item}/{day}-SJB.md"
        if path not in self.files:
            self.files[path] = record(f"date: {day}\nby: SJB\n{fields}")


def answers(records: Records, day: datetime.date) -> dict[str, tuple[object, ...]]:
    """What a list says of each follow-up on a day."""
    return {
        one.ref: (
            one.status,
            one.folded.by_owner,
            one.folded.awaited,
            one.folded.evidence,
            one.due_latest,
            one.first_due,
            one.slips,
            one.overdue,
            one.days_late,
            one.age_days,
            one.stale,
            one.finished,
            one.superseded_by,
        )
        for one in Ledger(records, day).standings()
    }


@pytest.mark.parametrize("year", range(max(TIMES, 1)))
def test_as_of_any_day_is_what_was_answered_on_it(year: int) -> None:
    """With all that was written since, each day of the year gives the answers of that day."""
    office = Office(random.Random(year))  # noqa: S311  an invented office is no secret
    told: dict[datetime.date, dict[str, tuple[object, ...]]] = {}
    known = loaded().records
    for day in (FIRST + datetime.timedelta(days=n) for n in range(DAYS)):
        if office.work(day):
            known = loaded(office.files).records
        told[day] = answers(known, day)
    assert len(told[day]) > DAYS // 10
    for then, said in told.items():
        assert answers(known, then) == said, then
