"""Who owes something, and who was in the room to hear it."""

from __future__ import annotations

import pytest

from tests.unit.making import PATH, codes, entry, entry_path, meeting, problems, record

NOBODY = "follow-ups:\n  - {id: data-pompa, what: Menyerahkan data pompa, owners: []}"
EVENT = "records/events/lokakarya.md"


def test_what_was_handed_over_has_an_owner() -> None:
    """A follow-up that nobody owned is no longer JK202 once it was handed to somebody."""
    files = {PATH: meeting(NOBODY)}
    assert codes(files) == ["JK202"]
    assert (
        codes({**files, entry_path("2019-11-05"): entry("owners: [BPBD]", day="2019-11-05")}) == []
    )


def test_what_was_dropped_needs_no_owner() -> None:
    """A follow-up that nobody owned is no longer JK202 once it was dropped."""
    dropped = entry("status: dropped\nreason: Tidak jadi", day="2019-11-05")
    assert codes({PATH: meeting(NOBODY), entry_path("2019-11-05"): dropped}) == []


def event(lead: str, planned_in: str = "2019-10-29-contoh") -> str:
    """An event with one group, planned in a meeting."""
    return record(
        f"title: Lokakarya\nstatus: planned\nhosts: [BPBD]\nplanned-in: [{planned_in}]\n"
        f"groups:\n  - {{id: kelompok-1, leads: [BPBD]}}\n  - {{id: kelompok-2, leads: [{lead}]}}"
    )


@pytest.mark.parametrize(("lead", "expected"), [("BPBD", []), ("Dishub", ["JK203"])])
def test_leads_of_groups_were_in_a_meeting_that_planned_it(lead: str, expected: list[str]) -> None:
    """The lead of a group who sat in no meeting that planned the event is JK203, at its name."""
    files = {PATH: meeting(), EVENT: event(lead)}
    assert [one.code for one in problems(files)] == expected
    lines = [files[one.place.path].splitlines()[one.place.line - 1] for one in problems(files)]
    assert all("kelompok-2" in line for line in lines)
    assert {one.ref for one in problems(files)} == ({"lokakarya"} if expected else set())


def test_an_event_that_no_held_meeting_planned() -> None:
    """A meeting that is only planned yet tells nothing about who was in the room."""
    files = {PATH: meeting("record: planned\ninvited: [BPBD]", day="2019-10-29")}
    files[EVENT] = event("Dishub")
    assert "JK203" not in codes(files)


@pytest.mark.parametrize(
    ("chair", "expected"), [("deputi-trlh", []), ("BPKD", []), ("Kedubes-Perancis", ["JK203"])]
)
def test_the_chair_was_in_the_room(chair: str, expected: list[str]) -> None:
    """The chair counts as present for what it was given; somebody else doesn't become so."""
    owner = "BPKD" if chair == "BPKD" else "Pemprov-DKI" if chair == "deputi-trlh" else "BPKD"
    fields = (
        f"chair: {chair}\nfollow-ups:\n  - {{id: a, what: Menyerahkan data, owners: [{owner}]}}"
    )
    found = codes({PATH: meeting(fields)})
    assert [code for code in found if code == "JK203"] == expected


GIVEN = "follow-ups:\n  - {{id: a, what: Menyerahkan data, owners: [{}]}}\n"


@pytest.mark.parametrize(
    ("room", "owner", "told"),
    [
        ("attendees: [BPBD]\nabsent: [{agency: DLH}]", "DLH", True),
        ("attendees: [BPBD, DLH]\nabsent: [{agency: DLH}]", "DLH", True),
        ("attendees: [BPBD]\nabsent: [{agency: DLH}]\nchair: DLH", "DLH", False),
        ("attendees: [Sudin-LH-Utara]", "DLH", False),
        ("attendees: [Sudin-LH-Utara]", "Pemprov-DKI", False),
        ("attendees: [DLH]", "Sudin-LH-Utara", True),
        ("attendees: [Pemprov-DKI]", "BPBD", True),
        ("attendees: [{agency: Pemprov-DKI, people: [ani]}]", "BPBD", False),
        ("attendees: [{agency: Pemprov-DKI, people: [ani]}]", "DLH", True),
        ("attendees: [BPBD]", "ani", False),
        ("attendees: [DLH]", "ani", True),
    ],
)
def test_who_heard_it(room: str, owner: str, told: bool) -> None:  # noqa: FBT001  the expectation
    """A body below counts, one above or an absent one doesn't; people as of that day."""
    people = (
        "people:\n  ani:\n    name: Ani Contoh\n"
        "    agency: [{agency: BPBD, until: 2019-10-31}, {agency: DLH, from: 2019-11-01}]\n"
    )
    files = {PATH: meeting(f"{room}\n{GIVEN.format(owner)}")}
    assert ("JK203" in codes(files, people=people)) == told
