"""`jakres doctor`: what is found in a workspace, and that nothing is touched."""

from __future__ import annotations

import fcntl
import json
import os
from typing import TYPE_CHECKING, Any

from jakres_cli.git.process import git_version
from jakres_cli.store.state import this_machine, this_user
from jakres_cli.store.steps import FileStep, step_fields, way_back
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


LEFT = (
    ".jakres-0a_bcdef.tmp",
    ".git/.jakres-abcdefgh.tmp",
    "records/meetings/2019/.jakres-12345678.tmp",
    "laporan/.jakres-abcdefgh.tmp",
)


def repairs(workspace: Workspace, *options: str) -> list[tuple[str, str]]:
    """What --fix says that it did."""
    result = workspace.run("doctor", "--fix", "--format", "json", *options)
    items: list[dict[str, Any]] = json.loads(result.stdout)["items"]
    return [(one["name"], one["found"]) for one in items if one["area"] == "repairs"]


def test_files_of_dead_writers_are_deleted(workspace: Workspace) -> None:
    """Wherever they lie; each is named, before by --dry-run and once by --fix."""
    for path in LEFT:
        workspace.write(path, "separuh")
    before = state(workspace.path)
    named = [("temporary", path) for path in sorted(LEFT)]
    assert repairs(workspace, "--dry-run") == named
    assert state(workspace.path) == before
    assert repairs(workspace) == named
    assert list(workspace.path.rglob(".jakres-*")) == []
    assert repairs(workspace) == [("none", "nothing")]
    assert attention(workspace) == []


def test_what_may_be_somebody_s_stays(workspace: Workspace) -> None:
    """A file in use, and what is only called nearly like one, is left with words."""
    workspace.write("records/.jakres-catatan", "penting")
    (workspace.path / ".jakres-abcdefgh.tmp").mkdir()
    (workspace.path / "records/.jakres-87654321.tmp").symlink_to("agencies.yaml")
    in_use = workspace.write("records/.jakres-12345678.tmp", "separuh")
    before = state(workspace.path)
    with in_use.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert repairs(workspace) == [("none", "nothing")]
        found = workspace.run("doctor").stdout
    assert found.count("delete it if") == 3
    after = {path: value for path, value in state(workspace.path).items() if "lock" not in path}
    assert after.keys() == before.keys()


def test_what_was_interrupted_is_taken_back(workspace: Workspace) -> None:
    """It is taken back, said and not left for the next command; twice is once."""
    new = PATH.replace("contoh", "baru")
    workspace.write(new, "baru")
    interrupted(workspace, FileStep(old=PATH, new=new, before=meeting().encode(), after=b"baru"))
    assert repairs(workspace, "--dry-run") == [("unfinished", "jakres rename contoh baru")]
    assert (workspace.path / new).read_text() == "baru"
    assert repairs(workspace) == [("unfinished", "jakres rename contoh baru")]
    assert (workspace.path / PATH).read_text() == meeting()
    assert repairs(workspace) == [("none", "nothing")]
    assert attention(workspace) == []


def test_what_can_t_be_taken_back(workspace: Workspace) -> None:
    """Where a file was changed since, it is left alone with what to do by hand."""
    workspace.write(PATH, meeting())
    journal = interrupted(workspace, FileStep(old=PATH, new=PATH, before=b"lama", after=b"baru"))
    before = journal.read_text()
    assert repairs(workspace) == [("none", "nothing")]
    assert (workspace.path / PATH).read_text() == meeting()
    assert journal.read_text() == before
    shown = workspace.run("doctor", "--fix")
    assert shown.code == 1
    assert f"{PATH} was changed since: put the file back, or finish by hand" in shown.stdout


def interrupted(workspace: Workspace, step: FileStep) -> Path:
    """Leave the journal of a rename that was interrupted."""
    (workspace.path / ".git/objects").mkdir(parents=True)
    workspace.write(".git/HEAD", "ref: refs/heads/main\n")
    workspace.write(".git/jakres.lock", "")
    content = {
        "version": 2,
        "what": "jakres rename contoh baru",
        "root": os.path.realpath(workspace.path),
        "machine": this_machine(),
        "user": this_user(),
        "steps": [step_fields(way_back(step))],
    }
    return workspace.write(".git/jakres/journal.json", json.dumps(content))


def test_another_writer_is_not_disturbed(workspace: Workspace) -> None:
    """While somebody writes nothing is repaired, and that is said."""
    workspace.write(LEFT[0], "separuh")
    lock = workspace.write(".jakres.lock", "")
    with lock.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        [(name, found)] = repairs(workspace)
    assert (name, "another jakres is writing" in found) == ("failed", True)
    assert (workspace.path / LEFT[0]).exists()


def test_fixing_needs_something_to_fix(workspace: Workspace) -> None:
    """--dry-run belongs to --fix, and --fix to a workspace; broken settings don't keep it away."""
    assert workspace.run("doctor", "--dry-run").code == 2
    assert workspace.run("doctor", "--fix", cwd=workspace.home).code == 3
    workspace.write("jakres.yaml", "rusak")
    workspace.write(LEFT[0], "separuh")
    assert repairs(workspace) == [("temporary", LEFT[0])]


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
