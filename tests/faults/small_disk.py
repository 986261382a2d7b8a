"""A disk of its own, small enough to be filled."""

from __future__ import annotations

import os
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 1024


@contextmanager
def disk(size: str) -> Iterator[Path]:
    """A new disk, mounted while the block runs; skips the test where that isn't permitted."""
    folder = Path(tempfile.mkdtemp(prefix="jakres-disk-"))
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("mounting a small disk is not permitted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)
        folder.rmdir()


def fill(folder: Path, free: int = 0) -> Path:
    """Fill the disk of ``folder`` but for some bytes; return the file that does."""
    filler = folder / "x"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * _PIECE)
    os.truncate(filler, max(0, filler.stat().st_size - free))
    return filler
