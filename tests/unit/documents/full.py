"""A workspace in which every document has everything that it can have; all of it is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Workspace

HELD = "2019-11-05-data-pompa"
PLANNED = "2019-11-19-rapat-teknis"
EVENT = "lokakarya-banjir"
SETTINGS = """\
schema: 1
lang: id
office: SJB
letterhead:
  lines: [Pemerintah Kota Contoh, Sekretariat Kota Tangguh]
city: Kota Contoh
pillar:
  siap: {name: Kota SIAP, en: Prepared City}
  sehat: {name: Kota SEHAT}
"""
AGENCIES = """\
BPBD:
  name: {id: Badan Penanggulangan Bencana Daerah, en: Disaster Agency}
  aliases: [Badan Bencana]
  parent: Pemkot
  order: 2
  contact: kabid-data
Bappeda:
  name: Badan Perencanaan Pembangunan Daerah
  parent: Pemkot
  order: 1
DLH:
  name: Dinas Lingkungan Hidup
  parent: Pemkot
DSDA:
  name: Dinas Sumber Daya Air
  parent: Pemkot
Kampus:
  name: Universitas Contoh
  kind: university
Pemkot:
  name: Pemerintah Kota Contoh
  kind: umbrella
SJB:
  name: Sekretariat Kota Tangguh
  kind: secretariat
"""
PEOPLE = """\
posts:
  kabid-data:
    name: Kepala Bidang Data
    agency: BPBD
  kepala-sekretariat:
    name: Kepala Sekretariat
    agency: SJB
people:
  contoh-ketua:
    name: Contoh Ketua
    prefix: Dr.
    agency: SJB
    holds: [{post: kepala-sekretariat, from: 2019-01-01}]
  contoh-ahli:
    name: Contoh Ahli
    agency: Kampus
"""
MINUTES = """\
---
title: {id: Rapat data pompa, en: Meeting on pump data}
date: 2019-11-05
time: '09:00'
end-time: '11:00'
place: Ruang Rapat A
kind: bilateral
convened-by: kepala-sekretariat
chair: kepala-sekretariat
opened-by: contoh-ahli
recorded-by: Contoh Notulis
invited: [BPBD, DSDA, DLH, Kampus]
attendees:
  - agency: BPBD
    posts: [kabid-data]
    acting: true
  - agency: DSDA
    names:
      - {name: Contoh Pertama, position: Kepala Seksi}
      - Contoh Kedua
  - agency: Kampus
    people: [contoh-ahli]
    role: speaker
    on-behalf-of: Dekan
absent:
  - {agency: DLH, excused: true, reason: rapat lain}
headcount: {n: 12, approx: true}
pillar: [siap]
events: [lokakarya-banjir]
invitation:
  number: 020/SJB/2019
  date: 2019-10-30
  nature: Penting
  subject: Undangan rapat data pompa
agenda:
  - {title: Keadaan data, by: BPBD}
  - Rencana lokakarya
decisions:
  - id: satu-basis-data
    text: Data pompa disimpan dalam satu basis data
    by: kepala-sekretariat
    quote: Data pompa disimpan dalam satu basis data.
  - id: dua-bulanan
    text: Rapat diadakan setiap dua bulan
    kind: agreement
  - id: anggaran
    text: Anggaran pompa ditunda
    kind: postponed
    quote: Anggaran pompa ditunda sampai tahun depan.
    visibility: confidential
follow-ups:
  - id: data-pompa
    what: Menyerahkan data pompa
    owners: [BPBD, DSDA]
    with: [DLH]
    to: [SJB]
    due: 2019-11-15
    pillar: siap
    quote: BPBD dan DSDA akan menyerahkan data pompa.
  - id: usulan-topik
    what: Mengusulkan topik lokakarya
    kind: request
    owners: [BPBD, DLH, Kampus]
    due: 2019-11-08
    event: lokakarya-banjir
    quote: Setiap instansi diminta mengusulkan topik lokakarya.
  - id: tabel-topik
    what: Menyusun tabel topik
    owners: [SJB]
    to: [Kampus]
    due: after:usulan-topik
    event: lokakarya-banjir
  - id: peta
    what: Memperbarui peta genangan
    owners: [Pemkot]
    due-text: secepatnya
    visibility: internal
    quote: Peta genangan perlu diperbarui secepatnya.
  - id: pompa-rusak
    what: Menghitung pompa yang rusak
    owners: [DSDA]
    due: 2019-11-08
    quote: DSDA akan menghitung pompa yang rusak.
    visibility: confidential
documents:
  - {title: Daftar pompa, url: 'https://example.org/pompa.pdf'}
  - {title: Foto pompa, url: 'https://example.org/foto.zip', visibility: internal}
visibility: public
minutes: {status: approved, approved-on: 2019-11-07, approved-by: kepala-sekretariat, number: 7/N}
corrections:
  - {on: 2019-11-11, by: SJB, where: place, was: Ruang Rapat B, now: Ruang Rapat A}
---

## Pembukaan

Rapat dibuka dengan paparan. <!-- periksa lagi -->

## Pembahasan

Data pompa disimpan dalam satu basis data. Anggaran pompa ditunda sampai tahun
depan. Peta genangan perlu diperbarui secepatnya.

## Keputusan

Seperti dalam daftar.

## Tindak lanjut

BPBD dan DSDA akan menyerahkan data pompa. Setiap instansi diminta mengusulkan
topik lokakarya. DSDA akan menghitung pompa yang rusak.

## Penutup

Rapat ditutup.
"""
NEXT = """\
---
title: Rapat teknis lokakarya
date: 2019-11-19
time: '13:30'
place: Ruang Rapat A
record: planned
convened-by: kepala-sekretariat
chair: kepala-sekretariat
invited:
  - DLH
  - {agency: BPBD, posts: [kabid-data]}
  - Bappeda
  - {agency: Kampus, people: [contoh-ahli], names: [{name: Contoh Ketiga, position: Dosen}]}
  - posts: [Lurah Contoh]
  - names: [Contoh Warga]
follows: [2019-11-05-data-pompa]
events: [lokakarya-banjir]
invitation:
  number: 021/SJB/2019
  date: 2019-11-13
  nature: Penting
  attachments: 1 berkas
  subject: Undangan rapat teknis
  copies: [Sekretaris Daerah, Arsip]
agenda:
  - {title: Tabel topik, by: SJB}
  - Pembagian kelompok
---
"""
WORKSHOP = """\
---
title: Lokakarya banjir
status: confirmed
date: 2019-12-11
end-date: 2019-12-12
place: Aula Contoh
hosts: [SJB]
partners: [Kampus]
pillar: [siap, sehat]
purposes: [Menyamakan data, Menyusun rencana bersama]
planned-in: [2019-11-05-data-pompa]
sessions:
  - {id: pembukaan, kind: opening, title: Sambutan, speakers: [kepala-sekretariat]}
  - {id: paparan, kind: presentation, title: Data pompa, by: [BPBD], speakers: [contoh-ahli]}
  - {id: kelompok, kind: break-out, groups: [kelompok-1, kelompok-2]}
  - {id: pokja, kind: formation, working-group: pokja-banjir}
  - {id: lain-lain}
groups:
  - {id: kelompok-1, pillar: siap, leads: [BPBD], members: [DSDA, Kampus], focus: [data, pompa]}
  - {id: kelompok-2, title: Kelompok sehat, pillar: sehat, leads: [DLH]}
  - {id: kelompok-3}
proposals:
  deliver-to: [Kampus]
  follow-up: 2019-11-05-data-pompa/tabel-topik
  closes: 2019-11-08
---
"""
GROUP = """\
---
title: Kelompok kerja banjir
status: proposed
members: [{agency: BPBD, role: lead}]
---
"""
FILES = {
    "jakres.yaml": SETTINGS,
    "records/agencies.yaml": AGENCIES,
    "records/people.yaml": PEOPLE,
    f"records/meetings/2019/{HELD}.md": MINUTES,
    f"records/meetings/2019/{PLANNED}.md": NEXT,
    f"records/events/{EVENT}.md": WORKSHOP,
    f"records/events/{EVENT}/proposals/BPBD.md": (
        "---\nreceived: 2019-11-07\nby: kabid-data\ntopics:\n"
        "  - {group: kelompok-1, topic: Pompa darurat, why: Musim hujan}\n"
        "  - {group: kelompok-2, topic: Air bersih}\n---\n"
    ),
    f"records/events/{EVENT}/proposals/DSDA.md": (
        "---\ntopics: [{group: kelompok-1, topic: Suku cadang}]\n---\n"
    ),
    "records/working-groups/pokja-banjir.md": GROUP,
    f"records/progress/{HELD}/data-pompa/2019-11-08-BPBD.md": (
        "---\ndate: 2019-11-08\nby: BPBD\nowner: BPBD\nstatus: in-progress\n"
        "evidence: [letter:5/BPBD/2019]\n---\nData **utara** sudah lengkap.\n"
    ),
    f"records/progress/{HELD}/data-pompa/2019-11-11-SJB.md": (
        "---\ndate: 2019-11-11\nby: SJB\ndue: 2019-11-22\nreason: menunggu data selatan\n---\n"
    ),
}


def fill(workspace: Workspace) -> None:
    """Write the whole of it."""
    for path, text in FILES.items():
        workspace.write(path, text)
