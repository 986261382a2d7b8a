"""Merges as they happen in an office: two branches that change the same records.

Each scene is what both branches start from and what each of them changes: files by path, with the
old text and the new one; None deletes a file, a text alone writes it. What is expected of plain git
and of the merge driver is ``clean``, ``conflict``, or the codes with which check names what is
clean and wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Change = str | bytes | None | tuple[tuple[str, str], ...]

STEM = "2019-10-29-banjir"
MEETING = f"records/meetings/2019/{STEM}.md"
LATER = "records/meetings/2019/2019-11-05-lanjutan.md"
EVENT = "records/events/lokakarya.md"
AGENCIES = "records/agencies.yaml"
PROGRESS = f"records/progress/{STEM}"
CLEAN, CONFLICT = "clean", "conflict"

TEXT = """\
---
title: Rapat koordinasi banjir
date: 2019-10-29
place: Balai Kota
chair: deputi-trlh
attendees:
  - BPBD
  - DLH
  - SJB
agenda:
  - id: laporan
    title: Laporan genangan
  - id: rencana
    title: Rencana pompa
decisions:
  - id: satu-data
    text: Data pompa dikumpulkan di satu tempat
    by: deputi-trlh
follow-ups:
  - id: data-pompa
    what: Menyerahkan data pompa
    owners: [BPBD]
    due: 2019-11-15
    quote: BPBD akan menyerahkan data pompa
  - id: peta-genangan
    what: Membuat peta genangan
    owners: [DLH]
    due: 2019-11-20
    quote: DLH akan membuat peta genangan
  - id: jadwal-piket
    what: Menyusun jadwal piket
    owners: [SJB]
    due: 2019-11-25
    quote: SJB akan menyusun jadwal piket
visibility: internal
---

## Pembahasan

Genangan di Jakarta Utara surut dalam dua jam setelah pompa
dinyalakan. Rapat mencatat bahwa tiga pompa perlu diperbaiki
sebelum musim hujan.

Jadwal piket disusun untuk bulan November dan Desember.

## Tindak lanjut

- BPBD akan menyerahkan data pompa.
- DLH akan membuat peta genangan.
- SJB akan menyusun jadwal piket.
"""
EVENT_TEXT = """\
---
title: Lokakarya pompa
status: planned
date: 2019-12-11
place: Balai Kota
hosts: [SJB]
partners: [BPBD]
---

Lokakarya sehari.
"""
BASE: dict[str, str] = {MEETING: TEXT, EVENT: EVENT_TEXT}
DUE_A, DUE_B = "    due: 2019-11-15\n", "    due: 2019-11-20\n"
END = "    quote: SJB akan menyusun jadwal piket\n"


def follow_up(name: str, what: str, owner: str = "DLH") -> str:
    """The lines of a follow-up."""
    return f"  - id: {name}\n    what: {what}\n    owners: [{owner}]\n"


def entry(day: str, by: str, fields: str, note: str = "") -> str:
    """A progress entry."""
    return f"---\ndate: {day}\nby: {by}\n{fields}---\n{note}"


def at(day: str, by: str, item: str = "data-pompa") -> str:
    """Where a progress entry stands."""
    return f"{PROGRESS}/{item}/{day}-{by}.md"


def meeting(day: str, slug: str, rest: str) -> dict[str, Change]:
    """Another meeting."""
    path = f"records/meetings/{day[:4]}/{day}-{slug}.md"
    return {path: f"---\ntitle: Rapat {slug}\ndate: {day}\nattendees: [SJB]\n{rest}---\n"}


def moved_event(now: str, on: str) -> str:
    """The day of the event, moved."""
    return f"date: {now}\nmoved:\n  - on: {on}\n    was: 2019-12-11\n    now: {now}\n"


def superseding(name: str, text: str) -> str:
    """A decision in the place of an older one."""
    head = f"decisions:\n  - id: {name}\n    text: {text}\n"
    return f"{head}    supersedes: [{STEM}/satu-data]\n"


@dataclass(frozen=True)
class Scene:
    """One merge."""

    name: str
    ours: Mapping[str, Change]
    theirs: Mapping[str, Change]
    plain: str = CLEAN
    driver: str = CLEAN
    base: Mapping[str, str] = field(default_factory=dict)


SCENES = (
    Scene(
        "both add a follow-up at the end",
        {MEETING: ((END, END + follow_up("pompa-baru", "Membeli pompa")),)},
        {MEETING: ((END, END + follow_up("sirene", "Memasang sirene", "BPBD")),)},
        plain=CONFLICT,
    ),
    Scene(
        "one adds a follow-up at the end, one at the beginning",
        {MEETING: ((END, END + follow_up("pompa-baru", "Membeli pompa")),)},
        {MEETING: (("follow-ups:\n", "follow-ups:\n" + follow_up("sirene", "Memasang sirene")),)},
    ),
    Scene(
        "both report on one follow-up the same day, two agencies",
        {at("2019-11-05", "BPBD"): entry("2019-11-05", "BPBD", "status: in-progress\n")},
        {at("2019-11-05", "SJB"): entry("2019-11-05", "SJB", "", "Ditelepon.\n")},
    ),
    Scene(
        "both report on one follow-up the same day for the same office",
        {at("2019-11-05", "SJB"): entry("2019-11-05", "SJB", "status: in-progress\n")},
        {at("2019-11-05", "SJB"): entry("2019-11-05", "SJB", "asked: 2019-12-01\n", "Surat.\n")},
        plain=CONFLICT,
        driver=CONFLICT,
    ),
    Scene(
        "done on one side, postponed on the other the day after",
        {
            at("2019-11-06", "SJB"): entry(
                "2019-11-06", "SJB", "status: done\nevidence: [letter:012/2019]\n"
            )
        },
        {at("2019-11-07", "BPBD"): entry("2019-11-07", "BPBD", "due: 2019-12-10\nreason: Alat\n")},
        plain="JK108 JK304",
        driver="JK108 JK304",
    ),
    Scene(
        "done on one side, postponed on the other the same day",
        {
            at("2019-11-06", "SJB"): entry(
                "2019-11-06", "SJB", "status: done\nevidence: [letter:012/2019]\n"
            )
        },
        {at("2019-11-06", "BPBD"): entry("2019-11-06", "BPBD", "due: 2019-12-10\nreason: Alat\n")},
        plain="JK108 JK304",
        driver="JK108 JK304",
    ),
    Scene(
        "handed over on one side, done on the other",
        {at("2019-11-05", "BPBD"): entry("2019-11-05", "BPBD", "owners: [DLH]\n")},
        {
            at("2019-11-06", "SJB"): entry(
                "2019-11-06", "SJB", "status: done\nevidence: [letter:012/2019]\n"
            )
        },
        plain="JK304",
        driver="JK304",
    ),
    Scene(
        "both hand it over, to two agencies",
        {at("2019-11-05", "BPBD"): entry("2019-11-05", "BPBD", "owners: [DLH]\n")},
        {at("2019-11-06", "SJB"): entry("2019-11-06", "SJB", "owners: [Dishub]\n")},
        plain="JK304",
        driver="JK304",
    ),
    Scene(
        "both move the due date in entries of their own",
        {at("2019-11-05", "BPBD"): entry("2019-11-05", "BPBD", "due: 2019-12-01\nreason: Alat\n")},
        {at("2019-11-06", "SJB"): entry("2019-11-06", "SJB", "due: 2019-12-15\nreason: Data\n")},
        plain="JK304",
        driver="JK304",
    ),
    Scene(
        "both edit the title",
        {MEETING: (("title: Rapat koordinasi banjir", "title: Rapat banjir"),)},
        {MEETING: (("title: Rapat koordinasi banjir", "title: Koordinasi banjir"),)},
        plain=CONFLICT,
        driver=CONFLICT,
    ),
    Scene(
        "one edits the title, one the place two lines below",
        {MEETING: (("title: Rapat koordinasi banjir", "title: Rapat banjir"),)},
        {MEETING: (("place: Balai Kota", "place: Ruang Rapat A"),)},
    ),
    Scene(
        "one edits the due date, one the owners in the line above",
        {MEETING: ((DUE_A, "    due: 2019-11-30\n"),)},
        {MEETING: (("    owners: [BPBD]\n    due", "    owners: [BPBD, DLH]\n    due"),)},
        plain=CONFLICT,
    ),
    Scene(
        "both change the due date of one follow-up",
        {MEETING: ((DUE_A, "    due: 2019-11-30\n"),)},
        {MEETING: ((DUE_A, "    due: 2019-12-10\n"),)},
        plain=CONFLICT,
        driver=CONFLICT,
    ),
    Scene(
        "one renames the meeting, one reports progress on it for the first time",
        {
            MEETING: None,
            MEETING.replace("banjir", "genangan"): TEXT.replace(
                "visibility: internal\n", f"visibility: internal\nformer: [{STEM}]\n"
            ),
        },
        {at("2019-11-05", "BPBD"): entry("2019-11-05", "BPBD", "status: in-progress\n")},
    ),
    Scene(
        "one renames a meeting with progress, one reports more",
        {
            MEETING: None,
            MEETING.replace("banjir", "genangan"): TEXT.replace(
                "visibility: internal\n", f"visibility: internal\nformer: [{STEM}]\n"
            ),
            at("2019-11-01", "SJB"): None,
            at("2019-11-01", "SJB").replace("banjir", "genangan"): entry(
                "2019-11-01", "SJB", "", "Ditelepon.\n"
            ),
        },
        {at("2019-11-05", "BPBD"): entry("2019-11-05", "BPBD", "status: in-progress\n")},
        plain=CONFLICT,
        base={at("2019-11-01", "SJB"): entry("2019-11-01", "SJB", "", "Ditelepon.\n")},
    ),
    Scene(
        "one renames the meeting, one edits it",
        {
            MEETING: None,
            MEETING.replace("banjir", "genangan"): TEXT.replace(
                "visibility: internal\n", f"visibility: internal\nformer: [{STEM}]\n"
            ),
        },
        {MEETING: ((DUE_A, "    due: 2019-11-30\n"),)},
    ),
    Scene(
        "an agency is removed on one side, named on the other",
        {AGENCIES: (("Dishub:\n", "Dishubtrans:\n"),)},
        meeting(
            "2019-11-06", "pompa", follow_up("x", "Satu", "Dishub").join(["follow-ups:\n", ""])
        ),
        plain="JK102",
        driver="JK102",
    ),
    Scene(
        "an agency is renamed on one side, named by its old code on the other",
        {AGENCIES: (("Dishub:\n", "Dishubtrans:\n  former: [Dishub]\n"),)},
        meeting(
            "2019-11-06", "pompa", follow_up("x", "Satu", "Dishub").join(["follow-ups:\n", ""])
        ),
    ),
    Scene(
        "one id added twice, at two places",
        {MEETING: ((END, END + follow_up("sirene", "Memasang sirene di tiga titik")),)},
        {MEETING: (("follow-ups:\n", "follow-ups:\n" + follow_up("sirene", "Menguji sirene")),)},
        plain="JK103 JK302",
        driver=CONFLICT,
    ),
    Scene(
        "the same follow-up added by both, word for word",
        {MEETING: ((END, END + follow_up("sirene", "Memasang sirene")),)},
        {MEETING: ((END, END + follow_up("sirene", "Memasang sirene")),)},
    ),
    Scene(
        "one moves a follow-up to the top, one changes it",
        {
            MEETING: (
                (follow_up("jadwal-piket", "Menyusun jadwal piket", "SJB"), ""),
                ("    due: 2019-11-25\n" + END, ""),
                (
                    "follow-ups:\n",
                    "follow-ups:\n"
                    + follow_up("jadwal-piket", "Menyusun jadwal piket", "SJB")
                    + "    due: 2019-11-25\n"
                    + END,
                ),
            )
        },
        {MEETING: (("    due: 2019-11-25\n", "    due: 2019-12-01\n"),)},
        plain=CONFLICT,
    ),
    Scene(
        "one puts a follow-up like its neighbour above it, one gives the neighbour a receiver",
        {
            MEETING: (
                (
                    "  - id: b\n",
                    follow_up("baru", "Sama") + "    event: lokakarya\n  - id: b\n",
                ),
            )
        },
        {
            MEETING: (
                (
                    "  - id: b\n    what: Sama\n    owners: [DLH]\n",
                    "  - id: b\n    what: Sama\n    owners: [DLH]\n    to: [BPBD]\n",
                ),
            )
        },
        base={
            MEETING: "---\ntitle: Rapat\ndate: 2019-10-29\nattendees: [DLH]\nfollow-ups:\n"
            "  - id: a\n    what: Sama\n    owners: [DLH]\n    event: lokakarya\n"
            "  - id: b\n    what: Sama\n    owners: [DLH]\n    event: lokakarya\n"
            "  - id: c\n    what: Lain\n    owners: [DLH]\n    event: lokakarya\n---\n"
        },
    ),
    Scene(
        "both add an attendee at the end",
        {MEETING: (("  - SJB\n", "  - SJB\n  - Dishub\n"),)},
        {MEETING: (("  - SJB\n", "  - SJB\n  - BPKD\n"),)},
        plain=CONFLICT,
    ),
    Scene(
        "both add an attendee to a list in brackets",
        {EVENT: (("partners: [BPBD]", "partners: [BPBD, DLH]"),)},
        {EVENT: (("partners: [BPBD]", "partners: [BPBD, Dishub]"),)},
        plain=CONFLICT,
    ),
    Scene(
        "one approves the minutes, one edits them",
        {MEETING: "APPROVE"},
        {MEETING: (("place: Balai Kota", "place: Ruang Rapat A"),)},
        plain="JK107",
        driver=CONFLICT,
    ),
    Scene(
        "both correct sealed minutes",
        {MEETING: "CORRECT place Balai Kota|Ruang Rapat A"},
        {MEETING: "CORRECT title Rapat koordinasi banjir|Rapat banjir"},
        plain=CONFLICT,
        driver=CONFLICT,
        base={MEETING: "APPROVE"},
    ),
    Scene(
        "one deletes a follow-up, one changes it",
        {
            MEETING: (
                (follow_up("peta-genangan", "Membuat peta genangan"), ""),
                (DUE_B + "    quote: DLH akan membuat peta genangan\n", ""),
            )
        },
        {MEETING: ((DUE_B, "    due: 2019-12-10\n"),)},
        plain=CONFLICT,
        driver=CONFLICT,
    ),
    Scene(
        "one deletes the meeting, one changes it",
        {MEETING: None},
        {MEETING: ((DUE_B, "    due: 2019-12-10\n"),)},
        plain=CONFLICT,
        driver=CONFLICT,
    ),
    Scene(
        "both register an agency at the same place",
        {AGENCIES: (("DLH:\n", "Diskominfo:\n  name: Dinas Komunikasi\nDLH:\n"),)},
        {AGENCIES: (("DLH:\n", "Disdik:\n  name: Dinas Pendidikan\nDLH:\n"),)},
        plain=CONFLICT,
    ),
    Scene(
        "both move the event",
        {
            EVENT: (
                (
                    "date: 2019-12-11\n",
                    moved_event("2020-01-15", "2019-11-05"),
                ),
            )
        },
        {
            EVENT: (
                (
                    "date: 2019-12-11\n",
                    moved_event("2020-02-20", "2019-11-06"),
                ),
            )
        },
        plain=CONFLICT,
        driver=CONFLICT,
    ),
    Scene(
        "a decision superseded by both, in two meetings",
        meeting(
            "2019-11-05",
            "pusat-data",
            superseding("dua", "Dua tempat"),
        ),
        meeting(
            "2019-11-06",
            "gudang",
            superseding("tiga", "Tiga tempat"),
        ),
        plain="JK304",
        driver="JK304",
    ),
    Scene(
        "a follow-up split in two on one side, done on the other",
        meeting(
            "2019-11-05",
            "pembagian",
            "follow-ups:\n"
            + follow_up("pompa-utara", "Data pompa utara", "BPBD")
            + f"    replaces: [{STEM}/data-pompa]\n"
            + follow_up("pompa-selatan", "Data pompa selatan", "DLH")
            + f"    replaces: [{STEM}/data-pompa]\n",
        ),
        {
            at("2019-11-06", "SJB"): entry(
                "2019-11-06", "SJB", "status: done\nevidence: [letter:012/2019]\n"
            )
        },
        plain="JK304",
        driver="JK304",
    ),
    Scene(
        "one side has other line ends, one an edit",
        {MEETING: TEXT.replace("\n", "\r\n").encode()},
        {MEETING: ((DUE_B, "    due: 2019-12-10\n"),)},
        plain=CONFLICT,
    ),
    Scene(
        "the whole file put into form on one side, edited on the other",
        {
            MEETING: TEXT.replace("  - ", "    - ")
            .replace("\n    what", "\n      what")
            .replace("\n    owners", "\n      owners")
            .replace("\n    due", "\n      due")
            .replace("\n    quote", "\n      quote")
            .replace("\n    text", "\n      text")
            .replace("\n    by", "\n      by")
            .replace("\n    title", "\n      title")
        },
        {MEETING: ((DUE_B, "    due: 2019-12-10\n"),)},
        plain=CONFLICT,
    ),
    Scene(
        "both add a paragraph at the end of the prose",
        {MEETING: (("jadwal piket.\n", "jadwal piket.\n- Pompa baru dibeli.\n"),)},
        {MEETING: (("jadwal piket.\n", "jadwal piket.\n- Sirene dipasang.\n"),)},
        plain=CONFLICT,
    ),
    Scene(
        "both rewrite one sentence of the prose",
        {MEETING: (("surut dalam dua jam", "surut dalam tiga jam"),)},
        {MEETING: (("surut dalam dua jam", "surut dalam satu jam"),)},
        plain=CONFLICT,
        driver=CONFLICT,
    ),
    Scene(
        "one paragraph changed by both, in lines that don't touch",
        {MEETING: (("Genangan di Jakarta Utara", "Genangan di Jakarta Barat"),)},
        {MEETING: (("sebelum musim hujan", "sebelum bulan Desember"),)},
    ),
    Scene(
        "one changes a quoted sentence, one adds a follow-up with its quote",
        {
            MEETING: (
                ("- BPBD akan menyerahkan data pompa.", "- BPBD menyerahkan semua data pompa."),
                (
                    "quote: BPBD akan menyerahkan data pompa",
                    "quote: BPBD menyerahkan semua data pompa",
                ),
            )
        },
        {
            MEETING: (
                (
                    "  - id: peta-genangan\n",
                    follow_up("salinan", "Menyalin data", "BPBD")
                    + "    quote: BPBD akan menyerahkan data pompa\n  - id: peta-genangan\n",
                ),
            )
        },
        plain=CONFLICT,
        driver="JK106",
    ),
    Scene(
        "a receiver added above the due date, a reason for the date below it",
        {MEETING: (("    owners: [DLH]\n    due", "    owners: [DLH]\n    to: [SJB]\n    due"),)},
        {MEETING: ((DUE_B, DUE_B + "    due-text: sebelum musim hujan\n"),)},
    ),
    Scene(
        "the same field added at two places of one follow-up",
        {
            MEETING: (
                ("    owners: [DLH]\n    due", "    owners: [DLH]\n    event: lokakarya\n    due"),
            )
        },
        {
            MEETING: (
                (
                    "    quote: DLH akan membuat peta genangan\n",
                    "    quote: DLH akan membuat peta genangan\n    event: lokakarya\n",
                ),
            )
        },
        plain="JK002",
    ),
)
