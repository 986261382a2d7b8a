"""Conflicts in words, and what is chosen of them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import TODAY, Workspace
from tests.transcript import clean_environment
from tests.unit.making import PATH, meeting

if TYPE_CHECKING:
    from pathlib import Path

BASE = """
place: Balai Kota
follow-ups:
  - id: data-pompa
    what: Menyerahkan data pompa
    owners: [BPBD]
    due: 2019-11-15
  - id: peta
    what: Membuat peta
    owners: [DLH]
    due: 2019-11-20
"""


def git(workspace: Workspace, *arguments: str) -> int:
    """The exit code of git, run in the workspace."""
    environment = clean_environment(workspace.home, TODAY)
    done = subprocess.run(
        ["git", *arguments],
        cwd=workspace.path,
        env=environment,
        capture_output=True,
        check=False,
    )
    return done.returncode


def conflict(workspace: Workspace, ours: str, theirs: str, base: str = BASE) -> Path:
    """A merge in conflict over the fields of one meeting."""
    git(workspace, "init", "-q")
    for branch, fields in (("main", base), ("theirs", theirs), ("ours", ours)):
        git(workspace, "checkout", "-q", "-B", branch, *(["main"] if branch != "main" else []))
        path = workspace.write(PATH, fields if fields.startswith("-") else meeting(fields))
        git(workspace, "add", "-A")
        git(workspace, "commit", "-q", "-m", branch)
    assert git(workspace, "merge", "-q", "theirs") == 1
    return path


@pytest.fixture
def both_due(workspace: Workspace) -> Path:
    """Both moved both days, and one moved the place."""
    ours = BASE.replace("11-15", "12-01").replace("11-20", "12-02").replace("Balai Kota", "Ruang A")
    return conflict(workspace, ours, BASE.replace("11-15", "12-10").replace("11-20", "12-11"))


def test_explains_and_writes_nothing(workspace: Workspace, both_due: Path) -> None:
    """Without a choice each point is told with both sides, and the file stays as it was."""
    before = both_due.read_bytes()
    done = workspace.run("resolve", PATH)
    assert done.code == 1
    assert "follow-ups/data-pompa/due\n    our side: due: 2019-12-01\n" in done.stdout
    assert "our side: place: Balai Kota → Ruang A" in done.stdout
    assert "2 points are left" in done.stderr
    assert both_due.read_bytes() == before


def test_takes_a_side_for_each_item(workspace: Workspace, both_due: Path) -> None:
    """One item from theirs, the rest from ours; what merges by itself is in it."""
    done = workspace.run("resolve", PATH, "--take", "peta=theirs", "--ours")
    assert done.code == 0
    text = both_due.read_text()
    assert "12-01" in text
    assert "12-11" in text
    assert "12-10" not in text
    assert "<<<" not in text
    assert "Ruang A" in text


def test_works_from_a_folder_below(workspace: Workspace, both_due: Path) -> None:
    """The file is named as seen from where one stands."""
    done = workspace.run("resolve", both_due.name, "--theirs", cwd=both_due.parent)
    assert done.code == 0
    assert "<<<" not in both_due.read_text()


def test_dry_run_shows_and_leaves_it(workspace: Workspace, both_due: Path) -> None:
    """The difference is shown and the file stays as it was."""
    before = both_due.read_bytes()
    done = workspace.run("resolve", PATH, "--ours", "--dry-run")
    assert done.code == 0
    assert "-<<<<<<<" in done.stdout
    assert both_due.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--take", "peta=mine"), 2, "not one of the choices"),
        (("--take", "tidak-ada=ours"), 2, "one of: follow-ups/data-pompa/due"),
        (("--ours", "--theirs"), 2, "can't go together"),
    ],
)
def test_refuses_what_is_no_choice(
    workspace: Workspace, both_due: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """An unknown item or side is named with what there is; nothing is written."""
    before = both_due.read_bytes()
    done = workspace.run("resolve", PATH, *arguments)
    assert done.code == code
    assert words in done.stderr
    assert both_due.read_bytes() == before


def test_leaves_what_somebody_resolved(workspace: Workspace, both_due: Path) -> None:
    """Once the marks are gone the file is somebody's work and isn't overwritten."""
    both_due.write_text(meeting(BASE))
    done = workspace.run("resolve", PATH, "--ours")
    assert done.code == 3
    assert "no conflict marks" in done.stderr
    assert both_due.read_text() == meeting(BASE)


def test_says_which_side_is_broken(workspace: Workspace) -> None:
    """A side that is no YAML can't be put together; it is named and nothing is written."""
    path = conflict(workspace, BASE.replace("place: ", "place: ["), BASE.replace("Balai", "Aula"))
    before = path.read_bytes()
    done = workspace.run("resolve", PATH, "--ours")
    assert done.code == 3
    assert "our side can't be read whole" in done.stderr
    assert path.read_bytes() == before


def test_says_so_when_there_is_nothing(workspace: Workspace) -> None:
    """Without a conflict there is nothing to list, and a file that isn't in conflict is named."""
    git(workspace, "init", "-q")
    assert workspace.run("resolve").stderr == "nothing is in conflict\n"
    workspace.write(PATH, meeting())
    assert workspace.run("resolve", PATH).code == 3


def test_keeps_the_line_ends_of_our_side(workspace: Workspace) -> None:
    """A record with CRLF has CRLF after the merge."""
    crlf = meeting(BASE).replace("\n", "\r\n")
    path = conflict(
        workspace, crlf.replace("11-15", "12-01"), crlf.replace("11-15", "12-10"), base=crlf
    )
    assert workspace.run("resolve", PATH, "--ours").code == 0
    assert path.read_bytes() == crlf.replace("11-15", "12-01").encode()
