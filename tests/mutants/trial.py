"""One mistake made in a copy of this process, and the tests that should notice it."""

from __future__ import annotations

import ast
import gc
import os
import resource
import signal
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

import pytest

from tests import warm
from tests.mutants.children import Child
from tests.mutants.measure import passes
from tests.mutants.mistakes import mistakes
from tests.mutants.reach import PACKAGE, package_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.mutants.mistakes import Mistake
    from tests.mutants.reach import Reach

NOTICED, SURVIVED, UNREACHED, IMPOSSIBLE = "noticed", "survived", "unreached", "impossible"
_CODES = {0: SURVIVED, 1: NOTICED, 2: IMPOSSIBLE}
_MOST_TESTS, _MOST_SECONDS = 200, 40.0
"""What is run for one mistake, by the time that the tests took when they were measured."""
_PROCESSOR_SECONDS = 120
_GRACE, _TIMES_SLOWER = 60, 5
"""A run that takes far longer than that has been made endless, which counts as noticed."""


@dataclass
class Trial:
    """The ``number``-th mistake of a file, and what came of it."""

    path: str
    number: int
    mistake: Mistake
    outcome: str = ""


def run_trials(
    trials: Sequence[Trial], reach: Reach, items: Mapping[str, pytest.Item], jobs: int
) -> None:
    """Try each mistake, so many at the same time, and note what came of it."""
    functions = _functions()
    waiting, running = list(reversed(trials)), dict[int, tuple[Trial, Child]]()
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                trial = waiting.pop()
                tests = _tests(trial, reach, items)
                if not tests:
                    trial.outcome = UNREACHED
                    continue
                child = Child.start(partial(_try, trial, functions, tests))
                running[child.pid] = trial, child
            if running:
                pid, status = os.wait()
                trial, child = running.pop(pid)
                trial.outcome = _CODES.get(os.waitstatus_to_exitcode(status), NOTICED)
                child.end()
    finally:
        for _, child in running.values():
            child.end()


def _functions() -> dict[tuple[str, int, str], list[FunctionType]]:
    """The functions of the package, by file, first line and name."""
    found: dict[tuple[str, int, str], list[FunctionType]] = {}
    gc.unfreeze()  # what was frozen, to make forks cheap, isn't among the objects
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename.startswith(PACKAGE):
            code = thing.__code__
            found.setdefault((code.co_filename, code.co_firstlineno, code.co_qualname), []).append(
                thing
            )
    return found


def _tests(
    trial: Trial, reach: Reach, items: Mapping[str, pytest.Item]
) -> list[tuple[pytest.Item, float]]:
    """The tests that reach the line: quick ones first, but those of the room before others."""
    room = trial.path.split("/")[1]
    mistake = trial.mistake
    seconds = reach.tests(trial.path, mistake.statement) | reach.tests(trial.path, mistake.line)
    names = [name for name in seconds if name in items]
    names.sort(key=lambda name: (f"/{room}/" not in name, seconds[name]))
    chosen, sum_of_seconds = list[tuple[pytest.Item, float]](), 0.0
    for name in names[:: max(1, len(names) // _MOST_TESTS)]:
        sum_of_seconds += seconds[name]
        if chosen and sum_of_seconds > _MOST_SECONDS:
            break
        chosen.append((items[name], seconds[name]))
    return chosen


def _try(
    trial: Trial,
    functions: Mapping[tuple[str, int, str], list[FunctionType]],
    tests: Sequence[tuple[pytest.Item, float]],
    folder: str,
) -> int:
    """Make the mistake and run the tests; the exit code is a key of ``_CODES``."""
    items = [item for item, _ in tests]
    resource.setrlimit(resource.RLIMIT_CPU, (_PROCESSOR_SECONDS, _PROCESSOR_SECONDS))
    signal.alarm(_GRACE + int(_TIMES_SLOWER * sum(seconds for _, seconds in tests)))
    factory: pytest.TempPathFactory = items[0].config._tmp_path_factory  # type: ignore[attr-defined]  # pytest has no public name for it
    factory._basetemp = Path(folder)
    if not _made(trial, functions):
        return 2
    warm.use_server(warm.Server.forked())
    code = int(not all(_results(items)))
    warm.server().close()
    return code


def _results(tests: Sequence[pytest.Item]) -> Iterator[bool]:
    for test, following in zip(tests, [*tests[1:], None], strict=True):
        yield passes(test, following)


def _made(trial: Trial, functions: Mapping[tuple[str, int, str], list[FunctionType]]) -> bool:
    """Put the code with the mistake into the functions; False where that can't be."""
    path = os.path.join(warm.REPOSITORY, trial.path)
    tree = ast.parse(package_texts()[trial.path])
    for number, mistake in enumerate(mistakes(tree)):
        if number == trial.number:
            mistake.apply()
            break
    key = (path, trial.mistake.first_line, trial.mistake.function)
    code = _code(compile(tree, path, "exec", dont_inherit=True), key)
    if code is None or key not in functions:
        return False
    try:
        for function in functions[key]:
            function.__code__ = code
    except ValueError:  # it needs other names of the function around it
        return False
    return True


def _code(code: CodeType, key: tuple[str, int, str]) -> CodeType | None:
    if (code.co_filename, code.co_firstlineno, code.co_qualname) == key:
        return code
    inner = (_code(one, key) for one in code.co_consts if isinstance(one, CodeType))
    return next((one for one in inner if one is not None), None)
