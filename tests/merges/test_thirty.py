"""Merges of real branches by real git: none ends wrong without a word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import TODAY, Workspace, make_workspace
from tests.merges.scenes import BASE, CLEAN, CONFLICT, MEETING, SCENES, STEM
from tests.transcript import clean_environment
from tests.warm import write_program

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.merges.scenes import Change, Scene


@pytest.fixture(scope="module", params=SCENES, ids=lambda scene: scene.name)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The branches of a scene, made once and merged by each test in a copy."""
    return Office.of(tmp_path_factory.mktemp("office"), request.param)


def test_plain_git(office: Office, tmp_path: Path) -> None:
    """Without a driver a merge is clean and right, in conflict, or named by check."""
    assert office.copied(tmp_path).merge() == office.scene.plain


def test_with_the_driver(office: Office, tmp_path: Path) -> None:
    """With the driver too, and what only lines had in conflict is merged."""
    copy = office.copied(tmp_path)
    copy.install()
    assert copy.merge() == office.scene.driver


def test_resolved_by_jakres(office: Office, tmp_path: Path) -> None:
    """What is in conflict can be resolved either way; the result has no marks and says no less."""
    if office.scene.plain != CONFLICT:
        pytest.skip("no conflict")
    for side in ("--ours", "--theirs"):
        copy = office.copied(tmp_path / side.strip("-"))
        copy.merge()
        for path in copy.git("diff", "--name-only", "--diff-filter=U").split():
            done = copy.workspace.run("resolve", path, side)
            assert done.code == 0, done.stderr
            target = copy.workspace.path / path
            assert not target.exists() or b"<<<<<<<" not in target.read_bytes()
        copy.git("add", "-A")
        copy.git("commit", "-q", "-m", "merge")
        named = copy.workspace.run("check", "--merge", "start", "ours", "theirs")
        assert set(re.findall(r"(JK\d+) error", named.stdout)) <= {office.scene.driver}


class Office:
    """A workspace in a repository, with the branches of a scene."""

    def __init__(
        self, workspace: Workspace, scene: Scene, before: frozenset[str] = frozenset()
    ) -> None:
        self.workspace = workspace
        self.scene = scene
        self.before = before
        self.env = clean_environment(workspace.home, TODAY)

    @classmethod
    def of(cls, folder: Path, scene: Scene) -> Office:
        """Make the branches, with what `check` finds before they part."""
        office = cls(make_workspace(folder), scene)
        office.git("init", "-q")
        for path, text in {**BASE, **scene.base}.items():
            office.change({path: BASE.get(path, text) if text == "APPROVE" else text})
        for path, text in scene.base.items():
            if text == "APPROVE":
                office.change({path: text})
        office.commit("start")
        office.before = frozenset(office.problems("check"))
        for branch, changes in (("ours", scene.ours), ("theirs", scene.theirs)):
            office.git("checkout", "-q", "-B", branch, "start")
            office.change(changes)
            office.commit(branch)
        office.git("checkout", "-q", "ours")
        return office

    def copied(self, folder: Path) -> Office:
        """The same in another folder."""
        workspace = Workspace(folder / "workspace", folder / "home")
        shutil.copytree(self.workspace.path, workspace.path)
        shutil.copytree(self.workspace.home, workspace.home)
        return Office(workspace, self.scene, self.before)

    def git(self, *arguments: str, ok: bool = True) -> str:
        """What git prints."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.workspace.path,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0 or not ok, done.stderr
        return done.stdout if ok else str(done.returncode)

    def install(self) -> None:
        """Let git merge with jakres, which stands in the path as it does for people."""
        programs = self.workspace.home / "bin"
        programs.mkdir()
        write_program(programs)
        self.env["PATH"] = f"{programs}{os.pathsep}{self.env['PATH']}"
        done = self.workspace.run("setup-git", "--merge-driver")
        assert done.code == 0, done.stderr
        self.workspace.write(".gitattributes", done.stdout)

    def merge(self) -> str:
        """Merge the branches: clean, conflict, or the codes that check names."""
        if self.git("merge", "-q", "--no-edit", "theirs", ok=False) != "0":
            return CONFLICT
        found = self.problems("check") - self.before
        assert found == self.problems("check", "--merge", "start", "ours", "theirs") - self.before
        return " ".join(sorted(found)) or CLEAN

    def problems(self, *arguments: str) -> set[str]:
        """The codes of the errors that check finds."""
        done = self.workspace.run(*arguments)
        assert done.code in {0, 1}, done.stderr
        return set(re.findall(r": (JK\d+) error: ", done.stdout))

    def commit(self, tag: str) -> None:
        """Commit everything; the commit can be called `tag`."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", tag)
        self.git("tag", "-f", tag)

    def change(self, changes: Mapping[str, Change]) -> None:
        """Make changes in the working tree."""
        for path, change in changes.items():
            target = self.workspace.path / path
            if change is None:
                target.unlink()
            elif isinstance(change, str) and change.startswith(("APPROVE", "CORRECT")):
                self.ask_jakres(change)
            elif isinstance(change, str | bytes):
                self.workspace.write(path, change)
            else:
                text = target.read_text()
                for old, new in change:
                    assert text.count(old) == 1, (path, old)
                    text = text.replace(old, new)
                target.write_text(text)

    def ask_jakres(self, what: str) -> None:
        """Approve or correct the meeting as people do."""
        if what == "APPROVE":
            target = self.workspace.path / MEETING
            target.write_text(
                target.read_text().replace("visibility", "not-stated: [recorded-by]\nvisibility")
            )
            done = self.workspace.run("approve", STEM, "--by", "deputi-trlh")
        else:
            where, _, rest = what.removeprefix("CORRECT ").partition(" ")
            was, _, now = rest.partition("|")
            options = ("--where", where, "--was", was, "--now", now, "--by", "SJB")
            done = self.workspace.run("correct", STEM, *options)
        assert done.code == 0, done.stderr
