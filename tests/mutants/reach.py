"""Which test reaches which line of the package, kept in a file from one run to the next.

Line numbers are brought up to date when the package has changed since, so that it need not be
measured anew for each edit: a new line counts as reached by what reached the line before it.
"""

from __future__ import annotations

import difflib
import json
import os
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from tests import warm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PACKAGE = os.path.join(warm.REPOSITORY, "jakres_cli")
Arc = tuple[int, int]


@dataclass
class Reach:
    """What the tests did, the lines and arcs that they reached, and the files of that time.

    The lines of a file are the bits of a number; the seconds of a test that failed are None.
    """

    seconds: dict[str, float | None] = field(default_factory=dict)
    lines: dict[str, dict[str, int]] = field(default_factory=dict)
    arcs: dict[str, set[Arc]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    test_files: dict[str, str] = field(default_factory=dict)

    def tests(self, path: str, line: int) -> dict[str, float]:
        """The passing tests that reach a line, with their seconds."""
        return {
            test: seconds
            for test, files in self.lines.items()
            if files.get(path, 0) >> line & 1 and (seconds := self.seconds.get(test)) is not None
        }

    def unknown(self, tests: Iterable[str]) -> set[str]:
        """Those of the tests that were not measured, failed then, or have another file by now."""
        digests = {path: _digest(path) for path in {file_of(test) for test in tests}}
        return {
            test
            for test in tests
            if self.seconds.get(test) is None
            or self.test_files.get(file_of(test)) != digests[file_of(test)]
        }

    def note(
        self,
        test: str,
        seconds: float | None,
        files: Mapping[str, int],
        arcs: Mapping[str, Iterable[Arc]],
    ) -> None:
        """Add what a test reached, in one of the processes that it ran."""
        if test not in self.seconds or seconds is not None:
            self.seconds[test] = seconds
        known = self.lines.setdefault(test, {})
        for path, bits in files.items():
            known[path] = known.get(path, 0) | bits
        for path, pairs in arcs.items():
            self.arcs.setdefault(path, set()).update(pairs)

    def replace(self, other: Reach) -> None:
        """Take over what was measured anew."""
        self.seconds |= other.seconds
        self.lines |= other.lines
        self.test_files |= {path: _digest(path) for path in map(file_of, other.seconds)}
        for path, pairs in other.arcs.items():
            self.arcs.setdefault(path, set()).update(pairs)

    def bring_up_to_date(self) -> None:
        """Turn the line numbers of the files at that time into those of the files now."""
        now = package_texts()
        for path, before in self.texts.items():
            if path in now and now[path] != before:
                self._move(path, _line_map(before.splitlines(), now[path].splitlines()))
        self.texts = now

    def _move(self, path: str, new_lines: Mapping[int, list[int]]) -> None:
        for files in self.lines.values():
            if bits := files.get(path):
                files[path] = sum({1 << new for old in _bits(bits) for new in new_lines[old]})
        self.arcs[path] = {
            (first, last)
            for start, end in self.arcs.get(path, ())
            for first in new_lines.get(start, [start])
            for last in new_lines.get(end, [end])
        }

    def save(self, path: str) -> None:
        """Write it to a file, which is there whole or not at all."""
        saved = {
            "seconds": self.seconds,
            "lines": {t: {p: hex(bits) for p, bits in f.items()} for t, f in self.lines.items()},
            "arcs": {file: sorted(pairs) for file, pairs in self.arcs.items()},
            "texts": self.texts,
            "test_files": self.test_files,
        }
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(f"{path}.new", "w", encoding="utf-8") as file:
            json.dump(saved, file)
        os.replace(f"{path}.new", path)

    @classmethod
    def load(cls, path: str) -> Reach:
        """Read what was saved."""
        with open(path, encoding="utf-8") as file:
            saved = json.load(file)
        return cls(
            saved["seconds"],
            {t: {p: int(bits, 16) for p, bits in f.items()} for t, f in saved["lines"].items()},
            {file: {(a, b) for a, b in pairs} for file, pairs in saved["arcs"].items()},
            saved["texts"],
            saved["test_files"],
        )


def file_of(test: str) -> str:
    """The file that a test is in, by its id."""
    return test.partition("::")[0]


@cache
def package_texts() -> dict[str, str]:
    """The text of each module of the package by its path, as it was when this was first asked."""
    texts = {}
    for parent, _, names in sorted(os.walk(PACKAGE)):
        for name in sorted(names):
            if name.endswith(".py"):
                path = os.path.join(parent, name)
                with open(path, encoding="utf-8") as file:
                    texts[os.path.relpath(path, warm.REPOSITORY)] = file.read()
    return texts


def _digest(path: str) -> str:
    with open(os.path.join(warm.REPOSITORY, path), "rb") as file:
        return sha256(file.read()).hexdigest()


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _line_map(before: list[str], now: list[str]) -> dict[int, list[int]]:
    """Where each line went, by number; a new line belongs to the one before it as well."""
    moved: dict[int, list[int]] = {number: [] for number in range(len(before) + 2)}
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            for number in range(start, end):
                moved[number + 1].append(number - start + new_start + 1)
        else:
            for number in range(start, end) if kind == "replace" else [max(start - 1, 0)]:
                moved[number + 1].extend(range(new_start + 1, new_end + 1))
    return moved
