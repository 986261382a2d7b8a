"""`jakres doctor`: what is found in a workspace, and that nothing is touched."""

from __future__ import annotations

import fcntl
import json
from typing import TYPE_CHECKING, Any

from jakres_cli.git.process import git_version
from tests.unit.making import ITEM, STEM, entry, entry_path, meeting

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.conftest import Workspace

PATH = f"records/meetings/2019/{STEM}.md"


def attention(workspace: Workspace) -> list[tuple[str, str, str]]:
    """Area, name and finding of what needs attention; the exit code says whether anything does."""
    result = workspace.run("doctor", "--format", "json")
    items: list[dict[str, Any]] = json.loads(result.stdout)["items"]
    found = [(one["area"], one["name"], one["found"]) for one in items if one["state"] != "ok"]
    assert result.code == (1 if found else 0)
    return found


def test_a_sound_workspace(workspace: Workspace) -> None:
    """Nothing needs attention: exit 0."""
    workspace.write(PATH, meeting())
    assert attention(workspace) == []


def test_outside_a_workspace(workspace: Workspace) -> None:
    """The environment is looked at all the same; a folder that was named must be a workspace."""
    result = workspace.run("doctor", cwd=workspace.home)
    assert result.code == 0
    assert "libyaml" in result.stdout
    assert workspace.run("doctor", "-C", str(workspace.home)).code == 3


def test_broken_settings_are_a_finding(workspace: Workspace) -> None:
    """Where other commands give up, this one says what is wrong."""
    workspace.write("jakres.yaml", "schema: 1\noffice: [SJB\n")
    (found,) = attention(workspace)
    assert found[:2] == ("workspace", "settings")
    assert "jakres.yaml:2" in found[2]


def test_leftovers_of_a_killed_run(workspace: Workspace) -> None:
    """Temporary files are named wherever they lie; a free lock is harmless, a held one isn't."""
    workspace.write(".jakres-abc", "")
    workspace.write("records/meetings/2019/.jakres-def", "")
    lock = workspace.write(".jakres.lock", "")
    assert [one[2] for one in attention(workspace)] == [
        ".jakres-abc",
        "records/meetings/2019/.jakres-def",
    ]
    with lock.open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert ("leftovers", "lock", ".jakres.lock") in attention(workspace)


def test_attachments_that_nothing_refers_to(workspace: Workspace) -> None:
    """Named in a field, as evidence or in a link of the prose they are in use."""
    for name in ("surat.pdf", "bukti.pdf", "foto rapat.jpg", "lepas.pdf", "README.md"):
        workspace.write(f"records/files/{name}", "")
    workspace.write(
        PATH,
        meeting(
            f"documents: [{{file: files/surat.pdf}}]\nfollow-ups:\n  {ITEM}}}",
            "Lihat [foto](../../files/foto%20rapat.jpg).\n",
        ),
    )
    workspace.write(
        entry_path("2019-11-05"),
        entry("status: done\nevidence: [files/bukti.pdf]", day="2019-11-05"),
    )
    assert attention(workspace) == [("orphans", "file", "records/files/lepas.pdf")]


def test_progress_on_what_does_not_exist(workspace: Workspace) -> None:
    """It is named; but not while the meeting that may hold the follow-up can't be read."""
    path = entry_path("2019-11-05", item="hilang")
    workspace.write(path, entry(day="2019-11-05"))
    workspace.write(PATH, meeting())
    assert attention(workspace) == [("orphans", "progress", f"{path}:1")]
    workspace.write(PATH, "rusak")
    assert [one[:2] for one in attention(workspace)] == [
        ("workspace", "records"),
        ("unread", "record"),
    ]


def test_nothing_is_touched(workspace: Workspace) -> None:
    """No file is made, changed or even dated anew."""
    workspace.write(".jakres.lock", "")
    before = state(workspace.path)
    workspace.run("doctor")
    assert state(workspace.path) == before


def test_a_locale_without_utf8_needs_attention(workspace: Workspace) -> None:
    """Names would look garbled."""
    result = workspace.run("doctor", env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert (result.code, "attention  terminal" in result.stdout) == (1, True)


def test_git_is_asked_without_the_settings_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its version is told where it is, and None where it isn't; variables don't lead it astray."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "x")
    version = git_version()
    assert version
    assert version[0].isdigit()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git_version() is None


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """Sizes and times of everything below a folder."""
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*")}
