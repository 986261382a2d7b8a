"""Bytes that jakres can't read are never rewritten, whatever command wants to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import AGENCIES, MEETING, PEOPLE, PLANNED, STEM, fill, refused, tree

if TYPE_CHECKING:
    from tests.conftest import Workspace

RECORD = b"""---
title: Rapat
date: 2019-11-05
place: Aula
attendees: [BPBD]
follow-ups:
  - id: data-pompa
    what: Data pompa
    owners: []
x-arsip: rak
---

## Pembahasan

M@nage; rapat 10 sampai 12.
"""
BYTES = {
    "windows-1252": b"\xe9",
    "windows-1252-dash": b"10\x9612",
    "bare-cr": b"\r ",
    "nul": b"\x00",
    "bell": b"\x07",
    "esc": b"\x1b[31m",
    "c1": b"\xc2\x85",
    "line-separator": "\u2028".encode(),
    "right-to-left": "\u202e".encode(),
    "lone-surrogate": b"\xed\xa0\x80",
    "overlong": b"\xc0\xaf",
    "cut-off": b"\xe2\x82",
    "not-a-character": "\uffff".encode(),
}
WRITERS = (
    ("set", STEM, "place=Balai Kota"),
    ("set", STEM, "place=Balai Kota", "kind=bilateral"),
    ("set", f"{STEM}/data-pompa", "kind=request"),
    ("set", f"{STEM}/data-pompa", "owners=BPBD"),
    ("add", "attendee", STEM, "DLH"),
    ("add", "absent", STEM, "DLH"),
    ("add", "decision", STEM, "Setuju"),
    ("add", "follow-up", STEM, "Menyerahkan peta", "--owner", "DLH"),
    ("approve", STEM, "--by", "deputi-trlh"),
    ("rename", STEM, "2019-11-05-lain"),
)
PLANNED_RECORD = RECORD.replace(b"2019-11-05", b"2019-11-12").replace(
    b"attendees: [BPBD]\nfollow-ups:", b"invited: [BPBD]\nrecord: planned\nx-belum:"
)


def _left_alone(workspace: Workspace, *arguments: str) -> None:
    before = tree(workspace)
    done = workspace.run(*arguments)
    assert done.code == 3, (arguments, done.stderr)
    assert f"{MEETING}:" in done.stderr
    assert tree(workspace) == before


@pytest.mark.parametrize("spoilt", BYTES.values(), ids=BYTES)
@pytest.mark.parametrize("where", [b"@", b"rak"], ids=["prose", "field"])
def test_the_file_stays_byte_for_byte(workspace: Workspace, spoilt: bytes, where: bytes) -> None:
    """Each command that would rewrite the file names the place and leaves it as it is."""
    fill(workspace)
    workspace.write(MEETING, RECORD.replace(where, spoilt))
    for arguments in WRITERS:
        _left_alone(workspace, *arguments)
    _left_alone(workspace, "fmt", MEETING)


@pytest.mark.parametrize("spoilt", BYTES.values(), ids=BYTES)
def test_a_planned_record_stays_byte_for_byte(workspace: Workspace, spoilt: bytes) -> None:
    """Taking down who came doesn't rewrite an invitation that can't be read whole."""
    fill(workspace)
    workspace.write(PLANNED, PLANNED_RECORD.replace(b"@", spoilt))
    assert f"{PLANNED}:" in refused(workspace, 3, "attendance", "rencana", "--all-invited").stderr


@pytest.mark.parametrize("spoilt", BYTES.values(), ids=BYTES)
def test_registers_stay_byte_for_byte(workspace: Workspace, spoilt: bytes) -> None:
    """A register that can't be read whole isn't added to, not even by a rename."""
    fill(workspace)
    for path in (AGENCIES, PEOPLE):
        text = (workspace.path / path).read_bytes()
        workspace.write(path, text + b"# " + spoilt + b"\n")
    for arguments in (
        ("add", "agency", "Disbud", "Dinas Kebudayaan"),
        ("add", "person", "Rina Sari", "--agency", "BPBD"),
        ("add", "post", "Kepala Seksi", "--agency", "BPBD"),
        ("set", "BPBD", "kind=bureau"),
        ("set", "manajer-program", "short=MP"),
        ("rename", "BPBD", "BPBDX"),
    ):
        refused(workspace, 3, *arguments)


def test_a_damaged_file_that_only_moves_keeps_its_bytes(workspace: Workspace) -> None:
    """What goes along with a renamed record is moved, whatever stands in it."""
    fill(workspace, draft=RECORD.decode())
    path = f"records/progress/{STEM}/data-pompa/2019-11-06-BPBD.md"
    workspace.write(path, b"---\nstatus: open\nnote: m\xe9nage\n---\n")
    before = (workspace.path / path).read_bytes()
    workspace.run("rename", STEM, "2019-11-05-lain")
    moved = workspace.path / path.replace(STEM, "2019-11-05-lain")
    assert (moved if moved.exists() else workspace.path / path).read_bytes() == before
