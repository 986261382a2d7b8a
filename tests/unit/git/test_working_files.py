"""The ids of files in a folder are those that git would give them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from jakres_cli.git.blobs import blob_id, has_blob
from jakres_cli.git.working_files import NamedTree, files_below
from jakres_cli.model.source import LARGEST
from jakres_cli.store.workspace import WorkingTree
from tests.repositories import Repository

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SHA256 = "0" * 64


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of every kind below `records`."""
    inner = tmp_path / "records" / "dalam"
    inner.mkdir(parents=True)
    (inner / "a.md").write_bytes(b"isi\n")
    (inner / "kosong.md").write_bytes(b"")
    (tmp_path / "records" / "tepat.bin").write_bytes(b"x" * LARGEST)
    (tmp_path / "records" / "besar.bin").write_bytes(b"x" * (2 * LARGEST + 1))
    (tmp_path / "records" / "tautan.md").symlink_to("dalam/a.md")
    (tmp_path / "records" / "folder").symlink_to("dalam")
    os.mkfifo(tmp_path / "records" / "pipa.md")
    return tmp_path


FILES = ["records/besar.bin", "records/dalam/a.md", "records/dalam/kosong.md", "records/tepat.bin"]
OTHERS = ["records/tautan.md", "records/pipa.md", "records/tidak-ada.md"]


def named(folder: Path, held: Mapping[str, str], paths: list[str]) -> dict[str, str]:
    """The ids of files, by their paths."""
    tree = NamedTree(WorkingTree(str(folder)), held)
    tree.name(str(folder), paths)
    return tree.ids


def test_files_have_the_ids_of_git(folder: Path) -> None:
    """However large they are; links, pipes and what isn't there have none."""
    repository = Repository(folder, folder)
    repository.git("init", "--quiet", ".")
    ids = named(folder, {}, [*FILES, *OTHERS])
    assert ids == {path: repository.git("hash-object", path).strip() for path in FILES}


def test_ids_are_as_long_as_those_of_the_repository(folder: Path) -> None:
    """A repository may name its files by longer digests."""
    ids = named(folder, {"records/lain.md": SHA256}, FILES)
    assert ids == {path: blob_id((folder / path).read_bytes(), like=SHA256) for path in FILES}
    assert {len(name) for name in ids.values()} == {64}


def test_what_is_read_gets_an_id(folder: Path) -> None:
    """A file that can't be read gets none; there is no second look at one that was read."""
    tree = NamedTree(WorkingTree(str(folder)), {})
    for path in ("records/dalam/a.md", "records/dalam", *OTHERS):
        tree.read(path)
    assert tree.ids == {"records/dalam/a.md": blob_id(b"isi\n", like="0" * 40)}
    (folder / "records/dalam/a.md").write_bytes(b"lain\n")
    tree.name(str(folder), FILES[1:2])
    assert tree.ids == {"records/dalam/a.md": blob_id(b"isi\n", like="0" * 40)}


def test_other_line_ends_are_the_same_file(folder: Path) -> None:
    """A file that git holds without carriage returns keeps that id, and no other file does."""
    path = FILES[1]
    held = blob_id(b"satu\ndua\n", like="0" * 40)
    for data, same in (
        (b"satu\r\ndua\r\n", True),
        (b"satu\r\ndua\n", True),
        (b"satu\ndua\n", True),
        (b"satu\r\nlain\r\n", False),
        (b"satu\rdua\n", False),
    ):
        (folder / path).write_bytes(data)
        assert has_blob(data, held) is same
        expected = held if same else blob_id(data, like=held)
        assert named(folder, {path: held}, [path]) == {path: expected}


def test_regular_files_below_a_folder(folder: Path) -> None:
    """A name may be a file itself; links to files and folders are left out."""
    assert sorted(files_below(str(folder), ["records"])) == FILES
    assert list(files_below(str(folder), [FILES[1], "tidak-ada"])) == FILES[1:2]
    assert list(files_below(str(folder), OTHERS[:1])) == []
