"""What the lists share: names, formats, exit codes, and that an incomplete answer says so."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.making import meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

PATH = "records/meetings/2019/2019-10-29-contoh.md"
LISTS = {
    "meetings": ("rapat", "ref"),
    "decisions": ("keputusan", "ref"),
    "events": ("kegiatan", "ref"),
    "agencies": ("instansi", "code"),
}


@pytest.fixture
def records(records_copy: Workspace) -> Workspace:
    """Our own records, with a decision among them."""
    records_copy.write(PATH, meeting("decisions: [{id: ini, text: '=1+1', kind: noted}]"))
    return records_copy


@pytest.mark.parametrize("name", LISTS)
def test_json_and_csv_list_the_same(records: Workspace, name: str) -> None:
    """One item a row; the envelope carries its schema and what the answer rests on."""
    found = json.loads(records.run(name, "--format", "json").stdout)
    rows = list(csv.reader(records.run(name, "--format", "csv").stdout.splitlines()))
    assert found["schema"] == f"jakres.{name}/1"
    assert found["records"]["found"] == found["records"]["read"]
    assert len(rows) - 1 == len(found["items"]) > 0
    for row, item in zip(rows[1:], found["items"], strict=True):
        assert row[0] in item[LISTS[name][1]]
    assert not any(cell.startswith("=") for row in rows for cell in row)


@pytest.mark.parametrize("name", LISTS)
def test_the_indonesian_name_does_the_same(records: Workspace, name: str) -> None:
    """Either name, with options before or after it."""
    expected = records.run(name)
    found = records.run(LISTS[name][0])
    assert (found.stdout, found.stderr, found.code) == (
        expected.stdout,
        expected.stderr,
        expected.code,
    )
    assert records.run("--format", "plain", name).stdout == expected.stdout


@pytest.mark.parametrize("name", LISTS)
def test_a_record_not_read_whole_is_named(records: Workspace, name: str) -> None:
    """The rest is listed, stderr names it, the exit code is 1."""
    records.write("records/meetings/2019/2019-11-01-rusak.md", "tanpa pagar\n")
    result = records.run(name, "--format", "json")
    assert result.code == 1
    assert "2019-11-01-rusak.md" in result.stderr
    found = json.loads(result.stdout)
    assert [one["code"] for one in found["records"]["incomplete"]] == ["JK001"]
    assert found["items"]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_goes_to_a_file(records: Workspace, name: str) -> None:
    """`-o` writes what would have been printed, and prints nothing."""
    expected = records.run(name, "--format", "md").stdout
    result = records.run(name, "--format", "md", "-o", "daftar.md")
    assert (result.code, result.stdout) == (0, "")
    assert (records.path / "daftar.md").read_text("utf-8") == expected


@pytest.mark.parametrize(
    "arguments",
    [
        ("meetings", "--agency", "BPDB"),
        ("meetings", "--pillar", "sihat"),
        ("meetings", "--series", "mingguan"),
        ("meetings", "--record", "planed"),
        ("decisions", "--meeting", "2020-01-01"),
        ("decisions", "--kind", "keputusan"),
        ("events", "--status", "done"),
        ("agencies", "--parent", "deputi-trlh"),
        ("agencies", "--kind", "badan"),
    ],
)
def test_an_unknown_filter_value_is_refused(records: Workspace, arguments: tuple[str, ...]) -> None:
    """Exit 2 and nothing on stdout, never an empty list."""
    result = records.run(*arguments)
    assert (result.code, result.stdout) == (2, "")


def test_what_an_agency_owes_is_what_actions_lists(records: Workspace) -> None:
    """The counts of the register are the lengths of the lists of follow-ups."""
    items = json.loads(records.run("agencies", "--format", "json").stdout)["items"]
    for one in (one for one in items if one["owes"] or one["owed"]):
        for key, option in (("owes", "--agency"), ("owed", "--to")):
            listed = records.run("actions", option, one["code"], "--format", "json").stdout
            assert len(json.loads(listed)["items"]) == one[key]
