"""Ten invented pull requests on an invented archive, each as what somebody did to it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.conftest import AGENCIES, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Workspace

BANJIR = "records/meetings/2019/2019-11-05-persiapan-musim-hujan.md"
PANTAU = "records/meetings/2019/2019-11-12-pemantauan-pompa.md"
GLADI = "records/events/gladi-banjir.md"
POKJA = "records/working-groups/pokja-banjir.md"
MOVED = "moved: [{'on': 2019-11-20, was: 2019-12-11, now: 2019-12-18, reason: Waduk dikeruk}]\n"
PUMPS = "records/progress/2019-11-05-persiapan-musim-hujan/data-pompa"


def archive(workspace: Workspace) -> None:
    """Two meetings, one of them approved, an exercise that they prepare, and a first report."""
    workspace.write(
        BANJIR,
        """\
---
title: Persiapan musim hujan
date: 2019-11-05
place: Balai Kota
chair: deputi-trlh
recorded-by: SJB
attendees: [BPBD, DLH, Dishub, SJB]
pillar: siap
events: [gladi-banjir]
decisions:
  - id: posko
    text: Posko siaga dibuka mulai 1 Desember 2019
    by: deputi-trlh
follow-ups:
  - id: data-pompa
    what: Menyerahkan data pompa yang masih berfungsi
    owners: [BPBD]
    to: [SJB]
    due: 2019-11-28
    quote: BPBD akan menyerahkan data pompa yang masih berfungsi paling lambat 28 November 2019.
  - id: peta-genangan
    what: Menyusun peta titik genangan
    owners: [DLH, Dishub]
    due: before:gladi-banjir
    quote: DLH dan Dishub menyusun peta titik genangan sebelum gladi.
  - id: narasumber
    what: Mencari narasumber untuk gladi
    kind: need
    owners: []
    quote: Diperlukan narasumber untuk gladi.
---

## Pembahasan

Musim hujan diperkirakan mulai pada akhir November. Dari 40 pompa, 31 dilaporkan
berfungsi. Rapat menilai jumlah itu belum cukup.

## Tindak lanjut

- BPBD akan menyerahkan data pompa yang masih berfungsi paling lambat 28 November
  2019.
- DLH dan Dishub menyusun peta titik genangan sebelum gladi.
- Diperlukan narasumber untuk gladi.
""",
    )
    workspace.write(
        PANTAU,
        """\
---
title: Pemantauan pompa
date: 2019-11-12
# tempat belum pasti
place: Ruang Rapat SJB
attendees: [BPBD, SJB]
follows: [2019-11-05-persiapan-musim-hujan]
follow-ups:
  - id: suku-cadang
    what: Membeli suku cadang pompa
    owners: [BPBD]
    due: 2019-12-20
    quote: BPBD membeli suku cadang pompa.
---

BPBD membeli suku cadang pompa.
""",
    )
    workspace.write(
        GLADI,
        """\
---
title: Gladi penanganan banjir
status: planned
date: 2019-12-11
place: Waduk Contoh
hosts: [SJB]
partners: [Kedubes-Perancis]
planned-in: [2019-11-05-persiapan-musim-hujan]
groups:
  - id: kelompok-1
    title: Evakuasi
    leads: [BPBD]
  - id: kelompok-2
    title: Pengerahan pompa
    leads: [DLH]
---
""",
    )
    workspace.write(
        POKJA,
        "---\ntitle: Pokja banjir\nstatus: proposed\nmembers: [{agency: BPBD, role: lead}]\n---\n",
    )
    workspace.write(
        f"{PUMPS}/2019-11-11-BPBD.md",
        "---\ndate: 2019-11-11\nby: BPBD\nstatus: in-progress\n---\nTiga wilayah sudah masuk.\n",
    )
    workspace.write("records/files/foto.jpg", b"\xff\xd8 foto")
    _must(workspace, "approve", "2019-11-05", "--by", "deputi-trlh", "--on", "2019-11-08")


def new_minutes(workspace: Workspace) -> None:
    """Minutes of a meeting are proposed, and the next meeting is planned."""
    workspace.write(
        "records/meetings/2019/2019-11-19-rapat-posko.md",
        """\
---
title: Rapat posko siaga
date: 2019-11-19
place: Kantor BPBD
chair: deputi-trlh
not-stated: [time, recorded-by]
attendees:
  - BPBD
  - agency: Dishub
    names: [{name: Contoh Nama, position: Kepala Seksi}]
  - SJB
follows: [2019-11-05-persiapan-musim-hujan]
decisions:
  - id: dua-posko
    text: Posko dibuka di dua tempat
    kind: agreement
follow-ups:
  - id: daftar-piket
    what: Menyusun daftar piket posko
    owners: [BPBD, Dishub]
    due: 2019-11-29
    quote: BPBD dan Dishub menyusun daftar piket posko.
  - id: tenda
    what: Meminjam tenda
    kind: request
    owners: [Dishub]
    to: [BPBD]
    due-text: sebelum hujan lebat
    quote: Dishub diminta meminjamkan tenda.
updates:
  - item: 2019-11-05-persiapan-musim-hujan/peta-genangan
    by: Dishub
    status: in-progress
    owner: Dishub
    note: Peta Jakarta Timur selesai
---

Posko dibuka di dua tempat. BPBD dan Dishub menyusun daftar piket posko. Dishub
diminta meminjamkan tenda.
""",
    )
    workspace.write(
        "records/meetings/2019/2019-11-26-rapat-posko-kedua.md",
        "---\ntitle: Rapat posko kedua\ndate: 2019-11-26\nrecord: planned\n"
        "invited: [BPBD, Dishub]\nfollows: [2019-11-19-rapat-posko]\n---\n",
    )


def reports(workspace: Workspace) -> None:
    """A week's reports: one follow-up is done, another one partly, one asks for more time."""
    (workspace.path / "surat.pdf").write_bytes(b"%PDF surat")
    _must(
        workspace,
        *("done", "data-pompa", "--evidence", "letter:12/BPBD/2019", "--evidence", "surat.pdf"),
        *("--note", "Data 42 pompa diterima; lihat #7 dan @contoh."),
    )
    (workspace.path / "surat.pdf").unlink()
    _must(
        workspace,
        *("done", "peta-genangan", "--owner", "DLH", "--evidence", "https://example.org/peta"),
    )
    _must(
        workspace,
        *("postpone", "suku-cadang", "--to", "2020-01-10", "--asked", "--by", "BPBD"),
        *("--reason", "Lelang diulang"),
    )


def put_off(workspace: Workspace) -> None:
    """More time is given for the second time, and the work is handed over."""
    _must(workspace, "update", "suku-cadang", "--owners", "DLH", "--note", "Anggaran ada di DLH")
    _must(
        workspace,
        *("postpone", "data-pompa", "--to", "2019-12-19", "--on", "2019-11-12"),
        *("--reason", "Data wilayah utara belum lengkap"),
    )
    _must(
        workspace,
        *("update", "narasumber", "--status", "dropped", "--reason", "Gladi tanpa narasumber"),
    )


def event_moved(workspace: Workspace) -> None:
    """The exercise is moved by a week; what was due before it moves along."""
    _replace(
        workspace,
        GLADI,
        ("date: 2019-12-11", "date: 2019-12-18"),
        ("status: planned", "status: confirmed"),
        ("place: Waduk Contoh", "place: Waduk Contoh Selatan"),
        ("hosts: [SJB]", f"{MOVED}hosts: [SJB]"),
        ("leads: [DLH]", "leads: [DLH, Dishub]"),
    )
    workspace.write(
        "records/events/gladi-banjir/proposals/Dishub.md",
        "---\nreceived: 2019-11-18\ntopics:\n"
        "  - {group: kelompok-2, topic: Jalur truk pompa, why: Belum dibahas}\n---\n",
    )
    _replace(workspace, POKJA, ("status: proposed", "status: formed"))


def corrected(workspace: Workspace) -> None:
    """A mistake in approved minutes is corrected as it should be; other minutes are approved."""
    _must(
        workspace,
        *("correct", "2019-11-05", "--where", "prose", "--was", "31 dilaporkan"),
        *("--now", "32 dilaporkan", "--by", "SJB"),
    )
    _must(workspace, "set", "2019-11-12", "not-stated=chair,recorded-by")
    _must(workspace, "approve", "2019-11-12", "--by", "deputi-trlh", "--number", "021/NOT/2019")


def by_hand(workspace: Workspace) -> None:
    """Approved minutes are changed with an editor: a day, an owner, the words of a promise."""
    _replace(
        workspace,
        BANJIR,
        ("due: 2019-11-28", "due: 2019-11-21"),
        ("owners: [DLH, Dishub]", "owners: [DLH]"),
        ("quote: Diperlukan narasumber untuk gladi.", "quote: Diperlukan narasumber."),
        ("Rapat menilai jumlah itu belum cukup.", "Rapat menilai jumlah itu cukup."),
        ("place: Balai Kota", "place: Balai Kota\nvisibility: public"),
    )


def tidied(workspace: Workspace) -> None:
    """Nothing but tidying up: a record is renamed, another one laid out anew."""
    _must(workspace, "rename", "2019-11-12", "2019-11-12-rapat-pompa")
    _replace(workspace, GLADI, ("hosts: [SJB]", "hosts:\n  - SJB  # pengampu"))
    _replace(workspace, POKJA, ("title: Pokja banjir", "# usulan rapat\ntitle: Pokja banjir"))


def registers(workspace: Workspace) -> None:
    """An agency is added, one changes its name, a nickname changes hands, a setting changes."""
    workspace.write(
        "records/agencies.yaml",
        AGENCIES.replace("  aliases: [Dinas LH]\n", "")
        .replace("[Dinas Perhubungan]", "[Dinas Perhubungan, Dinas LH]")
        .replace("Sudin-LH-Utara:\n", "Sudin-LH-JU:\n  former: [Sudin-LH-Utara]\n")
        .replace("  kind: foreign\n", "  kind: foreign\n  until: 2020-01-31\n")
        + "PAM-Jaya:\n  name: PAM Jaya\n  kind: company\n",
    )
    workspace.write(
        "records/people.yaml",
        PEOPLE.replace("short: Deputi TRLH", "short: Deputi Tata Ruang")
        + "people:\n  contoh-nama: {name: Contoh Nama, agency: BPBD}\n",
    )
    settings = (workspace.path / "jakres.yaml").read_text("utf-8")
    workspace.write(
        "jakres.yaml",
        settings.replace("chase-after-days: 30", "chase-after-days: 60") + "kinds: [apel]\n",
    )


def spoilt(workspace: Workspace) -> None:
    """Much that a reviewer would not see: a record breaks, letters deceive, a report changes."""
    _replace(workspace, PANTAU, ("owners: [BPBD]", "owners: [BPBD"))
    workspace.write(
        f"{PUMPS}/2019-11-11-BPBD.md",
        "---\ndate: 2019-11-11\nby: BPBD\nstatus: reported\n---\nSemua wilayah sudah masuk.\n",
    )
    _replace(
        workspace,
        GLADI,
        ("place: Waduk Contoh", "place: W\u0430duk Contoh"),
        ("partners: [Kedubes-Perancis]", "partners: [Kedubes-Perancis]\nnot-stated: [purposes]"),
        (
            "planned-in:",
            "accept:\n  - {code: JK205, reason: Sudah diketahui}\nvisibility: public\nplanned-in:",
        ),
    )
    workspace.write(
        f"{PUMPS}/2019-11-29-SJB.md", "---\ndate: 2019-11-29\nby: SJB\nstatus: done\n---\n"
    )


def cleared_out(workspace: Workspace) -> None:
    """Records and attachments are deleted, a template and a workflow come in beside them."""
    (workspace.path / PANTAU).unlink()
    (workspace.path / "records/files/foto.jpg").unlink()
    shutil.rmtree(workspace.path / "records/working-groups")
    workspace.write("templates/minutes.md.j2", "{{ meeting.title }}\n")
    workspace.write(".github/workflows/periksa.yml", "on: push\n")
    workspace.write("records/meetings/catatan.docx", b"PK")


PULL_REQUESTS: dict[str, Callable[[Workspace], None]] = {
    made.__name__.replace("_", "-"): made
    for made in (
        new_minutes,
        reports,
        put_off,
        event_moved,
        corrected,
        by_hand,
        tidied,
        registers,
        spoilt,
        cleared_out,
    )
}


def _must(workspace: Workspace, *arguments: str) -> None:
    done = workspace.run(*arguments)
    assert done.code == 0, done.stderr


def _replace(workspace: Workspace, path: str, *changes: tuple[str, str]) -> None:
    text = (workspace.path / path).read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    workspace.write(path, text)
