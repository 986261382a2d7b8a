"""An office with confidential texts of every kind, each with a word that stands nowhere else."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from tests.repositories import repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace

LEAK = "xyrahasia"
"""How every word begins that must not be seen."""
WORD = re.compile(LEAK, re.IGNORECASE)

OPEN = f"""\
---
title: Rapat pompa
date: 2019-10-29
weekday: Selasa
chair: deputi-trlh
attendees: [BPBD, DLH, SJB]
visibility: internal
decisions:
  - id: jadwal
    text: Jadwal ditetapkan.
    quote: Jadwal ditetapkan.
  - id: anggaran
    text: Anggaran {LEAK}1.
    quote: Anggaran {LEAK}1 dibahas.
    visibility: confidential
follow-ups:
  - id: kirim-data
    what: Mengirim data
    owners: [BPBD]
    due: 2019-11-05
    quote: BPBD akan mengirim data.
  - id: hitung-biaya
    what: Menghitung biaya {LEAK}2
    owners: [BPBD, DLH]
    to: [SJB]
    due: 2019-11-05
    quote: BPBD akan menghitung biaya {LEAK}2.
    visibility: confidential
  - id: susun-naskah
    what: Menyusun naskah
    owners: [DLH]
    due: 2019-11-07
    quote: DLH akan menyusun naskah.
documents:
  - url: https://contoh.id/{LEAK}3
    title: Berkas {LEAK}3
    visibility: confidential
  - url: https://contoh.id/terbuka
    title: Berkas terbuka
---

## Pembahasan

Jadwal ditetapkan. Anggaran {LEAK}1 dibahas.

## Tindak lanjut

BPBD akan mengirim data. DLH akan menyusun naskah.

BPBD akan menghitung biaya {LEAK}2. Sisanya.
"""
CLOSED = f"""\
---
title: Rapat {LEAK}4
date: 2019-11-05
weekday: Selasa
chair: deputi-trlh
attendees: [BPBD, SJB]
visibility: confidential
decisions:
  - id: tutup
    text: Ditutup {LEAK}5.
    quote: Ditutup {LEAK}5.
follow-ups:
  - id: siapkan-gudang
    what: Menyiapkan gudang {LEAK}6
    owners: [BPBD]
    due: 2019-11-07
    quote: BPBD akan menyiapkan gudang {LEAK}6.
updates:
  - item: 2019-10-29-pompa/susun-naskah
    by: SJB
    status: in-progress
    note: Naskah {LEAK}7.
---

Ditutup {LEAK}5. BPBD akan menyiapkan gudang {LEAK}6.
"""
REPORT = f"""\
---
date: 2019-11-06
by: SJB
status: done
evidence: [letter:{LEAK}8]
visibility: confidential
---

Sudah diterima {LEAK}9.
"""
REPORT_ON_LEAK = f"""\
---
date: 2019-11-06
by: BPBD
status: in-progress
---

Baru sebagian {LEAK}10.
"""
EVENT = f"""\
title: Lokakarya {LEAK}11
status: planned
date: 2019-12-10
place: Gedung {LEAK}12
hosts: [SJB]
partners: [BPBD]
visibility: confidential
sessions:
  - id: pembukaan
    title: Pembukaan {LEAK}13
    by: [BPBD]
groups:
  - id: kelompok-1
    title: Kelompok {LEAK}14
    leads: [DLH]
proposals:
  deliver-to: [SJB]
"""
PROPOSAL = f"""\
received: 2019-11-08
by: BPBD
topics:
  - group: kelompok-1
    topic: Topik {LEAK}15
    why: Karena {LEAK}16
"""
GROUP = f"""\
title: Kelompok kerja {LEAK}17
status: active
members:
  - {{agency: BPBD, role: lead}}
  - {{agency: DLH, role: member}}
mandate: Tugas {LEAK}18
visibility: confidential
"""
FILES = {
    "records/meetings/2019/2019-10-29-pompa.md": OPEN,
    "records/meetings/2019/2019-11-05-tutup.md": CLOSED,
    "records/progress/2019-10-29-pompa/kirim-data/2019-11-06-SJB.md": REPORT,
    "records/progress/2019-10-29-pompa/hitung-biaya/2019-11-06-BPBD.md": REPORT_ON_LEAK,
    "records/events/lokakarya.md": f"---\n{EVENT}---\n",
    "records/events/lokakarya/proposals/BPBD.md": f"---\n{PROPOSAL}---\n",
    "records/working-groups/pokja.md": f"---\n{GROUP}---\n",
}
MEETING = "2019-10-29-pompa"
BROKEN = {
    "records/meetings/2019/2019-11-07-rusak.md": (
        f"---\ntitle: Rapat {LEAK}20\ndate: 2019-11-07\nvisibility: confidential\n"
        f"attendees: [{LEAK}21]\nkind: {LEAK}22\nstray: {LEAK}23\nchair: {LEAK}24\n"
        f"decisions:\n  - {{id: a, text: A {LEAK}25, quote: Tidak ada {LEAK}26}}\n---\n\n"
        f"Isi {LEAK}27.\n"
    ),
    "records/meetings/2019/2019-11-08-item.md": (
        "---\ntitle: Rapat terbuka\ndate: 2019-11-08\nattendees: [SJB]\nfollow-ups:\n"
        f"  - {{id: b, what: B, owners: [{LEAK}28], quote: Tidak {LEAK}29, due: {LEAK}30, "
        "visibility: confidential}\n---\n\nIsi.\n"
    ),
    "records/progress/2019-10-29-pompa/hitung-biaya/2019-11-07-BPBD.md": (
        f"---\ndate: 2019-11-07\nby: {LEAK}31\nstatus: {LEAK}32\nevidence: [{LEAK}33]\n---\n"
    ),
}


def secret_office(workspace: Workspace) -> Workspace:
    """Fill the workspace with them, and with a history in which they were others before."""
    made = repository(workspace)
    made.commit("empty")
    for path, text in FILES.items():
        workspace.write(path, text.replace(f"{LEAK}1", f"{LEAK}lama").replace("02. ", ". "))
    made.commit("before")
    for path, text in FILES.items():
        workspace.write(path, text)
    made.commit("after")
    workspace.write(f"records/meetings/2019/{MEETING}.md", OPEN.replace(f"{LEAK}2", f"{LEAK}baru"))
    return workspace


def read_file(path: Path) -> str:
    """All that a file says, the parts of a package unpacked."""
    data = path.read_bytes()
    if data[:2] != b"PK":
        return data.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode(errors="replace") for name in package.namelist())
