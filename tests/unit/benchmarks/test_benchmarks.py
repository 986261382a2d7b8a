"""The made-up workspaces that benchmarks measure on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from benchmarks.revisions import prepare
from benchmarks.workspace import write_workspace
from tests.repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def front_matter(path: Path) -> tuple[dict[str, Any], str]:
    """The fields of a record, all scalars as text, and its prose."""
    _, fields, prose = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(fields, yaml.BaseLoader), prose  # noqa: S506 (text only, no objects)


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    """The seed decides every byte, and another seed gives another archive."""
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_workspace(tmp_path / name, 60, seed)
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
    assert tree(tmp_path / "a") != tree(tmp_path / "c")


@pytest.mark.parametrize("files", [12, 13, 50, 101])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_number_of_files(tmp_path: Path, files: int, share: float) -> None:
    """There are exactly as many record files as asked for."""
    write_workspace(tmp_path, files, 1, progress_share=share)
    assert len(tree(tmp_path / "records")) == files


def test_quotes_stand_in_the_prose(tmp_path: Path) -> None:
    """Every quote is found in its record once white space is folded."""
    write_workspace(tmp_path, 100, 1)
    for path in tmp_path.glob("records/meetings/*/*.md"):
        fields, prose = front_matter(path)
        folded = " ".join(prose.split())
        assert all(item["quote"] in folded for item in fields["follow-ups"])


def test_progress_belongs_to_a_follow_up(tmp_path: Path) -> None:
    """Every progress entry lies in the folder of a follow-up that exists."""
    write_workspace(tmp_path, 200, 1)
    known = {
        (path.stem, item["id"])
        for path in tmp_path.glob("records/meetings/*/*.md")
        for item in front_matter(path)[0]["follow-ups"]
    }
    entries = list(tmp_path.glob("records/progress/*/*/*.md"))
    assert len(entries) == 60
    assert {(path.parent.parent.name, path.parent.name) for path in entries} <= known


def test_full_folder_is_left_alone(tmp_path: Path) -> None:
    """A workspace is never written over other files."""
    (tmp_path / "mine").touch()
    with pytest.raises(FileExistsError):
        write_workspace(tmp_path, 20, 1)


def test_history_of_an_archive(tmp_path: Path) -> None:
    """There are as many commits as asked for, and one follow-up changes in many of them."""
    archive = prepare(tmp_path, 60, 20, 1)
    made = Repository(archive.folder, tmp_path)
    assert made.git("rev-list", "--count", "HEAD").strip() == "21"
    assert made.git("status", "--porcelain") == ""
    versions = made.git("rev-list", "HEAD", "--", archive.path).split()
    assert len(versions) == 21
    stem, _, item = archive.ref.partition("/")
    assert f"id: {item}\n" in (archive.folder / archive.path).read_text(encoding="utf-8")
    assert stem in archive.path
