from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from jakres_cli.git.repository import Repository, find_repository
from jakres_cli.git.revisions import is_shallow, merge_base, resolve_revision
from jakres_cli.model.base import CannotDo
from tests.repositories import repository

if TYPE_CHECKING:
    from tests.conftest import Workspace


def _refused(found: Repository, name: str) -> tuple[str, str]:
    with pytest.raises(CannotDo) as raised:
        resolve_revision(found, name)
    return str(raised.value.message), str(raised.value.hint)


def test_names_of_commits(workspace: Workspace) -> None:
    """Branches, tags, ids and what is reckoned from them name the commit; tags are followed."""
    made = repository(workspace)
    first, second = made.commit("one"), made.commit("two")
    made.git("tag", "--annotate", "v1", "--message", "x", first)
    made.git("branch", "rapat/2019", first)
    found = find_repository(str(workspace.path))
    for name in ("v1", "rapat/2019", first, first[:8], "HEAD~1", "main^", ":/one"):
        assert resolve_revision(found, name) == first
    assert resolve_revision(found, "HEAD") == resolve_revision(found, "main") == second


def test_what_names_no_commit(workspace: Workspace) -> None:
    """A slip gets the nearest name, a tree is no commit, and an exclusion is none either."""
    made = repository(workspace)
    made.commit()
    made.git("branch", "persiapan")
    found = find_repository(str(workspace.path))
    assert _refused(found, "persaipan") == (
        "there is no revision “persaipan”",
        "did you mean persiapan?",
    )
    assert "git log" in _refused(found, "sesuatu")[1]
    assert "names no commit" in _refused(found, "HEAD:records")[0]
    for name in ("", "^HEAD", "HEAD..HEAD", "a\0b", "-", "--all"):
        assert "there is no revision" in _refused(found, name)[0]


def test_before_the_first_commit(workspace: Workspace) -> None:
    """In a repository without a commit that is what is said."""
    repository(workspace)
    found = find_repository(str(workspace.path))
    assert "nothing is committed yet" in _refused(found, "HEAD")[0]


def test_a_clone_without_history(workspace: Workspace) -> None:
    """What a shallow clone doesn't have is explained by its being one, with the way out."""
    made = repository(workspace)
    made.commit("one")
    made.commit("two")
    clone = workspace.home / "tiruan"
    source = f"file://{made.path}"
    subprocess.run(["git", "clone", "-q", "--depth", "1", source, str(clone)], check=True)
    found = find_repository(str(clone))
    assert is_shallow(found)
    assert not is_shallow(find_repository(str(workspace.path)))
    message, hint = _refused(found, "HEAD~1")
    assert "made without history" in message
    assert "--unshallow" in hint
    assert "fetch-depth: 0" in hint


def test_where_two_lines_parted(workspace: Workspace) -> None:
    """The merge base is the commit both come from; of strangers there is none."""
    made = repository(workspace)
    base = made.commit("one")
    ours = made.commit("two")
    made.git("switch", "--quiet", "--create", "lain", base)
    theirs = made.commit("three")
    made.git("switch", "--quiet", "--orphan", "asing")
    stranger = made.commit("four")
    found = find_repository(str(workspace.path))
    assert merge_base(found, ours, theirs) == base
    assert merge_base(found, ours, stranger) is None
