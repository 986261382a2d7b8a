"""Whole processes, interleaved: every case once, then every case again, and the medians of that."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = Path(__file__).resolve().parent
LAUNCHER = [sys.executable, "-ISB", str(HERE / "one_process.py")]
TODAY = "2019-11-12"
NOTHING = "pass"
WARM_UPS = 1
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Case:
    """One command line to measure."""

    name: str
    command: Sequence[str]
    folder: Path
    size: int = 0
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Result:
    """What the runs of a case took."""

    case: Case
    nanoseconds: list[int] = field(default_factory=list)
    peak_bytes: list[int] = field(default_factory=list)
    failures: set[int] = field(default_factory=set)

    @property
    def median(self) -> float:
        """Milliseconds of the run in the middle."""
        return statistics.median(self.nanoseconds) / 1e6

    @property
    def peak(self) -> float:
        """The middle peak of memory, in MiB."""
        return statistics.median(self.peak_bytes) / MEBIBYTE


def pass_case(folder: Path) -> Case:
    """The floor of every Python program: an interpreter that does nothing."""
    return Case(NOTHING, [sys.executable, "-c", "pass"], folder)


def interleaved(cases: Sequence[Case], runs: int, home: Path) -> list[Result]:
    """Run A B C A B C …: what slows the machine for a while then slows every case alike."""
    results = [Result(case) for case in cases]
    for number in range(WARM_UPS + runs):
        for result in results:
            _run_once(result, home, counted=number >= WARM_UPS)
    return results


def environment(home: Path) -> dict[str, str]:
    """The same surroundings everywhere; byte code may be written, as it is for real users."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(cache_folder(home)),
        "JAKRES_TODAY": TODAY,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def cache_folder(home: Path) -> Path:
    """Where a program may keep what it computed."""
    return home / "cache"


def jakres_command() -> list[str]:
    """The jakres of the running interpreter's environment."""
    script = Path(sys.executable).with_name("jakres")
    return [str(script)] if script.exists() else [sys.executable, "-m", "jakres_cli"]


def program(name: str) -> str:
    """The full path of a program, or a clear end."""
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed")
    return found


def floor(script: str) -> list[str]:
    """A script of this folder, run by the same interpreter."""
    return [sys.executable, str(HERE / script)]


def _run_once(result: Result, home: Path, *, counted: bool) -> None:
    case = result.case
    with tempfile.NamedTemporaryFile(dir=home) as file:
        subprocess.run(
            [*LAUNCHER, file.name, *case.command],
            cwd=case.folder,
            env={**environment(home), **case.settings},
            check=True,
        )
        elapsed, peak, code = map(int, file.read().split())
    # A program that broke off did not do the work: its time would only look good.
    if code:
        result.failures.add(code)
    if counted:
        result.nanoseconds.append(elapsed)
        result.peak_bytes.append(peak * RSS_UNIT)
