"""What the seal covers, by the rule of today and by the one before; and who signed, as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.writing.runs import MEETING, PEOPLE, STEM, errors, fill, refused, written

if TYPE_CHECKING:
    from tests.conftest import Workspace

READY = """\
---
title: Rapat
date: 2019-11-05
place: Balai Kota
chair: deputi-trlh
recorded-by: SJB
attendees: [BPBD, DLH]
---

# Pembahasan

DLH akan menyerahkan data pompa.
"""
SEALED_BEFORE = """\
---
# diketik oleh sekretariat
title: 'Rapat: persiapan'   # judul
date: 2019-11-05
place: Ruang 1  # lantai 2
recorded-by: SJB
not-stated: [chair]
attendees:
    - BPBD   # tuan rumah
    - DLH
follow-ups:
  - id: data-pompa
    what: Data pompa
    owners: [DLH]   # satu
    due: 2019-11-28
    quote: DLH akan menyerahkan data pompa
minutes:
  status: approved
  approved-on: 2019-11-06
  approved-by: deputi-trlh
  seal: v1:4c61f95d62b72dc4a184c833f1934b02d655f5c54d4c09d1e086d4410bd60d55
corrections:
  - 'on': 2019-11-12
    by: SJB
    where: place
    was: Balai Kota
    now: Ruang 1
x-arsip: {rak: 012, map: NO}
---

# Pembahasan

DLH akan menyerahkan data pompa. Acara dimulai
pukul 10 di Balai Kota.  \n
<!-- pukul 11 -->
"""
"""Approved and corrected by the version before the rule changed."""
HOLDERS = """\
people:
  ibu-contoh:
    name: Rina Contoh
    prefix: Dr.
    holds: [{post: deputi-trlh, from: 2019-01, until: 2019-11-10, as: plh}]
  pak-contoh:
    name: Budi Contoh
    holds: [{post: deputi-trlh, from: 2019-11-11}]
"""
APPROVE = ("approve", STEM, "--by", "Deputi TRLH", "--on", "2019-11-06")


def approved(workspace: Workspace, *more: str, text: str = READY, people: str = "") -> str:
    """Approve the meeting; return its text."""
    fill(workspace, draft=text)
    path = workspace.path / PEOPLE
    path.write_text(path.read_text() + people)
    assert workspace.run(*APPROVE, *more).code == 0
    assert errors(workspace) == []
    return (workspace.path / MEETING).read_text()


def with_text(workspace: Workspace, text: str) -> list[str]:
    """The codes that check finds with the meeting as ``text``."""
    (workspace.path / MEETING).write_text(text)
    return [line.split()[1] for line in errors(workspace)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("approved-on: 2019-11-06", "approved-on: 2019-11-07"),
        ("approved-by: deputi-trlh", "approved-by: SJB"),
        ("approved-by: deputi-trlh", "approved-by: [deputi-trlh, SJB]"),
        ("number: 7/N", "number: 8/N"),
        ("  number: 7/N\n", ""),
        ("approved-how: meeting", "approved-how: signature"),
        ("name: Dr. Rina Contoh", "name: Budi Contoh"),
        ("      as: plh\n", ""),
        ("  seal:", "  x-catatan: lain\n  seal:"),
    ],
)
def test_the_approval_is_under_the_seal(workspace: Workspace, old: str, new: str) -> None:
    """Day, approver, number, way and signers can't be rewritten unseen."""
    text = approved(workspace, "--number", "7/N", "--how", "meeting", people=HOLDERS)
    assert old in text
    assert with_text(workspace, text.replace(old, new)) == ["JK107"]


@pytest.mark.parametrize(
    "added",
    [
        "archive: {code: TU.01.02, access: T}\n",
        "accept: [{code: JK204, reason: Tamu}]\n",
        "former: [2019-11-05-rapat-lama]\n",
    ],
)
def test_what_later_keeping_changes(workspace: Workspace, added: str) -> None:
    """The archive's class, accepted warnings and former names stand outside the seal."""
    for text in (approved(workspace), SEALED_BEFORE):
        assert with_text(workspace, text.replace("\nminutes:", f"\n{added}minutes:")) == []


def test_the_scan_comes_later(workspace: Workspace) -> None:
    """The scan with the signatures is added to approved minutes, once, without a new seal."""
    text = approved(workspace)
    scan = workspace.write("scan.pdf", b"%PDF")
    assert workspace.run("approve", STEM, "--signed", str(scan)).code == 0
    after = (workspace.path / MEETING).read_text()
    assert after.replace("  signed: files/scan.pdf\n", "") == text
    assert errors(workspace) == []
    refused(workspace, 3, "approve", STEM, "--signed", str(scan))


def test_seals_made_before_still_fit(workspace: Workspace) -> None:
    """A record that an earlier version sealed is whole; its text is under the seal as it was."""
    fill(workspace, draft=SEALED_BEFORE)
    assert errors(workspace) == []
    for old, new in (("pukul 10", "pukul 11"), ("012", "013"), ("title: '", "title: 'A")):
        assert with_text(workspace, SEALED_BEFORE.replace(old, new)) == ["JK107"]
    assert with_text(workspace, SEALED_BEFORE.replace("v1:", "v2:")) == ["JK107"]
    assert with_text(workspace, SEALED_BEFORE.replace("v1:", "v3:")) == ["JK107"]


def test_a_correction_seals_by_the_rule_of_today(workspace: Workspace) -> None:
    """Correcting what an earlier version sealed brings its approval under the seal as well."""
    fill(workspace, draft=SEALED_BEFORE)
    arguments = ("--where", "prose", "--was", "pukul 10", "--now", "pukul 9", "--by", "SJB")
    text = written(workspace, "correct", STEM, *arguments)[MEETING]
    assert "seal: v2:" in text
    rewritten = text.replace("approved-by: deputi-trlh", "approved-by: SJB")
    assert with_text(workspace, rewritten) == ["JK107"]


@pytest.mark.parametrize("text", [READY, SEALED_BEFORE], ids=["today", "before"])
def test_the_number_comes_once(workspace: Workspace, text: str) -> None:
    """Approved minutes get the number that they lacked, and a new seal; a second one is refused."""
    if text is READY:
        approved(workspace)
    else:
        fill(workspace, draft=text)
    after = written(workspace, "approve", STEM, "--number", "7/N")[MEETING]
    assert "number: 7/N" in after
    assert "seal: v2:" in after
    assert errors(workspace) == []
    done = refused(workspace, 3, "approve", STEM, "--number", "8/N")
    assert "7/N" in done.stderr
    wrong = ("--where", "minutes/number", "--was", "7/N", "--now", "8/N", "--by", "SJB")
    assert "number: 8/N" in written(workspace, "correct", STEM, *wrong)[MEETING]
    assert errors(workspace) == []


def test_no_number_for_a_broken_seal(workspace: Workspace) -> None:
    """A number doesn't seal a change that nobody saw."""
    text = approved(workspace)
    (workspace.path / MEETING).write_text(text.replace("Balai Kota", "Balai Agung"))
    assert "seal" in refused(workspace, 3, "approve", STEM, "--number", "7/N").stderr


def test_a_draft_gets_no_number_alone(workspace: Workspace) -> None:
    """Giving a number doesn't approve: who approves must be said."""
    fill(workspace, draft=READY)
    assert "--by" in refused(workspace, 2, "approve", STEM, "--number", "7/N").stderr


def test_several_approve(workspace: Workspace) -> None:
    """Each approver is written, and printed in a digest of the record."""
    text = approved(workspace, "--by", "SJB", "--how", "circulation")
    assert "approved-by: [deputi-trlh, SJB]" in text
    assert "approved-how: circulation" in text


def test_signers_as_printed(workspace: Workspace) -> None:
    """The paper of approved minutes names who signed then, whatever the register says later."""
    fill(workspace, draft=READY)
    path = workspace.path / PEOPLE
    path.write_text(path.read_text() + HOLDERS)
    draft = workspace.run("render", "minutes", STEM).stdout
    text = written(workspace, *APPROVE)[MEETING]
    signers = text[text.index("  signers:") : text.index("  seal:")]
    assert signers.split("\n")[1:4] == [
        "    - post: Deputi Gubernur Bidang Tata Ruang dan Lingkungan Hidup",
        "      name: Dr. Rina Contoh",
        "      as: plh",
    ]
    path.write_text(path.read_text().replace("Rina", "Ani").replace("Deputi Gubernur", "Asisten"))
    paper = workspace.run("render", "minutes", STEM).stdout
    printed = "Plh. Deputi Gubernur Bidang Tata Ruang dan Lingkungan Hidup"
    for part in (draft, paper):
        assert f"| {printed} |" in part
        assert "**Dr. Rina Contoh**" in part
    assert "Asisten" not in paper
