"""Runs of jakres on a disk that fails, and what they may leave behind."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tests.conftest import as_text
from tests.faults.faulty import CHANGES
from tests.warm import server

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace
    from tests.faults.faulty import Fault


@dataclass(frozen=True)
class Run:
    """What a run printed and returned; ``calls`` are those to the disk, each ``side<TAB>what``.

    The code is negative for a run that was killed.
    """

    stdout: str
    stderr: str
    code: int
    calls: tuple[str, ...]

    def count(self, side: str = CHANGES) -> int:
        """How many calls of one side there were."""
        return sum(one.startswith(side) for one in self.calls)


class Runner:
    """Runs jakres on a disk that may fail; the calls to it are noted in a file of ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "log"

    def run(
        self,
        workspace: Workspace,
        *arguments: str,
        fault: Fault | None = None,
        user: int | None = None,
    ) -> Run:
        """Run jakres in the workspace, perhaps as another ``user``; ``fault`` happens below it."""
        options = {
            "roots": [str(workspace.path), str(state(workspace))],
            "fault": asdict(fault) if fault else None,
            "log": str(self.log),
            "user": user,
        }
        code, stdout, stderr = server().output(
            arguments,
            cwd=workspace.path,
            env=workspace.environment(),
            before=("tests.faults.faulty", "prepare", options),
        )
        calls = self.log.read_text(errors="surrogateescape").splitlines()
        return Run(as_text(stdout), as_text(stderr), code, tuple(calls))


class Stage:
    """A workspace that is as it was before each run."""

    def __init__(self, workspace: Workspace, jakres: Runner) -> None:
        self.workspace = workspace
        self.jakres = jakres
        self.first = everything(workspace)

    def set_up(self) -> None:
        """Put everything back."""
        put_back(self.workspace, self.first)
        shutil.rmtree(state(self.workspace), ignore_errors=True)

    def run(self, *arguments: str, fault: Fault | None = None) -> Run:
        """Run jakres in the workspace as it is."""
        return self.jakres.run(self.workspace, *arguments, fault=fault)

    def result(self, *arguments: str) -> tuple[Run, dict[str, bytes]]:
        """What a run that nothing happens to prints and leaves behind."""
        self.set_up()
        done = self.run(*arguments)
        assert done.code == 0, done.stderr
        found = files(self.workspace)
        self.set_up()
        return done, found


def state(workspace: Workspace) -> Path:
    """Where jakres keeps journals and what it remembers of a workspace that isn't in git."""
    return workspace.home / ".local/state/jakres"


def everything(workspace: Workspace) -> dict[str, bytes]:
    """Every file of the workspace."""
    return {
        path.relative_to(workspace.path).as_posix(): path.read_bytes()
        for path in sorted(workspace.path.rglob("*"))
        if path.is_file()
    }


def put_back(workspace: Workspace, wanted: dict[str, bytes]) -> None:
    """Make the workspace just ``wanted``."""
    for path in sorted(workspace.path.rglob("*"), reverse=True):
        name = path.relative_to(workspace.path).as_posix()
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in wanted or path.read_bytes() != wanted[name]:
            path.unlink()
    for name, content in wanted.items():
        if not (workspace.path / name).exists():
            workspace.write(name, content)


def files(workspace: Workspace) -> dict[str, bytes]:
    """Every file but locks, journals and what a writer leaves that is cut short."""
    return {
        path: content
        for path, content in everything(workspace).items()
        if not path.rpartition("/")[2].startswith((".jakres.", ".jakres-"))
    }


def left_behind(workspace: Workspace) -> set[str]:
    """The temporary files and journals."""
    found = set(everything(workspace)) - set(files(workspace)) - {".jakres.lock"}
    journals = {str(path) for path in state(workspace).glob("*/journal.json")}
    return journals | {path for path in found if not path.endswith(".lock")}
