"""A workspace with something for every command that writes, and those commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import make_workspace
from tests.unit.importing.sheets import filled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace
    from tests.faults.runs import Runner

DRAFT, SEALED, PLANNED = "2019-10-08-rapat", "2019-10-01-sah", "2019-11-12-rencana"
SHEET = "laporan.xlsx"
SEALED_PATH = f"records/meetings/2019/{SEALED}.md"
_MINUTES = """\
---
title: Rapat {name}   # judul
date: {day}
place: Balai Kota
chair: deputi-trlh
recorded-by: SJB
attendees: [BPBD, DLH]  # yang hadir
events: [lokakarya]
follow-ups:
  - id: data
    what: Menyerahkan data pompa
    owners: [BPBD]
    quote: Menyerahkan data pompa
  - id: peta
    what: Menyusun peta
    owners: [DLH]
    due: before:lokakarya
    quote: Menyusun peta
---

Menyerahkan data pompa.  Menyusun peta.
<!-- catatan {name} -->
"""
_UNTIDY = """\
---
date: 2019-10-15
title: 'Rapat'
attendees:   [BPBD]   # semua
# catatan
follows:
- 2019-10-08-rapat
---
Prosa.
"""
FILES = {
    f"records/meetings/2019/{DRAFT}.md": _MINUTES.format(name="biasa", day="2019-10-08"),
    SEALED_PATH: _MINUTES.format(name="sah", day="2019-10-01"),
    f"records/meetings/2019/{PLANNED}.md": (
        "---\ntitle: Rencana\ndate: 2019-11-12\nrecord: planned\ninvited: [BPBD, DLH]\n---\n"
    ),
    "records/meetings/2019/2019-10-15-kusut.md": _UNTIDY,
    "records/events/lokakarya.md": (
        "---\ntitle: Lokakarya\nstatus: planned\ndate: 2019-12-11\nhosts: [BPBD]\n"
        f"planned-in: [{DRAFT}]\ngroups:\n  - id: satu\n    title: Satu\n    leads: [BPBD]\n---\n"
    ),
    "records/events/lokakarya/proposals/DLH.md": (
        "---\nreceived: 2019-11-01\nby: DLH\ntopics:\n  - group: satu\n    topic: Sampah\n---\n"
    ),
    f"records/progress/{DRAFT}/peta/2019-10-20-DLH.md": (
        f"---\ndate: 2019-10-20\nby: DLH\nstatus: in-progress\nevidence: [{DRAFT}]\n---\n"
    ),
    "records/series/mingguan.md": "---\ntitle: Mingguan\nattendees: [BPBD]\n---\n",
    "bukti foto.jpg": "gambar",
    "notula.pdf": "pindaian",
}
WRITERS: dict[str, tuple[str, ...]] = {
    "new-meeting": ("new-meeting", "Rapat lain", "--date", "2020-01-07", "--invited", "BPBD"),
    "add follow-up": ("add", "follow-up", DRAFT, "Memasang pompa baru", "--owner", "DLH"),
    "add decision": ("add", "decision", DRAFT, "Pompa diperiksa tiap bulan"),
    "add attendee": ("add", "attendee", DRAFT, "SJB"),
    "add absent": ("add", "absent", DRAFT, "Dishub"),
    "add agency": ("add", "agency", "Dinsos", "Dinas Sosial"),
    "add person": ("add", "person", "Rina Wati", "--agency", "DLH"),
    "add post": ("add", "post", "Kepala Bidang", "--agency", "DLH"),
    "attendance": ("attendance", PLANNED, "--absent", "DLH"),
    "update": ("update", f"{DRAFT}/data", "--status", "in-progress", "--note", "Sebagian."),
    "done": ("done", f"{DRAFT}/data", "--evidence", "bukti foto.jpg"),
    "postpone": ("postpone", f"{DRAFT}/peta", "--to", "2020-02-01", "--reason", "Hujan"),
    "propose": ("propose", "lokakarya", "--agency", "DLH", "--group", "satu", "--topic", "Banjir"),
    "first proposal": (
        *("propose", "lokakarya", "--agency", "BPBD", "--group", "satu", "--topic", "Pompa"),
    ),
    "set": ("set", DRAFT, "place=Kantor BPBD", "time=10:30", "tags=satu,dua"),
    "set an agency": ("set", "DLH", "aliases=Dinas LH,Lingkungan Hidup"),
    "fmt": ("fmt",),
    "approve": ("approve", DRAFT, "--by", "deputi-trlh", "--signed", "notula.pdf"),
    "correct": (
        *("correct", SEALED, "--where", "place", "--was", "Balai Kota", "--now", "Balai Agung"),
        *("--by", "SJB"),
    ),
    "import": ("import", SHEET),
    "rename": ("rename", DRAFT, "rapat-pompa"),
    "rename an agency": ("rename", "DLH", "Dinas-LH"),
}
MOVERS = ("rename", "rename an agency")
"""Those that give files other names, which for a moment have neither."""
OF_SEVERAL_FILES = ("done", "approve", "import", *MOVERS)
"""Those that change more than one file, all or none."""


def furnished(folder: Path, runner: Runner) -> Workspace:
    """Make the workspace, with one of its minutes approved."""
    workspace = make_workspace(folder)
    for path, text in FILES.items():
        workspace.write(path, text)
    done = runner.run(workspace, "approve", SEALED, "--by", "deputi-trlh", "--on", "2019-10-09")
    assert done.code == 0, done.stderr
    said = ("render", "actions", "--meeting", DRAFT, "--format", "xlsx", "-o", "kosong.xlsx")
    done = runner.run(workspace, *said)
    assert done.code == 0, done.stderr
    empty = workspace.path / "kosong.xlsx"
    notes = {name: {"note": f"Catatan {name}"} for name in ("data", "peta")}
    filled(empty, notes, SHEET)
    empty.unlink()
    assert runner.run(workspace, "check").code == 0
    return workspace
