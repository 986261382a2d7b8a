"""Which test reaches which line: every test is run once, and the lines of the package are noted.

The runs of jakres that a test asks for count as well: they are forked from a server that is forked
from here, so that they are traced too.
"""

from __future__ import annotations

import fcntl
import json
import mmap
import os
import tempfile
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import coverage
from _pytest.runner import runtestprotocol

from tests import warm

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

PACKAGE = os.path.join(warm.REPOSITORY, "jakres_cli")


@dataclass
class Reach:
    """What the tests did: whether each passes, how long it takes, and the lines that it reaches.

    The lines of a file are the bits of a number.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[str, dict[str, int]] = field(default_factory=dict)

    def tests(self, path: str, line: int) -> list[str]:
        """The tests that reach a line."""
        return [
            test
            for test, files in self.lines.items()
            if test in self.seconds and files.get(path, 0) >> line & 1
        ]

    def note(self, test: str, files: dict[str, int]) -> None:
        """Add lines that a test reached."""
        known = self.lines.setdefault(test, {})
        for path, bits in files.items():
            known[path] = known.get(path, 0) | bits

    def save(self, path: str) -> None:
        """Write it to a file."""
        lines = {t: {p: hex(bits) for p, bits in f.items()} for t, f in self.lines.items()}
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"seconds": self.seconds, "lines": lines}, file)

    @classmethod
    def load(cls, path: str) -> Reach:
        """Read what was saved."""
        with open(path, encoding="utf-8") as file:
            saved = json.load(file)
        lines = {t: {p: int(bits, 16) for p, bits in f.items()} for t, f in saved["lines"].items()}
        return cls(saved["seconds"], lines)


def measure(items: Sequence[pytest.Item], jobs: int) -> Reach:
    """Run all tests, in so many processes, and note what they reach."""
    with tempfile.TemporaryDirectory(prefix="jakres-reach-") as folder:
        children = []
        for number, share in enumerate(_shares(items, jobs)):
            child = os.fork()
            if not child:
                try:
                    _Worker(f"{folder}/{number}").run(share)
                finally:
                    os._exit(0)
            children.append(child)
        for child in children:
            os.waitpid(child, 0)
        reach = Reach()
        for name in os.listdir(folder):
            with open(f"{folder}/{name}", encoding="utf-8") as file:
                for line in file:
                    test, seconds, files = json.loads(line)
                    if seconds is not None:
                        reach.seconds[test] = seconds
                    reach.note(test, {path: int(bits, 16) for path, bits in files.items()})
        return reach


def _shares(items: Sequence[pytest.Item], jobs: int) -> list[list[pytest.Item]]:
    """The tests of a file stay together, since they share what was set up for them."""
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.nodeid.partition("::")[0], []).append(item)
    shares: list[list[pytest.Item]] = [[] for _ in range(jobs)]
    for tests in sorted(files.values(), key=len, reverse=True):
        min(shares, key=len).extend(tests)
    return shares


class _Worker:
    """A process that runs some of the tests, and the server of their runs of jakres."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.test = mmap.mmap(-1, 4096)
        self.coverage = coverage.Coverage(
            data_file=None, config_file=False, source=[PACKAGE], messages=False
        )

    def run(self, items: Sequence[pytest.Item]) -> None:
        """Run the tests, and write down what they reached."""
        self.coverage.start()
        warm.use_server(warm.Server.forked(self._be_child))
        for item, following in zip(items, [*items[1:], None], strict=False):
            self.test[:] = item.nodeid.encode()[:4096].ljust(4096, b"\0")
            self.coverage.switch_context(item.nodeid)
            began = time.monotonic()
            passed = passes(item, following)
            if passed:
                self._write(item.nodeid, time.monotonic() - began, {})
        for test, files in self._reached().items():
            self._write(test, None, files)
        warm.server().close()

    def _be_child(self) -> None:
        """In a run of jakres: note what was reached before the process ends."""
        test = self.test[:].rstrip(b"\0").decode()
        self.coverage.switch_context(test)
        end = os._exit

        def noted(code: int) -> None:
            try:
                self._write(test, None, self._reached().get(test, {}))
            finally:
                end(code)

        os._exit = noted  # type: ignore[assignment]

    def _reached(self) -> dict[str, dict[str, int]]:
        data = self.coverage.get_data()
        found: dict[str, dict[str, int]] = {}
        for path in data.measured_files():
            name = os.path.relpath(path, warm.REPOSITORY)
            for line, tests in data.contexts_by_lineno(path).items():
                for test in tests:
                    files = found.setdefault(test, {})
                    files[name] = files.get(name, 0) | 1 << line
        return found

    def _write(self, test: str, seconds: float | None, files: dict[str, int]) -> None:
        line = json.dumps([test, seconds, {path: hex(bits) for path, bits in files.items()}])
        with open(self.path, "a", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(f"{line}\n")


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Run a test and tell whether it passes."""
    reports = runtestprotocol(item, log=False, nextitem=following)
    return all(report.passed for report in reports)
