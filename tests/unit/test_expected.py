"""What is expected changes only on purpose, and never in CI."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.expected import assert_expected
from tests.transcript import main

if TYPE_CHECKING:
    from pathlib import Path


def test_ci_never_writes_what_it_expects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With CI set, updating is refused and the file stays as it is."""
    path = tmp_path / "expected.txt"
    path.write_text("lama")
    monkeypatch.setenv("JAKRES_UPDATE", "1")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(RuntimeError, match="CI never writes"):
        assert_expected("baru", path)
    monkeypatch.setattr("sys.argv", ["transcript", "--update", str(path)])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert path.read_text() == "lama"


def test_a_text_is_compared_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A difference fails; with JAKRES_UPDATE=1 the file becomes what was found."""
    path = tmp_path / "expected.txt"
    path.write_text("lama")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("JAKRES_UPDATE", raising=False)
    with pytest.raises(AssertionError):
        assert_expected("baru", path)
    monkeypatch.setenv("JAKRES_UPDATE", "1")
    assert_expected("baru", path)
    assert path.read_text() == "baru"
