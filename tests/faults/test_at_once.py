"""Twelve writers at the same moment: nothing is lost, and what each of them is told is true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.faults.furnished import DRAFT
from tests.faults.runs import files, left_behind
from tests.unit.writing.runs import errors

if TYPE_CHECKING:
    from tests.conftest import Result
    from tests.faults.runs import Stage

_WROTE = re.compile(r"^wrote (.+)$", re.MULTILINE)


def test_on_one_follow_up(stage: Stage) -> None:
    """Reports, an end and postponements: each that says so is there, those refused say why."""
    ref = f"{DRAFT}/data"
    runs = [["update", ref, "--note", f"Catatan {n:02}."] for n in range(5)]
    runs += [["done", ref, "--evidence", "bukti foto.jpg", "--note", "Catatan 05."]]
    runs += [
        ["postpone", ref, "--to", f"2020-02-{n:02}", "--reason", f"Catatan {n:02}."]
        for n in range(6, 12)
    ]
    results = stage.workspace.run_at_once(runs)
    assert_true(stage, results)
    texts = files(stage.workspace)
    entries = [text.decode() for path, text in texts.items() if f"progress/{DRAFT}/data/" in path]
    assert len(entries) == sum(one.code == 0 for one in results)
    for n, result in enumerate(results):
        there = sum(f"Catatan {n:02}." in text for text in entries)
        assert there == (result.code == 0), result.stderr
        # a note is always allowed; nothing is postponed that is done
        assert result.code == 0 or (n >= 6 and "this step is not allowed" in result.stderr)
    stage.set_up()


def test_on_different_records_while_one_is_renamed(stage: Stage) -> None:
    """What is written before, during and after a rename is all there, under the new name."""
    new = "2019-10-08-rapat-pompa"
    runs = [["rename", DRAFT, "rapat-pompa"]]
    runs += [["update", "data", "--note", f"Catatan {n:02}."] for n in range(1, 5)]
    runs += [["update", "peta", "--status", "in-progress", "--note", "Catatan 05."]]
    runs += [["set", "lokakarya", f"place=Aula {n:02}"] for n in range(6, 9)]
    runs += [["add", "attendee", "2019-10-15-kusut", "--name", "Catatan 09."]]
    runs += [["add", "follow-up", "2019-10-15-kusut", "Catatan 10.", "--owner", "DLH"]]
    runs += [
        ["propose", "lokakarya", "--agency", "DLH", "--group", "satu", "--topic", "Catatan 11"]
    ]
    # two follow-ups are called data: the sealed minutes have one as well
    runs = [
        [word if word not in {"data", "peta"} else f"rapat/{word}" for word in run] for run in runs
    ]
    results = stage.workspace.run_at_once(runs)
    assert_true(stage, results)
    assert results[0].code == 0, results[0].stderr
    texts = files(stage.workspace)
    assert f"records/meetings/2019/{new}.md" in texts
    assert [path for path in texts if f"{DRAFT}/" in path or path.endswith(f"{DRAFT}.md")] == []
    everything = b"\n".join(texts.values()).decode(errors="replace")
    for n, result in enumerate(results):
        if n in {1, 2, 3, 4, 5, 9, 10, 11} and result.code in {0, 1}:
            assert f"Catatan {n:02}" in everything, result
    assert "place: Aula 0" in texts["records/events/lokakarya.md"].decode()
    stage.set_up()


@pytest.mark.parametrize("commands", [["set"], ["set", "add", "fmt"]], ids=" ".join)
def test_on_one_file(stage: Stage, commands: list[str]) -> None:
    """Twelve fields of one record, set, added and tidied at once, are all there."""
    ref = "2019-10-15-kusut"
    ways = {
        "set": ["set", ref, "x-{n:02}=Catatan {n:02}"],
        "add": ["add", "attendee", ref, "--name", "Catatan {n:02}"],
        "fmt": ["fmt"],
    }
    runs = [[word.format(n=n) for word in ways[commands[n % len(commands)]]] for n in range(12)]
    results = stage.workspace.run_at_once(runs)
    assert_true(stage, results)
    assert {one.code for one in results} == {0}, [one.stderr for one in results if one.code]
    text = files(stage.workspace)[f"records/meetings/2019/{ref}.md"].decode()
    wanted = [n for n, run in enumerate(runs) if run != ["fmt"]]
    assert [n for n in wanted if text.count(f"Catatan {n:02}") != 1] == [], text
    assert all(remark in text for remark in ("# semua", "# catatan"))
    stage.set_up()


def test_two_renames_of_one_record(stage: Stage) -> None:
    """Of twelve names it has one at the end, and remembers each that it had between."""
    names = [f"rapat-{n:02}" for n in range(12)]
    results = stage.workspace.run_at_once([["rename", "2019-10-08-rapat", name] for name in names])
    assert_true(stage, results)
    done = sum(one.code == 0 for one in results)
    assert done >= 1
    assert {one.code for one in results} <= {0, 2, 3}
    meetings = [
        path for path in files(stage.workspace) if "2019-10-08-rapat-" in path.rpartition("/")[2]
    ]
    [path] = [one for one in meetings if "/meetings/" in one]
    text = files(stage.workspace)[path].decode()
    [former] = [line for line in text.split("\n") if line.startswith("former:")]
    assert former.count("2019-10-08-rapat") == done
    stage.set_up()


def assert_true(stage: Stage, results: list[Result]) -> None:
    """No bug, no error in what was written, nothing left behind, and files where they are told."""
    texts = files(stage.workspace)
    names = {path.rpartition("/")[2] for path in texts}
    for result in results:
        # who looked while a rename was at work may not have found everything, and is told so
        assert result.code in {0, 2, 3} or "may be incomplete" in result.stderr, result.stderr
        assert "Traceback" not in result.stderr
        assert "bug in jakres" not in result.stderr
        assert result.code in {0, 1} or "jakres: " in result.stderr
        for path in _WROTE.findall(result.stderr):
            # its folder may have got another name since
            assert path in texts or path.rpartition("/")[2] in names, result
    assert errors(stage.workspace) == []
    assert left_behind(stage.workspace) == set()
