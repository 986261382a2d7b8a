"""Measure what was known at a revision, and histories, beside the git commands they rest on.

python -m benchmarks.revisions --files 10000 --commits 2000 --runs 7
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import (
    Case,
    Result,
    environment,
    interleaved,
    jakres_command,
    pass_case,
    program,
)
from benchmarks.workspace import write_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HARDENED_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
}
CHANGES = 50
"""So many commits change the follow-up whose history is asked for."""
FIRST_DAY = 1_500_000_000
EVERYTHING = """\
git ls-tree -r -z HEAD records | tr '\\0' '\\n' | cut -d ' ' -f 3 | cut -f 1 |
git cat-file --batch > /dev/null"""
ITS_COMMITS = """\
git rev-list --reverse HEAD -- {paths} | git diff-tree --stdin --root -r -M -c --raw -- {paths} |
cut -d ' ' -s -f 4 | git cat-file --batch > /dev/null"""


@dataclass(frozen=True)
class Archive:
    """A workspace with its history, and the follow-up in it that was changed most often."""

    folder: Path
    path: str
    ref: str


def prepare(directory: Path, files: int, commits: int, seed: int) -> Archive:
    """Commit a made-up workspace little by little; one meeting is changed again and again."""
    folder = directory / "archive"
    write_workspace(folder, files, seed)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    meeting = next(path for path in paths if b"follow-ups:\n  - id: " in path.read_bytes())
    _, _, after = meeting.read_text(encoding="utf-8").partition("follow-ups:\n  - id: ")
    _git(folder, directory, "init", "--quiet")
    stream = b"".join(_commits(folder, paths, meeting, commits))
    _git(folder, directory, "fast-import", "--quiet", "--force", say=stream)
    _git(folder, directory, "reset", "--quiet", "--hard", "refs/heads/made")
    _git(folder, directory, "gc", "--quiet")
    item = after.partition("\n")[0]
    return Archive(folder, str(meeting.relative_to(folder)), f"{meeting.stem}/{item}")


def _commits(folder: Path, paths: Sequence[Path], meeting: Path, count: int) -> Iterator[bytes]:
    """The archive as git imports it: some files a commit, and every so often a change."""
    share = -(-len(paths) // count)
    last = meeting.read_bytes()
    for number in range(count):
        day = FIRST_DAY + number * 3600
        yield b"commit refs/heads/made\ncommitter Ani <ani@example.org> %d +0700\n" % day
        yield b"data 1\nx\n"
        for path in paths[number * share : (number + 1) * share]:
            yield _file(folder, path, path.read_bytes())
        if number % max(1, count // CHANGES) == 0:
            version = last.replace(b"    what: ", b"    what: %d " % number, 1)
            yield _file(folder, meeting, version)
    yield b"commit refs/heads/made\ncommitter Ani <ani@example.org> %d +0700\n" % (day + 3600)
    yield b"data 1\nx\n" + _file(folder, meeting, last)


def _file(folder: Path, path: Path, data: bytes) -> bytes:
    name = str(path.relative_to(folder)).encode()
    return b"M 100644 inline %b\ndata %d\n%b\n" % (name, len(data), data)


def cases(archive: Archive, size: int) -> list[Case]:
    """Each question, with what git alone needs for it and the same of the working tree."""
    jakres, folder = jakres_command(), archive.folder
    stem, _, item = archive.ref.partition("/")
    its = f"{archive.path} records/progress/{archive.ref}"

    def shell(name: str, script: str) -> Case:
        return Case(name, [program("sh"), "-c", script], folder, size, HARDENED_ENVIRONMENT)

    return [
        shell("git: every record of a commit", EVERYTHING),
        Case("jakres actions", [*jakres, "actions"], folder, size),
        Case("jakres actions --at HEAD", [*jakres, "actions", "--at", "HEAD"], folder, size),
        Case("jakres check", [*jakres, "check"], folder, size),
        Case("jakres check --at HEAD", [*jakres, "check", "--at", "HEAD"], folder, size),
        Case("jakres check --staged", [*jakres, "check", "--staged"], folder, size),
        Case("jakres check --new-since", [*jakres, "check", "--new-since", "HEAD~9"], folder, size),
        shell("git: what changed one follow-up", ITS_COMMITS.format(paths=its)),
        Case(
            "jakres show (short reference)", [*jakres, "show", f"{stem}/{item[:-1]}"], folder, size
        ),
        Case(
            "jakres history (short reference)",
            [*jakres, "history", f"{stem}/{item[:-1]}"],
            folder,
            size,
        ),
        Case("jakres history (full reference)", [*jakres, "history", archive.ref], folder, size),
    ]


def table(results: Sequence[Result]) -> str:
    """The times as ratios to an interpreter that does nothing, and to the case named in it."""
    medians = {result.case.name: result.median for result in results}
    lines = [
        "| case | median, ms | of pass | of git | of the working tree |",
        "|---|--:|--:|--:|--:|",
    ]
    git = ""
    for result in results:
        name = result.case.name
        git = name if name.startswith("git: ") else git
        if result.failures:
            lines.append(f"| {name} | failed: {sorted(result.failures)} | | | |")
            continue
        of = name.partition(" --")[0].replace("history", "show")
        ratios = [result.median / medians["pass"], result.median / medians.get(git, result.median)]
        cells = [f"{result.median:.1f}", *(f"{one:.2f}" for one in ratios)]
        same = f"{result.median / medians[of]:.2f}" if of in medians and of != name else ""
        lines.append(f"| {name} | {' | '.join(cells)} | {same} |")
    return "\n".join(lines)


def _git(folder: Path, home: Path, *arguments: str, say: bytes = b"") -> None:
    surroundings = {**environment(home), **HARDENED_ENVIRONMENT}
    subprocess.run(["git", *arguments], cwd=folder, env=surroundings, input=say, check=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure questions to the past of an archive.")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--commits", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jakres-bench-") as folder:
        directory = Path(folder)
        archive = prepare(directory, asked.files, asked.commits, asked.seed)
        everything = [pass_case(directory), *cases(archive, asked.files)]
        print(table(interleaved(everything, asked.runs, directory)))


if __name__ == "__main__":
    main()
