"""The hooks for pre-commit: what they select, and that their commands do their work under git."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from jakres_cli.cli.names import command_named
from tests.conftest import TODAY, Workspace
from tests.transcript import REPOSITORY, clean_environment
from tests.unit.making import PATH, meeting
from tests.warm import write_program

if TYPE_CHECKING:
    from pathlib import Path

HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook
    for hook in yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
FILES = {
    "jakres.yaml": {"jakres-check", "jakres-fmt"},
    PATH: {"jakres-check", "jakres-fmt"},
    f"notula/{PATH}": {"jakres-check", "jakres-fmt"},
    "records/agencies.yaml": {"jakres-check", "jakres-fmt"},
    "records/files/surat.md": {"jakres-check"},
    "records/files/surat.pdf": {"jakres-check"},
    "records/README.md": {"jakres-check"},
    "templates/minutes.md.j2": set[str](),
    "README.md": set[str](),
    "not-jakres.yaml": set[str](),
}


def test_each_is_a_command() -> None:
    """The hooks are installed as Python packages, and call commands that exist."""
    for hook in HOOKS.values():
        program, command = hook["entry"].split()
        assert (program, hook["language"]) == ("jakres", "python")
        assert command_named(command) is not None
        assert hook["require_serial"]


@pytest.mark.parametrize("path", FILES)
def test_which_files_they_are_for(path: str) -> None:
    """Records and settings, in a folder of a repository too; attachments are not formatted."""
    found = {
        name
        for name, hook in HOOKS.items()
        if re.search(hook["files"], path) and not re.search(hook.get("exclude", "^$"), path)
    }
    assert found == FILES[path]


@pytest.fixture
def repository(workspace: Workspace) -> Workspace:
    """A workspace whose repository runs the hooks as pre-commit would."""
    git(workspace, "init", "--quiet")
    git(workspace, "add", ".")
    git(workspace, "commit", "--quiet", "--message", "a")
    steps = ["set -e", "changed=$(git diff --cached --name-only --diff-filter=d)"]
    for hook in HOOKS.values():
        files = "$changed" if hook.get("pass_filenames", True) else ""
        steps.append(f"{shim(workspace.path.parent)} {hook['entry'].split()[1]} {files}")
    steps.append("git diff --exit-code")
    path = workspace.path / ".git/hooks/pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\n" + "\n".join(steps) + "\n")
    path.chmod(0o755)
    return workspace


def shim(folder: Path) -> str:
    """A program that is jakres."""
    return shlex.quote(str(write_program(folder)))


def git(workspace: Workspace, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A git command in the workspace, its hooks included."""
    return subprocess.run(
        ["git", *arguments],
        cwd=workspace.path,
        env={**clean_environment(workspace.home, TODAY), "PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def commit(workspace: Workspace, text: str) -> subprocess.CompletedProcess[str]:
    """Commit a meeting with this text."""
    workspace.write(PATH, text)
    git(workspace, "add", ".")
    return git(workspace, "commit", "--message", "b")


def test_a_wrong_record_is_not_committed(repository: Workspace) -> None:
    """The commit is refused, and says why; mended it goes through."""
    refused = commit(repository, meeting("attendees: [BPDB]"))
    assert refused.returncode == 1
    assert "JK102" in refused.stdout + refused.stderr
    assert commit(repository, meeting()).returncode == 0


def test_another_style_is_put_right(repository: Workspace) -> None:
    """The record is formatted and the commit stopped, so that somebody looks; then it passes."""
    untidy = (
        meeting()
        .replace("title: Rapat contoh\n", "")
        .replace("attendees", "title: Rapat contoh\nattendees")
    )
    assert commit(repository, untidy).returncode == 1
    formatted = (repository.path / PATH).read_text("utf-8")
    assert formatted != untidy
    assert commit(repository, formatted).returncode == 0
