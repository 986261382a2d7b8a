"""Changes to several files: all or none, taken back from every step, and bound to their owner."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import CannotDo
from jakres_cli.store import state
from jakres_cli.store.journal import apply_steps, recover_interrupted, unfinished
from jakres_cli.store.state import journal_path, undo_path
from jakres_cli.store.steps import FileStep, step_fields, way_back
from tests.unit.writing.runs import refused

if TYPE_CHECKING:
    from tests.conftest import Workspace


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that was written in, in what looks like a repository, with a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    folder = tmp_path / "ruang"
    (folder / "records").mkdir(parents=True)
    (folder / ".git/objects").mkdir(parents=True)
    (folder / ".git/HEAD").write_text("ref: refs/heads/main\n")
    (folder / ".git/jakres.lock").touch()
    return folder


def begun(folder: Path, steps: list[FileStep], **fields: object) -> Path:
    """Write the journal of a run that does ``steps``, with other ``fields`` than it would have."""
    path = journal_path(str(folder))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    content = {
        "version": 2,
        "what": "jakres rename a b",
        "root": os.path.realpath(folder),
        "machine": state.this_machine(),
        "user": state.this_user(),
        "steps": [step_fields(way_back(step)) for step in steps],
        **fields,
    }
    journal = Path(path)
    journal.write_text(json.dumps(content))
    return journal


def moved(name: str) -> FileStep:
    """A file that gets another name and another text."""
    return FileStep(old=f"records/{name}", new=f"records/{name}2", before=b"lama", after=b"baru")


def texts(root: Path) -> dict[str, str]:
    """The records."""
    folder = root / "records"
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("step", range(7))
def test_taking_back_from_every_step(root: Path, step: int) -> None:
    """Wherever a run stopped, between moving and rewriting too, everything is as it was."""
    names = ["a", "b", "c"]
    states = ["old"] * 3
    for position in range(step):
        states[position // 2] = "moved" if position % 2 == 0 else "new"
    for name, state_now in zip(names, states, strict=True):
        place = root / "records" / (name if state_now == "old" else f"{name}2")
        place.write_text("baru" if state_now == "new" else "lama")
    path = begun(root, [moved(name) for name in names])
    assert unfinished(str(root)) == "jakres rename a b"
    assert recover_interrupted(str(root)) == "jakres rename a b"
    assert texts(root) == dict.fromkeys(names, "lama")
    assert not path.exists()
    assert recover_interrupted(str(root)) is None


def test_a_new_file_goes_with_its_folders(root: Path) -> None:
    """What wasn't there before isn't there afterwards; what was never made doesn't matter."""
    (root / "records/files").mkdir()
    (root / "records/files/a").write_text("baru")
    steps = [FileStep(new=f"records/files/{name}", after=b"baru") for name in "ab"]
    begun(root, steps)
    assert recover_interrupted(str(root)) == "jakres rename a b"
    assert not (root / "records/files").exists()


def test_a_file_changed_in_between_is_not_overwritten(root: Path) -> None:
    """Where neither the old nor the new text stands, nothing is touched and the file is named."""
    (root / "records/a").write_text("lain")
    (root / "records/b").write_text("baru")
    steps = [
        FileStep(old=f"records/{name}", new=f"records/{name}", before=b"lama", after=b"baru")
        for name in "ba"
    ]
    path = begun(root, steps)
    with pytest.raises(CannotDo, match="records/a was changed since"):
        recover_interrupted(str(root))
    assert texts(root) == {"a": "lain", "b": "baru"}
    assert path.exists()


def test_what_the_disk_refuses_is_taken_back(root: Path) -> None:
    """A step that can't be done takes back those before it."""
    for name in ("a", "c", "d"):
        (root / "records" / name).write_text("lama")
    steps = [moved("a"), FileStep(old="records/c", new="records/d/e")]
    with pytest.raises(CannotDo) as refusal:
        apply_steps(str(root), "w", steps)
    assert str(refusal.value.hint) == "everything is as it was"
    assert texts(root) == dict.fromkeys("acd", "lama")
    assert unfinished(str(root)) is None


def test_what_was_changed_since_it_was_planned_stays(root: Path) -> None:
    """A file that somebody saved meanwhile is not overwritten, and no other is begun."""
    (root / "records/a").write_text("lama")
    (root / "records/b").write_text("disimpan")
    with pytest.raises(CannotDo, match="b was changed meanwhile"):
        apply_steps(str(root), "w", [moved("a"), moved("b")])
    assert texts(root) == {"a": "lama", "b": "disimpan"}


def test_what_was_done_is_kept_for_its_owner_alone(root: Path) -> None:
    """The last command's plan lies in the state folder, for nobody else to read."""
    (root / "records/a").write_text("lama")
    apply_steps(str(root), "jakres rename a a2", [moved("a")])
    path = Path(undo_path(str(root)))
    assert path.is_relative_to(root.parent / "home")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    content = json.loads(path.read_text())
    assert content["what"] == "jakres rename a a2"
    [step] = content["steps"]
    assert (step["old"], step["new"], step["before"]) == ("records/a", "records/a2", "lama")
    assert os.listdir(root / ".git/jakres") == []


@pytest.mark.parametrize(
    ("name", "value"), [("root", "/lain"), ("machine", "lain"), ("user", "lain")]
)
def test_a_journal_of_somebody_else(root: Path, name: str, value: str) -> None:
    """One that belongs to another folder, machine or user stops who writes, and isn't obeyed."""
    (root / "records/a2").write_text("baru")
    path = begun(root, [moved("a")], **{name: value})
    with pytest.raises(CannotDo, match="was interrupted in"):
        recover_interrupted(str(root))
    assert texts(root) == {"a2": "baru"}
    assert path.exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("../luar", "../luar"),
        ("records/../../luar", "records/x"),
        ("records/a", "/luar"),
        ("records/a", "records//b"),
        ("records/tautan/luar", "records/tautan/luar"),
        (".git/config", ".git/config"),
        ("jakres.yaml", "README.md"),
        ("", ""),
        (None, "../luar"),
    ],
)
def test_a_journal_that_leads_out(root: Path, old: str | None, new: str) -> None:
    """Whatever a journal says, nothing but records and settings is touched."""
    (root / "records/tautan").symlink_to(root.parent)
    (root.parent / "luar").write_text("baru")
    (root / "records/a").write_text("baru")
    begun(root, [FileStep(old=old, new=new, before=b"lama" if old else None, after=b"baru")])
    with pytest.raises(CannotDo, match="is a journal that this jakres can't read"):
        recover_interrupted(str(root))
    assert (root.parent / "luar").read_text() == "baru"
    assert (root / "records/a").read_text() == "baru"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[" * 100_000,
        "[]",
        "{}",
        '{"version": 1, "what": "w", "root": "", "machine": "", "user": "", "steps": []}',
        '{"version": 2, "what": 1, "root": "", "machine": "", "user": "", "steps": []}',
        '{"version": 2, "what": "w", "root": "", "machine": "", "user": ""}',
        '{"version": 2, "what": "w", "root": "", "machine": "", "user": "", "steps": [1]}',
        (
            '{"version": 2, "what": "w", "root": "", "machine": "", "user": "", "steps": ['
            '{"old": "records/a", "new": "records/a", "before": "jahat", "digest": null}]}'
        ),
        (
            '{"version": 2, "what": "w", "root": "", "machine": "", "user": "", "steps": ['
            '{"old": null, "new": "records/a", "before": null, "digest": "0", "more": 1}]}'
        ),
    ],
)
def test_a_journal_that_is_none(root: Path, text: str) -> None:
    """It is named in words, and nothing is touched."""
    path = begun(root, [])
    path.write_text(text)
    with pytest.raises(CannotDo, match="can't read"):
        unfinished(str(root))
    assert state.standing_journal(str(root)) == str(path)


def test_a_journal_that_is_no_file(root: Path) -> None:
    """A pipe or a link in its place isn't waited for or followed."""
    path = begun(root, [])
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(CannotDo):
        recover_interrupted(str(root))
    path.unlink()
    path.symlink_to("/dev/zero")
    with pytest.raises(CannotDo):
        recover_interrupted(str(root))


def test_two_workspaces_in_one_repository(root: Path) -> None:
    """Each has a journal of its own, in the folder that git itself names."""
    below = root / "kantor"
    below.mkdir()
    linked = root.parent / "cabang"
    linked.mkdir()
    (linked / ".git").write_text(f"gitdir: {root}/.git\n")
    paths = [journal_path(str(folder)) for folder in (root, below, linked)]
    assert {os.path.dirname(path) for path in paths} == {f"{root}/.git/jakres"}
    assert paths[0] != paths[1]


def test_a_journal_among_the_records(workspace: Workspace) -> None:
    """What a stranger's folder brings along, or an earlier version left, is named, never obeyed."""
    workspace.write("records/a", "lama")
    steps = [{"path": "records/a", "to": "records/b", "before": "lama", "after": "jahat"}]
    text = json.dumps({"version": 1, "what": "jakres rename a b", "steps": steps})
    workspace.write(".jakres.rename.json", text)
    assert workspace.run("add", "agency", "Dinsos", "Dinas Sosial").code == 0
    assert (workspace.path / "records/a").read_text() == "lama"
    shown = workspace.run("doctor", "--fix")
    assert shown.code == 1
    assert ".jakres.rename.json: left by an earlier jakres" in shown.stdout
    assert (workspace.path / ".jakres.rename.json").read_text() == text


def test_somebody_else_s_stops_who_writes(workspace: Workspace) -> None:
    """Exit 3 with words that say whose it is and what can be done; questions are answered."""
    (workspace.path / ".git/objects").mkdir(parents=True)
    workspace.write(".git/HEAD", "ref: refs/heads/main\n")
    workspace.write(".git/jakres.lock", "")
    begun(workspace.path, [], machine="komputer-lain")
    done = refused(workspace, 3, "rename", "DLH", "Dinas-LH")
    assert "was interrupted in" in done.stderr
    assert "komputer-lain" in done.stderr
    assert "jakres doctor --fix takes it back there" in done.stderr
    asked = workspace.run("agencies")
    assert (asked.code, "a command was interrupted" in asked.stderr) == (0, True)
