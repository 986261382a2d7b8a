"""The fold: every sentence of records.md on progress entries."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import LocalText, replace_fields
from jakres_cli.model.meeting import FollowUp, Progress
from jakres_cli.model.records import Agency
from jakres_cli.model.words import PROGRESS_STATUSES
from jakres_cli.query.fold import ALLOWED, ancestors, whole_status
from jakres_cli.query.reporters import folded_follow_up
from tests.unit.making import ITEM, PATH, due, entry_path, meeting, on, registered, standing
from tests.unit.making import entry as entry_file

if TYPE_CHECKING:
    from jakres_cli.query.folded import FoldedState

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
TABLE = {
    "open": {"in-progress", "reported", "done", "dropped"},
    "in-progress": {"in-progress", "reported", "done", "dropped"},
    "reported": {"in-progress", "reported", "done", "dropped"},
    "done": {"done", "open"},
    "dropped": {"dropped", "open"},
}
START = Progress(item="m/a", date=on("2019-11-01"), by="SJB")


def promised(*owners: str, until: str | None = None) -> FollowUp:
    """A follow-up of some owners."""
    return FollowUp(
        id="a",
        what="b",
        owners=owners,
        meeting="m",
        date=on("2019-10-29"),
        due=due(until) if until else None,
    )


def step(day: int, status: str | None = None, owner: str | None = None) -> Progress:
    """An entry of a day in November with everything that its status needs."""
    return replace_fields(
        START,
        date=on(f"2019-11-{day:02}"),
        status=status,
        owner=owner,
        evidence=("letter:1",) if status == "done" else (),
        reason="sebab" if status in {"dropped", "open"} else None,
    )


def refused(found: FoldedState) -> list[bool]:
    """Which steps were refused."""
    return [one.refused is not None for one in found.steps]


def run(
    *entries: Progress, owners: tuple[str, ...] = ("BPBD",), until: str | None = None
) -> FoldedState:
    """The fold of entries on a follow-up."""
    return folded_follow_up(promised(*owners, until=until), entries, registered(AGENCIES))


@pytest.mark.parametrize(("before", "after"), list(product(TABLE, PROGRESS_STATUSES)))
def test_table_of_steps(before: str, after: str) -> None:
    """Exactly the steps of the table are applied; any other is refused and changes nothing."""
    first = [step(1, before)] if before != "open" else []
    found = run(*first, step(2, after))
    allowed = after in TABLE[before]
    assert refused(found)[-1] is not allowed
    assert found.status == (after if allowed else before)
    assert ALLOWED[before] == TABLE[before]


def test_a_refused_step_says_from_where_to_where() -> None:
    """The reason names the status that there is and the one that can't follow it."""
    found = run(step(1, "in-progress"), step(2, "open"))
    assert str(found.steps[-1].refused) == "“open” can’t follow “in progress”"


@pytest.mark.parametrize("owners", [(), ("BPBD",), ("BPBD", "LIPI")])
def test_nothing_reported(owners: tuple[str, ...]) -> None:
    """Without entries everything is open."""
    found = run(owners=owners)
    assert (found.status, found.by_owner) == ("open", dict.fromkeys(owners, "open"))
    assert (found.owners, found.last_entry, found.ended_on) == (owners, None, None)


def test_done_needs_evidence() -> None:
    """Done without evidence is refused."""
    bare = replace_fields(step(1, "done"), evidence=())
    assert refused(run(bare)) == [True]
    assert run(step(1, "done")).evidence == ("letter:1",)


def test_done_again_needs_no_more_evidence() -> None:
    """Done may be said again, with more evidence or only with a note."""
    again = replace_fields(step(2, "done"), evidence=())
    more = replace_fields(step(3, "done"), evidence=("letter:2",))
    found = run(step(1, "done"), again, more)
    assert refused(found) == [False, False, False]
    assert found.evidence == ("letter:1", "letter:2")
    assert found.ended_on == on("2019-11-01")


def test_an_owners_part_reopened_needs_new_evidence() -> None:
    """What one owner showed counts no longer once its part is reopened; that of others does."""
    opened = replace_fields(step(3, "open", "BPBD"), reason="kurang")
    for owner, is_refused in (("BPBD", True), ("DLH", False)):
        again = replace_fields(step(4, "done", owner), evidence=())
        state = run(
            step(1, "done", "BPBD"), step(2, "done", "DLH"), opened, again, owners=("BPBD", "DLH")
        )
        assert refused(state) == [False, False, False, is_refused]


def test_reopened_needs_new_evidence() -> None:
    """What was reopened was not done: the old evidence does not show that it is done now."""
    bare = replace_fields(step(3, "done"), evidence=())
    assert refused(run(step(1, "done"), step(2, "open"), bare)) == [False, False, True]
    begun = replace_fields(step(1, "in-progress"), evidence=("letter:0",))
    found = run(begun, step(1, "done"), step(2, "open"), bare)
    assert (refused(found)[-1], found.evidence) == (True, ("letter:0",))


def test_reopening_takes_the_evidence_of_the_end_along() -> None:
    """A wrong done that is taken back leaves nothing that shows it; history keeps it."""
    late = replace_fields(step(2), evidence=("letter:2",), note="menyusul")
    found = run(step(1, "done"), late, step(3, "open"))
    assert (found.status, found.evidence) == ("open", ())
    assert [one.entry.evidence for one in found.steps] == [("letter:1",), ("letter:2",), ()]


def test_an_end_takes_along_what_it_rested_on() -> None:
    """An end without evidence of its own rests on what was given before, which goes with it."""
    begun = replace_fields(step(1, "in-progress"), evidence=("letter:0",))
    bare = replace_fields(step(2, "done"), evidence=())
    assert run(begun, bare, step(3, "open")).evidence == ()


def test_reopening_one_owner_keeps_the_evidence_of_others() -> None:
    """What one owner is reopened for leaves the ends of others, and their evidence."""
    owners = ("BPBD", "LIPI")
    mine = replace_fields(step(1, "done", "BPBD"), evidence=("letter:1",))
    other = replace_fields(step(1, "done", "LIPI"), evidence=("letter:2",))
    assert run(mine, other, step(2, "open", "BPBD"), owners=owners).evidence == ("letter:2",)
    both = run(step(1, "done"), step(2, "open", "BPBD"), owners=owners)
    assert (both.evidence, both.by_owner["LIPI"]) == (("letter:1",), "done")
    bare = replace_fields(step(3, "done", "BPBD"), evidence=())
    assert refused(run(step(1, "done"), step(2, "open", "BPBD"), bare, owners=owners))[-1]


@pytest.mark.parametrize("status", ["dropped", "open"])
def test_dropping_and_reopening_need_a_reason(status: str) -> None:
    """Dropped and reopened without a reason are refused."""
    before = [step(1, "done")] if status == "open" else []
    bare = replace_fields(step(2, status), reason=None)
    assert refused(run(*before, bare))[-1]


def test_entry_without_owner_speaks_for_all() -> None:
    """It resets each owner to its status, and its step is judged against the whole."""
    owners = ("BPBD", "LIPI")
    found = run(step(1, "reported", "BPBD"), step(2, "in-progress"), owners=owners)
    assert found.by_owner == {"BPBD": "in-progress", "LIPI": "in-progress"}
    one_done = run(step(1, "done", "BPBD"), step(2, "in-progress"), owners=owners)
    assert refused(one_done) == [False, False]
    assert one_done.by_owner == {"BPBD": "in-progress", "LIPI": "in-progress"}


def test_entry_of_one_owner_is_judged_by_its_own_state() -> None:
    """The step of one owner is judged by what that owner had reached."""
    owners = ("BPBD", "LIPI")
    found = run(step(1, "done", "BPBD"), step(2, "in-progress", "BPBD"), owners=owners)
    assert refused(found) == [False, True]
    assert found.by_owner == {"BPBD": "done", "LIPI": "open"}


def test_entry_of_no_owner_is_refused() -> None:
    """Somebody who doesn't owe it can't be the owner that an entry speaks of."""
    assert refused(run(step(1, "done", "LIPI"))) == [True]


def test_due_moves_the_whole_follow_up() -> None:
    """A due moves it for all owners, whoever reports."""
    moved = replace_fields(step(1, None, "BPBD"), due=due("2019-12-31"))
    found = run(moved, owners=("BPBD", "LIPI"), until="2019-11-28")
    assert found.due == due("2019-12-31")
    assert [one.due.text for one in found.dues] == ["2019-11-28", "2019-12-31"]


def test_handed_over() -> None:
    """Owners replace the owners; one who stays keeps its state, a new one starts open."""
    over = replace_fields(step(2), owners=("BPBD", "DLH"))
    found = run(step(1, "reported", "BPBD"), over, owners=("BPBD", "LIPI"))
    assert found.by_owner == {"BPBD": "reported", "DLH": "open"}
    assert found.owners == ("BPBD", "DLH")
    back = replace_fields(step(3), owners=("LIPI",))
    assert run(step(1, "reported", "BPBD"), over, back, owners=("BPBD",)).by_owner == {
        "LIPI": "open"
    }


def test_handed_over_to_nobody() -> None:
    """An empty list of owners takes it away from everybody, and it is open."""
    found = run(step(1, "reported"), replace_fields(step(2), owners=()))
    assert (found.owners, found.status) == ((), "open")


def test_handed_over_to_who_is_done() -> None:
    """When only owners who are done stay, it is done, on the day of the handing over."""
    over = replace_fields(step(2), owners=("BPBD",))
    found = run(step(1, "done", "BPBD"), over, owners=("BPBD", "LIPI"))
    assert (found.status, found.ended_on) == ("done", on("2019-11-02"))


def test_child_of_another_owner_is_no_owner() -> None:
    """Only an umbrella lets its children report for themselves."""
    assert refused(run(step(1, "done", "Sudin"), owners=("DLH",))) == [True]


@pytest.mark.parametrize("status", ["done", "dropped"])
@pytest.mark.parametrize(
    "fields",
    [{"due": due("2020-01-31")}, {"asked": due("2020-01-31")}, {"owners": ("LIPI",)}],
    ids=["due", "asked", "owners"],
)
def test_after_the_end_only_notes(status: str, fields: dict[str, object]) -> None:
    """Due, asked and owners are refused on what is done or dropped; a note is not."""
    found = run(
        step(1, status), replace_fields(step(2), **fields), replace_fields(step(3), note="catatan")
    )
    assert refused(found) == [False, True, False]
    assert (found.owners, found.due, found.asked) == (("BPBD",), None, None)


def test_end_said_again_moves_nothing() -> None:
    """An entry that says done again can't postpone or hand over what is done."""
    again = replace_fields(step(2, "done"), due=due("2020-01-31"))
    assert refused(run(step(1, "done"), again)) == [False, True]


def test_reopening_may_set_a_new_due() -> None:
    """What is reopened may get a new day in the same entry."""
    found = run(step(1, "done"), replace_fields(step(2, "open"), due=due("2020-01-31")))
    assert (found.status, found.due, found.ended_on) == ("open", due("2020-01-31"), None)


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ({"dropped"}, "dropped"),
        ({"done"}, "done"),
        ({"done", "dropped"}, "done"),
        ({"reported"}, "reported"),
        ({"reported", "done"}, "reported"),
        ({"reported", "dropped"}, "reported"),
        ({"reported", "done", "dropped"}, "reported"),
        ({"open"}, "open"),
        ({"open", "done"}, "in-progress"),
        ({"open", "dropped"}, "in-progress"),
        ({"open", "reported"}, "in-progress"),
        ({"open", "in-progress"}, "in-progress"),
        ({"in-progress", "done"}, "in-progress"),
        ({"in-progress"}, "in-progress"),
    ],
)
def test_whole(statuses: set[str], expected: str) -> None:
    """The status of the whole follows from those of the owners."""
    assert (
        whole_status(sorted(statuses)) == whole_status(sorted(statuses, reverse=True)) == expected
    )


def test_asked_granted_and_refused() -> None:
    """An extension asked for stands until an entry with a due grants it or one refuses it."""
    ask = replace_fields(step(1), asked=due("2020-01-31"))
    assert run(ask).asked == due("2020-01-31")
    assert run(ask).asked_on == on("2019-11-01")
    granted = run(ask, replace_fields(step(2), due=due("2020-01-15")))
    assert (granted.asked, granted.due) == (None, due("2020-01-15"))
    no = run(ask, replace_fields(step(2), asked="refused"), until="2019-11-28")
    assert (no.asked, no.asked_on, no.due) == (None, None, due("2019-11-28"))


def test_order_within_a_day() -> None:
    """Within a day: updates of meetings, then files by number, then by who reports."""
    day = on("2019-11-05")
    made = [
        replace_fields(START, date=day, by=by, number=number, meeting=meeting)
        for by, number, meeting in (
            ("ZZZ", 1, "2019-11-05-rapat"),
            ("BPBD", 1, None),
            ("SJB", 1, None),
            ("AAA", 2, None),
            ("AAA", 10, None),
        )
    ]
    earlier = replace_fields(START, date=on("2019-11-04"), number=99)
    found = run(*reversed(made), earlier)
    assert [one.entry for one in found.steps] == [earlier, *made]


def test_evidence_is_kept_once_in_order() -> None:
    """Evidence is gathered from all entries, each piece once."""
    found = run(
        replace_fields(step(1, "in-progress"), evidence=("letter:2", "letter:1")),
        replace_fields(step(2, "done"), evidence=("letter:1", "letter:3")),
    )
    assert found.evidence == ("letter:2", "letter:1", "letter:3")


def test_refused_entry_leaves_no_trace() -> None:
    """Nothing of a refused entry counts, neither its evidence nor its due nor its day."""
    wrong = replace_fields(step(2, "in-progress"), evidence=("letter:9",), due=due("2020-01-31"))
    found = run(step(1, "done"), wrong)
    assert found == replace_fields(run(step(1, "done")), steps=found.steps)


def test_circle_of_parents_ends() -> None:
    """Parents that go round in a circle end the list of ancestors."""
    circle = {
        "A": Agency(code="A", name=LocalText(id="A"), parent="B"),
        "B": Agency(code="B", name=LocalText(id="B"), parent="A"),
    }
    assert ancestors("A", circle) == ["B", "A"]
    assert ancestors("Sudin", AGENCIES) == ["DLH", "Pemprov-DKI"]


@pytest.mark.parametrize("change", ["due: 2019-12-24", "owners: [DLH]", "asked: 2019-12-24"])
@pytest.mark.parametrize(("ends", "changes"), [("BPBD", "SJB"), ("SJB", "BPBD")])
def test_two_of_one_day_who_did_not_know_of_each_other(
    change: str, ends: str, changes: str
) -> None:
    """Done by one and moved by another in files of one number: the second is refused."""
    done = entry_file("status: done\nevidence: ['letter:1']", day="2019-11-05", by=ends)
    moved = entry_file(change, day="2019-11-05", by=changes)
    files = {
        PATH: meeting(f"follow-ups:\n  {ITEM}}}"),
        entry_path("2019-11-05", ends): done,
        entry_path("2019-11-05", changes): moved,
    }
    found = standing(files)
    assert (found.status, found.due_latest) == ("done", None)
    assert [step.entry.by for step in found.folded.steps if step.refused] == [changes]
