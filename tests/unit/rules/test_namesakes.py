"""One name, one party: what the registers may share, and what they may not."""

from __future__ import annotations

import pytest

from tests.conftest import AGENCIES, PEOPLE
from tests.unit.making import problems
from tests.work import steps

COMPOSED, DECOMPOSED = "Yayasan Kaf\u00e9", "Yayasan Kafe\u0301"


def shared_names(agencies: str = "", people: str = "", group: str = "") -> list[str]:
    """The codes of what the registers share, with the names that are told."""
    files = {}
    if group:
        files["records/working-groups/pokja.md"] = f"---\ntitle: {group}\nstatus: formed\n---\n"
    return [
        f"{problem.code} {problem.message.params['name']}"
        for problem in problems(files, agencies=AGENCIES + agencies, people=people or PEOPLE)
        if "of {other}" in problem.message.template
    ]


@pytest.mark.parametrize(
    ("register", "name"),
    [
        ("ZA: {name: Dinas Kembar}\nZB: {name: Dinas Kembar}\n", "Dinas Kembar"),
        ("ZA: {name: Dinas Satu, aliases: [Dinas X]}\nZB: {name: dinas x}\n", "dinas x"),
        (
            "ZA: {name: Satu, aliases: [Dinas X]}\nZB: {name: Dua, aliases: [DINAS  X]}\n",
            "DINAS  X",
        ),
        ("ZA: {name: Satu, aliases: [bpbd]}\n", "bpbd"),
        ("ZA: {name: Satu, former: [ZZ]}\nZB: {name: zz}\n", "zz"),
        ("ZA: {name: {id: Satu, en: Agency}}\nZB: {name: {id: Dua, en: agency}}\n", "agency"),
        (f"ZA: {{name: {COMPOSED}}}\nZB: {{name: {DECOMPOSED}}}\n", DECOMPOSED),
    ],
)
def test_two_agencies_share_no_name(register: str, name: str) -> None:
    """Names, aliases and codes are compared in NFC and without regard to case."""
    assert shared_names(register) == [f"JK110 {name}"]


def test_an_agency_may_repeat_its_own_names() -> None:
    """A body whose alias is its own name or code shares nothing with another."""
    assert shared_names("ZA: {name: Dinas Satu, aliases: [za, Dinas Satu, dinas satu]}\n") == []


POSTS = "posts:\n  satu: {{name: Kepala, agency: {}}}\n  dua: {{name: kepala, agency: {}}}\n"


def test_posts_of_one_name() -> None:
    """One agency has one post of a name; those of two agencies are pointed out."""
    assert shared_names(people=POSTS.format("BPBD", "BPBD")) == ["JK110 kepala"]
    assert shared_names(people=POSTS.format("BPBD", "DLH")) == ["JK223 kepala"]


def test_people_may_have_the_names_of_others() -> None:
    """Two people of one name, or a person and a body, are pointed out only."""
    twins = "people:\n  satu: {name: Ani Contoh}\n  dua: {name: Ani Contoh}\n"
    assert shared_names(people=twins) == ["JK223 Ani Contoh"]
    assert shared_names(people="people:\n  satu: {name: dinas lh}\n") == ["JK223 dinas lh"]


def test_a_working_group_has_a_name_of_its_own() -> None:
    """The title of a working group is no name of an agency."""
    assert shared_names(group="Pokja Banjir") == []
    assert shared_names("ZA: {name: Pokja Banjir}\n", group="Pokja Banjir") == [
        "JK110 Pokja Banjir"
    ]


def test_the_work_grows_with_the_register() -> None:
    """Twice as many posts of one name, each in an agency of its own, are twice the work."""

    def check(size: int) -> None:
        agencies = "".join(f"Z{n}: {{name: Badan {n}}}\n" for n in range(size))
        posts = "".join(f"  p{n}: {{name: Kepala, agency: Z{n}}}\n" for n in range(size))
        problems(agencies=agencies, people=f"posts:\n{posts}")

    assert steps(lambda: check(120)) < 2.3 * steps(lambda: check(60))
