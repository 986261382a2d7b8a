from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import MEETING, STEM, errors, fill

if TYPE_CHECKING:
    from tests.conftest import Workspace

WRITERS = 12


def at_once(workspace: Workspace, runs: list[list[str]]) -> list[int]:
    """The exit codes of runs that were started together."""
    return [result.code for result in workspace.run_at_once(runs)]


def test_parallel_attendees(workspace: Workspace) -> None:
    """Twelve people who add an attendee at the same moment lose nobody."""
    fill(workspace)
    runs = [["add", "attendee", STEM, "--name", f"Orang {n:02}"] for n in range(WRITERS)]
    assert set(at_once(workspace, runs)) == {0}
    text = (workspace.path / MEETING).read_text()
    assert [n for n in range(WRITERS) if text.count(f"Orang {n:02}\n") != 1] == []
    assert errors(workspace) == []


def test_parallel_follow_ups(workspace: Workspace) -> None:
    """Twelve follow-ups at the same moment are all there, in the fields and in the prose."""
    fill(workspace)
    runs = [["add", "follow-up", STEM, f"Tugas {n:02} selesai"] for n in range(WRITERS)]
    assert set(at_once(workspace, runs)) == {0}
    text = (workspace.path / MEETING).read_text()
    for n in range(WRITERS):
        assert text.count(f"    what: Tugas {n:02} selesai\n") == 1
        assert text.count(f"- Tugas {n:02} selesai\n") == 1
    assert errors(workspace) == []


@pytest.mark.parametrize("kind", ["follow-up", "decision"])
def test_parallel_twins_get_ids_of_their_own(workspace: Workspace, kind: str) -> None:
    """The same words at the same moment get different ids: the id is made under the lock."""
    fill(workspace)
    codes = at_once(workspace, [["add", kind, STEM, "Dua kata."]] * WRITERS)
    text = (workspace.path / MEETING).read_text()
    assert text.count("  - id: ") == codes.count(0)
    assert errors(workspace) == []


def test_parallel_twins_are_listed_once(workspace: Workspace) -> None:
    """The same attendee at the same moment is listed once: who is there is asked under the lock."""
    fill(workspace)
    codes = at_once(workspace, [["add", "attendee", STEM, "SJB"]] * WRITERS)
    assert (workspace.path / MEETING).read_text().count("    - SJB\n") == 1
    assert set(codes) == {0}  # the others are told that it is there already


def test_parallel_agencies(workspace: Workspace) -> None:
    """Twelve agencies registered at the same moment are all there, sorted."""
    runs = [["add", "agency", f"N{n:02}", f"Nama {n}"] for n in range(WRITERS)]
    assert set(at_once(workspace, runs)) == {0}
    text = (workspace.path / "records/agencies.yaml").read_text()
    codes = [line[:-1] for line in text.split("\n") if line[:1].strip()]
    assert len(codes) == 8 + WRITERS
    assert codes == sorted(codes, key=str.casefold)


def test_parallel_meetings_of_one_name(workspace: Workspace) -> None:
    """Of twelve who create the same meeting one does, and the others are told."""
    runs = [
        ["new-meeting", "Rapat", "--attendees", "DLH", "--place", str(n)] for n in range(WRITERS)
    ]
    codes = at_once(workspace, runs)
    assert (codes.count(0), codes.count(3)) == (1, WRITERS - 1)
    folder = workspace.path / "records/meetings/2019"
    assert [one.name for one in folder.iterdir()] == ["2019-11-12-rapat.md"]
