"""``jakres check --merge``: three revisions, and the merge of them that is looked at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.cli.test_resolve import git
from tests.unit.making import PATH, meeting

if TYPE_CHECKING:
    from tests.conftest import Workspace

FIELDS = "place: Balai Kota\nrole: host\n"
REVISIONS = ("start", "ours", "theirs")


@pytest.fixture
def branches(workspace: Workspace) -> Workspace:
    """A repository with two branches that changed one field each, and a merge that lost one."""
    git(workspace, "init", "-q")
    for name, fields in (
        ("start", FIELDS),
        ("ours", FIELDS.replace("Balai Kota", "Ruang A")),
        ("theirs", FIELDS.replace("host", "speaker")),
    ):
        git(workspace, "checkout", "-q", "-B", name, *(["start"] if name != "start" else []))
        workspace.write(PATH, meeting(fields))
        git(workspace, "add", "-A")
        git(workspace, "commit", "-q", "-m", name)
    git(workspace, "checkout", "-q", "--detach")
    workspace.write(PATH, meeting(FIELDS.replace("Balai Kota", "Ruang A")))
    return workspace


def test_names_what_was_lost_and_where(branches: Workspace) -> None:
    """The field is placed in the working tree, with what it should be."""
    done = branches.run("check", "--merge", *REVISIONS)
    assert done.code == 1
    assert f"{PATH}:6:1: JK301 error: role should be “speaker”, as their side has it" in done.stdout


def test_looks_at_a_revision(branches: Workspace) -> None:
    """With --at the merge is a commit, whatever the working tree has become."""
    git(branches, "commit", "-q", "-a", "-m", "merge")
    branches.write(
        PATH, meeting(FIELDS.replace("Balai Kota", "Ruang A").replace("host", "speaker"))
    )
    assert branches.run("check", "--merge", *REVISIONS).code == 0
    assert branches.run("check", "--merge", *REVISIONS, "--at", "HEAD").code == 1


def test_options_may_stand_before_the_command(branches: Workspace) -> None:
    """The three values belong to the option wherever it stands."""
    done = branches.run("--merge", *REVISIONS, "check", "--format", "json")
    (found,) = json.loads(done.stdout)["items"]
    assert (found["code"], found["ref"]) == ("JK301", "role")


def test_a_lost_record_is_named(branches: Workspace) -> None:
    """A file that one side made, or both, and that isn't there is one problem."""
    other = PATH.replace("contoh", "lain")
    branches.write(other, meeting())
    git(branches, "add", "-A")
    git(branches, "commit", "-q", "-m", "more")
    (branches.path / other).unlink()
    for sides in (("HEAD", "HEAD"), ("HEAD", "start"), ("start", "HEAD")):
        done = branches.run("check", "--merge", "start", *sides)
        assert done.stdout.count(f"{other}:1:1: JK301 error: the record is missing") == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--merge", "start", "ours"), 2),
        (("--merge", "start", "ours", "tidak-ada"), 3),
        (("--merge", *REVISIONS, "--new-since", "start"), 2),
    ],
)
def test_refuses_what_is_no_merge(
    branches: Workspace, arguments: tuple[str, ...], code: int
) -> None:
    """A missing value, an unknown revision, and what can't go together are worded."""
    done = branches.run("check", *arguments)
    assert done.code == code
    assert done.stderr.startswith("jakres: ")
    assert not done.stdout
