"""The merge driver never does worse than git, whatever it is given."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.unit.making import PATH, meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

BASE = meeting("place: Balai Kota\nrole: host").encode()
OURS = BASE.replace(b"Balai Kota", b"Ruang A")
THEIRS = BASE.replace(b"role: host", b"role: guest")


def drive(
    workspace: Workspace, base: bytes, ours: bytes, theirs: bytes, path: str = PATH
) -> tuple[int, bytes]:
    """The exit code and what the driver left in our file."""
    for name, data in (("O", base), ("A", ours), ("B", theirs)):
        workspace.write(name, data)
    done = workspace.run("merge-driver", "O", "A", "B", path)
    assert not done.stdout
    return done.code, (workspace.path / "A").read_bytes()


def by_git(workspace: Workspace, base: bytes, ours: bytes, theirs: bytes) -> tuple[bool, bytes]:
    """What git makes of it by lines, and whether it is in conflict."""
    for name, data in (("base", base), ("ours", ours), ("theirs", theirs)):
        workspace.write(name, data)
    done = subprocess.run(
        ["git", "merge-file", "-p", "-q", "ours", "base", "theirs"],
        cwd=workspace.path,
        capture_output=True,
        check=False,
    )
    return done.returncode != 0, done.stdout


def test_merges_fields_beside_each_other(workspace: Workspace) -> None:
    """Two fields in neighbouring lines, which git has in conflict, come together."""
    assert by_git(workspace, BASE, OURS, THEIRS)[0]
    code, data = drive(workspace, BASE, OURS, THEIRS)
    assert code == 0
    assert data == OURS.replace(b"role: host", b"role: guest")


def test_marks_what_both_changed(workspace: Workspace) -> None:
    """Only the field that both changed stands between marks."""
    theirs = THEIRS.replace(b"Balai Kota", b"Ruang B")
    code, data = drive(workspace, BASE, OURS, theirs)
    assert code == 1
    assert b"<<<<<<< ours\nplace: Ruang A\n=======\nplace: Ruang B\n>>>>>>> theirs\n" in data
    assert data.count(b"role: guest") == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (OURS.replace(b"role: host", b"role: ["), THEIRS),
        (OURS, THEIRS.replace(b"---\n", b"", 1)),
        (OURS.replace(b"Ruang A", b"Ruang \xff"), THEIRS),
        (OURS.replace(b"\n", b"\r\n", 3), THEIRS),
        (OURS + b"x" * 3_000_000, THEIRS),
        (b"", THEIRS),
        (OURS, b""),
    ],
    ids=("broken yaml", "no fence", "no utf-8", "mixed ends", "too large", "ours empty", "theirs"),
)
def test_falls_back_to_what_git_does(workspace: Workspace, ours: bytes, theirs: bytes) -> None:
    """What isn't a sound record is merged by lines, with the marks that git would leave."""
    conflict, data = by_git(workspace, BASE, ours, theirs)
    code, found = drive(workspace, BASE, ours, theirs)
    assert (code, found) == (int(conflict), data)


def test_merges_what_is_no_record_by_lines(workspace: Workspace) -> None:
    """A file that is no record is none of its business."""
    texts = (b"1\n2\n3\n4\n", b"0\n2\n3\n4\n", b"1\n2\n3\n5\n")
    assert drive(workspace, *texts, path="README.md") == (0, b"0\n2\n3\n5\n")


def test_finds_records_below_the_top_of_the_repository(workspace: Workspace) -> None:
    """Git names a file from the top of its folder, the workspace may stand below it."""
    code, _ = drive(workspace, BASE, OURS, THEIRS, path=f"kantor/records/x/{PATH}")
    assert code == 0


def test_needs_its_four_names(workspace: Workspace) -> None:
    """Called by hand it says what it is for."""
    done = workspace.run("merge-driver", "O")
    assert done.code == 2
    assert "setup-git" in done.stderr
