from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.message import CannotDo
from jakres_cli.records.reading.load import load_workspace
from jakres_cli.records.reading.read import load_settings
from jakres_cli.store.journal import apply_steps, finish_or_undo, unfinished
from jakres_cli.store.steps import JournalStep
from jakres_cli.store.tree import WorkingTree
from tests.unit.writing.runs import errors, refused, tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace

OLD = "2019-10-01-rapat-lama"
NEW = "2019-10-01-rapat-baru"
FIRST = f"records/meetings/2019/{OLD}.md"
RENAMED = f"records/meetings/2019/{NEW}.md"
LATER = "records/meetings/2019/2019-10-08-lanjutan.md"
REPORT = "2019-10-05-DLH.md"
FILES = {
    FIRST: (
        "---\ntitle: Rapat\ndate: 2019-10-01   # pasti\nattendees: [BPBD, DLH]\n"
        "events: [lokakarya]\nseries: mingguan\nfollow-ups:\n"
        "  - id: data\n    what: Data\n    owners: [DLH]\n"
        "  - id: peta\n    what: Peta\n    owners: [pokja]\n    due: before:lokakarya\n"
        f"    replaces: ['{OLD}/data']\n---\nDLH dan {OLD} dalam prosa.\n"
    ),
    LATER: (
        f"---\r\ntitle: Lanjutan\r\ndate: 2019-10-08\r\nattendees: [DLH]\r\n"
        f"follows: [{OLD}] # l\r\n"
        "follow-ups:\r\n  - id: lain\r\n    what: Lain\r\n    owners: [DLH]\r\n"
        f"    due: 'within:30d:{OLD}/peta'\r\nupdates:\r\n  - item: \"{OLD}/peta\"\r\n"
        f"    by: DLH\r\n    note: {OLD}/peta\r\nx-lama: {OLD}\r\n---\r\nProsa\r\n"
    ),
    f"records/progress/{OLD}/data/{REPORT}": (
        f"---\ndate: 2019-10-05\nby: DLH\nstatus: done\nevidence: [{OLD}]\n---\nSelesai.\n"
    ),
    "records/events/lokakarya.md": (
        "---\ntitle: Lokakarya\nstatus: planned\nhosts: [DLH]\ndate: 2019-12-11\n"
        f"planned-in: [{OLD}]\ngroups:\n  - id: satu\n    leads: [DLH]\n---\n"
    ),
    "records/events/lokakarya/proposals/DLH.md": (
        "---\nby: DLH\ntopics:\n  - group: satu\n    topic: Sampah\n---\n"
    ),
    "records/working-groups/pokja.md": (
        f"---\ntitle: Pokja\nstatus: proposed\nmembers: [DLH]\nproposed-in: {OLD}\n"
        "to-be-formed-at: lokakarya\n---\n"
    ),
    "records/series/mingguan.md": "---\ntitle: Mingguan\nattendees: [DLH]\n---\n",
}


def fill(workspace: Workspace) -> Workspace:
    """Write records that name each other in every way."""
    for path, text in FILES.items():
        workspace.write(path, text)
    assert errors(workspace) == []
    return workspace


def renamed(workspace: Workspace, ref: str, new: str) -> dict[str, bytes]:
    """Rename; a dry run changes nothing, and check finds no error afterwards."""
    before = tree(workspace)
    dry = workspace.run("rename", ref, new, "--dry-run")
    assert (dry.code, tree(workspace)) == (0, before), dry.stderr
    assert dry.stdout
    done = workspace.run("rename", ref, new)
    assert done.code == 0, done.stderr
    assert errors(workspace) == []
    after = tree(workspace)
    assert len(after) == len(before)
    assert not [path for path in after if "jakres." in path and path != "jakres.yaml"]
    return after


def test_a_meeting_with_every_reference(workspace: Workspace) -> None:
    """Names, items, due forms and evidence change; prose, notes, x- fields and the rest stay."""
    after = renamed(fill(workspace), OLD, "rapat-baru")
    assert FIRST not in after
    expected = FILES[FIRST].replace(f"'{OLD}/data'", f"'{NEW}/data'")
    expected = expected.replace("/data']\n", f"/data']\nformer: [{OLD}]\n")
    assert after[RENAMED].decode() == expected
    changed = FILES[LATER]
    for sign in (f"[{OLD}]", f"30d:{OLD}/peta'", f'"{OLD}/peta"'):
        assert sign in changed
        changed = changed.replace(sign, sign.replace(OLD, NEW))
    assert after[LATER].decode() == changed
    report = f"records/progress/{NEW}/data/{REPORT}"
    assert after[report].decode() == FILES[report.replace(NEW, OLD)].replace(OLD, NEW)
    assert f"planned-in: [{NEW}]".encode() in after["records/events/lokakarya.md"]
    assert f"proposed-in: {NEW}\n".encode() in after["records/working-groups/pokja.md"]
    assert not (workspace.path / "records/progress" / OLD).exists()
    assert workspace.run("show", OLD).code == 0


@pytest.mark.parametrize(
    ("old", "new", "home", "there"),
    [
        ("lokakarya", "lokakarya-besar", "records/events/lokakarya-besar.md", FIRST),
        ("pokja", "pokja-kota", "records/working-groups/pokja-kota.md", FIRST),
        ("mingguan", "pekanan", "records/series/pekanan.md", FIRST),
    ],
)
def test_other_records(workspace: Workspace, old: str, new: str, home: str, there: str) -> None:
    """An event, a working group and a series move with what refers to them."""
    after = renamed(fill(workspace), old, new)
    assert f"former: [{old}]\n".encode() in after[home]
    assert new in after[there].decode().partition("\n---\n")[0]
    assert old == "lokakarya" or f"{old}\n".encode() not in after[there]
    assert "records/events/lokakarya-besar/proposals/DLH.md" in after or old != "lokakarya"


def test_a_code_with_its_files(workspace: Workspace) -> None:
    """The entry of the register, every reference and the names of files change; prose stays."""
    after = renamed(fill(workspace), "DLH", "Dinas-LH")
    entry = after["records/agencies.yaml"].decode()
    assert "\nDinas-LH:\n  name: Dinas Lingkungan Hidup Provinsi DKI Jakarta\n" in entry
    assert "  parent: Pemprov-DKI\n  former: [DLH]\nDishub:\n" in entry
    assert "parent: Dinas-LH\n" in entry
    assert f"records/progress/{OLD}/data/2019-10-05-Dinas-LH.md" in after
    assert "records/events/lokakarya/proposals/Dinas-LH.md" in after
    assert "owners: [Dinas-LH]" in after[FIRST].decode()
    assert "DLH dan" in after[FIRST].decode()
    found = workspace.run("actions", "--agency", "DLH")
    assert "data" in workspace.run("actions", "--agency", "Dinas-LH", "--all").stdout
    assert found.code == 0


def test_sealed_minutes_stay_as_they_are(workspace: Workspace) -> None:
    """Approved minutes keep the old name, byte for byte, and it still resolves."""
    fill(workspace)
    text = FILES[LATER].replace("x-lama", "minutes: {status: approved}\r\nx-lama")
    workspace.write(LATER, text)
    known = errors(workspace)
    done = workspace.run("rename", OLD, "rapat-baru")
    assert done.code == 0, done.stderr
    assert "1 sealed record keeps the old name" in done.stderr
    assert (workspace.path / LATER).read_bytes() == text.encode()
    assert errors(workspace) == known


def test_what_is_refused(workspace: Workspace) -> None:
    """A name that is taken (3), is none (2), or gives another day than the record (2)."""
    fill(workspace)
    for code, ref, new in (
        (3, "DLH", "BPBD"),
        (3, "DLH", "bpbd"),
        (3, "DLH", "manajer-program"),
        (3, "pokja", "DLH".lower()),
        (3, OLD, "rapat-lama"),
        (3, "2019-10-08-lanjutan", "2019-10-08-lanjutan"),
        (2, OLD, "2019-10-02-rapat-baru"),
        (2, OLD, "Rapat Baru"),
        (2, OLD, "../x"),
        (2, "DLH", "D L H"),
        (2, "tidak-ada-sama-sekali", "x"),
        (2, "manajer-program", "manajer"),
    ):
        refused(workspace, code, "rename", ref, new)
    workspace.write(f"records/progress/{NEW}/data/2019-10-06-DLH.md", "---\n")
    refused(workspace, 3, "rename", OLD, "rapat-baru")


def test_a_series_that_sealed_minutes_name(workspace: Workspace) -> None:
    """Sealed minutes keep the former name of a series, and belong to it all the same."""
    fill(workspace)
    workspace.write(FIRST, FILES[FIRST].replace("series:", "minutes: {status: approved}\nseries:"))
    done = workspace.run("rename", "mingguan", "pekanan")
    assert (done.code, "1 sealed record" in done.stderr) == (0, True)
    assert "series: mingguan" in (workspace.path / FIRST).read_text()
    listed = workspace.run("meetings", "--series", "pekanan", "--format", "json").stdout
    assert OLD in listed


def test_there_and_back(workspace: Workspace) -> None:
    """Renamed back, every file has the old text but for the list of former names."""
    fill(workspace)
    renamed(workspace, OLD, "rapat-baru")
    after = renamed(workspace, NEW, "rapat-lama")
    assert after[LATER].decode() == FILES[LATER]
    assert f"former: [{NEW}]" in after[FIRST].decode()


def many(workspace: Workspace) -> Workspace:
    """Write some two hundred references to one meeting."""
    fill(workspace)
    for number in range(90):
        workspace.write(
            f"records/meetings/2019/2019-11-01-rapat-{number}.md",
            f"---\ntitle: R\ndate: 2019-11-01\nattendees: [DLH]\nfollows: [{OLD}]\n"
            f"updates:\n  - item: {OLD}/peta\n    by: DLH\n    note: N\n---\n",
        )
    for number in range(2, 22):
        workspace.write(
            f"records/progress/{OLD}/peta/2019-10-05-DLH-{number}.md",
            f"---\ndate: 2019-10-05\nby: DLH\nstatus: in-progress\nevidence: [{OLD}]\n---\n",
        )
    return workspace


def without_leftovers(workspace: Workspace) -> dict[str, bytes]:
    """Every file but those that a killed writer was about to rename into place."""
    return {path: text for path, text in tree(workspace).items() if "/.jakres-" not in f"/{path}"}


def killed(workspace: Workspace, after: float, *arguments: str) -> bool:
    """Run jakres and kill it after some seconds; tell whether it was still running."""
    with open(os.devnull, "r+b") as nothing:
        run = workspace.start(*arguments, streams=[nothing.fileno()] * 3)
    journal = workspace.path / ".jakres.rename.json"
    while not run.ended() and not journal.exists():
        time.sleep(0.0005)
    time.sleep(after)
    run.signal(signal.SIGKILL)
    return run.wait() == -signal.SIGKILL


def test_killed_at_any_time_it_is_old_or_new(workspace: Workspace, tmp_path: Path) -> None:
    """After kill -9 the next rename finishes what was begun, whatever it is asked itself."""
    many(workspace)
    old = without_leftovers(workspace)
    copy = tmp_path / "copy"
    shutil.copytree(workspace.path, copy)
    assert workspace.run("rename", OLD, "rapat-baru").code == 0
    new = without_leftovers(workspace)
    rng = random.Random(7)  # noqa: S311  the same times in every run
    cut_short = 0
    for again in range(12):
        shutil.rmtree(workspace.path)
        shutil.copytree(copy, workspace.path)
        killed(workspace, rng.random() * 0.2, "rename", OLD, "rapat-baru")
        half = without_leftovers(workspace)
        cut_short += half not in (old, new)
        left = unfinished(str(workspace.path))
        assert left is not None or half in (old, new)
        if again % 2:
            done = workspace.run("rename", "tidak-ada-sama-sekali", "x")
            assert done.code == 2, done.stderr
            assert without_leftovers(workspace) in (old, new)
        else:
            assert workspace.run("rename", OLD, "rapat-baru").code in {0, 3}
            assert without_leftovers(workspace) == new
        assert unfinished(str(workspace.path)) is None
    assert cut_short


def test_a_file_changed_in_between_is_not_overwritten(tmp_path: Path) -> None:
    """Where neither the old nor the new text stands, nothing is touched and the file is named."""
    records = tmp_path / "records"
    records.mkdir()
    (records / "a").write_text("lain")
    (records / "b").write_text("lama")
    journal = write_journal(tmp_path, [("b", "b"), ("a", "a")])
    with pytest.raises(CannotDo, match="records/a was changed since"):
        finish_or_undo(str(tmp_path))
    assert ((records / "a").read_text(), (records / "b").read_text()) == ("lain", "lama")
    assert journal.exists()


@pytest.mark.parametrize("step", range(6))
def test_finishing_from_every_step(tmp_path: Path, step: int) -> None:
    """Wherever a run stopped, between moving and rewriting too, the rest is done."""
    names = ["a", "b", "c"]
    states = ["old"] * 3
    for position in range(step):
        states[position // 2] = "moved" if position % 2 == 0 else "new"
    records = tmp_path / "records"
    records.mkdir()
    for name, state in zip(names, states, strict=True):
        place = records / (name if state == "old" else f"{name}2")
        place.write_text("baru" if state == "new" else "lama")
    write_journal(tmp_path, [(name, f"{name}2") for name in names])
    assert finish_or_undo(str(tmp_path)) == "w"
    assert {one.name: one.read_text() for one in records.iterdir()} == {
        f"{name}2": "baru" for name in names
    }
    assert os.listdir(tmp_path) == ["records"]
    assert finish_or_undo(str(tmp_path)) is None


def test_what_the_disk_refuses_is_undone(tmp_path: Path) -> None:
    """A step that can't be done takes back those before it."""
    for name in "acd":
        (tmp_path / name).write_text("lama")
    steps = [
        JournalStep(path="a", to="b", before="lama", after="baru"),
        JournalStep(path="c", to="d/e"),
    ]
    with pytest.raises(CannotDo) as refused:
        apply_steps(str(tmp_path), "w", steps)
    assert str(refused.value.hint) == "everything is as it was"
    assert sorted(os.listdir(tmp_path)) == ["a", "c", "d"]
    assert (tmp_path / "a").read_text() == "lama"


def test_what_was_changed_since_it_was_planned_stays(tmp_path: Path) -> None:
    """A file that somebody saved meanwhile is not overwritten, and no other is begun."""
    (tmp_path / "a").write_text("lama")
    (tmp_path / "b").write_text("disimpan")
    steps = [JournalStep(path=name, to=name, before="lama", after="baru") for name in "ab"]
    with pytest.raises(CannotDo, match="b was changed meanwhile"):
        apply_steps(str(tmp_path), "w", steps)
    assert [(tmp_path / name).read_text() for name in "ab"] == ["lama", "disimpan"]


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("../luar", "../luar"),
        ("records/../../luar", "records/x"),
        ("records/a", "/luar"),
        ("records/a", "records//b"),
        ("records/tautan/luar", "records/tautan/luar"),
        (".git/config", ".git/config"),
        ("jakres.yaml", "README.md"),
        ("", ""),
    ],
)
def test_a_journal_from_a_stranger(tmp_path: Path, path: str, to: str) -> None:
    """A journal that came with a repository can't touch anything but its records."""
    root = tmp_path / "ruang"
    (root / "records").mkdir(parents=True)
    (root / "records/tautan").symlink_to(tmp_path)
    (tmp_path / "luar").write_text("lama")
    (root / "records/a").write_text("lama")
    write_journal(root, [(path, to)], folder="")
    with pytest.raises(CannotDo, match="is a journal that this jakres doesn't understand"):
        finish_or_undo(str(root))
    assert (tmp_path / "luar").read_text() == "lama"
    assert (root / "records/a").read_text() == "lama"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[" * 100_000,
        "[]",
        "{}",
        '{"version": 2, "what": "w", "steps": []}',
        '{"version": 1, "what": 1, "steps": []}',
        '{"version": 1, "what": "w"}',
        '{"version": 1, "what": "w", "steps": [1]}',
        '{"version": 1, "what": "w", "steps": [{"path": "records/a"}]}',
        (
            '{"version": 1, "what": "w", "steps": [{"path": "records/a", "to": "records/a",'
            ' "before": null, "after": "jahat"}]}'
        ),
        (
            '{"version": 1, "what": "w", "steps": [{"path": "records/a", "to": "records/a",'
            ' "before": "lama", "after": "x", "more": 1}]}'
        ),
    ],
)
def test_a_journal_that_is_none(workspace: Workspace, text: str) -> None:
    """It is named in words by whoever writes and by doctor; nothing is touched."""
    workspace.write("records/a", "lama")
    workspace.write(".jakres.rename.json", text)
    refused(workspace, 3, "rename", "DLH", "Dinas-LH")
    assert (workspace.path / "records/a").read_text() == "lama"
    shown = workspace.run("doctor")
    assert (shown.code, "doesn't understand" in shown.stdout) == (1, True)


def test_a_journal_that_is_no_file(workspace: Workspace) -> None:
    """A pipe or a link in its place is no journal, and isn't waited for or followed."""
    journal = workspace.path / ".jakres.rename.json"
    os.mkfifo(journal)
    refused(workspace, 3, "rename", "DLH", "Dinas-LH")
    journal.unlink()
    journal.symlink_to("/dev/zero")
    refused(workspace, 3, "rename", "DLH", "Dinas-LH")


def write_journal(root: Path, moves: list[tuple[str, str]], folder: str = "records/") -> Path:
    """Write the journal of a run that makes ``baru`` of ``lama`` in files that move."""
    steps = [
        {"path": folder + path, "to": folder + to, "before": "lama", "after": "baru"}
        for path, to in moves
    ]
    journal = root / ".jakres.rename.json"
    journal.write_text(json.dumps({"version": 1, "what": "w", "steps": steps}))
    return journal


def test_as_many_are_found_and_read(records_copy: Workspace) -> None:
    """Found and read are the same before and after, in this repository's own records too."""
    before = _counts(records_copy)
    for ref, new in (
        ("2019-10-29-persiapan-joint-workshop", "persiapan"),
        ("joint-workshop-kota-berketahanan", "joint-workshop"),
        ("pokja-gabungan-ketahanan-kota", "pokja-gabungan"),
        ("BPBD", "BPBD-DKI"),
    ):
        problems = _problems(records_copy)
        done = records_copy.run("rename", ref, new)
        assert done.code == 0, done.stderr
        assert _counts(records_copy) == before
        assert not _problems(records_copy) - problems
        assert records_copy.run("fmt", "--check").code == 0


def _counts(workspace: Workspace) -> tuple[int, int]:
    found = WorkingTree(str(workspace.path))
    loaded = load_workspace(found, load_settings(found))
    return loaded.found, loaded.whole


def _problems(workspace: Workspace) -> Counter[str]:
    lines = workspace.run("check").stdout.splitlines()
    return Counter(line.split(": ")[1] for line in lines)
