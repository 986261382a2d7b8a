"""Which small mistakes the tests notice: a sample of them is made one by one, room by room.

    python -m tests.mutants [--room query] [--sample 30] [--seed 1] [--jobs 2] [--again]
    python -m tests.mutants --branches [--room query]

Each mistake is made in the memory of a copy of a process that has collected the tests; the tests
that reach its line are run there, the quickest first, until one fails. No file of the package is
touched, so that Ctrl-C may end it at any moment. What reaches which line is measured once and kept
in build/mutants/; later only tests that are new or have changed are measured, and with `--again`
all of them. `--branches` makes no mistakes but counts the branches that no test takes, and lists
those of a room. Survivors that change nothing, or that no test should hold, are named with the
reason in accepted.txt.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import signal
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests import warm
from tests.mutants.branches import report_branches
from tests.mutants.measure import measure
from tests.mutants.mistakes import mistakes
from tests.mutants.reach import Reach, package_texts
from tests.mutants.trial import IMPOSSIBLE, SURVIVED, UNREACHED, Trial, run_trials

if TYPE_CHECKING:
    from collections.abc import Mapping

KEPT = os.path.join(warm.REPOSITORY, "build", "mutants", "reach.json")
ACCEPTED = os.path.join(os.path.dirname(__file__), "accepted.txt")


@dataclass
class Mutants:
    """A plugin that, instead of running the collected tests, makes mistakes and tries those."""

    rooms: list[str]
    sample: int
    seed: int
    jobs: int
    branches: bool
    again: bool

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure what the tests reach, as far as that isn't known; then try the mistakes."""
        warm.import_everything()
        items = {item.nodeid: item for item in session.items}
        capture = session.config.pluginmanager.getplugin("capturemanager")
        try:
            with capture.global_and_fixture_disabled():
                self._try_rooms(items)
        except KeyboardInterrupt:
            print("\nstopped")
        return True

    def _try_rooms(self, items: Mapping[str, pytest.Item]) -> None:
        reach = self._reach(items)
        rooms = self.rooms or all_rooms()
        if self.branches:
            report_branches(reach, rooms, listed=bool(self.rooms))
            return
        report_stale()
        for room in rooms:
            trials = sampled(room, self.sample, self.seed)
            run_trials(trials, reach, items, self.jobs)
            report(room, trials)

    def _reach(self, items: Mapping[str, pytest.Item]) -> Reach:
        known = not self.again and os.path.exists(KEPT)
        reach = Reach.load(KEPT) if known else Reach()
        reach.bring_up_to_date()
        if unknown := reach.unknown(items):
            print(f"measuring what {len(unknown)} of {len(items)} tests reach", flush=True)
            new = Reach()
            try:
                measure([items[name] for name in items if name in unknown], self.jobs, new)
            finally:
                reach.replace(new)
                reach.save(KEPT)
        return reach


def all_rooms() -> list[str]:
    """The rooms of the package."""
    return sorted({path.split("/")[1] for path in package_texts() if path.count("/") > 1})


def sampled(room: str, count: int, seed: int) -> list[Trial]:
    """So many mistakes of a room, the same for the same seed and code."""
    everything = [
        Trial(path, number, mistake)
        for path, text in package_texts().items()
        if path.startswith(f"jakres_cli/{room}/")
        for number, mistake in enumerate(mistakes(ast.parse(text)))
        if mistake.edit not in accepted().get(path, ())
    ]
    chosen = random.Random(f"{seed} {room}").sample(everything, min(count, len(everything)))
    return sorted(chosen, key=lambda trial: (trial.path, trial.number))


def accepted() -> dict[str, set[str]]:
    """The edits that need not be noticed, by file."""
    edits: dict[str, set[str]] = {}
    with open(ACCEPTED, encoding="utf-8") as file:
        for line in file:
            if line.startswith("jakres_cli/"):
                path, _, edit = line.rstrip("\n").partition(": ")
                edits.setdefault(path, set()).add(edit)
    return edits


def report_stale() -> None:
    """Print which lines of accepted.txt no longer fit the code."""
    texts = package_texts()
    for path, edits in accepted().items():
        possible = {mistake.edit for mistake in mistakes(ast.parse(texts.get(path, "")))}
        for edit in sorted(edits - possible):
            print(f"accepted.txt names what can no longer be: {path}: {edit}")


def report(room: str, trials: list[Trial]) -> None:
    """Print how many mistakes were noticed, and each that was not."""
    impossible = sum(trial.outcome == IMPOSSIBLE for trial in trials)
    trials = [trial for trial in trials if trial.outcome != IMPOSSIBLE]
    missed = [trial for trial in trials if trial.outcome in {SURVIVED, UNREACHED}]
    noticed = len(trials) - len(missed)
    left_out = f"; {impossible} could not be made" if impossible else ""
    rate = 100 * noticed // max(len(trials), 1)
    print(f"{room}: {noticed}/{len(trials)} noticed ({rate} %){left_out}")
    for trial in missed:
        mistake = trial.mistake
        why = "" if trial.outcome == SURVIVED else ", which no test reaches"
        print(f"{trial.path}: {mistake.edit}")
        print(f"    line {mistake.line}{why}")
    sys.stdout.flush()


def main() -> int:
    """Read the command line and hand over to pytest, which collects the tests."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--room", action="append", default=[], choices=all_rooms())
    parser.add_argument("--tests", nargs="+", default=["tests"], help="where to look for tests")
    parser.add_argument("--sample", type=int, default=30, help="how many mistakes of each room")
    parser.add_argument("--seed", type=int, default=1, help="another one draws other mistakes")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--branches", action="store_true", help="list the branches not taken")
    parser.add_argument("--again", action="store_true", help="measure anew what tests reach")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
    plugin = Mutants(given.room, given.sample, given.seed, given.jobs, given.branches, given.again)
    options = ("--quiet", "-p", "no:xdist", "-p", "no:cacheprovider", "--ignore=tests/project")
    return pytest.main([*options, *given.tests], plugins=[plugin])


if __name__ == "__main__":
    sys.exit(main())
