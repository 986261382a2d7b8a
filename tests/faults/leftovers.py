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


def cleared_up(stage: Stage) -> None:
    """What is left lying about is named by doctor, which takes it away when it is asked to.

    What lies beside the files of interrupted work goes when that is taken back.
    """
    left = left_behind(stage.workspace)
    if not left:
        return
    temporary = {path for path in left if path.endswith(".tmp")}
    items = json.loads(stage.run("doctor", "--fix", "--format", "json").stdout)["items"]
    named = {item["found"] for item in items if item["name"] == "temporary"}
    assert named == temporary or (named < temporary < left)
    assert [item for item in items if item["state"] != "ok"] == []
    assert left_behind(stage.workspace) == set()
