"""A run that is killed: the old bytes or the new ones, and nothing that isn't named."""

from __future__ import annotations

import os
import random
import signal
import time
from typing import TYPE_CHECKING

import pytest

from tests.faults.faulty import KILL, Fault
from tests.faults.furnished import RENAMES, WRITERS
from tests.faults.leftovers import cleared_up, either
from tests.faults.runs import files, left_behind
from tests.soak import examples, some

if TYPE_CHECKING:
    from tests.conftest import Workspace
    from tests.faults.runs import Stage

AGENCIES = "records/agencies.yaml"
KILLS = examples(20)
"""How often a command is killed at a random time."""


@pytest.mark.parametrize("name", WRITERS)
def test_at_every_call(stage: Stage, name: str) -> None:
    """Before whichever call, each file is the old or the new one; a rename is all or nothing.

    What is left is named by doctor, and cleared up by it.
    """
    done, new = stage.result(*WRITERS[name])
    old = files(stage.workspace)
    for nth in some(range(1, done.count() + 1), 3, name):
        run = stage.run(*WRITERS[name], fault=Fault(nth, KILL))
        assert run.code == -signal.SIGKILL
        if name not in RENAMES:
            assert either(files(stage.workspace), old, new) == [], nth
        cleared_up(stage)
        if name in RENAMES:
            assert files(stage.workspace) in (old, new), nth
            assert stage.run("check").code == 0
        stage.set_up()


@pytest.mark.parametrize("name", RENAMES)
def test_the_next_writer_finishes_a_rename(stage: Stage, name: str) -> None:
    """Whoever writes next finishes what was cut short, says so, and then does his own."""
    done, new = stage.result(*WRITERS[name])
    old = files(stage.workspace)
    finished = 0
    tried = some(range(1, done.count() + 1), 4, name)
    for nth in tried:
        stage.run(*WRITERS[name], fault=Fault(nth, KILL))
        cut_short = any(path.endswith(".json") for path in left_behind(stage.workspace))
        run = stage.run("add", "agency", "Dinsos", "Dinas Sosial")
        assert run.code == 0, run.stderr
        assert cut_short == ("finished what was cut short: jakres rename" in run.stderr)
        now = files(stage.workspace)
        assert b"\nDinsos:\n" in now[AGENCIES]
        expected = new if cut_short or now.keys() == new.keys() else old
        assert [path for path in now if path != AGENCIES and now[path] != expected.get(path)] == []
        finished += cut_short
        stage.set_up()
    assert finished > len(tried) / 2


@pytest.mark.parametrize("name", ["rename", "fmt", "update"])
def test_at_any_time(stage: Stage, name: str) -> None:
    """Killed from outside at random times, like by the power or by an administrator."""
    _, new = stage.result(*WRITERS[name])
    old = files(stage.workspace)
    rng = random.Random(name)  # noqa: S311  the same times in every run
    seconds = _seconds(stage, name)
    stage.set_up()
    for _ in range(KILLS):
        _killed(stage.workspace, seconds * rng.uniform(0.4, 1.02), *WRITERS[name])
        if name != "rename":
            assert either(files(stage.workspace), old, new) == []
        cleared_up(stage)
        assert name != "rename" or files(stage.workspace) in (old, new)
        stage.set_up()


def _seconds(stage: Stage, name: str) -> float:
    """How long the command takes by itself."""
    began = time.monotonic()
    assert stage.workspace.run(*WRITERS[name]).code == 0
    return time.monotonic() - began


def _killed(workspace: Workspace, after: float, *arguments: str) -> None:
    with open(os.devnull, "r+b") as nothing:
        run = workspace.start(*arguments, streams=[nothing.fileno()] * 3)
    time.sleep(after)
    run.signal(signal.SIGKILL)
    run.wait()


def test_who_asks_meanwhile_is_told(stage: Stage) -> None:
    """After a rename that was cut short questions are answered, with a word about it."""
    done, new = stage.result(*WRITERS["rename"])
    stage.run(*WRITERS["rename"], fault=Fault(done.count() // 2, KILL))
    half = files(stage.workspace)
    for question in (("actions", "--all"), ("check",)):
        assert "a rename was cut short" in stage.run(*question).stderr
    dry = stage.run("set", "lokakarya", "place=Aula", "--dry-run")
    assert (dry.code, dry.stdout) == (3, "")
    assert "was cut short" in dry.stderr
    assert files(stage.workspace) == half
    again = stage.run(*WRITERS["rename"])
    assert (again.code, files(stage.workspace)) == (0, new), again.stderr
    stage.set_up()
