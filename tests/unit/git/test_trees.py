from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from jakres_cli.git.repository import find_repository
from jakres_cli.git.revisions import resolve_revision
from jakres_cli.git.trees import IndexTree, RevisionTree
from jakres_cli.model.source import Entry
from jakres_cli.store.workspace import WorkingTree
from tests.repositories import Repository, repository

if TYPE_CHECKING:
    from tests.conftest import Workspace

RECORD = "---\ntitle: Rapat\n---\n"


def _at(workspace: Workspace, name: str = "HEAD") -> RevisionTree:
    found = find_repository(str(workspace.path))
    return RevisionTree(found, resolve_revision(found, name))


def _strange(workspace: Workspace) -> None:
    """Names outside ASCII, links of every kind, a folder called like a record."""
    for name in ("rapat é “1”.md", "a\nb.md", "-x.md", "tab\t.md", "meetings/2019/x.md/y.md"):
        workspace.write(f"records/{name}", RECORD)
    (workspace.path / "records" / "tautan.md").symlink_to("people.yaml")
    (workspace.path / "records" / "folder").symlink_to("meetings")
    (workspace.path / "records" / "putus").symlink_to("tiada")
    (workspace.path / "records" / "putus.pdf").symlink_to("tiada.pdf")
    workspace.write("records/files/surat.pdf", b"%PDF\0\xff")
    (workspace.path / "records" / "files" / "folder").symlink_to("..")
    os.makedirs(os.fsencode(workspace.path / "records") + b"/\xff\xfe")
    with open(os.fsencode(workspace.path / "records") + b"/\xff\xfe/x.md", "w") as file:
        file.write(RECORD)


def _same(ours: list[Entry], theirs: list[Entry]) -> bool:
    return [(e.path, str(e.refused), e.hides) for e in ours] == [
        (e.path, str(e.refused), e.hides) for e in theirs
    ]


def test_a_commit_lists_and_reads_what_was_committed(workspace: Workspace) -> None:
    """What is listed, refused and read at a commit and in the index is what the disk had."""
    made = repository(workspace, above=1)
    _strange(workspace)
    made.commit()
    disk = WorkingTree(str(workspace.path))
    revision = _at(workspace)
    index = IndexTree(find_repository(str(workspace.path)))
    assert _same(revision.entries(), disk.entries())
    assert _same(index.entries(), disk.entries())
    for entry in [*disk.entries(), Entry(path="jakres.yaml"), Entry(path="records/tiada.md")]:
        if str(entry.refused) != "it is a folder":
            there = disk.read(entry.path)
            for tree in (revision, index):
                assert tree.read(entry.path).data == there.data, entry.path
                assert str(tree.read(entry.path).failure) == str(there.failure)
    assert revision.commit == made.git("rev-parse", "HEAD").strip()
    assert (index.commit, disk.commit) == (None, None)


def test_the_index_is_neither_the_commit_nor_the_disk(workspace: Workspace) -> None:
    """Each of three states of a record is read where it stands."""
    made = repository(workspace)
    path = "records/meetings/2019/2019-10-29-x.md"
    workspace.write(path, "satu")
    made.commit()
    workspace.write(path, "dua")
    made.git("add", "--all")
    workspace.write(path, "tiga")
    found = find_repository(str(workspace.path))
    assert _at(workspace).read(path).data == b"satu"
    assert IndexTree(found).read(path).data == b"dua"
    assert WorkingTree(str(workspace.path)).read(path).data == b"tiga"


def test_what_is_only_noted_is_not_staged(workspace: Workspace) -> None:
    """`git add -N` stages nothing; an empty file that is staged is there."""
    made = repository(workspace)
    workspace.write("records/kosong.md", "")
    made.commit()
    workspace.write("records/nanti.md", RECORD)
    made.git("add", "--intent-to-add", "records/nanti.md")
    paths = [entry.path for entry in IndexTree(find_repository(str(workspace.path))).entries()]
    assert "records/nanti.md" not in paths
    assert "records/kosong.md" in paths


def test_a_conflict_is_refused_by_name(workspace: Workspace) -> None:
    """While two sides of a merge disagree about a record, the index has none to read."""
    made = repository(workspace)
    workspace.write("records/x.md", "satu")
    base = made.commit()
    workspace.write("records/x.md", "dua")
    ours = made.commit()
    made.git("switch", "--quiet", "--detach", base)
    workspace.write("records/x.md", "tiga")
    made.commit()
    _merge(made, ours)
    tree = IndexTree(find_repository(str(workspace.path)))
    entry = next(entry for entry in tree.entries() if entry.path == "records/x.md")
    assert "in conflict" in str(entry.refused)
    assert "in conflict" in str(tree.read("records/x.md").failure)


def _merge(made: Repository, other: str) -> None:
    answer = made.git("merge-base", "HEAD", other).strip()
    made.git("read-tree", "-m", answer, "HEAD", other)


def test_records_that_are_no_folder(workspace: Workspace) -> None:
    """Where `records` itself is a link, that hides everything, as it does on the disk."""
    made = repository(workspace)
    shutil.move(workspace.path / "records", workspace.path / "lain")
    (workspace.path / "records").symlink_to("lain")
    made.commit()
    assert _same(_at(workspace).entries(), WorkingTree(str(workspace.path)).entries())


def test_a_submodule_among_the_records(workspace: Workspace) -> None:
    """Nobody sees the records in a submodule: it is named and may hide some."""
    made = repository(workspace)
    made.commit()
    made.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},records/modul")
    made.git("commit", "--quiet", "--message", "x")
    entry = next(one for one in _at(workspace).entries() if one.path == "records/modul")
    assert "submodule" in str(entry.refused)
    assert entry.hides


def test_a_repository_with_longer_ids(workspace: Workspace) -> None:
    """A repository of SHA-256 is read like any other."""
    made = Repository(workspace.path, workspace.home)
    made.git("init", "--quiet", "--object-format=sha256", ".")
    workspace.write("records/kosong.md", "")
    made.commit()
    tree = _at(workspace)
    assert tree.commit is not None
    assert len(tree.commit) == 64
    assert _same(tree.entries(), WorkingTree(str(workspace.path)).entries())
    assert _same(
        IndexTree(find_repository(str(workspace.path))).entries(),
        WorkingTree(str(workspace.path)).entries(),
    )
    assert (
        workspace.run("render", "agency", "BPBD", "--incomplete").stdout.count(tree.commit[:10])
        == 1
    )
