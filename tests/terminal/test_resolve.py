"""Conflicts on a terminal: each point is asked for, with what both sides want."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.terminal.screen import CTRL_C, DOWN, ENTER, Screen
from tests.unit.cli.test_resolve import BASE, conflict
from tests.unit.making import PATH

if TYPE_CHECKING:
    from tests.conftest import Workspace

OURS, THEIRS = BASE.replace("11-15", "12-01"), BASE.replace("11-15", "12-10")


def test_asks_for_each_point(workspace: Workspace) -> None:
    """The side that is picked with the arrows is written."""
    path = conflict(workspace, OURS, THEIRS)
    with Screen(workspace, "resolve", PATH) as screen:
        screen.wait_for("follow-ups/data-pompa/due", "12-01", "12-10")
        screen.type(f"{DOWN}{ENTER}")
        screen.wait_for("next: git add")
        assert screen.end() == 0
    assert "2019-12-10" in path.read_text()
    assert "<<<" not in path.read_text()


def test_ctrl_c_leaves_everything(workspace: Workspace) -> None:
    """Who gives up has changed nothing."""
    path = conflict(workspace, OURS, THEIRS)
    before = path.read_bytes()
    with Screen(workspace, "resolve", PATH) as screen:
        screen.wait_for("12-10", "arrows")
        screen.type(CTRL_C)
        assert screen.end() == 130
    assert path.read_bytes() == before
