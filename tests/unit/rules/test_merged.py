"""What is said of a merge that went wrong: each fault has its sentence, its hint and its place."""

from __future__ import annotations

import pytest

from jakres_cli.locale import catalogue
from jakres_cli.rules.merged import MergedRecord, changed_by_both, from_neither, lost
from tests.unit.making import PATH, meeting

PLAIN = meeting("place: Balai Kota")
BARE = meeting()
OURS = PLAIN.replace("Balai Kota", "Ruang A")
THEIRS = PLAIN.replace("Balai Kota", "Ruang B")
ITEM = meeting(
    "place: Balai Kota\nfollow-ups:\n  - {id: data, what: Menyerahkan data, owners: [BPBD]}"
)


def items(*each: str) -> str:
    """A meeting with these follow-ups, one a line."""
    return meeting("\n".join(["follow-ups:", *(f"  - {{{fields}}}" for fields in each)]))


OTHER = "id: lain, what: Lain, owners: [DLH]"
DATA = "id: data, what: Menyerahkan data, owners: [BPBD]"
FIRST = f"{PLAIN}Kata pembuka.\n"
SECOND = f"{FIRST}\nKata kedua.\n"
TWICE = f"{SECOND}\nKata kedua.\n"
PUT_BACK = "put it back; a merge takes nothing away"
TAKE_OUT = "take it out again; whoever wants it back does so in a commit of their own"
WRITE_SIDES = "write what one of the sides has; what is new goes into a commit of its own"


@pytest.mark.parametrize(
    ("states", "place", "message", "hint"),
    [
        (
            (PLAIN, OURS, PLAIN, PLAIN),
            "JK301 5 place",
            "place should be “Ruang A”, as our side has it",
            PUT_BACK,
        ),
        (
            (PLAIN, PLAIN, THEIRS, PLAIN),
            "JK301 5 place",
            "place should be “Ruang B”, as their side has it",
            PUT_BACK,
        ),
        (
            (PLAIN, ITEM, PLAIN, PLAIN),
            "JK301 1 follow-ups/data",
            "follow-ups/data is missing; our side put it in",
            PUT_BACK,
        ),
        (
            (PLAIN, PLAIN, ITEM, PLAIN),
            "JK301 1 follow-ups/data",
            "follow-ups/data is missing; their side put it in",
            PUT_BACK,
        ),
        (
            (PLAIN, BARE, PLAIN, PLAIN),
            "JK301 5 place",
            "place is there again; our side took it out",
            TAKE_OUT,
        ),
        (
            (PLAIN, PLAIN, BARE, PLAIN),
            "JK301 5 place",
            "place is there again; their side took it out",
            TAKE_OUT,
        ),
        (
            (PLAIN, PLAIN, OURS, THEIRS),
            "JK303 5 place",
            "place is “Ruang B”, which neither side has",
            WRITE_SIDES,
        ),
        (
            (FIRST, SECOND, FIRST, FIRST),
            "JK301 7 None",
            "the passage “Kata kedua.” is missing; our side put it in",
            PUT_BACK,
        ),
        (
            (SECOND, SECOND, f"{SECOND}\nKata ketiga.\n", f"{FIRST}\nKata ketiga.\n"),
            "JK301 7 None",
            "the passage “Kata kedua.” is missing; both sides have it",
            PUT_BACK,
        ),
        (
            (SECOND, SECOND, FIRST, SECOND),
            "JK301 7 None",
            "the passage “Kata kedua.” is there again; their side took it out",
            TAKE_OUT,
        ),
        (
            (FIRST, SECOND, SECOND, TWICE),
            "JK303 7 None",
            "the passage “Kata kedua.” is there more often than on either side",
            WRITE_SIDES,
        ),
        (
            (
                items(OTHER),
                items(DATA, OTHER),
                items(OTHER, DATA.replace("Menyerahkan", "Mengirim")),
                items(DATA, OTHER),
            ),
            "JK302 6 follow-ups/data",
            (
                "both sides changed follow-ups/data: our side to “data; Menyerahkan data”, "
                "their side to “data; Mengirim data”"
            ),
            "decide which is right",
        ),
    ],
)
def test_each_fault_is_named(states: tuple[str, ...], place: str, message: str, hint: str) -> None:
    """What is lost, back, or from nobody, where, and whose it was; alone, with what to do."""
    assert said(*states) == [f"{place}: {message}. {hint}"]


@pytest.mark.parametrize(
    ("states", "message"),
    [
        ((None, PLAIN, None, None), "the record is missing; our side has it"),
        ((None, None, PLAIN, None), "the record is missing; their side has it"),
        ((None, PLAIN, PLAIN, None), "the record is missing; our side has it"),
        ((PLAIN, PLAIN, PLAIN, None), "the record is missing; their side has it"),
        ((PLAIN, PLAIN, THEIRS, None), "the record is missing; their side has it"),
        ((PLAIN, OURS, THEIRS, None), "the record is missing; our side has it"),
        ((PLAIN, None, PLAIN, PLAIN), "the record is there again; our side took it away"),
        ((PLAIN, PLAIN, None, PLAIN), "the record is there again; their side took it away"),
    ],
)
def test_a_file_is_neither_lost_nor_brought_back(
    states: tuple[str | None, ...], message: str
) -> None:
    """A record that a side has is in the merge, unless the other took it away."""
    assert said(*states) == [f"JK301 1 None: {message}. "]


@pytest.mark.parametrize(
    "states",
    [
        (PLAIN, PLAIN, None, None),
        (PLAIN, None, PLAIN, None),
        (PLAIN, None, None, None),
        (PLAIN, OURS, None, None),
        (PLAIN, OURS, None, OURS),
        (None, PLAIN, None, PLAIN),
        (None, OURS, THEIRS, THEIRS),
        (PLAIN, OURS, PLAIN, OURS),
        (FIRST, FIRST, FIRST, SECOND),
    ],
)
def test_nothing_is_said_of_a_merge_that_took_one_side(states: tuple[str | None, ...]) -> None:
    """Neither of a file that a side took away, whatever the other did, nor of new prose."""
    assert said(*states) == []


def said(*states: str | None) -> list[str]:
    """The problems of a merge, given as base, ours, theirs and result."""
    base, ours, theirs, result = (None if text is None else text.encode() for text in states)
    merge = MergedRecord(path=PATH, base=base, ours=ours, theirs=theirs, result=result)
    t = catalogue("en")
    return [
        f"{problem.code} {problem.place.line} {problem.ref}: "
        f"{t(problem.message)}. {t(problem.hint) if problem.hint else ''}"
        for check in (lost, changed_by_both, from_neither)
        for problem in check(merge)
    ]
