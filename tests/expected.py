"""Texts that were read and found good, and are written anew only on purpose."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def rewriting() -> bool:
    """Whether `JAKRES_UPDATE=1` asks to write expected texts anew; raises in CI."""
    asked = os.environ.get("JAKRES_UPDATE") == "1"
    if asked and os.environ.get("CI"):
        raise RuntimeError("JAKRES_UPDATE is set, but CI never writes what it expects")
    return asked


def assert_expected(text: str, path: Path) -> None:
    """Compare with the text of a file, or make it that text."""
    if rewriting():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
