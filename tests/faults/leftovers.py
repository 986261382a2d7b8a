"""What may be there after a run that was cut short, and what doctor makes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.faults.runs import left_behind

if TYPE_CHECKING:
    from tests.faults.runs import Stage


def either(now: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    """The files that are neither the old nor the new ones."""
    paths = sorted({*now, *old, *new})
    return [path for path in paths if now.get(path) not in {old.get(path), new.get(path)}]


def attention(stage: Stage, *options: str) -> set[tuple[str, str]]:
    """The area and the finding of all that doctor says needs attention."""
    items = json.loads(stage.run("doctor", "--format", "json", *options).stdout)["items"]
    return {(one["area"], one["found"]) for one in items if one["state"] != "ok"}


def cleared_up(stage: Stage) -> None:
    """What is left lying about is named by doctor, which takes it away when it is asked to."""
    left = left_behind(stage.workspace)
    if not left:
        return
    named = {found for area, found in attention(stage) if area == "leftovers"}
    assert {path for path in left if path.endswith(".tmp")} <= named
    # a copy of evidence that nothing refers to is left to people
    assert {area for area, _ in attention(stage, "--fix")} <= {"orphans"}
    assert left_behind(stage.workspace) == set()
