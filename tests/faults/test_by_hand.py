"""A file that is edited by hand while jakres is at work: never the old content back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.faults.faulty import CHANGES, EDIT, READS, REMOVE, SAVE, Fault
from tests.faults.furnished import DRAFT, PLANNED, SEALED_PATH, WRITERS
from tests.faults.runs import files, left_behind
from tests.soak import some

if TYPE_CHECKING:
    from tests.faults.runs import Run, Stage

ADDED = b"Kalimat yang ditulis tangan.\n"


@pytest.mark.parametrize("side", [CHANGES, READS])
@pytest.mark.parametrize("name", WRITERS)
def test_before_every_call(stage: Stage, name: str, side: str) -> None:
    """Whenever it is saved, the sentence is there afterwards, once.

    The change is made to what is there then, or refused, and what is said is so. Only between the
    last look and the move into place, which nothing can be put between, there is no looking.
    """
    done, new = stage.result(*WRITERS[name])
    old = files(stage.workspace)
    calls = [one for one in done.calls if one.startswith(side)]
    for path in [one for one in old if one.endswith(".md") and old[one] != new.get(one)][:1]:
        for nth, call in some(enumerate(calls, 1), 9 if side == CHANGES else 36, name):
            fault = Fault(nth, EDIT, side, path=path, text=ADDED.decode())
            run = stage.run(*WRITERS[name], fault=fault)
            now = files(stage.workspace)
            if not (call.startswith(f"{CHANGES}\treplace ") and call.endswith(f"/{path}")):
                assert sum(ADDED in one for one in now.values()) == (EDIT in run.calls), fault
            assert run.code in {0, 3}, run.stderr
            assert _without(now) == _without(old if run.code else new), (fault, run.stderr)
            assert left_behind(stage.workspace) == set()
            stage.set_up()


def _without(found: dict[str, bytes]) -> dict[str, bytes]:
    """The files without the sentence, and without the seal that covers it."""
    return {
        path: re.sub(rb"seal: v2:\w+", b"", text.replace(ADDED, b""))
        for path, text in found.items()
    }


DRAFT_PATH = f"records/meetings/2019/{DRAFT}.md"
PLANNED_PATH = f"records/meetings/2019/{PLANNED}.md"
SAVED = {
    # command, file, what somebody writes there, and what the refusal says
    "add follow-up": (
        DRAFT_PATH,
        "\n---\n\n",
        "\nminutes: {status: approved}\n---\n\n",
        "approved",
    ),
    "add decision": (DRAFT_PATH, "title: ", "title: [", "can't be read"),
    "add attendee": (DRAFT_PATH, "[BPBD, DLH]", "[BPBD, SJB]", "SJB is listed already"),
    "add agency": ("records/agencies.yaml", "\nDLH:", "\nDinsos:", "is registered already"),
    "set": (DRAFT_PATH, "---\ntitle", "title", ""),
    "correct": (SEALED_PATH, "Menyusun peta.", "Menyusun petaku.", "doesn't fit"),
    "fmt": ("records/meetings/2019/2019-10-15-kusut.md", "---\ndate", "date", "can't be"),
    "rename": (DRAFT_PATH, "title: ", "title: [", ""),
}


REMOVED = {
    # with another name, as somebody does who renames it with git
    "propose": "records/events/lokakarya.md",
    "first proposal": "records/events/lokakarya.md",
    "set": DRAFT_PATH,
    "add follow-up": DRAFT_PATH,
    "attendance": PLANNED_PATH,
    "approve": DRAFT_PATH,
}


@pytest.mark.parametrize("name", REMOVED)
def test_what_is_gone_under_the_lock(stage: Stage, name: str) -> None:
    """What has another name since it was looked for isn't written to under its old one."""
    done, _ = stage.result(*WRITERS[name])
    before = files(stage.workspace)
    path = REMOVED[name]
    run = stage.run(*WRITERS[name], fault=Fault(_lock(done), REMOVE, path=path))
    now = files(stage.workspace)
    assert run.code in {2, 3}, run
    assert now == {one: text for one, text in before.items() if one != path}
    stage.set_up()


@pytest.mark.parametrize("name", SAVED)
def test_before_the_lock(stage: Stage, name: str) -> None:
    """What somebody saves before it is our turn counts: it is looked at, and stays as it is."""
    path, old, new, words = SAVED[name]
    done, _ = stage.result(*WRITERS[name])
    before = files(stage.workspace)
    text = before[path].decode()
    assert old in text
    saved = text.replace(old, new, 1)
    run = stage.run(*WRITERS[name], fault=Fault(_lock(done), SAVE, path=path, text=saved))
    assert SAVE in run.calls
    now = files(stage.workspace)
    codes = {0} if name == "add attendee" else {2, 3}  # who is listed by then is just said to be
    assert (run.code in codes, words in run.stderr) == (True, True), run
    assert now == {**before, path: saved.encode()}
    stage.set_up()


def _lock(done: Run) -> int:
    """Which of the calls that change the disk takes the lock."""
    calls = [one for one in done.calls if one.startswith(CHANGES)]
    return next(at for at, one in enumerate(calls, 1) if one.startswith(f"{CHANGES}\tflock "))
