"""Compare two ways of finding what changed in a workspace: scandir + stat, and `git status`.

python -m benchmarks.changes --files 1000,10000 --runs 7
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import listing
from benchmarks.measure import Case, Result, environment, floor, interleaved, pass_case, program
from benchmarks.run import numbers
from benchmarks.workspace import write_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

# Longer than a tick of any file system's clock that people keep records on.
SETTLED = 0.05


def prepare(directory: Path, size: int, seed: int) -> Path:
    """A workspace that is committed and listed, with one record changed since."""
    workspace = directory / str(size)
    write_workspace(workspace, size, seed)
    _git(workspace, directory, "init", "--quiet")
    _git(workspace, directory, "add", ".")
    author = ["-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org"]
    _git(workspace, directory, *author, "commit", "--quiet", "--message=All")
    time.sleep(SETTLED)
    listing.take(str(workspace), str(listing_of(workspace)))
    changed_record = min(workspace.glob("records/meetings/*/*.md"))
    with changed_record.open("a", encoding="utf-8") as record:
        record.write("Tambahan.\n")
    return workspace


def listing_of(workspace: Path) -> Path:
    """Where the listing is kept: outside the workspace."""
    return workspace.with_suffix(".listing")


def cases(workspace: Path, size: int) -> list[Case]:
    """Both ways, as whole processes; git also by itself, since an early start can hide it."""
    scan = [*floor("listing.py"), "changed", str(workspace), str(listing_of(workspace))]
    status = [*floor("listing.py"), "git", str(workspace)]
    git = [program("git"), *listing.HARDENED, *listing.GIT_STATUS]
    return [
        Case("Python, scandir + stat", scan, workspace, size),
        Case("Python, git status", status, workspace, size),
        Case("git status alone", git, workspace, size, listing.HARDENED_ENVIRONMENT),
    ]


def table(results: Sequence[Result]) -> str:
    """The times as ratios to an interpreter that does nothing."""
    floor_median = results[0].median
    lines = ["| case | files | median, ms | of pass |", "|---|--:|--:|--:|"]
    for result in results:
        size = f"{result.case.size:,}" if result.case.size else ""
        ratio = result.median / floor_median
        lines.append(f"| {result.case.name} | {size} | {result.median:.1f} | {ratio:.2f} |")
    return "\n".join(lines)


def agree(workspace: Path) -> None:
    """Both ways must name the same files before their times are worth comparing."""
    by_stat = listing.changed(str(workspace), str(listing_of(workspace)))
    by_git = {str(workspace / path) for path in listing.status_by_git(str(workspace))}
    if by_stat != by_git or len(by_git) != 1:
        raise SystemExit(f"the two ways disagree: {sorted(by_stat ^ by_git)}")


def _git(workspace: Path, home: Path, *arguments: str) -> None:
    surroundings = {**environment(home), **listing.HARDENED_ENVIRONMENT}
    subprocess.run(["git", *arguments], cwd=workspace, env=surroundings, check=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Compare two ways of finding changed records.")
    parser.add_argument("--files", type=numbers, default=[1000, 10000], metavar="N,N")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jakres-bench-") as folder:
        directory = Path(os.path.realpath(folder))
        everything = [pass_case(directory)]
        for size in asked.files:
            workspace = prepare(directory, size, asked.seed)
            agree(workspace)
            everything.extend(cases(workspace, size))
        print(table(interleaved(everything, asked.runs, directory)))


if __name__ == "__main__":
    main()
