"""What a folder gives away of its files, and why it doesn't."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from jakres_cli.store.workspace import WorkingTree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("nothing", "no such file"),
        ("link", "links are not followed"),
        ("pipe", "not a regular file"),
        ("folder", "it is"),
    ],
)
def test_why_a_file_is_not_read(tmp_path: Path, kind: str, reason: str) -> None:
    """Each has its reason, and the path that was asked for."""
    path = tmp_path / "a.md"
    if kind == "link":
        path.symlink_to("b.md")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    source = WorkingTree(str(tmp_path)).read("a.md")
    assert (source.path, source.data) == ("a.md", None)
    assert reason in str(source.failure)


def test_everything_is_listed_in_order(tmp_path: Path) -> None:
    """By path, with what git has and the folder lacks; hidden things are passed over."""
    for name in ("records/b.md", "records/a/c.md", "records/.x.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    tree = WorkingTree(str(tmp_path), lambda: ["records/a/b.md", "records/b.md"])
    entries = tree.entries()
    assert [entry.path for entry in entries] == [
        *("records/a", "records/a/b.md", "records/a/c.md", "records/b.md"),
    ]
    refused = [entry.path for entry in entries if entry.refused is not None]
    assert refused == ["records/a", "records/a/b.md"]
