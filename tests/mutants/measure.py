"""Running every test once to note which lines of the package it reaches.

The runs of jakres that a test asks for count as well: they are forked from a server that is forked
from here, so that they are traced too.
"""

from __future__ import annotations

import fcntl
import json
import mmap
import os
import sys
import time
from typing import TYPE_CHECKING

import coverage
from _pytest.runner import runtestprotocol

from tests import warm
from tests.mutants.children import Child
from tests.mutants.reach import PACKAGE, Arc, Reach, file_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

_NOTES = "notes"


def measure(items: Sequence[pytest.Item], jobs: int, reach: Reach) -> None:
    """Run the tests, in so many processes, and note what they reach.

    After Ctrl-C the processes are ended, and what was measured until then is noted.
    """
    done = mmap.mmap(-1, jobs * 8)
    children = [
        Child.start(_Worker(done, number * 8, share).run)
        for number, share in enumerate(_shares(items, jobs))
    ]
    try:
        _wait(children, done, len(items))
    finally:
        for child in children:
            _read(os.path.join(child.folder, _NOTES), reach)
            child.end()


def _shares(items: Sequence[pytest.Item], jobs: int) -> list[list[pytest.Item]]:
    """The tests of a file stay together, since they share what was set up for them."""
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(file_of(item.nodeid), []).append(item)
    shares: list[list[pytest.Item]] = [[] for _ in range(jobs)]
    for tests in sorted(files.values(), key=len, reverse=True):
        min(shares, key=len).extend(tests)
    return shares


def _wait(children: Sequence[Child], done: mmap.mmap, count: int) -> None:
    """Wait until all have ended, and show how far they are."""
    running = {child.pid for child in children}
    while running:
        for pid in [*running]:
            if os.waitpid(pid, os.WNOHANG)[0]:
                running.remove(pid)
        time.sleep(0.5)
        if sys.stderr.isatty():
            tests = sum(memoryview(done).cast("q"))
            print(f"\r  {tests}/{count} tests", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)


def _read(path: str, reach: Reach) -> None:
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.endswith("\n"):
                    test, seconds, files, arcs = json.loads(line)
                    bits = {name: int(number, 16) for name, number in files.items()}
                    reach.note(test, seconds, bits, {p: {(a, b) for a, b in arcs[p]} for p in arcs})


class _Worker:
    """A process that runs some of the tests, and the server of their runs of jakres."""

    def __init__(self, done: mmap.mmap, at: int, items: Sequence[pytest.Item]) -> None:
        self.done = memoryview(done).cast("q")
        self.at = at // 8
        self.items = items
        self.test = mmap.mmap(-1, 4096)
        self.path = ""
        self.coverage = coverage.Coverage(
            data_file=None, config_file=False, branch=True, source=[PACKAGE], messages=False
        )
        self.coverage.set_option("run:disable_warnings", ["no-data-collected"])

    def run(self, folder: str) -> int:
        """Run the tests, and write down what they reached, a file of tests at a time."""
        self.path = os.path.join(folder, _NOTES)
        self.coverage.start()
        warm.use_server(warm.Server.forked(self._be_child))
        seconds: dict[str, float | None] = {}
        for item, following in zip(self.items, [*self.items[1:], None], strict=True):
            self.test[:] = item.nodeid.encode()[:4096].ljust(4096, b"\0")
            self.coverage.switch_context(item.nodeid)
            began = time.monotonic()
            passed = passes(item, following)
            seconds[item.nodeid] = time.monotonic() - began if passed else None
            self.done[self.at] += 1
            if following is None or file_of(item.nodeid) != file_of(following.nodeid):
                self._write(seconds)
                seconds = {}
        warm.server().close()
        return 0

    def _be_child(self) -> None:
        """In a run of jakres: note what was reached before the process ends."""
        test = self.test[:].rstrip(b"\0").decode()
        self.coverage.switch_context(test)
        end = os._exit

        def noted(code: int) -> None:
            try:
                self._write({test: None})
            finally:
                end(code)

        os._exit = noted  # type: ignore[assignment]  # it returns no more than the other

    def _write(self, seconds: dict[str, float | None]) -> None:
        """Write down what was reached since the last time, and forget it."""
        data = self.coverage.get_data()
        lines: dict[str, dict[str, str]] = {}
        arcs: dict[str, list[Arc]] = {}
        for path in data.measured_files():
            name = os.path.relpath(path, warm.REPOSITORY)
            arcs[name] = data.arcs(path) or []
            tests: dict[str, int] = {}
            for line, reached_by in data.contexts_by_lineno(path).items():
                for test in reached_by:
                    tests[test] = tests.get(test, 0) | 1 << max(line, 0)
            for test, bits in tests.items():
                lines.setdefault(test, {})[name] = hex(bits)
        last = next(reversed(seconds))
        text = "".join(
            json.dumps([test, seconds[test], lines.get(test, {}), arcs if test == last else {}])
            + "\n"
            for test in seconds
        )
        with open(self.path, "a", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(text)
        data.erase()


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Run a test and tell whether it passes."""
    reports = runtestprotocol(item, log=False, nextitem=following)
    return all(report.passed for report in reports)
