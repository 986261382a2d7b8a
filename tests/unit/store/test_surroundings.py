"""The editor that is set, and files that are only on their way."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import CannotDo
from jakres_cli.store.lock import is_ours, temporary_beside, temporary_files
from jakres_cli.store.state import write_private
from jakres_cli.store.surroundings import open_in_editor

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("editor", "message"),
    [
        ("", "no editor is set: VISUAL and EDITOR are empty"),
        ("vi 'x", "the editor “vi 'x” can't be understood"),
        ("/tidak/ada -w", "/tidak/ada could not be started: No such file or directory"),
    ],
)
def test_an_editor_that_cant_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str, message: str
) -> None:
    """Each way in which it can't has its sentence."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(CannotDo) as error:
        open_in_editor(str(tmp_path), "a.md")
    assert str(error.value.message) == message


def test_the_editor_is_given_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """VISUAL comes before EDITOR; it may have arguments of its own."""
    monkeypatch.setenv("VISUAL", "cp /dev/null")
    monkeypatch.setenv("EDITOR", "false")
    (tmp_path / "a.md").write_text("isi")
    open_in_editor(str(tmp_path), "a.md")
    assert (tmp_path / "a.md").read_text() == ""


def test_a_file_on_its_way_is_told_by_its_name(tmp_path: Path) -> None:
    """It stands beside what it is to become, is known as ours, and is gone at the end."""
    with temporary_beside(str(tmp_path / "a.md")) as (_, path):
        assert os.path.dirname(path) == str(tmp_path)
        assert is_ours(path)
        assert temporary_files(str(tmp_path)) == [os.path.basename(path)]
    assert temporary_files(str(tmp_path)) == []
    for name in ("a.md", ".jakres-a.tmp", ".jakres-abcdefgh", "x.jakres-abcdefgh.tmp"):
        assert not is_ours(name)


def test_private_files_are_their_owner_s_alone(tmp_path: Path) -> None:
    """What a killed run left beside is no hindrance, and nothing is left when it can't be done."""
    path = tmp_path / "dalam" / "catatan"
    write_private(str(path), b"satu")
    (tmp_path / "dalam" / "catatan.tmp").write_bytes(b"sisa")
    write_private(str(path), b"dua")
    assert path.read_bytes() == b"dua"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == ["catatan"]
    (tmp_path / "dalam" / "folder").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_private(str(tmp_path / "dalam" / "folder"), b"x")
    assert sorted(os.listdir(path.parent)) == ["catatan", "folder"]


def test_nothing_private_is_written_through_a_link(tmp_path: Path) -> None:
    """A folder that is a link may be somebody else's."""
    (tmp_path / "lain").mkdir()
    (tmp_path / "tautan").symlink_to("lain")
    with pytest.raises(NotADirectoryError) as error:
        write_private(str(tmp_path / "tautan" / "catatan"), b"x")
    assert error.value.errno == 20
    assert os.listdir(tmp_path / "lain") == []
