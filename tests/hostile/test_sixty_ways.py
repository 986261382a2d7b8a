from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from benchmarks.workspace import write_workspace
from tests.conftest import Result, Workspace
from tests.expected import assert_expected
from tests.hostile import ways_of_fields, ways_of_files, ways_of_rules, ways_of_text, ways_of_yaml
from tests.hostile.ways import DAY, Way

WELL = 300
COPY = "it is a copy of"
"""Every record here is broken in another way, and promises the same: another matter."""
ALSO = Path(__file__).parent / "also.txt"
WAYS: tuple[Way, ...] = (
    *ways_of_text.WAYS,
    *ways_of_yaml.WAYS,
    *ways_of_fields.WAYS,
    *ways_of_rules.WAYS,
)
NAMED = tuple(way for way in ways_of_files.WAYS if way.codes)
IGNORED = tuple(way for way in ways_of_files.WAYS if not way.codes)


@dataclass(frozen=True)
class Answers:
    """What one run of each command said about the whole workspace."""

    check: Result
    actions: Result

    @property
    def problems(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.check.stdout)["items"]
        return [one for one in found if COPY not in one["message"]]

    @property
    def records(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.actions.stdout)["records"]
        return found

    def at(self, path: str) -> list[tuple[str, int]]:
        """Code and line of each problem of a file."""
        return [(one["code"], one["line"]) for one in self.problems if one["path"] == path]

    @property
    def incomplete(self) -> set[str]:
        named = self.records["incomplete"]
        return {one["path"] for one in named if COPY not in one["message"]}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """A workspace of hundreds of records that are right and one broken in each way."""
    folder = tmp_path_factory.mktemp("hostile")
    workspace = Workspace(folder / "workspace", folder / "home")
    workspace.home.mkdir()
    write_workspace(workspace.path, WELL, 1)
    for way in (*WAYS, *ways_of_files.WAYS):
        workspace.write(way.where, way.data)
    for path, make in ways_of_files.ODD.items():
        (workspace.path / path).parent.mkdir(parents=True, exist_ok=True)
        make(workspace.path / path)
    return Answers(
        workspace.run("check", "--format", "json"),
        workspace.run("actions", "--format", "json"),
    )


def test_the_table_is_long_and_has_no_name_twice() -> None:
    """There are far more than sixty ways, and each has a file of its own."""
    paths = [way.where for way in (*WAYS, *ways_of_files.WAYS)]
    assert len(paths) == len(set(paths)) > 300


def test_both_commands_end_with_exit_code_one(answers: Answers) -> None:
    """Errors and incomplete answers are exit code 1, without a traceback on either stream."""
    for result in (answers.check, answers.actions):
        assert result.code == 1, result.stderr[-2000:]
        assert "Traceback" not in result.stdout + result.stderr
        assert "this is a bug in jakres" not in result.stderr


OF_ALL = {"JK209", "JK211"}
"""Every record here is an old draft that promises what the others promise: another matter."""


@pytest.mark.parametrize("way", [*WAYS, *NAMED], ids=lambda way: ascii(way.name))
def test_each_way_is_placed(answers: Answers, way: Way) -> None:
    """A record broken in one way has a problem of that code on that line, and a right one none."""
    found = [(code, line) for code, line in answers.at(way.where) if code not in OF_ALL]
    if way.codes:
        assert {(code, way.line) for code in way.codes} & set(found), (way.codes, way.line, found)
    else:
        assert found == []


def test_nothing_else_is_said(answers: Answers) -> None:
    """What is said besides was read and found right; it is kept in `also.txt`, a line a way."""
    lines = []
    for way in [*WAYS, *NAMED]:
        wanted = {(code, way.line) for code in way.codes}
        others = [
            one for one in answers.at(way.where) if one not in wanted and one[0] not in OF_ALL
        ]
        if others:
            lines.append(" ".join([way.name, *(f"{code}:{line}" for code, line in others)]))
    assert_expected("\n".join([*lines, ""]), ALSO)


@pytest.mark.parametrize("way", [*WAYS, *NAMED], ids=lambda way: ascii(way.name))
def test_each_way_is_incomplete_or_not(answers: Answers, way: Way) -> None:
    """A record is named as incomplete just when a problem of those codes is in it."""
    assert (way.where in answers.incomplete) == way.incomplete, answers.at(way.where)


@pytest.mark.parametrize(
    "way", [way for way in WAYS if way.listed is not None], ids=lambda way: way.name
)
def test_what_could_be_read_is_used(answers: Answers, way: Way) -> None:
    """The follow-up of a record that is broken elsewhere is still listed."""
    stem = way.where.rpartition("/")[2].removesuffix(".md")
    refs = {one["ref"] for one in json.loads(answers.actions.stdout)["items"]}
    hidden = f"{DAY}-approved-in-advance" if way.name == "approved-in-advance" else stem
    assert (f"{hidden}/data-pompa" in refs) == way.listed or "quote" not in way.text


@pytest.mark.parametrize("path", ways_of_files.ODD)
def test_an_odd_entry_is_named(answers: Answers, path: str) -> None:
    """A link, folder, pipe or device where a record may be is JK001 and incomplete."""
    assert ("JK001", 1) in answers.at(path)
    assert path in answers.incomplete


@pytest.mark.parametrize("way", IGNORED, ids=lambda way: way.name)
def test_what_is_no_record_is_left_alone(answers: Answers, way: Way) -> None:
    """A README, an attachment and a backup copy are no records and no problems."""
    assert answers.at(way.where) == []


def test_every_record_is_counted(answers: Answers) -> None:
    """Found is every file that should be a record; read is found without the incomplete ones."""
    records = answers.records
    broken = len(WAYS) + len(NAMED) + len(ways_of_files.ODD)
    assert records["found"] == WELL + broken
    named = {one["path"] for one in records["incomplete"]}
    assert records["read"] == records["found"] - len(named)
    assert json.loads(answers.check.stdout)["records"] == records


def test_every_incomplete_record_is_named_on_stderr(answers: Answers) -> None:
    """Each incomplete record has its line on stderr, and the sum stands below."""
    for one in answers.records["incomplete"]:
        if one["path"].isprintable():
            assert f"{one['path']}:{one['line']}:" in answers.actions.stderr
    read, found = answers.records["read"], answers.records["found"]
    assert f"{read} of {found} records read" in answers.actions.stderr


def test_the_other_records_have_no_errors(answers: Answers) -> None:
    """A broken record makes no error in another one."""
    broken = {way.where for way in (*WAYS, *NAMED)} | set(ways_of_files.ODD)
    others = {
        (one["path"], one["code"])
        for one in answers.problems
        if one["level"] == "error" and one["path"] not in broken
    }
    assert others == set()


def test_every_problem_is_whole(answers: Answers) -> None:
    """Each problem has a message without gaps, a level of its code, and a place that exists."""
    for one in answers.problems:
        assert one["message"]
        assert one["level"] == ("warning" if one["code"].startswith("JK2") else "error")
        assert 1 <= one["line"] <= one["end_line"]
        assert one["column"] >= 1
        assert one["line"] < one["end_line"] or one["column"] <= one["end_column"]


def test_a_run_changes_nothing(tmp_path: Path) -> None:
    """Neither command writes anything into the workspace."""
    workspace = Workspace(tmp_path / "workspace", tmp_path / "home")
    workspace.home.mkdir()
    for way in WAYS[:40]:
        workspace.write(way.where, way.data)
    workspace.write("jakres.yaml", "schema: 1\noffice: SKT\n")
    before = {path: path.stat().st_mtime_ns for path in sorted(workspace.path.rglob("*"))}
    workspace.run("check")
    workspace.run("actions")
    assert {p: p.stat().st_mtime_ns for p in sorted(workspace.path.rglob("*"))} == before
