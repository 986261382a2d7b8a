"""Topics that agencies propose for an event."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Workspace

EVENT = """---
title: Lokakarya
status: planned
hosts: [SJB]
groups:
  - id: kelompok-1
    leads: [DLH]
---
"""


def test_first_proposals_at_once_are_all_kept(workspace: Workspace) -> None:
    """Six first topics of one agency at the same moment all stand in its file."""
    workspace.write("records/events/lokakarya.md", EVENT)
    words = ("propose", "lokakarya", "--agency", "DLH", "--group", "kelompok-1", "--topic")
    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(lambda n: workspace.run(*words, f"Topik {n}"), range(6)))
    assert [one.code for one in results] == [0] * 6, [one.stderr for one in results]
    text = (workspace.path / "records/events/lokakarya/proposals/DLH.md").read_text()
    assert all(f"topic: Topik {n}\n" in text for n in range(6))
    assert workspace.run("check").code == 0
