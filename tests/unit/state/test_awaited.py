"""Who is awaited on an umbrella's follow-up, and how far each of them has come."""

from __future__ import annotations

import pytest

from tests.unit.making import PATH, entry, entry_path, ledger, meeting, problems, standing
from tests.unit.making import record as record_of

UMBRELLA = "- {id: data-pompa, what: Menyerahkan data pompa, owners: [Pemprov-DKI]"
AMONG = "attendees: [BPBD, Kedubes-Perancis]\ninvited: [Dishub]\nabsent: [DLH]\n"
DONE = "status: done\nevidence: ['letter:1']\n"


def asked(more: str = "", among: str = AMONG) -> dict[str, str]:
    """A meeting that asks the umbrella for something."""
    return {PATH: meeting(f"{among}follow-ups:\n  {UMBRELLA}{more}}}\n")}


def reports(*given: tuple[str, str, str]) -> dict[str, str]:
    """Entries: day, by whom, and their fields."""
    return {entry_path(day, by): entry(fields, day=day, by=by) for day, by, fields in given}


def answers(files: dict[str, str], day: str = "2019-11-12") -> list[tuple[str, str, str]]:
    """Who is awaited, how far they are, and when they reported last."""
    folded = standing(files, day).folded
    return [(one.agency, one.status, str(one.date or "")) for one in folded.awaited]


def codes_of(files: dict[str, str]) -> list[str]:
    """The codes of the errors that check finds."""
    return [one.code for one in problems(files) if one.level == "error"]


def test_awaited_are_those_whom_the_meeting_lists() -> None:
    """Without a word of its own: who below the umbrella came, was invited or was absent."""
    assert [name for name, _, _ in answers(asked())] == ["BPBD", "Dishub", "DLH"]


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        ("[DLH, BPBD]", ["DLH", "BPBD"]),
        ("present", ["BPBD"]),
        ("invited", ["BPBD", "Dishub", "DLH"]),
        ("all", ["BPBD", "BPKD", "Dishub", "DLH", "Sudin-LH-Utara"]),
    ],
)
def test_each_says_from_whom(each: str, expected: list[str]) -> None:
    """A list, or one of three words."""
    assert [name for name, _, _ in answers(asked(f", each: {each}"))] == expected


def test_nobody_is_awaited_of_an_owner_that_is_no_umbrella() -> None:
    """A body that owes it itself is asked itself."""
    files = {PATH: meeting("follow-ups:\n  - {id: data-pompa, what: a, owners: [DLH]}\n")}
    assert answers(files) == []


def test_each_has_its_own_state() -> None:
    """A body reports for itself by the same table; the whole stays as it is."""
    files = {
        **asked(),
        **reports(
            ("2019-11-05", "BPBD", f"owner: BPBD\n{DONE}"),
            ("2019-11-06", "DLH", "owner: DLH\nstatus: in-progress\n"),
            ("2019-11-07", "Sudin-LH-Utara", "owner: Sudin-LH-Utara\nstatus: reported\n"),
        ),
    }
    found = standing(files)
    assert answers(files) == [
        ("BPBD", "done", "2019-11-05"),
        ("Dishub", "open", ""),
        ("DLH", "in-progress", "2019-11-06"),
        ("Sudin-LH-Utara", "reported", "2019-11-07"),
    ]
    assert (found.status, found.folded.evidence, str(found.folded.last_entry)) == (
        "open",
        (),
        "2019-11-07",
    )
    assert [one.is_given for one in found.folded.awaited] == [True, False, False, True]
    assert codes_of(files) == []


@pytest.mark.parametrize(
    "fields",
    ["status: done\n", "status: dropped\n", "status: open\nreason: r\n", "owners: [DLH]\n"],
)
def test_the_life_cycle_holds_for_each(fields: str) -> None:
    """No done without evidence, no dropped without a reason, and nobody hands over for all."""
    files = {**asked(), **reports(("2019-11-05", "BPBD", f"owner: BPBD\n{fields}"))}
    assert codes_of(files) == ["JK108"]
    assert answers(files)[0] == ("BPBD", "open", "")


def test_reopening_one_of_them() -> None:
    """Its own evidence is taken back; that of others shows nothing for it."""
    files = {
        **asked(),
        **reports(
            ("2019-11-05", "BPBD", f"owner: BPBD\n{DONE}"),
            ("2019-11-05", "DLH", f"owner: DLH\n{DONE}"),
            ("2019-11-06", "BPBD", "owner: BPBD\nstatus: open\nreason: r\n"),
            ("2019-11-07", "BPBD", "owner: BPBD\nstatus: done\n"),
        ),
    }
    assert codes_of(files) == ["JK108"]
    assert [status for _, status, _ in answers(files)] == ["open", "open", "done"]


def test_a_due_of_one_of_them_moves_the_whole() -> None:
    """A due moves the follow-up, whoever reports."""
    files = {
        **asked(", due: 2019-11-10"),
        **reports(("2019-11-05", "DLH", "owner: DLH\ndue: 2019-11-20")),
    }
    assert (standing(files).slips, str(standing(files).due_latest)) == (1, "2019-11-20")


def test_the_whole_moves_by_the_umbrella_or_for_all() -> None:
    """An entry of the umbrella, or without an owner, moves the whole, not what each reported."""
    for owner in ("", "owner: Pemprov-DKI\n"):
        files = {
            **asked(),
            **reports(
                ("2019-11-05", "DLH", "owner: DLH\nstatus: reported\n"),
                ("2019-11-06", "SJB", f"{owner}{DONE}"),
            ),
        }
        assert (standing(files).status, answers(files)[2][1]) == ("done", "reported")


def test_a_successor_reports_for_an_owner_that_ended() -> None:
    """Once an owner has ended, each of its successors may report; the first end ends it."""
    agencies = """
Dinas-Lama: {name: Dinas Lama, until: 2019-11-03, successor: [Dinas-A, Dinas-B]}
Dinas-A: {name: Dinas A}
Dinas-B: {name: Dinas B}
SJB: {name: Sekretariat, kind: secretariat}
"""
    item = "- {id: data-pompa, what: a, owners: [Dinas-Lama]}"
    files = {
        PATH: meeting(f"attendees: [Dinas-Lama]\nfollow-ups:\n  {item}\n"),
        **reports(
            ("2019-11-02", "Dinas-A", "owner: Dinas-A\nstatus: in-progress\n"),
            ("2019-11-05", "Dinas-B", f"owner: Dinas-B\n{DONE}"),
        ),
    }
    found = ledger(files, agencies=agencies, people="posts: {}\n").standings()[0]
    assert [step.refused is None for step in found.folded.steps] == [False, True]
    assert (found.status, found.folded.by_owner) == ("done", {"Dinas-Lama": "done"})


def test_an_agency_reports_for_its_post_and_its_working_group() -> None:
    """Whoever answers for a post, or leads a working group, may report under its own code."""
    group = record_of(
        "title: Pokja\nstatus: active\nmembers:\n  - {agency: DLH, role: lead, until: 2019-11-08}"
    )
    items = "- {id: data-pompa, what: a, owners: [manajer-program, pokja]}"
    files = {
        PATH: meeting(f"follow-ups:\n  {items}\n"),
        "records/working-groups/pokja.md": group,
        **reports(
            ("2019-11-05", "SJB", "owner: SJB\nstatus: in-progress\n"),
            ("2019-11-08", "DLH", "owner: DLH\nstatus: reported\n"),
            ("2019-11-09", "DLH", f"owner: DLH\n{DONE}"),
        ),
    }
    found = standing(files).folded
    assert found.by_owner == {"manajer-program": "in-progress", "pokja": "reported"}
    assert [step.refused is None for step in found.steps] == [True, True, False]


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("", ["BPBD"]),
        ("objection: refused", []),
        ("owners: [DLH]", []),
        ("status: dropped\nreason: r", []),
        ("status: in-progress", ["BPBD"]),
    ],
)
def test_an_objection_stays_until_it_is_answered(answer: str, left: list[str]) -> None:
    """The status stays; it is settled by handing over, dropping or refusing."""
    files = {
        PATH: meeting("follow-ups:\n  - {id: data-pompa, what: a, owners: [BPBD]}\n"),
        **reports(("2019-11-05", "BPBD", "objection: Bukan kewenangan kami")),
        **(reports(("2019-11-06", "SJB", answer)) if answer else {}),
    }
    found = standing(files)
    assert [one.agency for one in found.folded.objections] == left
    if not answer:
        assert (found.status, found.folded.objections[0].reason) == (
            "open",
            "Bukan kewenangan kami",
        )


def test_to_be_reminded_is_no_news() -> None:
    """A reminder changes neither the status nor since when it is quiet."""
    files = {
        PATH: meeting("follow-ups:\n  - {id: data-pompa, what: a, owners: [BPBD]}\n"),
        **reports(("2019-11-25", "SJB", "reminded: {letter: 021/SJB/2019}")),
    }
    found = standing(files, "2019-11-29")
    assert (found.status, found.stale, str(found.folded.reminded_on)) == (
        "open",
        True,
        "2019-11-25",
    )
    assert not standing(files, "2019-11-28").stale


@pytest.mark.parametrize("words", ["segera", "Secepatnya", "sesegera mungkin", "ASAP"])
def test_at_once_is_chased_soon(words: str) -> None:
    """What is to be done at once is stale after a week, other words after a month."""
    item = "- {id: data-pompa, what: a, owners: [BPBD], due-text: WORDS}"
    files = {PATH: meeting(f"follow-ups:\n  {item.replace('WORDS', words)}\n")}
    assert (standing(files, "2019-11-05").stale, standing(files, "2019-11-06").stale) == (
        False,
        True,
    )
    other = {PATH: meeting(f"follow-ups:\n  {item.replace('WORDS', 'asap rokok, perlahan')}\n")}
    assert not standing(other, "2019-11-28").stale
