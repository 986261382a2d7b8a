"""Parties are called by the names that they have today, whatever the text says."""

from __future__ import annotations

from tests.conftest import AGENCIES
from tests.unit.making import (
    PATH,
    STEM,
    codes,
    entry,
    entry_path,
    ledger,
    loaded,
    meeting,
    problems,
    record,
    standing,
)

REGISTER = AGENCIES + "Dinas-Data:\n  name: Dinas Data\n  former: [Pusdatin]\n"
GROUP = "records/working-groups/pokja-air.md"
FILES = {
    GROUP: record("title: Pokja Air\nstatus: active\nformer: [pokja-banjir]\nmembers: [Pusdatin]"),
    PATH: meeting(
        "attendees: [BPBD, Pusdatin]\n"
        "follow-ups:\n"
        "  - {id: data-pompa, what: b, owners: [Pusdatin, pokja-banjir], with: [Pusdatin]}"
    ),
    entry_path("2019-11-01", "Pusdatin"): entry(
        "owner: Pusdatin\nstatus: in-progress", day="2019-11-01", by="Pusdatin"
    ),
}


def test_former_codes_are_the_present_ones() -> None:
    """Owners, supporters, reporters and members under a former code are the body of today."""
    found = standing(FILES, agencies=REGISTER)
    assert found.folded.by_owner == {"Dinas-Data": "in-progress", "pokja-air": "open"}
    assert found.follow_up.supporters == ("Dinas-Data",)
    records = loaded(FILES, agencies=REGISTER).records
    assert records.working_groups["pokja-air"].members[0].agency == "Dinas-Data"
    assert ledger(FILES, agencies=REGISTER).records.meetings[STEM].attendees[1].agency
    assert {"JK102", "JK103", "JK108", "JK203"}.isdisjoint(codes(FILES, agencies=REGISTER))


def test_a_series_under_its_former_name() -> None:
    """A meeting of a series that was called otherwise is one of the series of today."""
    files = {
        "records/series/mingguan.md": record("title: Rapat mingguan\nformer: [senin]"),
        PATH: meeting("series: senin"),
    }
    assert loaded(files).records.meetings[STEM].series == "mingguan"
    assert "JK102" not in codes(files)


def test_the_office_under_its_former_code() -> None:
    """The settings may name the office as it was called before."""
    agencies = AGENCIES.replace("SJB:\n", "SJK:\n  former: [SJB]\n")
    assert loaded(agencies=agencies).records.settings.office == "SJK"
    assert codes({}, agencies=agencies) == []


def test_an_office_that_nobody_knows() -> None:
    """An office that the register lacks is named where the settings say it."""
    (problem,) = problems({}, agencies=AGENCIES.replace("SJB:\n", "SJK:\n"), people="{}\n")
    assert (problem.code, problem.place.path, problem.place.line) == ("JK102", "jakres.yaml", 4)


def test_a_code_of_today_means_itself() -> None:
    """A former code that another body has today means that other one, and is a problem."""
    taken = REGISTER + "Pusdatin:\n  name: Pusat Data\n"
    assert standing(FILES, agencies=taken).folded.owners == ("Pusdatin", "pokja-air")
    assert "JK110" in codes(FILES, agencies=taken)
