from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from jakres_cli.git.commits import commits_touching, moved_files, staged_changes
from jakres_cli.git.process import (
    git_environment,
    git_version,
    local_setting,
    run_git,
    run_outside,
    set_locally,
)
from jakres_cli.git.repository import Repository, find_repository
from jakres_cli.git.revisions import merge_base, resolve_revision
from jakres_cli.git.trees import conflicted_files, list_index, list_tree
from jakres_cli.model.base import CannotDo
from jakres_cli.operations.merge_driver import merge_by_lines
from tests.repositories import repository

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Workspace

NO_COMMIT = "0" * 40
ASKED: dict[str, Callable[[Repository], object]] = {
    "commits": lambda found: commits_touching(found, NO_COMMIT, ("records",)),
    "moves": lambda found: moved_files(found, NO_COMMIT, NO_COMMIT),
    "staged": lambda found: staged_changes(found, NO_COMMIT, ("records",)),
    "tree": lambda found: list_tree(found, NO_COMMIT, ("records",)),
    "base": lambda found: merge_base(found, NO_COMMIT, NO_COMMIT),
}
BROKEN_INDEX: dict[str, Callable[[Repository], object]] = {
    "index": lambda found: list_index(found, ("records",)),
    "conflicts": conflicted_files,
    "staged": lambda found: staged_changes(found, resolve_revision(found, "HEAD"), ("records",)),
}


@pytest.fixture
def found(workspace: Workspace) -> Repository:
    """The repository of a workspace with one commit."""
    repository(workspace).commit("awal")
    return find_repository(str(workspace.path))


@pytest.mark.parametrize("asked", ASKED)
def test_a_failing_git_is_no_empty_answer(found: Repository, asked: str) -> None:
    """What git couldn't look at is an error, not nothing."""
    with pytest.raises(CannotDo, match="git can't do it"):
        ASKED[asked](found)


@pytest.mark.parametrize("asked", BROKEN_INDEX)
def test_a_broken_index_is_no_empty_one(found: Repository, asked: str) -> None:
    """An index that git can't read is an error, not one without files."""
    with open(os.path.join(found.folder, "index"), "wb") as file:
        file.write(b"DIRC broken")
    with pytest.raises(CannotDo, match="git can't do it"):
        BROKEN_INDEX[asked](found)


def test_the_words_of_git(found: Repository) -> None:
    """The error has git's first line without its label, or the code when git says nothing."""
    answer = run_git(found.folder, "cat-file", "-t", NO_COMMIT)
    with pytest.raises(CannotDo, match="git can't do it: git cat-file: could not get object info"):
        answer.expected()
    silent = run_git(found.folder, "rev-parse", "--verify", "--quiet", "tiada")
    with pytest.raises(CannotDo, match="git can't do it: exit 1"):
        silent.expected()


def test_settings(found: Repository) -> None:
    """A setting is read and written in this repository only; a broken file is an error."""
    assert local_setting(found, "jakres.coba") is None
    set_locally(found, "jakres.coba", "dua\nbaris")
    assert local_setting(found, "jakres.coba") == "dua\nbaris"
    with open(os.path.join(found.folder, "config"), "a", encoding="utf-8") as file:
        file.write("[broken\n")
    with pytest.raises(CannotDo):
        local_setting(found, "jakres.coba")
    with pytest.raises(CannotDo):
        set_locally(found, "jakres.coba", "x")


def test_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that git is told by the environment reaches it, but what we say."""
    monkeypatch.setenv("GIT_DIR", "/elsewhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/elsewhere/index")
    environment = git_environment({"GIT_CEILING_DIRECTORIES": "/tmp"})  # noqa: S108  only a name
    assert "GIT_DIR" not in environment
    assert "GIT_INDEX_FILE" not in environment
    assert environment["GIT_CONFIG_GLOBAL"] == os.devnull
    assert environment["GIT_ALLOW_PROTOCOL"] == "none"
    assert environment["GIT_CEILING_DIRECTORIES"] == "/tmp"  # noqa: S108  only a name


def test_outside_of_repositories(found: Repository) -> None:
    """What runs in a folder of ours knows of no repository around it."""
    below = os.path.join(found.top, "records")
    assert run_outside(below, "rev-parse", "--git-dir").code != 0


def test_merging_by_lines() -> None:
    """Git merges three texts, marks conflicts, and refuses what is not text."""
    names = ("ours", "theirs")
    assert merge_by_lines(b"a\nb\nc\n", b"A\nb\nc\n", b"a\nb\nC\n", names) == (b"A\nb\nC\n", False)
    data, conflict = merge_by_lines(b"a\n", b"b\n", b"c\n", names)
    assert conflict
    assert data == b"<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n"
    with pytest.raises(CannotDo, match="can't merge it line by line"):
        merge_by_lines(b"a\0", b"b\0", b"c\0", names)


def test_without_git(found: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git has no version of it, and asking it says so."""
    assert shutil.which("git")
    version = git_version()
    assert version is not None
    assert version[0].isdigit()
    monkeypatch.setenv("PATH", "/nowhere")
    assert git_version() is None
    with pytest.raises(CannotDo, match="git is not installed"):
        run_git(found.folder, "version")
