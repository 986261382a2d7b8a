"""A disk that refuses any one call: the old bytes or the new ones, and words that are true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.faults.faulty import CHANGES, READS, SHORT, Fault
from tests.faults.furnished import MOVERS, OF_SEVERAL_FILES, WRITERS
from tests.faults.leftovers import cleared_up, either
from tests.faults.runs import files
from tests.soak import some

if TYPE_CHECKING:
    from tests.faults.runs import Run, Stage

ERRORS = ("EIO", "ENOSPC", "EROFS", "EDQUOT")
FROM_THEN_ON = ("new-meeting", "set", "done", "approve", "import", "rename")
"""Commands of each kind, for a disk that fails for good."""
_WORDS = ("wrote ", "was written", "it is half done", " is done, but")
writers = pytest.mark.parametrize("name", WRITERS)


def worded(run: Run) -> None:
    """No traceback, no bug, no code but those of the contract; a refusal is said in words."""
    assert run.code in {0, 1, 3}, run
    assert "Traceback" not in run.stderr, run.stderr
    assert "bug in jakres" not in run.stderr, run.stderr
    if run.code == 3:
        assert "jakres: " in run.stderr or "left alone" in run.stderr, run.stderr


def told(run: Run, path: str) -> bool:
    """Whether a refused run says that it changed ``path`` all the same."""
    return any(path in line and word in line for line in run.stderr.split("\n") for word in _WORDS)


@pytest.mark.parametrize(
    ("name", "lasting"),
    [*((name, False) for name in WRITERS), *((name, True) for name in FROM_THEN_ON)],
)
def test_any_call_that_changes_the_disk(stage: Stage, name: str, lasting: bool) -> None:  # noqa: FBT001
    """Whichever call fails, each file is the old or the new one, and what is said of it is so."""
    done, new = stage.result(*WRITERS[name])
    old = files(stage.workspace)
    for nth in some(range(1, done.count() + 1), 9, f"{name} {lasting}"):
        fault = Fault(nth, ERRORS[nth % len(ERRORS)], lasting=lasting)
        run = stage.run(*WRITERS[name], fault=fault)
        worded(run)
        now = files(stage.workspace)
        if run.code != 3:
            assert now == new, (fault, run.stderr)
        elif name in OF_SEVERAL_FILES:
            assert now == old or any(word in run.stderr for word in _WORDS), (fault, run.stderr)
        else:
            assert either(now, old, new) == [], fault
            changed = [path for path in new if now.get(path) != old.get(path)]
            assert [path for path in changed if not told(run, path)] == [], (fault, run.stderr)
        cleared_up(stage)
        assert files(stage.workspace) in (old, new)
        stage.set_up()


@writers
def test_a_write_that_takes_only_some_bytes(stage: Stage, name: str) -> None:
    """Half a text never takes the place of the old one."""
    done, new = stage.result(*WRITERS[name])
    old = files(stage.workspace)
    changes = [one for one in done.calls if one.startswith(CHANGES)]
    writes = [
        at
        for at, one in enumerate(changes, 1)
        # what is kept for an undo doesn't keep what was done from being done
        if one.startswith(f"{CHANGES}\twrite ") and not one.endswith("/undo.json.tmp")
    ]
    assert writes
    for at in writes:
        run = stage.run(*WRITERS[name], fault=Fault(at + 1, SHORT))
        worded(run)
        assert run.code == 3
        cleared_up(stage)
        assert files(stage.workspace) in (old, new)
        stage.set_up()


@pytest.mark.parametrize(
    ("name", "call", "answer"),
    [
        ("new-meeting", "link ", "EPERM"),
        ("update", "link ", "EOPNOTSUPP"),
        ("set", "fsync [^ ]*(?<!tmp)$", "EINVAL"),
        ("done", "fsync [^ ]*(?<!tmp)$", "ENOTSUP"),
        ("set", "fchmod ", "EPERM"),
    ],
)
def test_a_disk_that_knows_less(stage: Stage, name: str, call: str, answer: str) -> None:
    """Without hard links, folders that can be synced, or modes, everything is written all the same.

    Such are sticks and cameras formatted for Windows, and some shares of an office.
    """
    done, new = stage.result(*WRITERS[name])
    changes = [one for one in done.calls if one.startswith(CHANGES)]
    asked = [at for at, one in enumerate(changes, 1) if re.match(f"{CHANGES}\t{call}", one)]
    assert asked
    for nth in asked:
        run = stage.run(*WRITERS[name], fault=Fault(nth, answer))
        assert (run.code, files(stage.workspace)) == (0, new), run.stderr
        stage.set_up()


@writers
def test_any_call_that_reads(stage: Stage, name: str) -> None:
    """What can't be read is named; nothing that could not be read is written over."""
    done, new = stage.result(*WRITERS[name])
    old = files(stage.workspace)
    for nth in some(range(1, done.count(READS) + 1), 36, name):
        run = stage.run(*WRITERS[name], fault=Fault(nth, "EIO", side=READS))
        assert run.code in {0, 1, 2, 3}, run
        assert "Traceback" not in run.stderr + run.stdout, run.stderr
        cleared_up(stage)
        now = files(stage.workspace)
        assert run.code or now == new or name in MOVERS, (nth, run.stderr)
        known = {*old.values(), *new.values()}
        lost = [path for path in old if path not in now and path in new]
        assert (lost, [path for path in old if now.get(path, b"") not in known | {b""}]) == ([], [])
        stage.set_up()
