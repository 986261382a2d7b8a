"""Entries of a folder that are no records although they should be, and a workspace with them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.hostile.ways import DAY, MEETING, elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_YEAR = "records/meetings/2019"
_PROGRESS = "---\ndate: 2019-03-20\nby: SKT\n---\n"
WAYS = (
    elsewhere(f"{_YEAR}/{DAY}-Rapat.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-rapat_data.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-rapat data.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-{'x' * 61}.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}.md", "JK001"),
    elsewhere(f"{_YEAR}/rapat.md", "JK001"),
    elsewhere(f"{_YEAR}/2019-02-30-rapat.md", "JK001"),
    elsewhere(f"{_YEAR}/2019-3-5-rapat.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-kapital.MD", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-yaml.yaml", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-yml.yml", "JK001"),
    elsewhere(f"{_YEAR}/.{DAY}-tersembunyi.md"),
    elsewhere(f"{_YEAR}/{DAY}-café.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-cafe\u0301.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-\udcff.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-baris\nbaru.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-esc\x1b[2J.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-csi\x9b2J.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-rlo\u202e.md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-[bold].md", "JK001"),
    elsewhere(f"{_YEAR}/{DAY}-{{0.__class__}}.md", "JK001"),
    elsewhere(f"{_YEAR}/dalam/{DAY}-terlalu-dalam.md", "JK001"),
    elsewhere(f"records/meetings/2018/{DAY}-tahun-lain.md", "JK001"),
    elsewhere(f"records/meetings/arsip/{DAY}-bukan-tahun.md", "JK001"),
    elsewhere(f"records/meetings/{DAY}-tanpa-tahun.md", "JK001"),
    elsewhere(f"records/{DAY}-di-akar.md", "JK001"),
    elsewhere("records/agency.yaml", "JK001"),
    elsewhere("records/agencies.yml", "JK001"),
    elsewhere("records/people.md", "JK001"),
    elsewhere("records/catatan/notulen.md", "JK001"),
    elsewhere("records/readme.md", "JK001"),
    elsewhere("records/events/Forum.md", "JK001"),
    elsewhere("records/events/forum/usulan/Bad-Dana.md", "JK001"),
    elsewhere(f"records/progress/{DAY}-crlf/2019-03-20-SKT.md", "JK001", text=_PROGRESS),
    elsewhere(f"records/progress/{DAY}-crlf/data-pompa/2019-02-30-SKT.md", "JK001", text=_PROGRESS),
    elsewhere(f"records/progress/{DAY}-crlf/data-pompa/SKT.md", "JK001", text=_PROGRESS),
    elsewhere("records/README.md"),
    elsewhere("records/meetings/README.md"),
    elsewhere("records/files/catatan.md"),
    elsewhere("records/files/2019/data.yaml"),
    elsewhere(f"{_YEAR}/{DAY}-salinan.md~"),
    elsewhere(f"{_YEAR}/{DAY}-salinan.txt"),
)
"""Those without a code are no records, and nobody misses them."""


def _folder(path: Path) -> None:
    path.mkdir()


def _link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _outside(path: Path) -> None:
    """A link to a record that is right, outside the workspace."""
    target = path.parents[4] / "di-luar.md"
    target.write_text(MEETING, encoding="utf-8")
    path.symlink_to(target)


def _folder_outside(path: Path) -> None:
    target = path.parents[4] / "folder-di-luar"
    target.mkdir(exist_ok=True)
    (target / f"{DAY}-tersembunyi.md").write_text(MEETING, encoding="utf-8")
    path.symlink_to(target)


ODD: dict[str, Callable[[Path], None]] = {
    f"{_YEAR}/{DAY}-folder.md": _folder,
    f"{_YEAR}/folder.yaml": _folder,
    f"{_YEAR}/folder.MD": _folder,
    f"{_YEAR}/{DAY}-tautan.md": _outside,
    f"{_YEAR}/{DAY}-tautan-putus.md": _link_to("tiada.md"),
    f"{_YEAR}/{DAY}-nol.md": _link_to("/dev/zero"),
    f"{_YEAR}/{DAY}-terminal.md": _link_to("/dev/stdin"),
    f"{_YEAR}/{DAY}-pipa.md": os.mkfifo,
    f"{_YEAR}/pipa.yaml": os.mkfifo,
    "records/meetings/2017": _folder_outside,
    "records/meetings/2016": _link_to("tiada"),
    "records/meetings/2015": _link_to("."),
}
"""Entries that only a call can make. Behind each of them there may be records."""
