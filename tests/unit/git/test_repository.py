from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from jakres_cli.git.repository import find_repository
from jakres_cli.git.revisions import merge_base, resolve_revision
from jakres_cli.model.base import CannotDo
from tests.repositories import repository

if TYPE_CHECKING:
    from tests.conftest import Workspace


def test_the_workspace_may_be_a_folder_of_the_repository(workspace: Workspace) -> None:
    """The nearest `.git` above counts, and the way down from it is the prefix."""
    made = repository(workspace, above=1)
    found = find_repository(str(workspace.path))
    assert (found.folder, found.prefix) == (str(made.path / ".git"), f"{workspace.path.name}/")


def test_a_link_to_the_workspace_leads_to_its_repository(workspace: Workspace) -> None:
    """The folder counts that a link leads to, not the one that the link stands in."""
    made = repository(workspace)
    link = workspace.home / "kantor"
    link.symlink_to(workspace.path)
    assert find_repository(str(link)).folder == str(made.path / ".git")


def test_a_linked_working_tree_has_the_head_of_its_own(workspace: Workspace) -> None:
    """In a linked working tree HEAD is that of its branch, found through its `.git` file."""
    made = repository(workspace)
    first = made.commit("one")
    made.git("worktree", "add", "--quiet", "-b", "lain", "../lain")
    second = made.commit("two")
    there = find_repository(str(workspace.path.parent / "lain"))
    assert resolve_revision(there, "HEAD") == first
    assert resolve_revision(find_repository(str(workspace.path)), "HEAD") == second
    assert merge_base(there, "HEAD", second) == first


def test_a_submodule_is_a_repository_of_its_own(workspace: Workspace) -> None:
    """The records of a submodule are looked for in it, whatever work tree its settings name."""
    made = repository(workspace)
    commit = made.commit("one")
    outer = workspace.home / "luar"
    made.git("init", "--quiet", str(outer))
    allowed = ("-c", "protocol.file.allow=always")
    where = f"--git-dir={outer}/.git", f"--work-tree={outer}"
    made.git(*allowed, "-C", str(outer), *where, "submodule", "add", str(made.path), "dalam")
    found = find_repository(str(outer / "dalam"))
    assert (found.prefix, resolve_revision(found, "HEAD")) == ("", commit)


def test_a_folder_that_only_looks_like_a_repository_is_none(workspace: Workspace) -> None:
    """What a stranger put among the records is no repository, even when it has all its files."""
    made = repository(workspace)
    made.commit()
    for name in ("HEAD", "config"):
        shutil.copy(made.path / ".git" / name, made.path / name)
    for name in ("objects", "refs"):
        shutil.copytree(made.path / ".git" / name, made.path / name)
    shutil.rmtree(made.path / ".git")
    with pytest.raises(CannotDo, match="is in no git repository"):
        find_repository(str(workspace.path))


def test_an_empty_git_folder_is_passed_by(workspace: Workspace) -> None:
    """A `.git` folder with nothing in it is no repository; the one above it is."""
    made = repository(workspace, above=1)
    workspace.path.joinpath(".git").mkdir()
    assert find_repository(str(workspace.path)).folder == str(made.path / ".git")


def test_a_pointer_to_nothing_is_said(workspace: Workspace) -> None:
    """A `.git` file that leads nowhere is named, rather than a repository above it used."""
    repository(workspace, above=1)
    workspace.write(".git", "gitdir: ../tiada\n")
    with pytest.raises(CannotDo, match="which is not a git folder"):
        find_repository(str(workspace.path))
