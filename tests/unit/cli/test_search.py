"""`jakres search`: formats, filters, names, and what people wrote in a terminal."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.making import PATH, meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

FORMATS = ("plain", "table", "json", "csv", "md")


def test_our_own_records(records_copy: Workspace) -> None:
    """Both names, in any case, words apart or as a phrase."""
    found = records_copy.run("search", "kapasitas", "PEMPROV")
    assert found.code == 0
    assert records_copy.run("cari", "pemprov kapasitas").stdout == found.stdout
    phrase = records_copy.run("search", '"kelompok kerja"', "--format", "csv").stdout
    rows = list(csv.DictReader(phrase.splitlines()))
    assert [(row["ref"], row["line"]) for row in rows] == [
        ("2019-10-29-persiapan-joint-workshop", "90"),
        ("pokja-gabungan-ketahanan-kota", "2"),
    ]


def test_the_line_in_the_file_holds_the_word(records_copy: Workspace) -> None:
    """Every place of the json stands in its file, on its line."""
    found = json.loads(records_copy.run("search", "joint-workshop", "--format", "json").stdout)
    assert (found["schema"], found["records"]["incomplete"]) == ("jakres.search/1", [])
    assert len(found["items"]) > 20
    for one in found["items"]:
        line = (records_copy.path / one["path"]).read_text("utf-8").split("\n")[one["line"] - 1]
        assert "joint-workshop" in line.casefold()
        for hit in one["hits"]:
            assert one["excerpt"][hit["start"] : hit["end"]].casefold() == "joint-workshop"


def test_a_reference_that_is_printed_can_be_shown(records_copy: Workspace) -> None:
    """Meetings, their follow-ups, events and groups: `jakres show` takes them."""
    found = records_copy.run("search", "ketahanan").stdout
    refs = {line.split("  ")[0] for line in found.splitlines()[1:]}
    assert {"2019-10-29", "2019-10-29/tabel-topik", "forum-kick-off-tahap-2"} < refs
    for ref in sorted(refs):
        assert records_copy.run("show", ref).code == 0, ref


@pytest.mark.parametrize(
    ("arguments", "dates"),
    [
        (("--meeting", "2018-07"), {"2018-07-23"}),
        (("--meeting", "2018-07-23-resilience-industry-lipi"), {"2018-07-23"}),
        (("--since", "2019-01-01"), {"2019-10-29"}),
        (("--until", "2018-12-31"), {"2018-07-23"}),
        (("--pillar", "sehat"), {"2019-10-29", ""}),
        (("--agency", "LIPI"), {"2018-07-23", ""}),
        (("--agency", "Kedutaan Besar Perancis", "--since", "2019-01-01"), {"2019-10-29"}),
    ],
)
def test_filters(records_copy: Workspace, arguments: tuple[str, ...], dates: set[str]) -> None:
    """Those of the other lists, with names as people write them."""
    result = records_copy.run("search", "ketahanan", *arguments, "--format", "csv")
    assert result.code == 0, result.stderr
    found = {row["date"] for row in csv.DictReader(result.stdout.splitlines())}
    assert found
    assert found <= dates


@pytest.mark.parametrize(
    "arguments",
    [
        ("--agency", "BPDB"),
        ("--pillar", "sihat"),
        ("--meeting", "2020-01-01"),
        ("--since", "kapan"),
        ("--since", "2019-12-01", "--until", "2019-01-01"),
    ],
)
def test_an_unknown_filter_value_is_refused(
    records_copy: Workspace, arguments: tuple[str, ...]
) -> None:
    """Exit 2 and nothing on stdout, never an empty list."""
    result = records_copy.run("search", "ketahanan", *arguments)
    assert (result.code, result.stdout) == (2, "")


@pytest.mark.parametrize("text", ["***", "-", '""', "\u200b"])
def test_nothing_to_look_for(records_copy: Workspace, text: str) -> None:
    """Signs alone would stand everywhere or nowhere."""
    result = records_copy.run("search", "--", text)
    assert (result.code, result.stdout) == (2, "")


def test_no_text_at_all(workspace: Workspace) -> None:
    """Exit 2, and what is missing."""
    result = workspace.run("search")
    assert result.code == 2
    assert "TEXT is missing" in result.stderr


def test_nothing_found(workspace: Workspace) -> None:
    """An empty answer is one."""
    result = workspace.run("search", "pompa")
    assert (result.code, result.stdout) == (0, "No record holds all of that.\n")
    assert result.stderr == "2 of 2 records read\n"


def test_a_record_that_is_not_read_whole_is_named(workspace: Workspace) -> None:
    """Exit 1, whether it holds the words or not: what isn't counted is not weighed by them."""
    workspace.write(PATH, "tanpa pagar, tetapi dengan pompa\n")
    for word in ("pompa", "hujan"):
        done = workspace.run("search", word)
        assert (done.code, "JK001" in done.stderr) == (1, True)
        assert "2 of 3 records read" in done.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_a_search_goes_to_a_file(records_copy: Workspace, form: str) -> None:
    """`-o` writes what would have been printed."""
    expected = records_copy.run("search", "topik", "--format", form).stdout
    result = records_copy.run("search", "topik", "--format", form, "-o", "hasil")
    assert (result.code, result.stdout) == (0, "")
    assert (records_copy.path / "hasil").read_text("utf-8") == expected


def test_confidential_parts_are_found_when_they_are_asked_for(workspace: Workspace) -> None:
    """In a pipe they are counted only."""
    workspace.write(PATH, meeting("visibility: confidential", "Pompa rahasia.\n"))
    assert "Pompa rahasia." in workspace.run("search", "rahasia", "--confidential").stdout
    done = workspace.run("search", "rahasia")
    assert "Pompa" not in done.stdout
    assert "1 confidential item left out." in done.stderr


def test_an_alias_is_a_word_like_any_other(workspace: Workspace) -> None:
    """Looking for a code doesn't find the name: that is what `--agency` is for."""
    workspace.write(PATH, meeting("attendees: [DLH]", "Dinas Lingkungan Hidup hadir.\n"))
    assert "prose" not in workspace.run("search", "DLH").stdout
    assert "prose" in workspace.run("search", "hadir", "--agency", "DLH").stdout
