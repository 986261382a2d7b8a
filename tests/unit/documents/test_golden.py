"""The documents of our own records as they are printed; JAKRES_UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Workspace

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = {
    "minutes": ("minutes", "2019-10-29"),
    "minutes-of-a-chair": ("minutes", "2018-07-23"),
    "actions": ("actions",),
    "actions-of-an-agency": ("actions", "--agency", "BPBD"),
    "agency": ("agency", "BPBD"),
    "agency-owed": ("agency", "Kedubes-Perancis"),
}


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_of_our_records(records_copy: Workspace, name: str, lang: str) -> None:
    """Each document of the seed meetings is what was read and found good, byte for byte."""
    done = records_copy.run("render", *DOCUMENTS[name], "--lang", lang)
    assert done.code == 0, done.stderr
    golden = GOLDEN / f"{name}.{lang}.md"
    if os.environ.get("JAKRES_UPDATE_GOLDEN"):
        golden.write_text(done.stdout, encoding="utf-8")
    assert done.stdout == golden.read_text(encoding="utf-8")


def test_matrix_as_csv(records_copy: Workspace) -> None:
    """The matrix as csv lists each follow-up once, and with --group its group first."""
    plain = records_copy.run("render", "actions", "--format", "csv").stdout.split("\n")
    assert len(plain) == 1 + 5 + 1
    grouped = records_copy.run("render", "actions", "--format", "csv", "--group", "bucket").stdout
    assert grouped.split("\n")[1].startswith("Without a due date,1,")
