"""A file that is edited by hand while jakres is at work: never the old content back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.faults.faulty import CHANGES, EDIT, READS, Fault
from tests.faults.furnished import WRITERS
from tests.faults.runs import EVERY, files, left_behind

if TYPE_CHECKING:
    from tests.faults.runs import Stage

SCAN = "records/files/notula.pdf"
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
        for nth, call in list(enumerate(calls, 1))[:: 1 if side == CHANGES else EVERY]:
            fault = Fault(nth, EDIT, side, path=path, text=ADDED.decode())
            run = stage.run(*WRITERS[name], fault=fault)
            now = files(stage.workspace)
            if run.code == 3 and f"wrote {SCAN}\n" in run.stderr:
                del now[SCAN]
            if not (call.startswith(f"{CHANGES}\treplace ") and call.endswith(f"/{path}")):
                assert sum(ADDED in one for one in now.values()) == (EDIT in run.calls), fault
            assert run.code in {0, 3}, run.stderr
            assert _without(now) == _without(old if run.code else new), (fault, run.stderr)
            assert left_behind(stage.workspace) == set()
            stage.set_up()


def _without(found: dict[str, bytes]) -> dict[str, bytes]:
    """The files without the sentence, and without the seal that covers it."""
    return {
        path: re.sub(rb"seal: v1:\w+", b"", text.replace(ADDED, b""))
        for path, text in found.items()
    }
