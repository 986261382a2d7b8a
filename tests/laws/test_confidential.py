"""Nothing confidential goes further than a terminal unless it is asked for (P10).

Every confidential text of the office below holds a word that stands nowhere else.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.repositories import repository
from tests.terminal.screen import Screen

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
MEETING, ITEM = "2019-10-29-pompa", "2019-10-29-pompa/kirim-data"
LISTS = [
    ["actions"],
    ["actions", "--all"],
    ["actions", "--agency", "BPBD", "--all"],
    ["actions", "--group", "meeting"],
    ["meetings"],
    ["decisions"],
    ["events"],
    ["agencies"],
    ["search", LEAK],
    ["search", "biaya"],
    ["search", "dibahas"],
    ["search", "Sudah"],
    ["search", "naskah"],
    ["show", MEETING],
    ["show", ITEM],
    ["show", f"{MEETING}/susun-naskah"],
    ["show", "BPBD"],
    ["show", "deputi-trlh"],
    ["history", MEETING],
    ["history", ITEM],
    ["history", f"{MEETING}/susun-naskah"],
]
CLOSED_NAMES = [
    "2019-11-05-tutup",
    "2019-11-05-tutup/siapkan-gudang",
    f"{MEETING}/hitung-biaya",
    "lokakarya",
    "pokja",
]


@pytest.fixture
def office(workspace: Workspace) -> Workspace:
    """An office with confidential texts of every kind, and others before them."""
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


@pytest.mark.parametrize("form", ["plain", "table", "json", "csv", "md", None])
@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_no_list_says_it_in_a_pipe(office: Workspace, command: list[str], form: str | None) -> None:
    """Whatever the list and its format; what was typed is not counted as said."""
    asked = [*command, *(["--format", form] if form else [])]
    done = office.run(*asked)
    assert done.code == 0, done.stderr
    assert not WORD.search(done.stdout + done.stderr)


@pytest.mark.parametrize("command", ["show", "history"])
@pytest.mark.parametrize("name", CLOSED_NAMES)
def test_what_is_confidential_is_refused_by_name(
    office: Workspace, command: str, name: str
) -> None:
    """Exit 3 and the option that shows it; then it is shown, in a pipe too."""
    done = office.run(command, name)
    assert (done.code, done.stdout) == (3, "")
    assert "--confidential" in done.stderr
    assert not WORD.search(done.stderr)
    assert WORD.search(office.run(command, name, "--confidential").stdout)


RENDERS = [
    *(["minutes", MEETING, "--format", form] for form in ("md", "html", "docx", "pdf")),
    ["attendance", MEETING],
    ["actions", "--all"],
    ["actions", "--all", "--format", "csv"],
    ["actions", "--all", "--format", "xlsx"],
    ["actions", "--all", "--agency", "BPBD", "--format", "xlsx"],
    ["agency", "BPBD"],
    ["reminder", "DLH"],
    ["reminder", "DLH", "--format", "eml", "--sheet"],
    ["reminder", "DLH", "--format", "txt"],
    ["decisions"],
    ["decisions", "--format", "csv"],
    ["news", MEETING, "--internal"],
]


@pytest.mark.parametrize("asked", RENDERS, ids=" ".join)
def test_no_paper_says_it(office: Workspace, tmp_path: Path, asked: list[str]) -> None:
    """Neither the paper nor what is said beside it."""
    ending = asked[asked.index("--format") + 1] if "--format" in asked else "md"
    file = tmp_path / f"paper.{ending}"
    done = office.run("render", *asked, "-o", str(file))
    assert done.code == 0, done.stderr
    said = (read_file(file) if file.exists() else "") + done.stdout + done.stderr
    assert not WORD.search(said)


DIGESTS = [
    ["diff", "HEAD~1..HEAD"],
    ["diff", "HEAD~2..HEAD~1"],
    ["diff", "HEAD~2"],
    ["diff"],
    ["diff", "HEAD..HEAD~2"],
    ["diff", "HEAD~1..HEAD~2"],
]


@pytest.mark.parametrize("form", ["text", "md", "json"])
@pytest.mark.parametrize("command", DIGESTS, ids=" ".join)
def test_no_digest_says_it(office: Workspace, command: list[str], form: str) -> None:
    """Not what is new, what was changed, nor what is gone."""
    done = office.run(*command, "--format", form)
    assert done.code == 0, done.stderr
    assert not WORD.search(done.stdout + done.stderr)
    assert WORD.search(office.run(*command, "--format", form, "--confidential").stdout)


@pytest.mark.parametrize("command", [["actions"], ["show", MEETING], ["decisions"]], ids=" ".join)
def test_a_terminal_shows_it_marked(office: Workspace, command: list[str]) -> None:
    """What stays on the screen is whole."""
    with Screen(office, *command, columns=200) as screen:
        assert screen.end() == 0
        assert WORD.search(screen.text)
        assert "[confidential]" in screen.text


def test_the_article_withholds_whole_paragraphs(office: Workspace) -> None:
    """What stands beside the words of an item, and what names a confidential record, too."""
    prose = (
        "## Isi\n\nJadwal ditetapkan.\n\nAnggaran dibahas. Sisanya besar.\n\n- Satu\n"
        "- Lihat [rapat](../2019/2019-11-05-tutup.md) itu\n- Dua\n\n"
        f"Tentang Rapat {LEAK}4 tidak ada.\n"
    )
    item = (
        "decisions:\n  - {id: a, text: Anggaran, quote: Anggaran dibahas., "
        "visibility: confidential}\n"
    )
    office.write(
        "records/meetings/2019/2019-11-08-umum.md",
        f"---\ntitle: Rapat umum\ndate: 2019-11-08\nattendees: [SJB]\nvisibility: public\n{item}"
        f"---\n\n{prose}",
    )
    done = office.run("render", "news", "2019-11-08-umum")
    assert all(word in done.stdout for word in ("Jadwal", "Satu", "Dua"))
    for word in ("Anggaran", "Sisanya", "Lihat", "tidak ada", "…"):
        assert word not in done.stdout
    found = office.run("check").stdout
    assert "2019-11-08-umum.md:13" not in found
    assert found.count("JK109") == 1


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


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "rdjson"])
def test_a_check_names_and_does_not_quote(office: Workspace, form: str) -> None:
    """Path, field and code of what is wrong in a confidential record, but no value of it."""
    for path, text in BROKEN.items():
        office.write(path, text)
    done = office.run("check", "--format", form)
    assert done.code == 1
    assert "2019-11-07-rusak.md" in done.stdout
    assert not WORD.search(done.stdout + done.stderr)
    assert WORD.search(office.run("check", "--format", form, "--confidential").stdout)


@pytest.mark.parametrize(
    "command", [["actions"], ["show", MEETING], ["history", MEETING], ["diff"]]
)
def test_what_is_not_counted_is_named_and_not_quoted(office: Workspace, command: list[str]) -> None:
    """On stderr, and in json."""
    for path, text in BROKEN.items():
        office.write(path, text)
    done = office.run(*command, "--format", "json")
    assert not WORD.search(done.stdout + done.stderr)


def test_the_workbook_of_an_agency_holds_nothing_of_others(
    office: Workspace, tmp_path: Path
) -> None:
    """Its hidden page offers whom the agency answers for, not the whole register."""
    file = tmp_path / "dlh.xlsx"
    done = office.run("render", "actions", "--agency", "DLH", "--all", "-o", str(file))
    assert done.code == 0, done.stderr
    told = read_file(file)
    assert "Sudin-LH-Utara" in told
    assert not any(code in told for code in ("Kedubes-Perancis", "BPKD", "Dishub"))
