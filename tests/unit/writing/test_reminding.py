"""Reminding: the letter as `render reminder` makes it, and a note with each follow-up in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import AGENCIES, STEM, errors, fill, refused, tree

if TYPE_CHECKING:
    from tests.conftest import Workspace

PROMISED = """\
---
title: Rapat
date: 2019-11-05
attendees: [BPBD, DLH]
follow-ups:
  - id: data-pompa
    what: Menyerahkan data pompa
    owners: [DLH]
    due: 2019-11-08
  - id: data-izin
    what: Menyerahkan data izin
    owners: [DLH, BPBD]
  - id: topik
    what: Mengusulkan topik
    owners: [Pemprov-DKI]
  - id: sampah
    what: Mengangkut sampah
    owners: [DLH]
    visibility: confidential
---
"""
LETTER = ("--letter", "021/SJB/2019", "--reply-by", "2019-11-20")


def entries(workspace: Workspace) -> dict[str, str]:
    """The progress entries by item and file."""
    root = workspace.path / f"records/progress/{STEM}"
    return {str(path.relative_to(root)): path.read_text() for path in sorted(root.rglob("*.md"))}


def test_one_agency(workspace: Workspace) -> None:
    """The letter goes to stdout, and each follow-up that it lists gets its note."""
    fill(workspace, draft=PROMISED)
    done = workspace.run("remind", "DLH", *LETTER, "--via", "email", "--lang", "en")
    assert done.code == 0, done.stderr
    assert "021/SJB/2019" in done.stdout
    assert "by Wednesday, 20 November 2019" in done.stdout
    noted = "reminded:\n  letter: 021/SJB/2019\n  via: email\n  reply-by: 2019-11-20\n---\n"
    head = "---\ndate: 2019-11-12\nby: SJB\n"
    assert entries(workspace) == {
        "data-izin/2019-11-12-SJB.md": f"{head}owner: DLH\n{noted}",
        "data-pompa/2019-11-12-SJB.md": f"{head}{noted}",
        "topik/2019-11-12-SJB.md": f"{head}owner: DLH\n{noted}",
    }
    assert errors(workspace) == []
    shown = workspace.run("show", f"{STEM}/data-pompa").stdout
    assert "reminded, letter 021/SJB/2019, via email, answer by 2019-11-20" in shown


def test_everybody(workspace: Workspace) -> None:
    """A letter each into a folder, none to the umbrella; the notes are written in one go."""
    fill(workspace, draft=PROMISED)
    done = workspace.run("ingatkan", "--all", "--format", "eml", "-o", "surat")
    assert done.code == 0, done.stderr
    letters = {path.name for path in (workspace.path / "surat").iterdir()}
    assert letters == {"BPBD.eml", "DLH.eml"}
    assert [name.split("/")[0] for name in entries(workspace)] == [
        *("data-izin", "data-izin", "data-pompa", "topik", "topik")
    ]
    assert all("via: email" in text for text in entries(workspace).values())
    assert errors(workspace) == []


def test_a_dry_run_writes_nothing(workspace: Workspace) -> None:
    """What would be noted is shown; there is neither letter nor note."""
    fill(workspace, draft=PROMISED)
    before = tree(workspace)
    done = workspace.run("remind", "--all", "--dry-run")
    assert (done.code, tree(workspace)) == (0, before)
    assert "+reminded:" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        ((), 2, "which agency"),
        (("DLH", "--all"), 2, "either"),
        (("BPDB",), 2, "BPBD"),
        (("Dishub",), 3, "nothing to remind"),
        (("Pemprov-DKI",), 3, "umbrella"),
        (("BPBD",), 3, "letters: no"),
        (("DLH", "--reply-by", "entah"), 2, "entah"),
    ],
)
def test_what_is_refused(
    workspace: Workspace, arguments: tuple[str, ...], code: int, word: str
) -> None:
    """Nobody is noted as reminded to whom no letter goes."""
    fill(workspace, draft=PROMISED)
    register = workspace.path / AGENCIES
    register.write_text(register.read_text().replace("BPBD:\n", "BPBD:\n  letters: no\n"))
    assert word in refused(workspace, code, "remind", *arguments).stderr
