"""A tree that may only be read: every question is answered, and who writes is told why not."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.furnished import DRAFT, WRITERS, furnished
from tests.laws.test_surroundings import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Workspace
    from tests.faults.runs import Run, Runner

    Ask = Callable[..., Run]

# root may write everywhere; anybody else may not even in what is his own
SOMEBODY = 65534 if os.geteuid() == 0 else None
QUESTIONS = (
    ("check",),
    ("check", "--format", "json"),
    ("actions", "--all"),
    ("actions", "--agency", "BPBD", "--format", "json"),
    ("actions", "--all", "--format", "csv"),
    ("meetings",),
    ("events",),
    ("agencies",),
    ("decisions",),
    ("search", "pompa"),
    ("show", "DLH"),
    ("render", "minutes", DRAFT),
    ("fmt", "--check"),
    ("doctor",),
)


@pytest.fixture(scope="module")
def read_only(jakres: Runner) -> Iterator[Workspace]:
    """A furnished workspace in which nobody may write."""
    with open_folder() as folder:
        workspace = furnished(folder, jakres)
        (workspace.path / ".jakres.lock").unlink()
        change_modes(workspace, 0o555, 0o444)
        yield workspace
        change_modes(workspace, 0o755, 0o644)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that others may enter, as those of pytest may not be."""
    folder = Path(tempfile.mkdtemp(prefix="jakres-others-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def change_modes(workspace: Workspace, folders: int, files: int) -> None:
    """Give everything in the workspace one mode."""
    for path in [workspace.path, *workspace.path.rglob("*")]:
        path.chmod(folders if path.is_dir() else files)


@pytest.fixture
def ask(jakres: Runner, read_only: Workspace) -> Ask:
    """Runs jakres as somebody who may only read."""
    return lambda *arguments: jakres.run(read_only, *arguments, user=SOMEBODY)


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_questions_are_answered_fully(
    jakres: Runner, read_only: Workspace, ask: Ask, question: tuple[str, ...]
) -> None:
    """Somebody who may only read gets the answer that the owner gets, and nothing changes."""
    before = snapshot(read_only)
    answer, own = ask(*question), jakres.run(read_only, *question)
    assert (answer.stdout, answer.stderr, answer.code) == (own.stdout, own.stderr, own.code)
    assert answer.code == (question[0] == "fmt")
    assert snapshot(read_only) == before


@pytest.mark.parametrize("name", WRITERS)
def test_writers_are_told(read_only: Workspace, ask: Ask, name: str) -> None:
    """Exit 3 and one clear sentence; nothing changes. The difference is still shown."""
    before = snapshot(read_only)
    done = ask(*WRITERS[name])
    assert (done.code, done.stdout) == (3, ""), done
    assert f" written in {read_only.path}: Permission denied" in done.stderr or (
        f"jakres: {read_only.path}/" in done.stderr
        and " could not be written: Permission denied" in done.stderr
    )
    dry = ask(*WRITERS[name], "--dry-run")
    assert dry.code == 0, dry.stderr
    assert dry.stdout
    assert snapshot(read_only) == before


def test_repairs_are_refused(read_only: Workspace, ask: Ask) -> None:
    """What could not be repaired is said, and everything is looked over all the same."""
    before = snapshot(read_only)
    done = ask("doctor", "--fix")
    assert done.code == 1, done.stderr
    assert "not repaired" in done.stdout
    assert "Permission denied" in done.stdout
    assert "10 of 10 records read" in done.stdout
    assert snapshot(read_only) == before


@pytest.mark.skipif(SOMEBODY is None, reason="only root can become another user")
def test_a_lock_that_a_colleague_made(jakres: Runner) -> None:
    """In a folder that two people share, the lock that one of them made serves both."""
    with open_folder() as folder:
        workspace = furnished(folder, jakres)
        change_modes(workspace, 0o777, 0o666)
        (workspace.path / ".jakres.lock").chmod(0o644)
        done = jakres.run(workspace, *WRITERS["set"], user=SOMEBODY)
        assert done.code == 0, done.stderr
