"""Every state of a follow-up, against a second reading of the rules that shares nothing with ours.

The reading below follows the rules day by day, as somebody would with a calendar and a pencil: it
keeps no history, but asks of each day what was known then.
"""

from __future__ import annotations

import datetime
import random
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import pytest

from jakres_cli.model.base import LocalText, replace_fields
from jakres_cli.model.event import Event
from jakres_cli.model.meeting import Attendee, FollowUp, Meeting, Progress
from jakres_cli.model.paperwork import Move, Reminder
from jakres_cli.model.records import Agency, Records
from jakres_cli.query.standing import Ledger
from tests.soak import TIMES
from tests.unit.making import due, on, registered

if TYPE_CHECKING:
    from collections.abc import Iterable

    Step = dict[str, Any]
    Proof = tuple[int, str | None, str, set[str]]
    """When it was given, by whom (/CODE: for itself alone), what, and whose ends rest on it."""

PROMISED, TODAY, STEM = on("2019-11-01"), on("2019-12-20"), "2019-11-01-rapat"
MOVED, WAS, NOW = on("2019-11-14"), on("2019-12-02"), on("2019-12-16")
UMBRELLA, CHILDREN = "Pemprov-DKI", ("BPBD", "DLH")
AGENCIES = {
    code: Agency(code=code, name=LocalText(id=code), kind=kind, parent=parent)
    for code, kind, parent in (
        (UMBRELLA, "umbrella", None),
        ("DLH", "city-agency", UMBRELLA),
        ("BPBD", "city-agency", UMBRELLA),
        ("LIPI", "research", None),
    )
}
OWNERS: tuple[tuple[str, ...], ...] = ((), ("LIPI",), ("DLH", "LIPI"), (UMBRELLA,))
DUES = (None, "2019-11-20", "before:lokakarya", "within:1w:lokakarya")
SHOWN = ("letter:1",)
STEPS: tuple[tuple[Step, ...], ...] = (
    (),
    ({"status": "in-progress", "evidence": ("letter:0",)}, {"reminded": True}),
    ({"status": "reported", "owner": "DLH"}, {"due": "2019-12-20"}),
    ({"status": "done", "evidence": SHOWN}, {"due": "2019-12-20"}),
    ({"status": "done"}, {"status": "dropped"}, {"status": "done", "owner": "LIPI"}),
    ({"status": "done", "evidence": SHOWN}, {"status": "open", "reason": "r"}, {"status": "done"}),
    ({"owners": ("LIPI",)}, {"due": "ongoing"}, {"status": "done", "evidence": SHOWN}),
    (
        {"status": "dropped", "owner": "DLH", "reason": "r"},
        {"status": "done", "owner": "LIPI", "evidence": SHOWN},
        {"due": "before:lokakarya"},
    ),
)
TABLE = {
    "open": "in-progress reported done dropped",
    "in-progress": "in-progress reported done dropped",
    "reported": "in-progress reported done dropped",
    "done": "done open",
    "dropped": "dropped open",
}
OVER = ("done", "dropped")


def alone(party: str | None) -> bool:
    """Tell whether a party answers for itself alone."""
    return party is not None and party.startswith("/")


class Reading:
    """What became of a follow-up, by the rules as they are written."""

    def __init__(self, owners: tuple[str, ...], first: str | None, steps: Iterable[Step]) -> None:
        self.state = dict.fromkeys(owners or ("",), "open")
        self.children: dict[str, str] = {}
        self.dues = [(PROMISED, first)] if first else []
        self.given: list[Proof] = []
        self.reopened: list[tuple[int, str | None]] = []
        self.news = PROMISED
        self.ended: datetime.date | None = None
        self.counted: list[bool] = []
        for number, step in enumerate(steps):
            self.counted.append(self.take(number, step))

    def take(self, number: int, step: Step) -> bool:
        """Apply a step if the rules allow it, and tell whether they do."""
        who, status = step.get("owner"), step.get("status")
        child = who not in {None, *self.state} and UMBRELLA in self.state and who in CHILDREN
        if who is not None and who not in self.state and not child:
            return False
        before = self.children.get(str(who), "open") if child else self.of(who)
        terms = "due" in step or "owners" in step
        if self.of(None) in OVER and terms and (status != "open" or child):
            return False
        if (child and "owners" in step) or not self.may(number, step, who, before, child=child):
            return False
        if "reminded" not in step:
            self.news = step["day"]
        self.change(number, step, who, child=child)
        if "due" in step:
            self.dues.append((step["day"], step["due"]))
        return True

    def may(self, number: int, step: Step, who: str | None, before: str, *, child: bool) -> bool:
        """Tell whether the table allows the step, and whether it has what it needs."""
        status = step.get("status")
        if status is None:
            return True
        if status not in TABLE[before].split():
            return False
        if status == "done":
            party = f"/{who}" if child else who
            return bool(step.get("evidence")) or self.is_shown(number, party)
        again = status == "dropped" == before
        return bool(step.get("reason")) or again or status not in {"dropped", "open"}

    def is_shown(self, number: int, who: str | None) -> bool:
        """Tell whether evidence was given that no reopening has overtaken."""
        return any(self.shows(one, number, who) for one in self.given)

    def shows(self, one: Proof, number: int, who: str | None) -> bool:
        """Tell whether a piece of evidence shows something of a party, or of the whole."""
        at, giver, _, _ = one
        after = {party for when, party in self.reopened if at < when < number}
        if alone(giver) or alone(who):
            return giver == who and giver not in after
        after = {party for party in after if not alone(party)}
        if giver is None:
            return not (after & {None, who} if who else after)
        return who in {None, giver} and not after & {None, giver}

    def change(self, number: int, step: Step, who: str | None, *, child: bool) -> None:
        """Let a step that is allowed change who has come how far."""
        status, before, was = step.get("status"), dict(self.state), dict(self.children)
        if "owners" in step:
            self.state = {name: before.get(name, "open") for name in step["owners"] or ("",)}
        speaking = [*self.state] if who is None else [who]
        if child:
            self.children[str(who)] = status or self.children.get(str(who), "open")
        elif status:
            self.state |= {name: status for name in speaking if name in self.state}
        if status == "open":
            self.reopened.append((number, f"/{who}" if child else who))
            self.take_back({f"/{who}"} if child else set(speaking))
        self.prove(number, step, was if child else before, speaking, child=child)
        if self.of(None) not in OVER:
            self.ended = None
        elif self.ended is None:
            self.ended = step["day"]

    def prove(
        self, number: int, step: Step, before: dict[str, str], speaking: list[str], *, child: bool
    ) -> None:
        """Note evidence, and which ends rest on it."""
        standing = self.children if child else self.state
        over = [name for name in speaking if standing.get(name) in OVER]
        who = step.get("owner")
        party, ends = (f"/{who}", {f"/{who}"} if over else set()) if child else (who, set(over))
        bare = not step.get("evidence") and step.get("status") == "done"
        if bare and any(before.get(name) != "done" for name in over):
            for one in self.given:
                if self.shows(one, number, party):
                    one[3].update(ends)
        self.given += [(number, party, name, set(ends)) for name in step.get("evidence", ())]

    def take_back(self, reopened: set[str]) -> None:
        """Take away the evidence of ends that are undone, unless other ends rest on it."""
        kept = []
        for at, giver, name, rests in self.given:
            if not rests or rests - reopened:
                kept.append((at, giver, name, rests - reopened))
        self.given = kept

    def of(self, who: str | None) -> str:
        """How far one owner has come, or all of them."""
        if who is not None:
            return self.state[who]
        states = set(self.state.values())
        if states == {"dropped"}:
            return "dropped"
        if states <= {"done", "dropped"}:
            return "done"
        if states <= {"reported", "done", "dropped"}:
            return "reported"
        return "open" if states == {"open"} else "in-progress"

    def evidence(self) -> tuple[str, ...]:
        """What still shows how far the whole has come."""
        return tuple(dict.fromkeys(name for _, giver, name, _ in self.given if not alone(giver)))

    def last_day(self, day: datetime.date) -> datetime.date | None:
        """The last day to keep it, as it was known on a day."""
        form = next((form for since, form in reversed(self.dues) if since <= day), None)
        begins = NOW if day >= MOVED else WAS
        if form == "before:lokakarya":
            return begins - datetime.timedelta(days=1)
        if form == "within:1w:lokakarya":
            return begins + datetime.timedelta(days=7)
        return on(form) if form and form != "ongoing" else None

    def answers(self) -> dict[str, object]:
        """What a list says of it today."""
        end = self.ended or TODAY
        days = [PROMISED + datetime.timedelta(days=n) for n in range((end - PROMISED).days + 1)]
        known = [self.last_day(day) for day in days]
        latest = known[-1]
        form = self.dues[-1][1] if self.dues else None
        late = max((end - latest).days, 0) if latest else 0
        is_open = self.of(None) not in OVER
        quiet = latest is None and form != "ongoing" and (TODAY - self.news).days > 30
        return {
            "counted": self.counted,
            "status": self.of(None),
            "by_owner": {name: how for name, how in self.state.items() if name},
            "awaited": {
                **(dict.fromkeys(CHILDREN, "open") if UMBRELLA in self.state else {}),
                **self.children,
            },
            "evidence": self.evidence(),
            "due": latest,
            "first": next((day for day in known if day), None),
            "slips": sum(bool(was and (now is None or now > was)) for was, now in pairwise(known)),
            "late": late,
            "overdue": is_open and late > 0,
            "stale": is_open and quiet,
        }


def records(owners: tuple[str, ...], first: str | None, steps: Iterable[Step]) -> Records:
    """The same as records."""
    item = FollowUp(
        id="a",
        what="w",
        owners=owners,
        meeting=STEM,
        date=PROMISED,
        due=due(first) if first else None,
    )
    room = tuple(Attendee(agency=code) for code in CHILDREN)
    meeting = Meeting(
        id=STEM,
        path="m",
        title=LocalText(id="m"),
        date=PROMISED,
        attendees=room,
        follow_ups=(item,),
    )
    event = Event(
        id="lokakarya",
        path="e",
        title=LocalText(id="e"),
        status="planned",
        hosts=("LIPI",),
        date=NOW,
        moved=(Move(on=MOVED, was=WAS, now=NOW),),
    )
    entries = tuple(
        Progress(
            item=item.ref,
            date=step["day"],
            by="SJB",
            path=str(number),
            status=step.get("status"),
            owner=step.get("owner"),
            owners=step.get("owners"),
            evidence=step.get("evidence", ()),
            due=due(step["due"]) if "due" in step else None,
            reason=step.get("reason"),
            reminded=Reminder() if "reminded" in step else None,
        )
        for number, step in enumerate(steps)
    )
    plain = registered(AGENCIES, meeting)
    return replace_fields(plain, events={event.id: event}, progress={item.ref: entries})


def ours(made: Records) -> dict[str, object]:
    """What our lists say of it today."""
    one = Ledger(made, TODAY).standings()[0]
    return {
        "counted": [step.refused is None for step in one.folded.steps],
        "status": one.status,
        "by_owner": one.folded.by_owner,
        "awaited": {answer.agency: answer.status for answer in one.folded.awaited},
        "evidence": one.folded.evidence,
        "due": one.due_latest,
        "first": one.first_due,
        "slips": one.slips,
        "late": one.days_late,
        "overdue": one.overdue,
        "stale": one.stale,
    }


def dated(steps: Iterable[Step]) -> list[Step]:
    """The steps on days of their own, none of which is that of the move."""
    return [
        {"day": on("2019-11-05") + datetime.timedelta(days=6 * number), **step}
        for number, step in enumerate(steps)
    ]


@pytest.mark.parametrize("steps", STEPS, ids=range(len(STEPS)))
def test_every_state(steps: tuple[Step, ...]) -> None:
    """Four kinds of owners, eight courses of things, four dues: 128 states."""
    for owners, first in product(OWNERS, DUES):
        made = records(owners, first, dated(steps))
        assert ours(made) == Reading(owners, first, dated(steps)).answers(), (owners, first)


def test_any_course_of_things() -> None:
    """Whatever is reported in whatever order, allowed or not, both readings agree."""
    chance = random.Random(TIMES or 11)  # noqa: S311  courses of things are no secret
    for _ in range(400 * max(TIMES, 1)):
        owners, first = chance.choice(OWNERS), chance.choice(DUES)
        steps = dated(any_step(chance) for _ in range(chance.randrange(7)))
        found = ours(records(owners, first, steps))
        assert found == Reading(owners, first, steps).answers(), (owners, first, steps)


def any_step(chance: random.Random) -> Step:
    """A step of any kind."""
    step: Step = {}
    kind = chance.choice(("status", "status", "status", "due", "owners", "evidence", "reminded"))
    if kind == "status":
        step["status"] = chance.choice(
            ("open", "in-progress", "reported", "done", "done", "dropped")
        )
        if chance.random() < 0.7:
            step["reason"] = "r"
    if kind == "due":
        step["due"] = chance.choice(("2019-11-25", "2019-12-10", "before:lokakarya", "ongoing"))
    if kind == "owners":
        step["owners"] = chance.choice(OWNERS)
    if kind == "reminded":
        return {"reminded": True}
    if kind == "evidence" or chance.random() < 0.4:
        step["evidence"] = (f"letter:{chance.randrange(100)}",)
    if chance.random() < 0.5 and kind != "owners":
        step["owner"] = chance.choice(("DLH", "BPBD", "LIPI", UMBRELLA))
    return step
