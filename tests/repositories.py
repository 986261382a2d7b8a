"""Real repositories around the workspaces of tests, with commits of invented people."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.conftest import TODAY
from tests.transcript import clean_environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace


@dataclass(frozen=True)
class Repository:
    """A repository at `path`; git runs with the home folder `home`."""

    path: Path
    home: Path

    def git(self, *arguments: str, say: str | bytes = b"", **env: str) -> str:
        """Run git there and return what it says; raises `CalledProcessError` when it fails."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            env={**clean_environment(self.home, TODAY), **env},
            input=say.encode() if isinstance(say, str) else say,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode(errors="surrogateescape")

    def commit(self, message: str = "x", day: str = TODAY, who: str = "Ani") -> str:
        """Commit everything as it is, by `who` on `day`, and return the commit's id."""
        self.git("add", "--all", ".")
        self.git(
            *("commit", "--quiet", "--allow-empty", "--message", message),
            GIT_AUTHOR_NAME=who,
            GIT_AUTHOR_DATE=f"{day}T09:00:00+07:00",
            GIT_COMMITTER_DATE=f"{day}T09:00:00+07:00",
        )
        return self.git("rev-parse", "HEAD").strip()

    def blob(self, data: bytes) -> str:
        """Store a content, in no tree, and return its id."""
        return self.git("hash-object", "-w", "--stdin", say=data).strip()


def repository(workspace: Workspace, above: int = 0) -> Repository:
    """An empty repository in the workspace's folder, or so many folders `above` it."""
    path = workspace.path
    for _ in range(above):
        path = path.parent
    made = Repository(path, workspace.home)
    made.git("init", "--quiet", ".")
    return made


def footprint(folder: Path) -> dict[str, object]:
    """Everything below a folder: what it holds and when it was changed, `.git` included."""
    found: dict[str, object] = {}
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(parent, name)
            status = os.lstat(path)
            key = os.path.relpath(path, folder)
            found[key] = (status.st_mode, status.st_mtime_ns, status.st_size, status.st_ino)
    return found
