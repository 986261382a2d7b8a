"""Fixtures for all tests: workspaces in temporary folders, and the real program run on them."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from hatch_build import MODULE, PO, write_module
from tests.soak import TIMES, examples
from tests.transcript import REPOSITORY, clean_environment, copy_records
from tests.warm import HANG, needs_fresh, server

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.warm import Run

TODAY = "2019-11-12"
MEMORY_DISK = "/dev/shm"  # noqa: S108  the folders in it are made by pytest and tempfile
# The same examples in every run of `make test`, however slow the machine; others in each soak.
settings.register_profile(
    "jakres", max_examples=examples(100), derandomize=not TIMES, deadline=None
)
settings.load_profile("jakres")

SETTINGS = """\
schema: 1
lang: id
timezone: Asia/Jakarta
office: SJB
city: Jakarta
pillar:
  siap: {name: Jakarta SIAP, en: Well-prepared Jakarta}
  sehat: {name: Jakarta SEHAT, en: Healthy Jakarta}
  terhubung: {name: Jakarta TERHUBUNG, en: Connected Jakarta}
chase-after-days: 30
"""
AGENCIES = """\
BPBD:
  name: Badan Penanggulangan Bencana Daerah Provinsi DKI Jakarta
  parent: Pemprov-DKI
BPKD:
  name: Badan Pengelolaan Keuangan Daerah Provinsi DKI Jakarta
  parent: Pemprov-DKI
Dishub:
  name: Dinas Perhubungan Provinsi DKI Jakarta
  aliases: [Dinas Perhubungan]
  parent: Pemprov-DKI
DLH:
  name: Dinas Lingkungan Hidup Provinsi DKI Jakarta
  aliases: [Dinas LH]
  parent: Pemprov-DKI
Kedubes-Perancis:
  name: Kedutaan Besar Perancis
  aliases: [Kedubes Perancis]
  kind: foreign
Pemprov-DKI:
  name: Pemerintah Provinsi DKI Jakarta
  aliases: [Pemprov DKI Jakarta]
  kind: umbrella
SJB:
  name: Sekretariat Jakarta Berketahanan
  kind: secretariat
Sudin-LH-Utara:
  name: Suku Dinas Lingkungan Hidup Jakarta Utara
  parent: DLH
"""
PEOPLE = """\
posts:
  deputi-trlh:
    name: Deputi Gubernur Bidang Tata Ruang dan Lingkungan Hidup
    short: Deputi TRLH
    agency: Pemprov-DKI
  manajer-program:
    name: Manajer Program
    agency: SJB
"""


def pytest_configure(config: pytest.Config) -> None:
    """Prepare what all tests need: temporary folders in memory, and the Indonesian catalogue.

    The catalogue is made when it is missing or older than its source.
    """
    if not os.environ.get("TMPDIR") and _has_room(MEMORY_DISK):
        os.environ["TMPDIR"] = tempfile.tempdir = MEMORY_DISK
    module = REPOSITORY / MODULE
    stale = not module.exists() or module.stat().st_mtime < (REPOSITORY / PO).stat().st_mtime
    if stale and not hasattr(config, "workerinput"):
        write_module(REPOSITORY)


def pytest_collection_finish() -> None:
    """Keep the tests themselves out of every later search for garbage."""
    gc.collect()
    gc.freeze()


def _has_room(folder: str) -> bool:
    """Whether there is a folder with room for what a whole run of the tests writes."""
    if not os.access(folder, os.W_OK):
        return False
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize > 4 << 30


@dataclass(frozen=True)
class Result:
    """What a run of jakres left behind."""

    stdout: str
    stderr: str
    code: int


@dataclass(frozen=True)
class Workspace:
    """A workspace in a temporary folder, with a home folder beside it."""

    path: Path
    home: Path

    def write(self, relative_path: str, content: str | bytes) -> Path:
        """Write a file below the workspace, byte for byte, with its folders."""
        path = self.path / relative_path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(
        self,
        *arguments: str,
        env: Mapping[str, str] | None = None,
        stdin: str | bytes = b"",
        cwd: str | Path = ".",
    ) -> Result:
        """Run jakres in the workspace or in `cwd` below it, as a process of its own.

        An empty value in `env` takes the variable away. The process is forked from one that has
        imported everything; it is a fresh interpreter where `env` changes how Python starts.
        """
        given = stdin if isinstance(stdin, bytes) else stdin.encode()
        if needs_fresh(env or {}):
            return self.run_fresh(*arguments, env=env, stdin=given, cwd=cwd)
        code, stdout, stderr = server().output(
            arguments, cwd=self.path / cwd, env=self.environment(env), stdin=given
        )
        return Result(as_text(stdout), as_text(stderr), code)

    def run_fresh(
        self,
        *arguments: str,
        env: Mapping[str, str] | None = None,
        stdin: bytes = b"",
        cwd: str | Path = ".",
    ) -> Result:
        """Run jakres in a fresh interpreter, for what is about its start; otherwise like `run`."""
        done = subprocess.run(
            [sys.executable, "-m", "jakres_cli", *arguments],
            cwd=self.path / cwd,
            env=self.environment(env),
            input=stdin,
            capture_output=True,
            timeout=HANG,
            check=False,
        )
        return Result(as_text(done.stdout), as_text(done.stderr), done.returncode)

    def run_at_once(self, runs: Sequence[Sequence[str]]) -> list[Result]:
        """Start all runs before waiting for any of them."""
        with ThreadPoolExecutor(len(runs)) as pool:
            return list(pool.map(lambda arguments: self.run(*arguments), runs))

    def start(
        self, *arguments: str, streams: Sequence[int], env: Mapping[str, str] | None = None
    ) -> Run:
        """Start jakres in the workspace with three file descriptors, without waiting for it."""
        env = self.environment(env)
        return server().start(arguments, cwd=self.path, env=env, streams=streams)

    def environment(self, env: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment of a run; an empty value in `env` takes the variable away."""
        surroundings = {
            **clean_environment(self.home, TODAY),
            "JAKRES_LANG": "en",
            "PYTHONPATH": str(REPOSITORY),
            **(env or {}),
        }
        return {name: value for name, value in surroundings.items() if value}


def make_workspace(folder: Path) -> Workspace:
    """A minimal valid workspace: settings and registers, no meeting yet."""
    workspace = _empty(folder)
    workspace.write("jakres.yaml", SETTINGS)
    workspace.write("records/agencies.yaml", AGENCIES)
    workspace.write("records/people.yaml", PEOPLE)
    return workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A minimal valid workspace."""
    return make_workspace(tmp_path)


@pytest.fixture
def records_copy(tmp_path: Path) -> Workspace:
    """A copy of the repository's own workspace."""
    workspace = _empty(tmp_path / "copy")
    copy_records(workspace.path)
    return workspace


def _empty(folder: Path) -> Workspace:
    workspace = Workspace(folder / "workspace", folder / "home")
    workspace.path.mkdir(parents=True)
    workspace.home.mkdir()
    return workspace


def as_text(output: bytes) -> str:
    """The output with its line ends as they are; a byte that is no UTF-8 stays recognizable."""
    return output.decode(errors="surrogateescape")
