"""Filters of lists: what excludes each other, and values that there aren't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import fill

if TYPE_CHECKING:
    from tests.conftest import Workspace


@pytest.mark.parametrize("command", [("actions",), ("render", "actions")])
@pytest.mark.parametrize(
    "filters",
    [
        "--unowned --agency BPBD",
        "--open --status done",
        "--overdue --status dropped",
        "--stale --status superseded",
        "--overdue --status open --status done",
        "--all --open",
        "--all --status open",
        "--stale --due-before 2019-12-01",
    ],
)
def test_what_excludes_each_other(
    workspace: Workspace, command: tuple[str, ...], filters: str
) -> None:
    """Filters that nothing can satisfy together are asked wrongly, never an empty list."""
    fill(workspace)
    done = workspace.run(*command, *filters.split())
    assert (done.code, done.stdout) == (2, "")
    assert "exclude each other" in done.stderr


@pytest.mark.parametrize(
    "filters",
    [
        *("--overdue --stale", "--open --status open", "--overdue --status reported"),
        *("--overdue --stale --due-before 2019-12-01", "--unowned --stale", "--all --agency BPBD"),
    ],
)
def test_what_goes_together(workspace: Workspace, filters: str) -> None:
    """These can be satisfied."""
    fill(workspace)
    assert workspace.run("actions", *filters.split()).code == 0


@pytest.mark.parametrize(
    ("arguments", "guess"),
    [
        (("actions", "--agency", "BPDB"), "BPBD"),
        (("actions", "--to", "BPDB"), "BPBD"),
        (("actions", "--with", "BPDB"), "BPBD"),
        (("actions", "--status", "dnoe"), "done"),
        (("actions", "--kind", "comitment"), "commitment"),
        (("actions", "--pillar", "sip"), "siap"),
        (("actions", "--meeting", "2019-11-05-rapt"), "2019-11-05-rapat"),
        (("actions", "--series", "mingguann"), "mingguan"),
        (("actions", "--event", "lokakary4"), "lokakarya"),
        (("actions", "--group", "agncy"), "agency"),
        (("actions", "--sort", "statsu"), "status"),
        (("meetings", "--kind", "coordinatoin"), "coordination"),
        (("meetings", "--record", "minuts"), "minutes"),
        (("meetings", "--series", "mingguann"), "mingguan"),
        (("decisions", "--kind", "agrement"), "agreement"),
        (("events", "--status", "planed"), "planned"),
        (("events", "--agency", "BPDB"), "BPBD"),
        (("agencies", "--kind", "buraeu"), "bureau"),
        (("agencies", "--parent", "BPDB"), "BPBD"),
        (("search", "kata", "--meeting", "2019-11-05-rapt"), "2019-11-05-rapat"),
    ],
)
def test_unknown_values_are_suggested(
    workspace: Workspace, arguments: tuple[str, ...], guess: str
) -> None:
    """A value that there isn't is never an empty list; the nearest one is named."""
    fill(workspace)
    done = workspace.run(*arguments)
    assert (done.code, done.stdout) == (2, "")
    assert guess in done.stderr


def test_groups_without_a_name_have_a_heading(workspace: Workspace) -> None:
    """What nobody owns, or has no pillar, stands under words of its own."""
    fill(workspace)
    for add in (("Dua kata.",), ("Satu lagi.", "--owner", "BPBD")):
        workspace.run("add", "follow-up", "2019-11-05-rapat", *add)
    assert "Nobody is responsible yet" in workspace.run("actions", "--group", "agency").stdout
    assert "Without a pillar" in workspace.run("actions", "--group", "pillar").stdout
