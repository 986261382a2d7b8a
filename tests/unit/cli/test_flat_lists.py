"""Lists as flat tables: csv, csv for an Indonesian Excel, and workbooks."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from jakres_cli.output.flat import COLUMNS, flat_facts
from tests.unit.making import entry, entry_path, meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

STEM = "2019-11-05-rapat"
FILES = {
    f"records/meetings/2019/{STEM}.md": meeting(
        """
        pillar: siap
        attendees: [BPBD, {agency: DLH, role: host}]
        decisions: [{id: ini, text: '=1+1', kind: noted}]
        follow-ups:
          - {id: peta, what: "=cmd|' /C calc'!A1", owners: [BPBD, DLH], due: 2019-11-08}
          - {id: data, what: "data “é”; dan; lain", owners: [], visibility: internal}
        """,
        day="2019-11-05",
    ),
    entry_path("2019-11-10", item="peta", stem=STEM): entry(
        "status: done\nevidence: ['letter:1', 'letter:2']", day="2019-11-10"
    ),
}
LISTS = ("actions", "meetings", "decisions", "agencies", "search rapat")


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A workspace with a follow-up that was done late, and words that look like formulas."""
    for path, text in FILES.items():
        workspace.write(path, text)
    return workspace


def _rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


@pytest.mark.parametrize("name", LISTS)
def test_the_columns_are_the_keys_of_json(filled: Workspace, name: str) -> None:
    """Every fact of an item has its column, whichever item it is, in the order of json."""
    arguments = [*name.split(), *(["--all"] if name == "actions" else [])]
    answer = json.loads(filled.run(*arguments, "--format", "json").stdout)
    assert answer["items"]
    for item in answer["items"]:
        assert [key for key, _ in flat_facts(item)] == COLUMNS[answer["schema"]].split()
    done = filled.run(*arguments, "--format", "csv", "--lang", "id")
    assert done.stdout.split("\n")[0].split(",") == COLUMNS[answer["schema"]].split()
    assert len(_rows(done.stdout)) == len(answer["items"])


def test_one_fact_a_column(filled: Workspace) -> None:
    """Days are ISO, several values divided by semicolons, formulas disarmed."""
    peta, data = _rows(filled.run("actions", "--all", "--format", "csv", "--sort", "ref").stdout)[
        ::-1
    ]
    assert peta["ref"] == f"{STEM}/peta"
    assert (peta["owners"], peta["status"], peta["due_latest"]) == (
        "BPBD; DLH",
        "done",
        "2019-11-08",
    )
    assert (peta["finished"], peta["first_due"], peta["days_late"]) == (
        "2019-11-10",
        "2019-11-08",
        "2",
    )
    assert peta["evidence"] == "letter:1; letter:2"
    assert peta["what"].startswith("'=")
    assert (data["visibility"], data["owners"], data["pillar"]) == ("internal", "", "siap")
    assert (data["overdue"], data["finished"]) == ("false", "")


@pytest.mark.parametrize("command", [("actions", "--all"), ("render", "actions", "--all")])
def test_for_an_indonesian_excel(filled: Workspace, command: tuple[str, ...]) -> None:
    """A byte order mark and semicolons, in a pipe and in a file, with csv understood."""
    plain = filled.run(*command, "--format", "csv").stdout
    excel = filled.run(*command, "--excel").stdout
    assert excel.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(excel[1:]), delimiter=";"))
    assert rows == list(csv.reader(io.StringIO(plain)))
    filled.run(*command, "--format", "csv", "--excel", "-o", "m.csv")
    assert (filled.path / "m.csv").read_bytes() == excel.encode()


@pytest.mark.parametrize("form", ["json", "md", "plain", "xlsx"])
def test_excel_is_csv_only(filled: Workspace, form: str) -> None:
    """With another format it is asked wrongly."""
    done = filled.run("actions", "--excel", "--format", form)
    assert (done.code, done.stdout) == (2, "")


@pytest.mark.parametrize("name", LISTS)
def test_workbooks(filled: Workspace, name: str) -> None:
    """Each list is a workbook too, by its format or the ending of the file, without formulas."""
    arguments = [*name.split(), *(["--all"] if name == "actions" else [])]
    assert filled.run(*arguments, "-o", "l.xlsx").code == 0
    page = load_workbook(filled.path / "l.xlsx").active
    head, *rows = page.iter_rows()
    table = _rows(filled.run(*arguments, "--format", "csv").stdout)
    assert [cell.value for cell in head] == [*table[0]]
    assert len(rows) == len(table)
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]
    for row, facts in zip(rows, table, strict=True):
        for cell, fact in zip(row, facts.values(), strict=True):
            shown = cell.value.date() if cell.is_date else cell.value or ""
            assert str(shown) == (fact.removeprefix("'"))


def test_an_empty_list_has_its_headers(workspace: Workspace) -> None:
    """A program that reads it finds the columns that it knows."""
    done = workspace.run("decisions", "--format", "csv")
    assert (done.code, done.stdout) == (0, ",".join(COLUMNS["jakres.decisions/1"].split()) + "\n")


def test_what_the_table_leaves_out_is_said(filled: Workspace) -> None:
    """Roles and what an umbrella owes stand in json."""
    filled.write("records/events/lokakarya.md", "---\ntitle: L\nstatus: idea\nhosts: [BPBD]\n---\n")
    done = filled.run("actions", "--agency", "BPBD", "--format", "csv")
    assert "not in this table: roles" in done.stderr
