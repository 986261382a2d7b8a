"""Folders of records with what `check` says of them: one folder for a corner of a rule.

`<code>/<case>/workspace/` lies over the minimal registers of conftest; `expected.txt` is the plain
output in English. `JAKRES_UPDATE=1` writes it anew: read the difference before you keep it.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jakres_cli.rules.registry import BY_CODE
from tests.expected import assert_expected

if TYPE_CHECKING:
    from tests.conftest import Workspace

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/*/workspace"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_case(case: Path, workspace: Workspace) -> None:
    """Checking the case says exactly what is expected, and nothing else."""
    shutil.copytree(case / "workspace", workspace.path, dirs_exist_ok=True)
    found = workspace.run("check")
    assert_expected(found.stdout, case / "expected.txt")
    assert found.code == int(" error: " in found.stdout)


def test_every_code_has_cases() -> None:
    """A code with a folder has at least two cases, and the folder's name is a code that exists."""
    codes = [case.parent.name for case in CASES]
    for code in set(codes):
        assert code in BY_CODE
        assert codes.count(code) >= 2
