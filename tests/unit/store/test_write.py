from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jakres_cli.model.base import AlreadyThere, CannotDo
from jakres_cli.store.files import create_file, replace_file
from jakres_cli.store.lock import workspace_lock
from tests.faults.small_disk import disk, fill
from tests.transcript import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD, NEW = b"lama\n" * 3000, b"baru\n" * 5000
KILLS = 25
WRITERS = [replace_file, create_file]
writers = pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of 64 KiB."""
    with disk("64k") as folder:
        yield folder


def names(folder: Path) -> list[str]:
    """Everything below a folder."""
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*"))


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o755, 0o444])
def test_the_mode_of_a_file_stays(tmp_path: Path, mode: int) -> None:
    """Who may read and write a file is the same after a change."""
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    path.chmod(mode)
    replace_file(str(path), NEW)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert names(tmp_path) == ["a.md"]


@writers
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
def test_a_new_file_has_the_usual_mode(
    tmp_path: Path, write: Callable[[str, bytes], None], mask: int, mode: int
) -> None:
    """A new file has the mode that any program here would give it."""
    before = os.umask(mask)
    try:
        write(str(tmp_path / "a.md"), NEW)
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == mode
    assert names(tmp_path) == ["a.md"]


@writers
@pytest.mark.parametrize("kind", ["link", "dangling", "folder"])
def test_links_and_folders_are_refused(
    tmp_path: Path, write: Callable[[str, bytes], None], kind: str
) -> None:
    """Neither a link nor a folder is replaced or followed."""
    outside = tmp_path / "luar"
    path = tmp_path / "dalam" / "a.md"
    path.parent.mkdir()
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(outside)
    if kind == "link":
        outside.write_bytes(OLD)
    before = names(tmp_path)
    with pytest.raises(CannotDo):
        write(str(path), NEW)
    assert names(tmp_path) == before
    assert path.is_symlink() == (kind != "folder")
    assert kind != "link" or outside.read_bytes() == OLD


def test_a_file_is_created_only_once(tmp_path: Path) -> None:
    """A file that exists is never overwritten; folders above a new one are made."""
    path = tmp_path / "a" / "b" / "c.md"
    create_file(str(path), OLD)
    with pytest.raises(CannotDo):
        create_file(str(path), NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a", "a/b", "a/b/c.md"]


@pytest.mark.parametrize("there", ["file", "link", "folder"])
@pytest.mark.parametrize("answer", [errno.EPERM, errno.EOPNOTSUPP])
def test_nothing_is_replaced_on_a_disk_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, answer: int
) -> None:
    """Where a file can't get its name by a link, what has that name stays all the same."""

    def link(*_: object, **__: object) -> None:
        raise OSError(answer, os.strerror(answer))

    monkeypatch.setattr(os, "link", link)
    path = tmp_path / "a.md"
    if there == "file":
        path.write_bytes(OLD)
    elif there == "link":
        path.symlink_to("tiada")
    else:
        path.mkdir()
    with pytest.raises(AlreadyThere):
        create_file(str(path), NEW)
    assert names(tmp_path) == ["a.md"]
    assert not path.is_file() or path.read_bytes() == OLD
    create_file(str(tmp_path / "b.md"), NEW)
    assert (tmp_path / "b.md").read_bytes() == NEW


@writers
def test_a_file_where_a_folder_should_be(
    tmp_path: Path, write: Callable[[str, bytes], None]
) -> None:
    """What can't be written is refused in words."""
    (tmp_path / "a").write_bytes(OLD)
    with pytest.raises(CannotDo):
        write(str(tmp_path / "a" / "b.md"), NEW)
    assert names(tmp_path) == ["a"]


@writers
def test_a_long_name_is_refused(tmp_path: Path, write: Callable[[str, bytes], None]) -> None:
    """A name that the disk doesn't take leaves nothing behind."""
    with pytest.raises(CannotDo):
        write(str(tmp_path / ("x" * 300)), NEW)
    assert names(tmp_path) == []


@pytest.mark.parametrize("free", [0, 1, 8192])
def test_a_full_disk_leaves_the_old_file(small_disk: Path, free: int) -> None:
    """With no room for the new text the old file stays, and nothing beside it."""
    path = small_disk / "a.md"
    path.write_bytes(OLD)
    fill(small_disk, free)
    before = names(small_disk)
    with pytest.raises(CannotDo):
        replace_file(str(path), NEW * 3)
    with pytest.raises(CannotDo):
        create_file(str(small_disk / "b.md"), NEW * 3)
    assert path.read_bytes() == OLD
    assert names(small_disk) == before


def test_a_full_disk_leaves_no_folder(small_disk: Path) -> None:
    """Folders that were made for a file go when there is no room for it."""
    with pytest.raises(CannotDo):
        create_file(str(small_disk / "2019" / "b.md"), b"x" * 100_000)
    assert names(small_disk) == []


def test_a_full_disk_in_a_run(small_disk: Path) -> None:
    """A whole run on a full disk is exit 3 in words, and the tree is as it was."""
    from tests.conftest import make_workspace

    workspace = make_workspace(small_disk)
    fill(small_disk)
    before = names(small_disk)
    for arguments in (
        ["new-meeting", "Rapat", "--attendees", "DLH"],
        ["add", "agency", "NEW", "Nama" * 900],
    ):
        done = workspace.run(*arguments, env={"PYTHONDONTWRITEBYTECODE": "1"})
        assert done.code == 3, done.stderr
        assert "could not be written" in done.stderr or "nothing can be written" in done.stderr
    left = [one for one in names(small_disk) if one not in before and "lock" not in one]
    assert left == []


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to write everywhere."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_folder_that_is_read_only() -> None:
    """Where nothing may be written everything is refused in words, and nothing is left."""
    folder = Path(tempfile.mkdtemp(prefix="jakres-ro-"))
    try:
        path = folder / "a.md"
        path.write_bytes(OLD)
        folder.chmod(0o555)
        with as_nobody():
            for write in WRITERS:
                for name in ("a.md", "b.md", "c/d.md"):
                    with pytest.raises(CannotDo):
                        write(str(folder / name), NEW)
            with pytest.raises(CannotDo), workspace_lock(str(folder)):
                pass
        assert path.read_bytes() == OLD
        assert names(folder) == ["a.md"]
    finally:
        shutil.rmtree(folder)


def test_kill_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    """A process killed at any moment leaves the old file or the new one, whole."""
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    code = (
        "import sys\n"
        "from jakres_cli.store.files import replace_file\n"
        "texts = [b'lama\\n' * 3000, b'baru\\n' * 5000]\n"
        "replace_file(sys.argv[1], texts[0])\n"
        "print('ready', flush=True)\n"
        "number = 0\n"
        "while True:\n"
        "    number += 1\n"
        "    replace_file(sys.argv[1], texts[number % 2])\n"
    )
    seen = set()
    for number in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            env={"PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.001 * (number % 7) + 0.0003 * number)
            process.send_signal(signal.SIGKILL)
        content = path.read_bytes()
        assert content in {OLD, NEW}
        seen.add(content)
    assert seen == {OLD, NEW}


def test_a_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """A lock planted as a link isn't followed."""
    outside = tmp_path / "luar"
    root = tmp_path / "ruang"
    root.mkdir()
    (root / ".jakres.lock").symlink_to(outside)
    with pytest.raises(CannotDo), workspace_lock(str(root)):
        pass
    assert not outside.exists()


def test_the_lock_is_in_git_where_there_is_one(tmp_path: Path) -> None:
    """The lock doesn't show up among the files that git looks at."""
    (tmp_path / ".git").mkdir()
    with workspace_lock(str(tmp_path)):
        pass
    assert [one for one in names(tmp_path) if "lock" in one] == [".git/jakres.lock"]
