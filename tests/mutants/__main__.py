"""Which small mistakes the tests notice: a sample of them is made one by one, room by room.

    python -m tests.mutants [--room query] [--sample 30] [--seed 1] [--jobs 2] [--again]

Each mistake is made in the memory of a copy of a process that has collected the tests; the tests
that reach its line are run there, the quickest first, until one fails. What reaches which line is
measured once and kept in build/mutants/; `--again` measures it anew. Survivors that are no mistakes
after all, or that no test should hold, are listed with their reason in accepted.txt.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests import warm
from tests.mutants.mistakes import mistakes
from tests.mutants.reach import PACKAGE, Reach, measure
from tests.mutants.trial import SURVIVED, UNREACHED, Trial, run_trials

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT = os.path.join(warm.REPOSITORY, "build", "mutants", "reach.json")
ACCEPTED = os.path.join(os.path.dirname(__file__), "accepted.txt")


@dataclass
class Mutants:
    """A plugin that, instead of running the collected tests, makes mistakes and tries those."""

    rooms: list[str]
    sample: int
    seed: int
    jobs: int
    again: bool

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure what the tests reach, unless that is known; then try the mistakes."""
        warm.import_everything()
        if self.again or not os.path.exists(KEPT):
            os.makedirs(os.path.dirname(KEPT), exist_ok=True)
            measure(session.items, self.jobs).save(KEPT)
        reach = Reach.load(KEPT)
        items = {item.nodeid: item for item in session.items}
        capture = session.config.pluginmanager.getplugin("capturemanager")
        for room in self.rooms or rooms():
            trials = sampled(room, self.sample, self.seed)
            with capture.global_and_fixture_disabled():
                report(room, run_trials(trials, reach, items, self.jobs))
        return True


def rooms() -> list[str]:
    """The rooms of the package."""
    return sorted(
        entry.name for entry in os.scandir(PACKAGE) if entry.is_dir() and entry.name[0] != "_"
    )


def sampled(room: str, count: int, seed: int) -> list[Trial]:
    """So many mistakes of a room, the same for the same seed and code."""
    everything = [
        Trial(path, number, mistake)
        for path in _files(os.path.join(PACKAGE, room))
        for number, mistake in enumerate(mistakes(_parsed(path)))
        if f"{mistake.before} → {mistake.after}" not in accepted().get(path, ())
    ]
    chosen = random.Random(f"{seed} {room}").sample(everything, min(count, len(everything)))
    return sorted(chosen, key=lambda trial: (trial.path, trial.number))


def _files(folder: str) -> Iterable[str]:
    for parent, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.relpath(os.path.join(parent, name), warm.REPOSITORY)


def _parsed(path: str) -> ast.Module:
    with open(os.path.join(warm.REPOSITORY, path), encoding="utf-8") as file:
        return ast.parse(file.read())


def accepted() -> dict[str, set[str]]:
    """The edits that need not be noticed, by file."""
    found: dict[str, set[str]] = {}
    with open(ACCEPTED, encoding="utf-8") as file:
        for line in file:
            if line.startswith("jakres_cli/"):
                path, _, edit = line.rstrip("\n").partition(": ")
                found.setdefault(path, set()).add(edit)
    return found


def report(room: str, trials: list[Trial]) -> None:
    """Print how many mistakes were noticed, and each that was not."""
    missed = [trial for trial in trials if trial.outcome in {SURVIVED, UNREACHED}]
    noticed = len(trials) - len(missed)
    print(f"{room}: {noticed}/{len(trials)} noticed ({100 * noticed // max(len(trials), 1)} %)")
    for trial in missed:
        mistake = trial.mistake
        why = "" if trial.outcome == SURVIVED else "   [no test reaches it]"
        print(f"  {trial.path}:{mistake.line}: {mistake.before} → {mistake.after}{why}")
    sys.stdout.flush()


def main() -> int:
    """Read the command line and hand over to pytest, which collects the tests."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--room", action="append", default=[])
    parser.add_argument("--tests", nargs="+", default=["tests"], help="where to look for tests")
    parser.add_argument("--sample", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--again", action="store_true")
    given = parser.parse_args()
    plugin = Mutants(given.room, given.sample, given.seed, given.jobs, given.again)
    options = ("--quiet", "-p", "no:xdist", "-p", "no:cacheprovider", "--ignore=tests/project")
    return pytest.main([*options, *given.tests], plugins=[plugin])


if __name__ == "__main__":
    sys.exit(main())
