from __future__ import annotations

import json
import shutil
import signal
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from jakres_cli.records.load import load_workspace
from jakres_cli.records.read import load_settings
from jakres_cli.store.journal import unfinished
from jakres_cli.store.workspace import WorkingTree
from tests.faults.faulty import KILL, Fault
from tests.faults.runs import Runner
from tests.repositories import Repository
from tests.soak import some
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
    """A name that is taken (3), or is none (2)."""
    fill(workspace)
    for code, ref, new in (
        (3, "DLH", "BPBD"),
        (3, "DLH", "bpbd"),
        (3, "DLH", "manajer-program"),
        (3, "pokja", "DLH".lower()),
        (3, OLD, "rapat-lama"),
        (3, "2019-10-08-lanjutan", "2019-10-08-lanjutan"),
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
            f"---\ntitle: R{number}\ndate: 2019-11-01\nattendees: [DLH]\nfollows: [{OLD}]\n"
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
    return {
        path: text
        for path, text in tree(workspace).items()
        if "/.jakres-" not in f"/{path}" and not path.startswith(".git/")
    }


def in_git(folder: Path) -> None:
    """Make it what looks like a repository, so that the journal lies in it."""
    (folder / ".git/objects").mkdir(parents=True)
    (folder / ".git/HEAD").write_text("ref: refs/heads/main\n")


def test_killed_at_any_change_it_is_old_or_new(workspace: Workspace, tmp_path: Path) -> None:
    """After kill -9 the next writer takes back what was begun, whatever it is asked itself."""
    in_git(many(workspace).path)
    old = without_leftovers(workspace)
    copy = tmp_path / "copy"
    shutil.copytree(workspace.path, copy)
    jakres = Runner(tmp_path)
    whole = jakres.run(workspace, "rename", OLD, "rapat-baru")
    new = without_leftovers(workspace)
    changes = range(1, whole.count() + 1)
    interrupted = 0
    for again, nth in enumerate(some(changes[:: len(changes) // 60], 10, "rename")):
        shutil.rmtree(workspace.path)
        shutil.copytree(copy, workspace.path)
        run = jakres.run(workspace, "rename", OLD, "rapat-baru", fault=Fault(nth, KILL))
        assert run.code == -signal.SIGKILL
        half = without_leftovers(workspace)
        interrupted += half not in (old, new)
        assert unfinished(str(workspace.path)) is not None or half in (old, new)
        if again % 2:
            done = workspace.run("rename", "tidak-ada-sama-sekali", "x")
            assert done.code == 2, done.stderr
            assert without_leftovers(workspace) in (old, new)
        else:
            done = workspace.run("rename", OLD, "rapat-baru")
            assert done.code == (2 if half == new else 0), (nth, done.stderr)
            assert without_leftovers(workspace) == new
        assert unfinished(str(workspace.path)) is None
    assert interrupted


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


@pytest.mark.parametrize(
    ("old", "new"),
    [(OLD, "rapat-baru"), ("lokakarya", "lokakarya-besar"), ("pokja", "pokja-kota")],
)
def test_the_digest_of_a_rename_says_just_that(workspace: Workspace, old: str, new: str) -> None:
    """What refers to the record is named otherwise in many files, and nothing else is told."""
    made = Repository(workspace.path, workspace.home)
    made.git("init", "--quiet", ".")
    fill(workspace)
    made.commit()
    assert workspace.run("rename", old, new).code == 0
    digest = workspace.run("diff", "--format", "json")
    items = json.loads(digest.stdout)["items"]
    assert [item["kind"].rpartition("-")[2] for item in items] == ["renamed"], items
